"""What can happen to seats, appointments, offices and memberships, each with its source.

That a later source confirms them, stands in `confirming`.
"""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.admin.changing import Change, changes
from g32.dates.forms import PartialDateFormField
from network import actions
from network.models import (
    Appointment,
    AppointmentCitation,
    How,
    Membership,
    MembershipCitation,
    Office,
    OfficeCitation,
    Seat,
)

from .following import Held, following, held_in, staying
from .passages import PARTS, asked_passage

#: How the day on which one thing takes the place of another is given.
TURNS = gettext_lazy(
    "As precisely as the source has it. Of a known day, what was before ends the day before; of a "
    "month or a year, both are given the same date."
)


def asked_turn() -> PartialDateFormField:
    """Return the field that asks from when on something takes the place of something else."""
    return PartialDateFormField(label=gettext_lazy("from when on"), help_text=TURNS)


class SourcedChange(Change):
    """A change that a passage in a source tells of."""

    told_at: ClassVar[dict[str, str]] = dict.fromkeys(PARTS, "at")

    at = asked_passage()

    @property
    def given(self) -> dict[str, Any]:
        """What was filled in, as the acts take it."""
        own = {name: self.cleaned_data[name] for name in self.names}
        return own | {"passage": self.cleaned_data["at"]}

    @cached_property
    def seats(self) -> set[int]:
        """The seats whose holders may change; asked before anything is written."""
        return set()

    def watched(self) -> Held:
        """Who holds those seats, and what is held by virtue of them."""
        return held_in(self.seats)

    def follows(self, before: Held, after: Held) -> Iterable[str]:
        """What is held ex officio no longer, or from now on; which seat becomes vacant."""
        return following(before, after)


HOLDER = ("person", "city", "organisation", "note")


@changes(Seat, place=10)
class Appoint(SourcedChange):
    """Somebody gets the seat."""

    code = "appoint"
    verb = gettext_lazy("Appoint")
    explained = gettext_lazy("Somebody holds this seat from now on.")
    like = Appointment
    names = (*HOLDER, "start", "how", "planned")
    adds = (Appointment, AppointmentCitation)
    touches = False

    @classmethod
    def suits(cls, record: Any) -> bool:
        """Nobody is appointed to a seat that is filled ex officio."""
        return not record.ex_officio

    @cached_property
    def seats(self) -> set[int]:
        """The seat."""
        return {self.record.pk}

    def carry_out(self) -> None:
        """Appoint."""
        actions.appoint(seat=self.record, **self.given)


class OfOpen(SourcedChange):
    """What happens to something that goes on."""

    @classmethod
    def suits(cls, record: Any) -> bool:
        """It has no end yet."""
        return not record.end


class OfAppointment(OfOpen):
    """What happens to an appointment that goes on."""

    like = Appointment
    adds: ClassVar[tuple[Any, ...]] = (Appointment, AppointmentCitation)

    @cached_property
    def seats(self) -> set[int]:
        """The seat."""
        return {self.record.seat_id}


@changes(Appointment, place=10)
class Succeed(OfAppointment):
    """Somebody else takes over."""

    code = "succeed"
    verb = gettext_lazy("Succeed")
    explained = gettext_lazy(
        "Somebody else takes over the seat: this appointment ends, and the next begins."
    )
    names = (*HOLDER, "start", "how")

    def __init__(self, record: Any, request: HttpRequest, data: Any = None) -> None:
        super().__init__(record, request, data)
        self.fields["how"].initial = How.TOOK_OVER
        _ask_when_it_begins(self)

    def carry_out(self) -> None:
        """End the one, begin the other."""
        actions.succeed(appointment=self.record, **self.given)


@changes(Appointment, place=20)
class Renew(OfAppointment):
    """The same holder begins a new term."""

    code = "renew"
    verb = gettext_lazy("Appoint again")
    explained = gettext_lazy(
        "Elected or appointed again: this appointment ends, and a new one of the same holder "
        "begins."
    )
    names = ("start", "how")

    def __init__(self, record: Any, request: HttpRequest, data: Any = None) -> None:
        super().__init__(record, request, data)
        self.fields["how"].initial = How.RE_ELECTED
        _ask_when_it_begins(self)

    def carry_out(self) -> None:
        """End the one, begin the other."""
        actions.renew(appointment=self.record, **self.given)


def _ask_when_it_begins(form: Change) -> None:
    form.fields["start"].required = True
    form.fields["start"].help_text = TURNS


class End(OfOpen):
    """It ends."""

    code = "end"
    verb = gettext_lazy("End it")
    names = ("end",)

    def __init__(self, record: Any, request: HttpRequest, data: Any = None) -> None:
        super().__init__(record, request, data)
        self.fields["end"].required = True
        self.fields["end"].help_text = _("The last day, as precisely as the source has it.")

    def carry_out(self) -> None:
        """End it."""
        actions.end(record=self.record, **self.given)


@changes(Appointment, place=30)
class EndAppointment(End, OfAppointment):
    """Somebody leaves the seat."""

    explained = gettext_lazy(
        "The holder leaves the seat, and no successor is known. Is one known? Then choose "
        "“Succeed”."
    )
    adds = (AppointmentCitation,)


@changes(Office, place=10)
class EndOffice(End):
    """Somebody leaves an office."""

    explained = gettext_lazy(
        "The office is over. The seats that are held for its city end with it, and nothing else; "
        "first you see which."
    )
    like = Office
    adds = (OfficeCitation, AppointmentCitation)

    @cached_property
    def seats(self) -> set[int]:
        """Those that the person holds for the city."""
        held = Appointment.objects.filter(person=self.record.person_id, end="")
        here = held.filter(city=self.record.city_id, city__isnull=False)
        return set(here.values_list("seat", flat=True))

    def follows(self, before: Held, after: Held) -> Iterable[str]:
        """Say too which seats the person keeps, and why."""
        yield from super().follows(before, after)
        yield from staying(self.record)


@changes(Membership, place=10)
class EndMembership(End):
    """A city leaves the network."""

    explained = gettext_lazy("The city no longer belongs to the network.")
    like = Membership
    adds = (MembershipCitation,)

    @cached_property
    def seats(self) -> set[int]:
        """Those that every member city holds."""
        return set(Seat.objects.filter(every_member=True).values_list("pk", flat=True))
