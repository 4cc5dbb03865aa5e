"""Taking along what a list shows."""

from typing import Any, NamedTuple

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from g32.asof import the_day
from g32.exports import Asked, answer, form
from g32.reports import Report, Table, When
from g32.reports.formats import FORMATS
from g32.reports.table import table_of
from g32.reports.writing import NoFileError

from .filters import TODAY


class Shown(NamedTuple):
    """What a list shows: its rows as a report, in words what of its records those are, and how many
    there are if that is known. `wrong`: why nothing can be found.
    """

    report: Report
    words: str
    number: int | None
    wrong: str = ""


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
        context = {"export_url": self.export_url(request)}
        return super().changelist_view(request, context | (extra_context or {}))

    def export_url(self, request: HttpRequest) -> str:
        """Return where what is shown is exported."""
        return f"{self._export_address()}?{request.GET.urlencode()}"

    def export_view(self, request: HttpRequest) -> HttpResponse:
        """Show what would be exported, and let choose how."""
        shown = self.to_export(request)
        return self._let_choose(request, shown, shown.wrong)

    def _let_choose(self, request: HttpRequest, shown: Shown, error: str) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": capfirst(_("export %(what)s") % {"what": self.opts.verbose_name_plural}),
            "opts": self.opts,
            "words": shown.words,
            "back": f"../?{request.GET.urlencode()}",
            "error": error,
            "export": form(shown.report, request.GET, self._export_address, number=shown.number),
        }
        return TemplateResponse(request, "admin/export.html", context, status=400 if error else 200)

    def export_file_view(self, request: HttpRequest, code: str) -> HttpResponseBase:
        """Send the rows of the list, all of them."""
        if code not in FORMATS:
            raise Http404
        shown = self.to_export(request)
        if shown.wrong:
            return self._let_choose(request, shown, shown.wrong)
        more = {"words": shown.words, "expected": shown.number}
        asked = Asked.of(request.GET, shown.report, FORMATS[code], **more)
        try:
            return answer(request, asked)
        except NoFileError as refusal:
            return self._let_choose(request, self.to_export(request), str(refusal))

    def to_export(self, request: HttpRequest) -> Shown:
        """Return the list as its page would show it. Raises `PermissionDenied`."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        shown = self.get_changelist_instance(request)
        return Shown(self._table(shown), shown_words(shown), shown.result_count)

    def _table(self, shown: Any) -> Table:
        """The rows as a table. Of a list of today's state, what it tells is told of today."""
        today = any(spec.value() == TODAY for spec in shown.times)
        when = When(day=the_day()) if today else When()
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
