"""The register in the form of Popolo, which other civic tools read (popoloproject.com).

The ids are ours, and last; where one class holds records of several kinds, the kind stands before
them ("city--ede"). What Popolo has no word for stands under the key "g32". Contact details have no
place in it.

| module | gives |
|---|---|
| `values` | dates, names, sources as Popolo has them |
| `classes` | which records each class holds; any app registers its own |
| `views` | the whole of it, at its address |
"""

from .classes import of_class
from .values import dates, former, identified, names, sources, told

__all__ = ["dates", "former", "identified", "names", "of_class", "sources", "told"]
