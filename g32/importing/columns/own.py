"""Columns that are fields of the record itself."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import BooleanField
from django.utils.translation import gettext as _

from g32.dates.edtf import shown
from g32.dates.fields import PartialDateField
from g32.importing.dates import read_date
from g32.importing.rows import Row
from g32.reports.columns import Code, Column
from g32.text import fold

from .base import ReportField
from .words import codes_of, words_of


class Own(ReportField):
    """A field of the record itself, read as its form reads it."""

    def bind(self, resource: Any, column: Column) -> None:
        """Make the form's own field, and know the words for its codes."""
        super().bind(resource, column)
        self.field = resource.field_of(self)
        self.form = self.field.formfield() or forms.CharField()
        self.is_required = not (self.field.blank or self.field.has_default())
        self._codes = codes_of(column)

    def read(self, cell: str) -> Any:
        """Read it. Empty, it is what an empty form means."""
        if isinstance(self.field, BooleanField):
            return bool(cell) and self._code(cell) == "yes"
        if isinstance(self.field, PartialDateField):
            cell = read_date(cell)
        elif isinstance(self.column, Code) and cell:
            cell = self._code(cell)
        value = self.form.clean(cell)
        if value in self.field.empty_values and self.field.blank:
            return value
        return self.field.clean(value, None)

    def explain(self) -> str:
        """Say what the form says of the field, and what may stand there."""
        told = [str(self.field.help_text)]
        if isinstance(self.field, PartialDateField):
            told.append(_("A date, as precise as it is known: 2014, 2014-10 or 2014-10-14."))
        elif words := [word for word in words_of(self.column).values() if word]:
            told.append(_("One of: %s.") % ", ".join(dict.fromkeys(words)))
        elif self.field.max_length:
            told.append(_("A text of at most %s characters.") % self.field.max_length)
        else:
            told.append(_("A text, however long."))
        return " ".join(filter(None, told))

    def _code(self, cell: str) -> str:
        code = self._codes.get(fold(cell))
        if code is None:
            offered = ", ".join(dict.fromkeys(words_of(self.column).values()))
            sentence = _("“%(value)s” is not known here. Choose one of: %(offered)s.")
            raise ValidationError(sentence % {"value": shown(cell), "offered": offered})
        return code

    def speaks_of(self) -> list[tuple[Any, str]]:
        """Of its field."""
        return [(self.field.model, self.field.name)]

    def put(self, row: Row, value: Any) -> None:
        """Give the record the value, if that is another."""
        self.give(row, row.record, value)

    def give(self, row: Row, record: Any, value: Any) -> None:
        """Give a record the value, if that is another; a new one any."""
        name = self.field.attname
        if record._state.adding:
            setattr(record, name, value)
        elif getattr(record, name) == value:
            return
        else:
            setattr(record, name, value)
            row.change(record, self.field.name)
        if not row.is_new:
            row.says(self.column.name, str(self.column.cell(value, labels=False)))
