"""That a later source says that something is still so."""

from typing import Any, Self

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.admin.changing import changes
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

#: So many sources are offered.
OFFERED = 20


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


def confirming(record: Any, last: Any) -> QuerySet[Source]:
    """Return the sources that can confirm a record, last confirmed on `last`, latest first."""
    after = Q(as_of__gt=last) if last else Q(as_of__isnull=False)
    if record.start_earliest:
        after &= Q(as_of__gte=record.start_earliest)
    return Source.objects.filter(after).order_by("-as_of", "sort_key")


def _up_to(source: Source) -> str:
    said = {"source": source, "day": date_format(source.as_of) if source.as_of else ""}
    return _("%(source)s (up to %(day)s)") % said
