"""Who took what along, to read only."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from g32.models import Export
from g32.reports.formats import FORMATS
from g32.site import Section

from .exporting import ExportMixin, Shown
from .lists import ListMixin
from .rights import ReadOnlyMixin, RightsMixin


@admin.register(Export)
class ExportAdmin(ExportMixin, ReadOnlyMixin, RightsMixin, ListMixin):
    """Every export, the newest first."""

    section = Section.ACCESS
    place = 20
    actions = None
    list_display = ("at", "actor", "subject", "asked", "called", "columns", "rows")
    list_select_related = ("end",)
    search_texts = ("actor", "subject", "asked", "columns")
    ordering = ("-pk",)

    def get_urls(self) -> list[Any]:
        """The list tells it all: no export has a page of its own."""
        kept = ("_changelist", "_export", "_download")
        return [url for url in super().get_urls() if (url.name or "").endswith(kept)]

    def to_export(self, request: HttpRequest) -> Shown:
        """Return the list without the export that begins now."""
        shown: Any = super().to_export(request)
        newest = Export.objects.values_list("pk", flat=True).first() or 0
        shown.report.chosen = shown.report.chosen.filter(pk__lte=newest)
        return shown

    def get_list_display_links(self, request: HttpRequest, list_display: Any) -> None:
        """Lead nowhere."""

    @admin.display(description=_("format"), ordering="form")
    def called(self, export: Export) -> str:
        """What people call the format."""
        return FORMATS[export.form].name if export.form in FORMATS else export.form

    @admin.display(description=_("rows"))
    def rows(self, export: Any) -> Any:
        """How many rows, or that it broke off."""
        return export.end.rows if hasattr(export, "end") else _("broken off")
