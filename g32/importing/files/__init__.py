"""Reading an uploaded spreadsheet: from bytes that anybody may have made to a table of texts.

`reading` is the way in: it works in a process of its own, within limits. There `kinds` says by its
content what a file is, and one of three books opens it: `plain` (CSV), `xlsx` and `ods`, on
`archive` and `markup`, which count what they unpack and read. `numbers`, `formats` and `dates` say
what a cell means; `sheets` finds the sheet and makes it a table.
"""

from .cells import Cell, Unclear, Why
from .limits import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, UnreadableError
from .reading import read
from .table import Table

__all__ = [
    "MOST_BYTES",
    "MOST_COLUMNS",
    "MOST_ROWS",
    "Cell",
    "Table",
    "Unclear",
    "UnreadableError",
    "Why",
    "read",
]
