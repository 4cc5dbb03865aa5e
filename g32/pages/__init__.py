"""The page of a record, to read: what it is, and in panels what belongs to it.

| module | gives |
|---|---|
| `panels` | `Panel`, a table on a page, and the registry by which any app adds one to any page |
| `stories` | `Story`, a panel that also draws its rows as a timeline |
| `cells` | how a value is shown: dates in words, codes by their labels, records as links |
| `facts` | the record's own fields, and the rows that its form edits, as tables |
| `views` | `PageMixin`, which gives an admin the page |
| `front` | what changed lately and what needs attention, for the first page |
"""

from .panels import Panel, panel
from .stories import Story

__all__ = ["Panel", "Story", "panel"]
