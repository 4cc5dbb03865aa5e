"""What all columns share."""

from collections.abc import Callable, Collection, Iterable, Mapping
from operator import itemgetter
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.fields import Field

from g32.importing.files import Cell, Unclear
from g32.importing.rows import Row
from g32.reports.columns import Column


class ReportField(Field):
    """A column of a report that is imported.

    What a cell means is worked out once for all rows that say the same. `attribute`: the field of
    the record, if it is not called as the column is; `beside`: further columns without which a
    cell means nothing.
    """

    #: Whether a new record cannot be without it.
    is_required = False
    #: Whether other columns of the row must have been taken up before.
    is_last: ClassVar[bool] = False
    #: Whether the value of the cell stands in a field of the record itself.
    is_own: ClassVar[bool] = True
    #: Whether somebody who is not there yet is added.
    adds = False
    #: Whether it says anything by itself.
    says_more: ClassVar[bool] = True
    column: Column
    #: The field that it is, if it is one.
    field: Any

    def __init__(self, attribute: str | None = None, *, beside: Iterable[str] = ()) -> None:
        super().__init__(attribute=attribute)
        self.beside = tuple(beside)
        self.known: dict[Any, Any] = {}

    def bind(self, resource: Any, column: Column) -> None:
        """Learn of which resource it is, and which column of the report."""
        self.resource = resource
        self.column = column
        self.attribute: str = self.attribute or column.name

    def at(self, places: Mapping[str, int]) -> None:
        """Learn where in the file its cells stand, and those beside them."""
        self.beside_here = [name for name in self.beside if name in places]
        self.place = places[self.column.name]
        pick = itemgetter(self.place, *(places[name] for name in self.beside_here))
        self._pick: Callable[[Any], Any] = pick

    def speaks_of(self) -> Iterable[tuple[Any, str]]:
        """Return the kinds of records, each with a field or "" for all of them, of which what is
        wrong is told in this column.
        """
        return ()

    def explain(self) -> str:
        """Return what who fills the column in has to know, in the language of the moment."""
        return ""

    def meet(self, rows: Collection[Row]) -> None:
        """Fetch what is to be known of these rows before their cells are taken up."""

    def cell(self, row: Row) -> Any:
        """Return what its value is read from: the cell, or its own and those beside it."""
        return self._pick(row.cells)

    def learn(self, cells: Collection[Any]) -> None:
        """Work out what the cells mean, all together."""
        for cell in cells:
            self.known[cell] = self._read(cell)

    def _read(self, cell: Any) -> Any:
        for each in cell if isinstance(cell, tuple) else (cell,):
            if isinstance(each, Unclear):
                return ValidationError(str(each.why.label))
        try:
            return self.read(cell)
        except ValidationError as refusal:
            return refusal

    def read(self, cell: Any) -> Any:
        """Return the value that a cell stands for. Raises `ValidationError`."""
        raise NotImplementedError

    def mark(self, value: Any) -> Any:
        """Return the value as it is stored, to be compared with those that are."""
        return value

    def take(self, row: Row) -> None:
        """Take the cell up in the row: its value, or what is wrong with it."""
        cell = self.cell(row)
        value = self.known[cell]
        try:
            if isinstance(value, ValidationError):
                raise value
            self.put(row, value)
        except ValidationError as refusal:
            row.refuse(self.column.name, written(row.cells[self.place]), refusal)

    def put(self, row: Row, value: Any) -> None:
        """Give the row's record the value."""
        raise NotImplementedError


def written(cell: Cell) -> str:
    """Return what stands in a cell."""
    return cell.shown if isinstance(cell, Unclear) else cell


class Along(ReportField):
    """Read along by another column; by itself it says nothing."""

    is_own = False
    says_more = False

    def explain(self) -> str:
        """Name the column that it is read with."""
        of = next(
            field for field in self.resource.fields.values() if self.column.name in field.beside
        )
        sentence = _("Says, together with “%(column)s”, which record is meant.")
        return sentence % {"column": of.column.label}

    def learn(self, cells: Collection[Any]) -> None:
        """Nothing."""

    def take(self, row: Row) -> None:
        """Nothing."""
