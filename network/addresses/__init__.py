"""The address list of a body: how its members of a day are reached, for who may see that.

| module | gives |
|---|---|
| `members` | who they are, and which office of each tells how |
| `report` | the list as a report, from which come its page and its files |
| `cards` | its people as vCards, for an address book |
"""

from .cards import AddressBook, Cards
from .members import members
from .report import Addresses

__all__ = ["AddressBook", "Addresses", "Cards", "members"]
