"""One box that finds any record by what it is or was called, on every page.

| module | gives |
|---|---|
| `kinds` | what is found, as every app registers it, and the line that tells one hit from another |
| `typed` | what was typed: its words, and whether there is anything to look for |
| `names` | the names in which something is looked for, as the database reads them out |
| `ranks` | how well a name answers what was typed |
| `matches` | the names that answer, as it was typed or but for small mistakes |
| `near` | the words of the register that differ from a typed one by a letter or two |
| `hits` | the records that were found, the most likely first, by kind |
| `views`, `urls` | the page |
"""

from .kinds import Searched, searched

__all__ = ["Searched", "searched"]
