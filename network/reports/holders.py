"""Who holds, held or will hold which seat; ex officio holders, who are derived, included."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.db.models import Case, Prefetch, Q, QuerySet, Value
from django.db.models import When as If

from g32.periods import earliest_first
from g32.reports import When
from g32.reports.base import BATCH
from network.models import Appointment, Membership, Role, Seat

from .position import Position


def by_role(prefix: str = "") -> Case:
    """Return the order of seats by their role: chair first, as in the list of roles."""
    ranks = [If(**{f"{prefix}role": role}, then=Value(n)) for n, role in enumerate(Role.values)]
    return Case(*ranks, default=Value(len(ranks)))


def _with_evidence(records: QuerySet[Any], when: When) -> QuerySet[Any]:
    held: QuerySet[Any] = when.in_force(records)
    return held.order_by(earliest_first("start_earliest"), "pk").prefetch_related(
        "citations__source"
    )


def _appointments(when: When) -> QuerySet[Appointment]:
    return _with_evidence(
        Appointment.objects.select_related("person", "city", "organisation"), when
    )


class Holders:
    """All positions of a day, a year or all time, seat by seat; or those of some seats.

    `of`: which seats. Then no more is read than those and what they rest on.
    """

    def __init__(self, when: When, *, of: Q | None = None) -> None:
        self.when = when
        self.of = of

    def __iter__(self) -> Iterator[Position]:
        for _seat, positions in self.by_seat():
            yield from positions

    def by_seat(self) -> Iterator[tuple[Seat, list[Position]]]:
        """Go through the seats, each with its positions; of a vacant one there are none."""
        derived = self.ex_officio()
        held = Prefetch("appointments", _appointments(self.when))
        seats = self.seats().select_related("body").prefetch_related(held)
        for seat in seats.iterator(chunk_size=BATCH):
            stored = [Position.of(each, seat) for each in seat.appointments.all()]
            yield seat, [*stored, *derived.get(seat.pk, ())]

    def seats(self) -> QuerySet[Seat]:
        """Return the seats in their order: body by body, the chair first."""
        ordered = Seat.objects.order_by("body__sort_key", "body_id", by_role(), "pk")
        return ordered.filter(self.of or Q())

    def ex_officio(self) -> dict[int, list[Position]]:
        """Derive the holders of every ex officio seat; such a seat may rest on another."""
        derived = self._derived()
        seats = {
            seat.pk: seat
            for seat in derived.select_related("body").prefetch_related("citations__source")
        }
        held: dict[int, list[Position]] = self._stored_elsewhere(derived)
        for seat in seats.values():
            self._derive(seat, seats, held)
        return {pk: held[pk] for pk in seats}

    def _derive(self, seat: Seat, seats: dict[int, Seat], held: dict[int, list[Position]]) -> None:
        if seat.pk in held:
            return
        if seat.ex_officio_of_id is None:
            grounds = [Position.of(each, seat) for each in self._members]
        else:
            if seat.ex_officio_of_id in seats:
                self._derive(seats[seat.ex_officio_of_id], seats, held)
            grounds = held.get(seat.ex_officio_of_id, [])
        derived = (each.ex_officio(seat, self.when) for each in grounds)
        held[seat.pk] = [each for each in derived if each]

    def _derived(self) -> QuerySet[Seat]:
        """The seats that are filled ex officio: all, or those of ours and what they rest on."""
        derived = Seat.objects.filter(ex_officio=1)
        if self.of is None:
            return derived
        found: set[int] = set()
        wanted = set(derived.filter(self.of).values_list("pk", flat=True))
        while wanted:
            found |= wanted
            grounds = derived.filter(ex_officio_seats__in=wanted)
            wanted = set(grounds.values_list("pk", flat=True)) - found
        return derived.filter(pk__in=found)

    def _stored_elsewhere(self, derived: QuerySet[Seat]) -> dict[int, list[Position]]:
        """The appointments to seats whose holders have another seat as well."""
        held = defaultdict(list)
        grounds = Seat.objects.filter(ex_officio_seats__in=derived).values("pk")
        for each in _appointments(self.when).filter(seat__in=grounds).select_related("seat__body"):
            held[each.seat_id].append(Position.of(each, each.seat))
        return dict(held)

    @cached_property
    def _members(self) -> list[Membership]:
        memberships = Membership.objects.select_related("city")
        return list(_with_evidence(memberships, self.when).order_by("city__sort_key", "pk"))


def held_by(holder: Any, when: When) -> list[Position]:
    """Return the positions of a person, city or organisation, what follows from them included.

    Of a city: those of people who act for it too, and what every member city holds.
    """
    name = holder._meta.concrete_model._meta.model_name
    stored = _appointments(when).filter(**{name: holder.pk}).select_related("seat__body")
    found = [Position.of(each, each.seat) for each in stored]
    seats = Seat.objects.select_related("body").prefetch_related("citations__source")
    if name == "city":
        own = Membership.objects.filter(city=holder).select_related("city")
        memberships = list(_with_evidence(own, when))
        found += [
            derived
            for seat in seats.filter(every_member=True)
            for each in memberships
            if (derived := Position.of(each, seat).ex_officio(seat, when))
        ]
    latest = found
    while latest:
        latest = [
            derived
            for seat in seats.filter(ex_officio_of__in={each.seat.pk for each in latest})
            for each in latest
            if each.seat.pk == seat.ex_officio_of_id and (derived := each.ex_officio(seat, when))
        ]
        found = [*found, *latest]
    return found
