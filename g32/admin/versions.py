"""Nobody saves over somebody else's newer version unawares.

A form carries its version: how often its record, and the rows on its page, had been written when
it was shown. The count only grows, and it is taken again under a lock before anything is saved.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import ForeignKey, Model
from django.http import HttpRequest, HttpResponse
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from g32.dates.fields import PartialDateField
from g32.dates.wording import in_words

from .acts import RefusalError
from .history import writes

VERSION = "_version"


class VersionMixin(admin.ModelAdmin):
    """A `ModelAdmin` that refuses to save over a newer version, and shows both."""

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], obj: Any = None, **kwargs: Any
    ) -> HttpResponse:
        """Put the version in the form: the one it was shown with, or the one just compared with."""
        if obj is not None:
            formsets = [inline.formset for inline in context["inline_admin_formsets"]]
            shown = "" if hasattr(request, "overtaken") else request.POST.get(VERSION, "")
            context["version"] = shown or f"{writes([obj])}.{writes(_rows(formsets))}"
        return super().render_change_form(request, context, obj=obj, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save, unless the record was written after the form was shown."""
        if change:
            _lock([obj])
            if writes([obj]) != _shown(request, 0, writes([obj])):
                _compare(request, [form])
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the rows, unless one was written after the form was shown."""
        if change:
            rows = _rows(formsets)
            _lock(rows)
            if writes(rows) != _shown(request, 1, writes(rows)):
                _compare(request, (row for formset in formsets for row in formset.initial_forms))
        super().save_related(request, form, formsets, change)


def _shown(request: HttpRequest, part: int, otherwise: int) -> int:
    """The count that the form was shown with; a form that carries none is not compared."""
    counts = request.POST.get(VERSION, "").split(".")
    return int(counts[part]) if len(counts) == 2 and counts[part].isdecimal() else otherwise


def _rows(formsets: Iterable[Any]) -> list[Model]:
    return [row.instance for formset in formsets for row in formset.initial_forms]


def _lock(records: list[Any]) -> None:
    """Let whoever else saves these rows wait (SQLite has one writer at a time anyway)."""
    for model in {type(record) for record in records}:
        numbers = [record.pk for record in records if type(record) is model]
        list(model._base_manager.select_for_update().filter(pk__in=numbers).values_list("pk"))


def _compare(request: HttpRequest, forms: Iterable[Any]) -> None:
    """Raise `RefusalError` if what the forms hold differs from what is stored now."""
    lines = [line for form in forms for line in _differences(form)]
    if lines:
        said = _(
            "Somebody else saved this while you were editing. Nothing of yours was saved. Compare, "
            "and save again to keep what stands in the form:"
        )
        request.overtaken = True  # type: ignore[attr-defined]  # saving again is deliberate
        raise RefusalError(said, *lines)


def _differences(form: Any) -> list[str]:
    """A line for each field in which the form differs from the stored row."""
    model = form._meta.model
    stored = model._base_manager.filter(pk=form.instance.pk).first()
    if stored is None:
        return []
    columns = {column.name: column for column in model._meta.concrete_fields}
    lines = []
    for name, typed in form.cleaned_data.items():
        if name not in form.fields or not hasattr(stored, name):
            continue
        column = columns.get(name)  # None: a box in which several are typed
        theirs = getattr(stored, name)
        if theirs == typed or (column and column.primary_key):
            continue
        lines.append(
            _("%(field)s: now “%(theirs)s”, in your form “%(yours)s”.")
            % {
                "field": capfirst(column.verbose_name if column else form.fields[name].label),
                "theirs": _shown_value(column, theirs),
                "yours": _shown_value(column, typed),
            }
        )
    return lines


def _shown_value(column: Any, value: Any) -> str:
    if value in (None, ""):
        return "–"
    if isinstance(column, PartialDateField):
        return in_words(value)
    if column is None or isinstance(column, ForeignKey) or not column.choices:
        return str(localize(value))
    return str(dict(column.flatchoices).get(value, value))
