"""Who took what along, as that list is itself taken along."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from g32.models import Export
from g32.reports.columns import Code, Moment, Number, Text
from g32.reports.formats import FORMATS
from g32.reports.table import Table, lists


@lists
class Exports(Table):
    """Every export."""

    name = "exports"
    model = Export
    verbose_name = Export._meta.verbose_name_plural
    description = ""
    columns = (
        Number("number", _("number"), "id"),
        Moment("at", _("at")),
        Text("actor", _("by")),
        Text("subject", _("what")),
        Text("asked_for", _("asked for"), "asked"),
        Code("form", _("format"), {code: form.name for code, form in FORMATS.items()}),
        Text("columns", _("columns")),
        Number("row_count", _("rows")),
    )

    def queryset(self) -> QuerySet[Any]:
        """The newest first."""
        return Export.objects.order_by("-pk")

    def told(self) -> QuerySet[Any]:
        """With how they ended."""
        return Export.objects.select_related("end")

    def at(self, export: Export) -> datetime:
        """When it began."""
        return export.at

    def row_count(self, export: Any) -> int | None:
        """How many rows; nothing for one that broke off."""
        return export.end.rows if hasattr(export, "end") else None
