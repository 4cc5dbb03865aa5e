"""The columns and rows of a report as they are asked of: with words beside codes and dates."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.utils import translation

from g32.reports.base import Report
from g32.reports.columns import Cell, PartialDate
from g32.reports.columns import Column as Of
from g32.reports.finish import Finish

from . import dates
from .columns import RENAMED, Column


class _Pair(NamedTuple):
    """A cell, and the same in words."""

    cell: Cell
    words: Cell


class _Both(Finish):
    """Gives of each cell with words both, of others the cell alone."""

    def of(self, column: Of) -> Callable[[Any], Any]:
        """Return what makes the finished cell of a value of the column."""

        def both(value: Any) -> _Pair:
            cell = column.cell(value, labels=False)
            if isinstance(column, PartialDate):
                return _Pair(cell, dates.worded(cell))
            with translation.override(settings.LANGUAGE_CODE):
                return _Pair(cell, column.cell(value, labels=True))

        return both if _has_words(column) else super().of(column)


def reported_columns(report: type[Report]) -> Iterator[Column]:
    """Go through the columns of a report, as they are asked of."""
    for each in report.columns:
        codes = {code: word for code, word in getattr(each, "words", {}).items() if code}
        column = Column(RENAMED.get(each.name, each.name), each.label, codes=codes)
        yield column
        if _has_words(each):
            yield column.in_words(None)


def reported(report: Report) -> Iterator[tuple[Cell | None, ...]]:
    """Go through the rows of a report, a cell for each of those columns; None for an empty one."""
    spread = [_has_words(each) for each in report.columns]
    for some in report.batches(_Both(labels=False)):
        for row in some.rows:
            yield tuple(
                None if one == "" else one
                for cell, both in zip(row, spread, strict=True)
                for one in (cell if both else (cell,))
            )


def _has_words(column: Of) -> bool:
    return column.has_words or isinstance(column, PartialDate)
