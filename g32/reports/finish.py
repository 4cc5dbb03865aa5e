"""How a cell is finished: what is to be done to it only once, however many rows it stands in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .columns import Cell, Column


def as_it_is(_column: Column, cell: Cell) -> Cell:
    """Leave a cell a text, a number or None."""
    return cell


@dataclass(frozen=True)
class Finish:
    """Codes or, with `labels`, words; then what the format makes of the cell.

    `plain` gives for a column of ids, which hold nothing that any format must guard, what finishes
    them at the least cost; None: nothing needs to be done.
    """

    labels: bool
    field: Callable[[Column, Cell], Any] = as_it_is
    plain: Callable[[Column], Callable[[str], Any] | None] = lambda _column: None

    def cell(self, column: Column, value: Any) -> Any:
        """Return the finished cell."""
        return self.field(column, column.cell(value, labels=self.labels))
