"""The history, to read: who wrote what, when and why. Nobody writes it by hand."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import Model, Q
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from g32.history.tables import model_of_table
from g32.models import HistoryEntry
from g32.site import Section

from .filters import codes
from .lists import ListMixin

UPDATE = HistoryEntry.Act.UPDATE
#: How many of a record's latest writes its own history page shows.
LATEST = 200


def writes(records: Sequence[Model]) -> int:
    """Return how often the rows were written, all together."""
    tables: dict[str, list[Any]] = {}
    for record in records:
        tables.setdefault(record._meta.db_table, []).append(record.pk)
    wanted = Q(pk__in=[])
    for table, rows in tables.items():
        wanted |= Q(table=table, row__in=rows)
    return HistoryEntry.objects.filter(wanted).count() if tables else 0


def history_of(record: Any) -> list[dict[str, Any]]:
    """Return the latest writes to the record's own row, newest first: `entry`, and for a change
    the `labels` of the fields that it changed.
    """
    entries = HistoryEntry.objects.filter(table=record._meta.db_table, row=record.pk)
    return [
        {
            "entry": entry,
            "labels": [label for label, *_values in changes(entry)] * (entry.act == UPDATE),
        }
        for entry in entries.order_by("-pk")[:LATEST]
    ]


def changes(entry: HistoryEntry) -> list[tuple[str, Any, Any]]:
    """Return what the write changed: the field's label, its value before and after."""
    before, after = entry.before or {}, entry.after or {}
    model = model_of_table(entry.table)
    labels = {f.column: f.verbose_name for f in model._meta.concrete_fields} if model else {}
    return [
        (capfirst(str(labels.get(column, column))), before.get(column), after.get(column))
        for column in dict.fromkeys((*before, *after))
        if before.get(column) != after.get(column)
    ]


@admin.register(HistoryEntry)
class HistoryEntryAdmin(ListMixin):
    """Every write, newest first, to read only."""

    section = Section.SOURCES
    place = 90
    actions = None
    ordering = ("-pk",)
    list_display = ("at", "who", "act", "record", "reason")
    list_filter = (codes("act"),)
    search_texts = ("actor", "reason", "batch")
    search_help_text = _("By whom, why, or in which batch.")
    fields = ("at", "who", "act", "record", "reason", "batch", "changed")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody: triggers write it."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody: it is append-only."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody: it is append-only."""
        return False

    @admin.display(description=_("by"), ordering="actor")
    def who(self, entry: HistoryEntry) -> str:
        """Who wrote; in words where it was nobody of the application's users."""
        return entry.actor or str(_("outside the application"))

    @admin.display(description=_("record"), ordering="table")
    def record(self, entry: HistoryEntry) -> str:
        """The kind and number of the row; a link, while it is there and has a page."""
        model = model_of_table(entry.table)
        if model is None:
            return f"{entry.table} {entry.row}"
        text = f"{capfirst(model._meta.verbose_name)} {entry.row}"
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}_history"
        try:
            return format_html('<a href="{}">{}</a>', reverse(name, args=[entry.row]), text)
        except NoReverseMatch:
            return text

    @admin.display(description=_("what changed"))
    def changed(self, entry: HistoryEntry) -> str:
        """What changed, field by field."""
        rows = format_html_join(
            "", "<tr><th>{}</th><td>{}</td><td>{}</td></tr>", self._cells(entry)
        )
        head = format_html(
            "<thead><tr><th>{}</th><th>{}</th><th>{}</th></tr></thead>",
            _("Field"),
            _("Before"),
            _("After"),
        )
        return format_html(
            '<div class="scroll" tabindex="0" role="region" aria-label="{}"><table>{}<tbody>{}'
            "</tbody></table></div>",
            _("What changed"),
            head,
            rows,
        )

    @staticmethod
    def _cells(entry: HistoryEntry) -> list[tuple[str, ...]]:
        return [
            (label, *("" if value is None else value for value in values))
            for label, *values in changes(entry)
        ]
