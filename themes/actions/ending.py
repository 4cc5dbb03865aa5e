"""A body ends, with what hangs on it; and what of that goes along to its successor."""

from collections.abc import Collection, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from g32.dates.edtf import bounds
from g32.dates.wording import in_words
from network.actions.writing import cite, finish
from network.models import Appointment, Body, BodyKind, How, Seat, Stance
from network.passages import Passage
from themes.models import PillarLink

#: What the network itself consists of: while there is a network, these are there.
LASTING = (BodyKind.NETWORK, BodyKind.GENERAL_ASSEMBLY, BodyKind.EXECUTIVE_BOARD)
#: Who holds a seat, and what the source says of it.
_HOLDER = ("person", "city", "organisation", "note")

#: An open seat, and who holds it.
Held = tuple[Seat, list[Appointment]]


def finish_body(body: Body, last: str, passage: Passage) -> list[Any]:
    """End a body on `last`, with its open appointments, seats and links to pillars; return all that
    ended, itself first.
    """
    finish(body, last, passage)
    seats = [*_seats(body)]  # first, as who appoints does: what is being added is waited for
    hanging: list[Any] = [*_appointments(body), *seats, *_links(body)]
    latest = bounds(last)[1]
    for each in hanging:
        if latest and each.start_earliest and latest < each.start_earliest:
            sentence = _("“%(record)s” begins only later (%(start)s). Correct or delete it first.")
            said = {"record": each, "start": in_words(each.start)}
            raise ValidationError(sentence % said)
        finish(each, last, passage, stance=Stance.IMPLIES)
    return [body, *hanging]


def outlasting(bodies: Collection[Any], last: str) -> QuerySet[Appointment]:
    """Return the appointments that have an end of their own, certainly after their body's."""
    latest, held = bounds(last)[1], Appointment.objects.filter(seat__body__in=bodies)
    if latest is None:
        return held.none()
    return held.filter(end_earliest__gt=latest).with_holders().order_by("pk")


def held_seats(bodies: Iterable[Body]) -> list[Held]:
    """Return the open seats of these bodies, each after the one by which it is filled ex officio
    and with who holds it; whoever is only announced holds nothing yet.
    """
    seats = [seat for body in bodies for seat in _seats(body)]
    by_number: dict[int | None, Seat] = {seat.pk: seat for seat in seats}

    def depth(seat: Seat) -> int:
        of = by_number.get(seat.ex_officio_of_id)
        return depth(of) + 1 if of else 0

    seats.sort(key=depth)
    return [
        (seat, list(seat.appointments.filter(end="", planned=False).order_by("pk")))
        for seat in seats
    ]


def take_along(held: Iterable[Held], body: Body, on: str, passage: Passage) -> None:
    """Give a body those seats that it does not have yet; let their holders continue there."""
    own = {(seat.role, seat.label): seat for seat in body.seats.all()}
    moved: dict[int | None, Seat] = {}
    for seat, appointments in held:
        found = own.get((seat.role, seat.label))
        if found is None:
            found = Seat(
                body=body,
                **{name: getattr(seat, name) for name in ("role", "label", "minimum", "maximum")},
                ex_officio_of=moved.get(seat.ex_officio_of_id, seat.ex_officio_of),
                every_member=seat.every_member,
                start=on,
            )
            _begin(found, passage)
            own[seat.role, seat.label] = found
        moved[seat.pk] = found
        if not (found.ex_officio_of_id or found.every_member):
            _continue(appointments, found, on, passage)


def _continue(appointments: Iterable[Appointment], seat: Seat, on: str, passage: Passage) -> None:
    """Appoint the same holders to another seat, unless they hold it already. Whoever is announced
    there stays so: it may be a later term.
    """
    for each in appointments:
        if seat.end:
            sentence = _("“%(seat)s” has ended (%(end)s), so nobody can continue in it.")
            said = {"seat": seat, "end": in_words(seat.end)}
            raise ValidationError({"seats_along": sentence % said})
        holding = seat.appointments.filter(end="", planned=False)
        if not holding.of_same(each).exists():
            holder: Any = {name: getattr(each, name) for name in _HOLDER}
            _begin(Appointment(seat=seat, **holder, start=on, how=How.CONTINUED), passage)


def _begin(record: Any, passage: Passage) -> None:
    record.full_clean()
    record.save()
    cite(record, passage, stance=Stance.IMPLIES)


def _appointments(body: Body) -> QuerySet[Appointment]:
    held = Appointment.objects.filter(seat__body=body, end="").with_holders()
    return held.select_for_update(of=("self",)).order_by("pk")


def _seats(body: Body) -> QuerySet[Seat]:
    seats = body.seats.filter(end="").select_related("body")
    return seats.select_for_update(of=("self",)).order_by("pk")


def _links(body: Body) -> QuerySet[PillarLink]:
    links = PillarLink.objects.filter(Q(group=body) | Q(pillar=body), end="")
    return links.select_related("group", "pillar").select_for_update(of=("self",)).order_by("pk")
