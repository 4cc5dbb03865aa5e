"""A page of a report: its rows, and where the next page begins."""

from typing import NamedTuple

from g32.reports.formats import Format
from g32.reports.narrowing import UNWANTED, telling_wanted
from g32.reports.places import Place, Wanted

from .asked import Asked

#: So many rows are looked at for a page at most, where only their cells can tell which are wanted.
#: The page has fewer rows then, or none, and the next one goes on.
LOOKED_AT = 10_000


class Page(NamedTuple):
    """Rows as an export in that form has them, and the place at which the next page begins; None:
    there are no more.
    """

    rows: str
    next: Place | None


def page(asked: Asked, form: Format) -> Page:
    """Return what is asked for. As many queries whatever the place and the number of rows."""
    looked_at = max(LOOKED_AT, asked.limit + 1)
    finish = telling_wanted(form.finish(labels=False), asked.only)
    wanted = Wanted(asked.after, asked.only, asked.limit + 1, looked_at, finish)
    most, following = asked.report.following(wanted)
    rows: list[tuple[str, ...]] = []
    read, last = 0, None
    for place, row in following:
        if len(rows) == asked.limit:
            return Page(form.body(rows), last)
        read, last = read + 1, place
        if not (asked.only and UNWANTED in row):
            rows.append(row)
    return Page(form.body(rows) if rows else "", last if read == most else None)
