"""A page of a report: its rows, and where the next page begins."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from g32.reports.columns import Cell
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


def as_json(report: Any, rows: list[tuple[Cell, ...]]) -> list[Mapping[str, Cell]]:
    """Return the rows as the JSON of an export has them."""
    names = report.header()
    return [dict(zip(names, row, strict=True)) for row in rows]
