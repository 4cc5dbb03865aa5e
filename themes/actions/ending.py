"""A body ends, with what hangs on it; and what of that goes along to its successor."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from g32.dates.edtf import bounds
from g32.dates.wording import in_words
from network.actions.writing import begin_along, finish, finish_along
from network.models import Appointment, Body, BodyKind, How, Seat
from network.passages import Passage
from themes.models import PillarLink

#: What the network itself consists of: while there is a network, these are there.
LASTING = (BodyKind.NETWORK, BodyKind.GENERAL_ASSEMBLY, BodyKind.EXECUTIVE_BOARD)
#: Who holds a seat, and what the source says of it.
_HOLDER = ("person", "city", "organisation", "note")
#: What a seat keeps where it goes along.
_SAME = ("role", "label", "minimum", "maximum", "every_member")

#: Open seats, and who holds them.
Held = dict[Seat, list[Appointment]]


def finish_body(body: Body, last: str, passage: Passage) -> list[Any]:
    """End a body on `last`, with its open appointments, seats and links to pillars; return all that
    ended, itself first.
    """
    finish(body, last, passage)
    seats = [*_seats(body)]  # first, as who appoints does: what is being added is waited for
    hanging: list[Any] = [*_appointments([body]), *seats, *_links(body)]
    latest = bounds(last)[1]
    for each in hanging:
        if latest and each.start_earliest and latest < each.start_earliest:
            sentence = _("“%(record)s” begins only later (%(start)s). Correct or delete it first.")
            said = {"record": each, "start": in_words(each.start)}
            raise ValidationError(sentence % said)
    finish_along(hanging, last, passage)
    return [body, *hanging]


def outlasting(bodies: Collection[Any], last: str) -> QuerySet[Appointment]:
    """Return the appointments that have an end of their own, certainly after their body's."""
    latest, held = bounds(last)[1], Appointment.objects.filter(seat__body__in=bodies)
    if latest is None:
        return held.none()
    return held.filter(end_earliest__gt=latest).with_holders().order_by("pk")


def held_seats(bodies: Collection[Body]) -> Held:
    """Return the open seats of these bodies, each with who holds it; whoever is only announced
    holds nothing yet.
    """
    held: Held = {seat: [] for body in bodies for seat in _seats(body)}
    for each in _appointments(bodies):
        if each.seat in held and not each.planned:
            held[each.seat].append(each)
    return held


def take_along(held: Held, body: Body, on: str, passage: Passage) -> None:
    """Give a body those seats that it does not have yet; let their holders continue there."""
    own = {(seat.role, seat.label): seat for seat in body.seats.all()}
    moved: dict[int | None, Seat] = {}
    for step in _steps(held):
        new = []
        for seat in step:
            if (seat.role, seat.label) not in own:
                filled_by = moved.get(seat.ex_officio_of_id)
                made = Seat(
                    body=body,
                    **{name: getattr(seat, name) for name in _SAME},
                    ex_officio_of_id=filled_by.pk if filled_by else seat.ex_officio_of_id,
                    start=on,
                )
                own[seat.role, seat.label] = made
                new.append(made)
            moved[seat.pk] = own[seat.role, seat.label]
        begin_along(new, passage)
    begin_along(_continuing(held, moved, body, on), passage)


def _steps(seats: Iterable[Seat]) -> Iterator[list[Seat]]:
    """Go through seats step by step, each after the one by which it is filled ex officio."""
    waiting = {seat.pk: seat for seat in seats}
    while step := [seat for seat in waiting.values() if seat.ex_officio_of_id not in waiting]:
        yield step
        for seat in step:
            del waiting[seat.pk]


def _continuing(
    held: Held, moved: Mapping[int | None, Seat], body: Body, on: str
) -> Iterator[Appointment]:
    """Appoint the same holders to the seats of a body, unless they hold them already. Whoever is
    announced there stays so: it may be a later term.
    """
    holding = Appointment.objects.filter(seat__body=body, end="", planned=False)
    there = {each.place for each in holding}
    for before, appointments in held.items():
        seat = moved[before.pk]
        for each in () if seat.ex_officio_of_id or seat.every_member else appointments:
            if seat.end:
                sentence = _("“%(seat)s” has ended (%(end)s), so nobody can continue in it.")
                said = {"seat": seat, "end": in_words(seat.end)}
                raise ValidationError({"seats_along": sentence % said})
            holder: Any = {name: getattr(each, name) for name in _HOLDER}
            made = Appointment(seat=seat, **holder, start=on, how=How.CONTINUED)
            if made.place not in there:
                there.add(made.place)
                yield made


def _appointments(bodies: Collection[Body]) -> QuerySet[Appointment]:
    held = Appointment.objects.filter(seat__body__in=bodies, end="").with_holders()
    return held.select_for_update(of=("self",)).order_by("pk")


def _seats(body: Body) -> QuerySet[Seat]:
    seats = body.seats.filter(end="").select_related("body")
    return seats.select_for_update(of=("self",)).order_by("pk")


def _links(body: Body) -> QuerySet[PillarLink]:
    links = PillarLink.objects.filter(Q(group=body) | Q(pillar=body), end="")
    return links.select_related("group", "pillar").select_for_update(of=("self",)).order_by("pk")
