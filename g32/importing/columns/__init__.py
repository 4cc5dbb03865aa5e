"""How the columns of a report are read: each is a field of a django-import-export resource.

| class | the column is |
|---|---|
| `Own` | a field of the record itself |
| `Link` | another record, by its name |
| `Along` | read along by another column, which needs both to find a record |
| `Parts` | several rows that hang on the record: more are added, none is ever taken away |

A column that the resource does not declare is derived: compared, and never written.
"""

from .base import Along, ReportField
from .links import Link, Naming, Unwritten, alike, kind_of, point
from .own import Own
from .parts import BETWEEN, LinkParts, Parts, TextParts, split, stands_in

__all__ = [
    "BETWEEN",
    "Along",
    "Link",
    "LinkParts",
    "Naming",
    "Own",
    "Parts",
    "ReportField",
    "TextParts",
    "Unwritten",
    "alike",
    "kind_of",
    "point",
    "split",
    "stands_in",
]
