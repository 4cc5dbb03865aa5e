"""A record's own fields, and the rows that its form edits, to read."""

from collections.abc import Iterable
from typing import Any

from django.db.models import URLField
from django.forms.models import _get_foreign_key
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html, linebreaks
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from g32.asof import on_the_day
from g32.fields import NoteField
from g32.history.columns import is_private
from g32.models import Viewing
from g32.periods import Period
from g32.privacy import UNSEEN, seen
from g32.records import Record

from . import cells
from .panels import SHOWN, Panel, Table

#: The parts of the page's title, and the id.
_TOLD = {"first_names", "prefix", "surname", "slug"}


def facts(record: Any, names: Iterable[Any]) -> list[tuple[str, SafeString]]:
    """Return label and value of each field that is filled, unless the page's title tells it."""
    title = str(record)
    found = []
    for name in names:
        if name in _TOLD or getattr(record, name) == title:
            continue
        field = record._meta.get_field(name)
        value = _shown(record, field)
        if value:
            found.append((capfirst(field.verbose_name), value))
    return found


def _shown(record: Any, field: Any) -> SafeString:
    value = cells.value(record, field.name)
    if isinstance(field, NoteField) and value:
        return mark_safe(linebreaks(value, autoescape=True))  # noqa: S308 (escaped)
    if isinstance(field, URLField) and value:
        return format_html('<a href="{}" rel="noreferrer">{}</a>', value, value)
    return cells.shown(value)


class RowsPanel(Panel):
    """The rows of an inline, as a table to read."""

    def __init__(self, inline: Any, request: Any) -> None:
        self.inline = inline
        self.request = request
        self.model = inline.model  # type: ignore[misc]
        self.title = inline.verbose_name_plural  # type: ignore[misc]
        self.linked = inline.show_change_link  # type: ignore[misc]
        self.columns = {name: self._label(name) for name in self._names()}  # type: ignore[misc]
        if self._lasts:
            self.columns["standing"] = on_the_day

    def rows(self, record: Any) -> Iterable[Any]:
        """The rows that hang on the record; private ones only where it is noted who looks."""
        rows = self.inline.get_queryset(self.request).filter(**{self._owner.name: record.pk})
        if self._lasts:
            rows = rows.with_confirmation()
        if not is_private(self.model):
            return rows
        private = list(rows[: SHOWN + 1])
        if seen(self.request, private, Viewing.Where.PAGE):
            return private
        self.empty = UNSEEN  # type: ignore[misc]
        return []

    def table(self, record: Any) -> Table:
        """Fill the panel; offer to add a row to who may do that, but has no form of the record."""
        table = super().table(record)
        may = self.inline.has_add_permission(self.request, record) and self.linked
        whole = self.inline.admin_site.get_model_admin(self.inline.parent_model)
        if may and not whole.has_change_permission(self.request, record):
            opts = self.model._meta
            address = reverse(f"admin:{opts.app_label}_{opts.model_name}_add")
            table.add = f"{address}?{urlencode({self._owner.name: record.pk})}"
        return table

    def more(self, record: Any) -> str:
        """The form, which holds all of them."""
        opts = record._meta
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk])

    @property
    def _lasts(self) -> bool:
        """Whether the rows are records that last from … to …."""
        return issubclass(self.model, Period) and issubclass(self.model, Record)

    @property
    def _owner(self) -> Any:
        inline = self.inline
        return _get_foreign_key(inline.parent_model, inline.model, fk_name=inline.fk_name)

    def _names(self) -> list[str]:
        if self.inline.fields:
            return list(self.inline.fields)
        own = self.model._meta.concrete_fields
        return [f.name for f in own if f.editable and not f.primary_key and f is not self._owner]

    def _label(self, name: str) -> str | Promise:
        field: Any = self.model._meta.get_field(name)
        return field.verbose_name
