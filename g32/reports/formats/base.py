"""What every format can do."""

from collections.abc import Callable, Iterable
from typing import IO, Any, ClassVar

from g32.reports.base import Report
from g32.reports.columns import Cell, Column
from g32.reports.finish import Finish


class Format:
    """A way to write a report to a file: what stands around cells, rows and all of it."""

    #: How the command line and the addresses call it.
    code: ClassVar[str]
    #: What people call it.
    name: ClassVar[str]
    suffix: ClassVar[str]
    content_type: ClassVar[str]
    #: Not fit for a terminal; a file of which nothing can be read before it is whole.
    binary: ClassVar[bool] = False
    #: So many rows fit in; None: however many there are.
    most_rows: ClassVar[int | None] = None

    #: What stands between cells; before, between and after rows.
    between: ClassVar[str]
    row_begin: ClassVar[str] = ""
    row_between: ClassVar[str] = ""
    row_end: ClassVar[str] = ""

    def finish(self, *, labels: bool) -> Finish:
        """Return how cells are finished."""
        return Finish(labels=labels, field=lambda _column: self.cell, plain=self.plain)

    def cell(self, cell: Cell) -> str:
        """Return a cell as it stands in the file."""
        raise NotImplementedError

    def plain(self, column: Column) -> Callable[[str], str] | None:
        """Return what does the same to an id, which holds nothing to be guarded."""
        return None

    def head(self, report: Report, *, labels: bool) -> str:
        """Return what precedes the rows. Asks no query."""
        raise NotImplementedError

    def body(self, rows: Iterable[tuple[str, ...]]) -> str:
        """Return rows as they stand in the file."""
        between = self.row_end + self.row_between + self.row_begin
        return self.row_begin + between.join(map(self.between.join, rows)) + self.row_end

    def foot(self) -> str:
        """Return what follows the rows."""
        return ""

    def pack(self, content: IO[bytes], file: IO[bytes], report: Report) -> None:
        """Write a binary file around what was written in `content`, which stands at its begin."""
        raise NotImplementedError

    def header(self, report: Report, *, labels: bool) -> tuple[Any, ...]:
        """Return the header, its cells finished."""
        return tuple(map(self.cell, report.header(labels=labels)))
