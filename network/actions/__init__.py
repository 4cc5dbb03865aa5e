"""The acts: what changed in the network, written as one, with the passage that says so.

Plain functions, each atomic, and the only writers of more than one row. They know no request and no
user. What cannot be so is refused with a `ValidationError`, by field where one is to blame; nothing
is written then. A `Passage` names a stored source.

| module | gives |
|---|---|
| `appointments` | who holds what: appoint, confirm, end, succeed, appoint again |
| `names` | what a city, a body or a partner is called |
| `people` | two records of one person become one |
| `writing` | what the acts share, those of other apps included |
"""

from .appointments import (
    Holder,
    appoint,
    cannot_be_confirmed,
    carry_through,
    confirm,
    confirm_all,
    end,
    held_by_virtue,
    keeping_ends,
    last_confirmed,
    outlasting,
    renew,
    succeed,
)
from .names import rename
from .people import merge_people

__all__ = [
    "Holder",
    "appoint",
    "cannot_be_confirmed",
    "carry_through",
    "confirm",
    "confirm_all",
    "end",
    "held_by_virtue",
    "keeping_ends",
    "last_confirmed",
    "merge_people",
    "outlasting",
    "rename",
    "renew",
    "succeed",
]
