"""Terugzetten: the pages that show what would be put back, and put it back."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from g32.guards import explain
from g32.happenings.entries import Sight, made_together
from g32.happenings.telling import address_of, tell
from g32.happenings.values import called
from g32.history.tables import model_of_table
from g32.models import HistoryEntry
from g32.restoring.carrying import RestoringError, carry_out
from g32.restoring.plan import MOST, Plan, Row, read, told, totals
from g32.restoring.refusals import refusals, sees

from .acts import ActingMixin, RefusalError, reason_of
from .forms import is_number
from .history import HistoryMixin, noted
from .versions.overtaken import require_unchanged
from .versions.stamps import Stamp, count

#: In the address: one record alone ("network_city.5"), and whether the rows on its page go along.
ONLY, ROWS = "only", "rows"
#: So many rows the page that asks tells one by one; the others it counts.
SHOWN = 200


class NotNowError(RefusalError):
    """What was asked cannot be done; the page says why and can be sent again."""

    asks_again = True


class Wish:
    """What somebody asks to put back: a happening, of one record only where that is said; or a
    record as it was right after an entry (`past`: whatever was written since).
    """

    def __init__(self, request: HttpRequest, entry: HistoryEntry, *, past: bool) -> None:
        self.request, self.entry, self.past = request, entry, past
        self.rows = not past or ROWS in request.GET
        self.owner: HistoryMixin | None = None
        self.record: Any = None
        if ONLY in request.GET or past:
            self.owner, self.record = _record_of(request)

    def numbers(self) -> set[int]:
        """Return the numbers of the entries that are to be undone; of too many, some."""
        asked = Q(pk__gt=self.entry.pk) if self.past else Q(pk__in=_numbers(self.entry))
        parts: list[QuerySet[Any]] = [HistoryEntry.objects.all()]
        if self.owner:
            parts = list(self.owner.entries_about(self.request, self.record, rows=self.rows))
        found: set[int] = set()
        for part in parts:
            numbers = part.filter(asked).order_by("-pk").values_list("pk", flat=True)
            found.update(numbers[: MOST + 1])
        return found

    def touched(self) -> list[Row]:
        """Return the rows that are written."""
        entries = HistoryEntry.objects.filter(pk__among=self.numbers())
        return list(entries.order_by().values_list("table", "row").distinct())

    def plan(self) -> Plan:
        """Read what there is to undo."""
        return Plan.undoing(read(self.numbers()))


def _numbers(entry: HistoryEntry) -> QuerySet[Any]:
    return made_together(entry).order_by().values("pk")


def _record_of(request: HttpRequest) -> tuple[HistoryMixin, Any]:
    """The record that the address names, and its admin. Raises Http404."""
    table, _dot, number = request.GET.get(ONLY, "").partition(".")
    model = model_of_table(table)
    owner = admin.site._registry.get(model) if model else None
    if not isinstance(owner, HistoryMixin) or not is_number(number):
        raise Http404
    record = owner.remembered(request, number)
    if record is None:
        raise Http404
    return owner, record


class RestoringMixin(ActingMixin, admin.ModelAdmin):
    """The pages of the history's admin on which something is put back."""

    def get_urls(self) -> list[Any]:
        """Add the two pages, each about an entry."""
        pages = (("undo", self.undo_view), ("restore", self.restore_view))
        own = [
            path(
                f"<path:object_id>/{name}/",
                self.admin_site.admin_view(view),
                name=f"g32_historyentry_{name}",
            )
            for name, view in pages
        ]
        return [*own, *super().get_urls()]

    def undo_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask whether to undo a happening; undo it."""
        return self._act_or_say(request, lambda: self._view(request, object_id, past=False))

    def restore_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask whether to put a record back as it was; do so."""
        return self._act_or_say(request, lambda: self._view(request, object_id, past=True))

    def entry_of(self, request: HttpRequest, number: str) -> HistoryEntry:
        """Return an entry that the user may see. Raises Http404."""
        entries = Sight.of(request.user).narrow(HistoryEntry.objects.all())
        entry = entries.filter(pk=number).first() if is_number(number) else None
        if entry is None:
            raise Http404
        return entry

    def _view(self, request: HttpRequest, object_id: str, *, past: bool) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        wish = Wish(request, self.entry_of(request, object_id), past=past)
        if request.method == "POST" and not hasattr(request, "refusal"):
            return self._put_back(wish)
        return self._ask(wish)

    def _put_back(self, wish: Wish) -> HttpResponse:
        request = wish.request
        require_unchanged(request, wish.touched())
        plan = wish.plan()
        if lines := refusals(plan, request.user, past=wish.past):
            raise NotNowError(*lines)
        try:
            carry_out(plan, request.user)
        except RestoringError as error:
            raise NotNowError(*error.lines) from None
        except IntegrityError as error:
            raise NotNowError(explain(error)) from None
        messages.success(request, _("It was put back. In the history it stands on top."))
        return HttpResponseRedirect(_onwards(wish))

    def _ask(self, wish: Wish) -> HttpResponse:
        request = wish.request
        # Counted before it is read to be shown: see Stamp.of.
        counted = count(wish.touched())
        plan = wish.plan()
        barred = refusals(plan, request.user, past=wish.past)
        outcome = plan.outcome() if sees(plan, request.user) else []
        shown = told(outcome[:SHOWN])
        noted(request, shown)
        context = {
            **self.admin_site.each_context(request),
            "title": _title(wish),
            "opts": self.opts,
            "wish": wish,
            "name": called(wish.record) if wish.record else "",
            "happening": tell([wish.entry])[0],
            "outcome": shown,
            "number": len(outcome),
            "totals": totals(outcome) if len(outcome) > SHOWN else [],
            "barred": barred,
            "refusal": [] if barred else getattr(request, "refusal", ()),
            "reason": reason_of(request),
            "version": Stamp.of(counted).sealed(request.user),
            "back": _onwards(wish),
        }
        return TemplateResponse(request, "admin/restore.html", context)


def _title(wish: Wish) -> str:
    if wish.past:
        return _("Put back as it was")
    return _("Undo")


def _onwards(wish: Wish) -> str:
    if wish.record is None:
        return reverse("admin:g32_historyentry_changelist")
    return address_of(type(wish.record), "history", wish.record.pk)
