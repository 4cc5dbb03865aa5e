"""A page of a report: its rows, and where the next page begins."""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from g32.reports.columns import Cell, Column, Listing
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
    report, only = asked.report, asked.only
    columns = list(report.columns)
    exact = all(report.narrows(column) for column in columns if column.name in only)
    most = asked.limit + 1 if exact else LOOKED_AT
    wanted = [(number, column) for number, column in enumerate(columns) if column.name in only]
    rows: list[tuple[Cell, ...]] = []
    read, last = 0, None
    for place, row in report.following(Wanted(asked.after, only, most)):
        if len(rows) == asked.limit:
            return Page(rows, last)
        read, last = read + 1, place
        if all(_has(column, row[number], only[column.name]) for number, column in wanted):
            rows.append(row)
    return Page(rows, last if read == most else None)


def _has(column: Column, cell: Cell, texts: Collection[str]) -> bool:
    """Whether a cell is one of the texts, or as a listing holds one."""
    text = "" if cell is None else str(cell)
    if text in texts:
        return True
    several = f"; {text}; "
    return isinstance(column, Listing) and any(each and f"; {each}; " in several for each in texts)


def as_json(report: Any, rows: list[tuple[Cell, ...]]) -> list[Mapping[str, Cell]]:
    """Return the rows as the JSON of an export has them."""
    names = report.header()
    return [dict(zip(names, row, strict=True)) for row in rows]
