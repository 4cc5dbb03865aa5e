"""A page of a report: its rows, and where the next page begins."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from g32.reports import Report
from g32.reports.columns import Cell
from g32.reports.formats import Format
from g32.reports.narrowing import is_wanted
from g32.reports.places import Place, Wanted

from .asked import Asked

#: So many rows are looked at for a page at most, where only their cells can tell which are wanted.
#: The page has fewer rows then, or none, and the next one goes on.
LOOKED_AT = 10_000


class Page(NamedTuple):
    """Rows, and the place at which the next page begins; None: there are no more."""

    rows: list[tuple[Cell, ...]]
    next: Place | None


def page(asked: Asked) -> Page:
    """Return what is asked for. As many queries whatever the place and the number of rows."""
    looked_at = max(LOOKED_AT, asked.limit + 1)
    wanted = Wanted(asked.after, asked.only, asked.limit + 1, looked_at)
    most, following = asked.report.following(wanted)
    rows: list[tuple[Cell, ...]] = []
    read, last = 0, None
    for place, row in following:
        if len(rows) == asked.limit:
            return Page(rows, last)
        read, last = read + 1, place
        if is_wanted(asked.report.columns, row, asked.only):
            rows.append(row)
    return Page(rows, last if read == most else None)


def written(report: Report, rows: list[tuple[Cell, ...]], form: Format) -> str:
    """Return the rows as an export in that form has them; what comes back is written once."""
    if not rows:
        return ""
    field = form.finish(labels=False).field
    cells = (
        map(_Written(partial(field, column)).__getitem__, column_cells)
        for column, column_cells in zip(report.columns, zip(*rows, strict=True), strict=True)
    )
    return form.body(zip(*cells, strict=True))


class _Written(dict[Cell, str]):
    """The cells of a column as they stand in an answer; each is made when it is first asked for."""

    def __init__(self, make: Callable[[Cell], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, cell: Cell) -> str:
        made = self[cell] = self._make(cell)
        return made
