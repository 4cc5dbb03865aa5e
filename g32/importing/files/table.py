"""What a file becomes."""

from dataclasses import dataclass, field

from .cells import Cell


@dataclass
class Table:
    """The header and the rows of the sheet that was chosen.

    Each row is the line it stands on, as a spreadsheet program numbers its rows, and as many cells
    as the header has. Rows without anything are left out. `kind`: csv, xlsx or ods; only CSV has an
    encoding and a delimiter, only the others a name of the sheet.
    """

    kind: str
    header: list[str]
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    rows: list[tuple[int, list[Cell]]] = field(default_factory=list)
