"""That a later source says that something is still so."""

from typing import Any, Self
from uuid import uuid4

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.admin.acts import reason_of
from g32.admin.changing import changes, recorded
from g32.happenings.entries import IN_BATCH
from g32.history import act
from g32.models import HistoryEntry
from g32.rights import Act, allowed, bound, can
from network import actions
from network.models import (
    Appointment,
    AppointmentCitation,
    Membership,
    MembershipCitation,
    Office,
    OfficeCitation,
    Source,
)
from network.passages import Passage

from .changes import OfOpen
from .passages import asked_passage

#: So many sources are offered.
OFFERED = 20
#: So many of the rows that cannot be confirmed are named.
NAMED = 20
#: What the page posts that asks for the source.
CONFIRMED = "post"


class Confirm(OfOpen):
    """A later source says that it is still so."""

    code = "confirm"
    verb = gettext_lazy("Confirm")
    explained: Any = gettext_lazy("A later source says that it is still so.")
    touches = True
    at_once = True

    @classmethod
    def suits(cls, record: Any) -> bool:
        """It goes on, and no source says so up to today."""
        if record.end or getattr(record, "planned", False):
            return False
        last = actions.last_confirmed(record)
        return last is None or last < timezone.localdate()

    @classmethod
    def in_place(cls, record: Any, request: HttpRequest) -> Self | None:
        """Offer the sources that can confirm it, the latest first."""
        last = actions.last_confirmed(record)
        sources = confirming(record, last)[:OFFERED]
        if not sources:
            return None
        form = cls(record, request)
        choices = [(str(Passage(source)), _up_to(source)) for source in sources]
        form.fields["at"] = forms.ChoiceField(label=_("source"), choices=choices)
        form.explained = (
            _("Confirmed up to %(day)s. A later source says that it is still so:")
            if last
            else _("No source with a day confirms it. One says that it is so:")
        ) % {"day": date_format(last) if last else ""}
        return form

    def carry_out(self) -> None:
        """Cite the source."""
        actions.confirm(record=self.record, **self.given)


@changes(Appointment, place=40)
class ConfirmAppointment(Confirm):
    """Somebody still holds the seat."""

    adds = (AppointmentCitation,)


@changes(Office, place=40)
class ConfirmOffice(Confirm):
    """Somebody still holds the office."""

    adds = (OfficeCitation,)


@changes(Membership, place=40)
class ConfirmMembership(Confirm):
    """The city still belongs to the network."""

    adds = (MembershipCitation,)


class ConfirmForm(forms.Form):
    """The source that confirms many."""

    at = asked_passage()


class ConfirmingMixin(admin.ModelAdmin):
    """A list of which many rows are confirmed with one source."""

    actions = ("confirm_selected",)

    @admin.action(description=gettext_lazy("Confirm with a source…"), permissions=["confirm"])
    def confirm_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        """Ask for the source; confirm what it can confirm, and say what it cannot."""
        form = ConfirmForm(request.POST if CONFIRMED in request.POST else None)
        if form.is_valid():
            try:
                self._confirm(request, queryset, form.cleaned_data["at"])
            except ValidationError as error:
                form.add_error("at", error.messages)
            else:
                return None
        context = {
            **self.admin_site.each_context(request),
            "title": _("Confirm with a source"),
            "opts": self.opts,
            "form": form,
            "queryset": queryset,
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
            "back": request.get_full_path(),
        }
        return TemplateResponse(request, "network/confirm.html", context)

    def has_confirm_permission(self, request: HttpRequest) -> bool:
        """Ask who may change the records, and cite them."""
        citation: Any = self.model._meta.get_field("citations").related_model
        return self.has_change_permission(request) and can(request.user, Act.ADD, citation)

    def _confirm(self, request: HttpRequest, rows: QuerySet[Any], passage: Passage) -> None:
        own = allowed(request.user, Act.CHANGE, rows)
        beyond = bound(request.user, Act.CHANGE, self.model)
        others = rows.exclude(pk__in=own.order_by().values("pk")) if beyond else ()
        number = own.count()
        batch = uuid4().hex
        with act(actor=request.user.get_username(), reason=reason_of(request), batch=batch):
            left = actions.confirm_all(records=own, passage=passage)
        number -= len(left)
        if number:
            entry = HistoryEntry.objects.filter(IN_BATCH, batch=batch).latest("pk")
            messages.success(
                request, recorded(_("%(number)s confirmed.") % {"number": number}, entry)
            )
        left += [(record, beyond) for record in others]
        for record, why in left[:NAMED]:
            messages.warning(request, f"{record}: {why}")
        if len(left) > NAMED:
            messages.warning(request, _("and %(number)s more") % {"number": len(left) - NAMED})


def confirming(record: Any, last: Any) -> QuerySet[Source]:
    """Return the sources that can confirm a record, last confirmed on `last`, latest first."""
    after = Q(as_of__gt=last) if last else Q(as_of__isnull=False)
    if record.start_earliest:
        after &= Q(as_of__gte=record.start_earliest)
    return Source.objects.filter(after).order_by("-as_of", "sort_key")


def _up_to(source: Source) -> str:
    said = {"source": source, "day": date_format(source.as_of) if source.as_of else ""}
    return _("%(source)s (up to %(day)s)") % said
