"""How a cell is finished: what is to be done to it only once, however many rows it stands in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .columns import Cell, Column


def as_it_is(_column: Column) -> Callable[[Cell], Cell]:
    """Leave the cells of a column texts, numbers or None."""
    return lambda cell: cell


@dataclass(frozen=True)
class Finish:
    """Codes or, with `labels`, words; then what the format makes of the cells of a column.

    `plain` gives for a column of ids, which hold nothing that any format must guard, what finishes
    them at the least cost; None: nothing needs to be done.
    """

    labels: bool
    field: Callable[[Column], Callable[[Cell], Any]] = as_it_is
    plain: Callable[[Column], Callable[[str], Any] | None] = lambda _column: None

    def of(self, column: Column) -> Callable[[Any], Any]:
        """Return what makes the finished cell of a value of the column."""
        cell, field, labels = column.cell, self.field(column), self.labels
        return lambda value: field(cell(value, labels=labels))
