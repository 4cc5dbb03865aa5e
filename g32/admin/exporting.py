"""Taking along what a list shows."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from g32.exports import Asked, answer, form
from g32.reports import Table, When
from g32.reports.formats import FORMATS
from g32.reports.table import table_of
from g32.reports.writing import TooManyRowsError

from .filters import TODAY


class ExportMixin(admin.ModelAdmin):
    """A list that can be exported, with its filters, its search and its order."""

    def get_urls(self) -> list[Any]:
        """Add the page where one chooses, and the files."""
        stem = f"{self.opts.app_label}_{self.opts.model_name}"
        choose = self.admin_site.admin_view(self.export_view)
        download = self.admin_site.admin_view(self.export_file_view)
        return [
            path("export/", choose, name=f"{stem}_export"),
            path("export/<slug:code>/", download, name=f"{stem}_download"),
            *super().get_urls(),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the export of what is shown."""
        context = {"export_url": f"{self._export_address()}?{request.GET.urlencode()}"}
        return super().changelist_view(request, context | (extra_context or {}))

    def export_view(self, request: HttpRequest, error: str = "") -> HttpResponse:
        """Show what would be exported, and let choose how."""
        shown = self._shown(request)
        table = self._table(shown)
        context = {
            **self.admin_site.each_context(request),
            "title": capfirst(_("export %(what)s") % {"what": self.opts.verbose_name_plural}),
            "opts": self.opts,
            "words": shown_words(shown),
            "back": f"../?{request.GET.urlencode()}",
            "error": error,
            "export": form(table, request.GET, self._export_address, number=shown.result_count),
        }
        return TemplateResponse(request, "admin/export.html", context, status=400 if error else 200)

    def export_file_view(self, request: HttpRequest, code: str) -> HttpResponseBase:
        """Send the rows of the list, all of them."""
        if code not in FORMATS:
            raise Http404
        shown = self._shown(request)
        asked = Asked.of(
            request.GET,
            self._table(shown),
            FORMATS[code],
            words=shown_words(shown),
            expected=shown.result_count,
        )
        try:
            return answer(request, asked)
        except TooManyRowsError as refusal:
            return self.export_view(request, error=str(refusal))

    def _shown(self, request: HttpRequest) -> Any:
        """The list as its page would show it."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return self.get_changelist_instance(request)

    def _table(self, shown: Any) -> Table:
        """The rows as a table. Of a list of today's state, what it tells is told of today."""
        today = any(spec.value() == TODAY for spec in shown.times)
        when = When(day=timezone.localdate()) if today else When()
        rows = shown.queryset.select_related(None).prefetch_related(None)
        return table_of(self.model)(when, rows)

    def _export_address(self, code: str = "") -> str:
        stem = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        return reverse(f"{stem}_download", args=[code]) if code else reverse(f"{stem}_export")


def shown_words(shown: Any) -> str:
    """Return in words what of its records a list shows: its filters and its search."""
    chosen = [
        f"{capfirst(spec.title)}: {choice['display']}"
        for spec in shown.filter_specs
        for choice in spec.choices(shown)
        if spec.value() is not None and choice["selected"]
    ]
    if shown.query:
        chosen.append(_("Search: “%s”") % shown.query)
    return "; ".join(chosen)
