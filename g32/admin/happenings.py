"""Everything that happened, newest first; and one happening, with all that it did."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from g32.happenings.entries import Sight, made_together, union
from g32.happenings.report import Writes
from g32.happenings.telling import Happening
from g32.models import HistoryEntry
from g32.reports import When
from g32.site import Section

from .asked import Asked
from .exporting import ExportMixin, Shown
from .history import OLDER, page_before, shown
from .restoring import RestoringMixin
from .rights import ReadOnlyMixin

#: So many writes a page looks at.
SHOWN = 60
#: In the address: a batch of which an earlier page already led to all.
PASSED = "passed"


@admin.register(HistoryEntry)
class HistoryEntryAdmin(ExportMixin, ReadOnlyMixin, RestoringMixin, admin.ModelAdmin):
    """Every write, told as happenings, to read only."""

    section = Section.SOURCES
    place = 90

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Tell what happened, or what of it is asked for."""
        self._require_view(request)
        asked, older = Asked.of(request), page_before(request)
        found = asked.numbers(SHOWN + 1, older, passed=request.GET.get(PASSED, ""))
        happenings = shown(request, found[:SHOWN])
        context = {
            **self.admin_site.each_context(request),
            "title": _("All that happened"),
            "opts": self.opts,
            "asked": asked,
            "happenings": happenings,
            "older": _onwards(request, happenings) if len(found) > SHOWN else "",
            "newest": _address(request) if older else "",
            "export_url": self.export_url(request),
        }
        return TemplateResponse(request, "admin/happenings.html", context | (extra_context or {}))

    def to_export(self, request: HttpRequest) -> Shown:
        """Return what was asked for, write by write. How many those are is known at the end."""
        self._require_view(request)
        asked = Asked.of(request)
        return Shown(Writes(When(), asked), asked.in_words, None, asked.wrong)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Tell the happening that an entry belongs to, with all that it did."""
        self._require_view(request)
        if request.method == "POST":
            raise PermissionDenied
        entry = self.entry_of(request, object_id)
        sight = Sight.of(request.user)
        found = union([sight.narrow(made_together(entry))], SHOWN + 1, page_before(request))
        context = {
            **self.admin_site.each_context(request),
            "title": _("What happened"),
            "opts": self.opts,
            "entry": entry,
            "happenings": shown(request, found[:SHOWN]),
            "older": _address(request, found[SHOWN - 1]) if len(found) > SHOWN else "",
            "newest": _address(request) if page_before(request) else "",
        }
        return TemplateResponse(request, "admin/happening.html", context)

    def _require_view(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied


def _onwards(request: HttpRequest, happenings: list[Happening]) -> str:
    """The next page; of a batch that goes on there, its own page tells all."""
    last = min((entry for each in happenings for entry in each.entries), key=lambda one: one.pk)
    return _address(request, last.pk, last.batch)


def _address(request: HttpRequest, before: int | None = None, passed: str = "") -> str:
    """The same page, from another entry on; a batch that was begun is told on a page of its own."""
    kept = {name: text for name, text in request.GET.items() if name not in (OLDER, PASSED)}
    if before:
        kept |= {OLDER: str(before), PASSED: passed}
    return f"?{urlencode([(name, text) for name, text in kept.items() if text])}"
