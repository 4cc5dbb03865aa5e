"""The history of a record, to read: what was done to it and to the rows on its page, in words."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.forms.models import _get_foreign_key
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from g32.happenings.entries import Sight, everything, hanging, of_row, union
from g32.happenings.names import Names
from g32.happenings.telling import Happening, tell
from g32.happenings.values import before, called
from g32.history.columns import is_private
from g32.models import HistoryEntry, Viewing
from g32.privacy import UNSEEN, seen

from .forms import is_number

#: So many writes a page of a history shows.
SHOWN = 60
#: In the address: only what was written before this entry is shown.
OLDER = "before"


class HistoryMixin(admin.ModelAdmin):
    """A `ModelAdmin` whose records tell their history, those too that were deleted."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Tell what was written to the record and the rows on its page, by whatever path."""
        record = self.remembered(request, unquote(object_id))
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        sight, older = Sight.of(request.user), page_before(request)
        parts = [sight.narrow(part) for part in self.entries_about(request, record)]
        found = union(parts, SHOWN + 1, older)
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %s") % called(record),
            "object": record,
            "name": called(record),
            "opts": self.opts,
            "deleted": record.is_gone,
            "happenings": shown(request, found[:SHOWN]),
            "only": f"{self.opts.db_table}.{record.pk}",
            "may_restore": self._may_restore(request, record),
            "older": f"?{urlencode({OLDER: found[SHOWN - 1]})}" if len(found) > SHOWN else "",
            "newest": "?" if older else "",
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/object_history.html", context)

    def remembered(self, request: HttpRequest, number: str) -> Any:
        """Return the record, as it was when it was deleted if it was (`is_gone`); None where there
        is none that the user may see.
        """
        if not is_number(number):
            return None
        record = self.get_object(request, number)
        if record is not None:
            record.is_gone = False
            return record if self.has_view_or_change_permission(request, record) else None
        entries = Sight.of(request.user).narrow(of_row(self.model, int(number)))
        last = entries.select_related("private").order_by("-pk").first()
        if last is None or last.act != HistoryEntry.Act.DELETE:
            return None
        values, names = before(last) or {"id": int(number)}, Names()
        names.fetch([(self.model, values)])
        record = names.record(self.model, values)
        record.is_gone = True
        return record

    def entries_about(
        self, request: HttpRequest, record: Any, *, rows: bool = True
    ) -> Iterator[QuerySet[Any]]:
        """Return the entries about the record and (`rows`) the rows on its page, in parts."""
        yield of_row(self.model, record.pk)
        for inline in self.get_inline_instances(request, record) if rows else ():
            link = _get_foreign_key(self.model, inline.model, fk_name=inline.fk_name)
            yield from hanging(link, [record.pk])

    def _may_restore(self, request: HttpRequest, record: Any) -> bool:
        if record.is_gone:
            return self.has_add_permission(request)
        return self.has_change_permission(request, record)


def shown(request: HttpRequest, numbers: list[int]) -> list[Happening]:
    """Return the entries with these numbers, told as happenings."""
    happenings = tell(everything().filter(pk__in=numbers))
    noted(request, [write for each in happenings for write in each.writes])
    return happenings


def noted(request: HttpRequest, told: Iterable[Any]) -> None:
    """Note who looks at private rows; where that cannot be done, do not show them."""
    private = [each for each in told if each.record is not None and is_private(each.record)]
    if not seen(request, [each.record for each in private], Viewing.Where.HISTORY):
        messages.warning(request, UNSEEN)
        for each in private:
            each.lines = []


def page_before(request: HttpRequest) -> int | None:
    """Return below which entry the page begins; None for the newest page."""
    text = request.GET.get(OLDER, "")
    return int(text) if is_number(text) and int(text) else None
