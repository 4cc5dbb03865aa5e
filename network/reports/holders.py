"""Who holds, held or will hold which seat; ex officio holders, who are derived, included."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Self

from django.db.models import Case, Prefetch, QuerySet, Value
from django.db.models import When as If

from g32.periods import Certainty, earliest_first
from g32.reports import When
from g32.reports.base import BATCH
from network.models import Appointment, Citation, How, Membership, Role, Seat

from .citing import agreeing

_BOUNDS = ("start", "start_earliest", "start_latest", "end", "end_earliest", "end_latest")


@dataclass(frozen=True)
class Position:
    """Somebody holds a seat: an appointment, or what follows from one, or from a membership."""

    slug: str
    seat: Seat
    person: Any
    city: Any
    organisation: Any
    note: str
    how: str
    planned: bool
    certainty: str
    evidence: list[Citation]
    start: str
    start_earliest: date | None
    start_latest: date | None
    end: str
    end_earliest: date | None
    end_latest: date | None

    @classmethod
    def of(cls, record: Any, seat: Seat) -> Self:
        """Read a position off an appointment, or off a membership: then a city holds the seat."""
        return cls(
            slug=record.slug,
            seat=seat,
            person=getattr(record, "person", None),
            city=record.city,
            organisation=getattr(record, "organisation", None),
            note=getattr(record, "note", ""),
            how=getattr(record, "how", ""),
            planned=getattr(record, "planned", False),
            certainty=getattr(record, "certainty", ""),
            evidence=agreeing(record.citations.all()),
            **{name: getattr(record, name) for name in _BOUNDS},
        )

    @property
    def holder(self) -> str:
        """The holder in words: person (city), city, organisation, or what the source says."""
        if self.person and self.city:
            return f"{self.person} ({self.city})"
        return str(self.person or self.city or self.organisation or self.note)

    def ex_officio(self, seat: Seat, when: When) -> Self | None:
        """Return the position in `seat` that follows from this one; None if none does then.

        It lasts as long as this one, within the life of the seat and of its body as far as that is
        known: a limit that is not known limits nothing.
        """
        derived = replace(
            self,
            slug=f"{seat.slug}--{self.slug.partition('--')[2] or self.slug}",
            seat=seat,
            how=How.EX_OFFICIO.value,
            planned=self.planned or seat.body.planned,
            evidence=agreeing(self.evidence, seat.citations.all()),
        )
        for life in (seat, seat.body):
            if not _meets(derived, life, when):
                return None
            derived = derived._within(life, when.day)
        return derived

    def _within(self, life: Any, day: date | None) -> Self:
        """Cut this position to the life of a seat or body."""
        changes: dict[str, Any] = {}
        if _lies_before(self.start_latest, life.start_earliest):
            changes |= _bound(life, "start")
        if _lies_before(life.end_latest, self.end_earliest) or (life.end_latest and not self.end):
            changes |= _bound(life, "end")
        if day and (self.planned or not _surely_on(life, day)):
            changes["certainty"] = Certainty.POSSIBLE.value
        return replace(self, **changes)


def _bound(life: Any, name: str) -> dict[str, Any]:
    return {key: getattr(life, key) for key in (name, f"{name}_earliest", f"{name}_latest")}


def _meets(one: Any, other: Any, when: When) -> bool:
    """Whether two periods may have a day in common, and `other` one with the time asked for."""
    begins, ends = other.start_earliest, other.end_latest
    return not (
        _lies_before(one.end_latest, begins)
        or _lies_before(when.last, begins)
        or _lies_before(ends, one.start_earliest)
        or _lies_before(ends, when.first)
    )


def _lies_before(one: date | None, other: date | None) -> bool:
    """Whether both days are known and the one comes first."""
    return one is not None and other is not None and one < other


def _surely_on(life: Any, day: date) -> bool:
    """Whether what is known of a life leaves no doubt that it covers the day."""
    begun = not life.start or (life.start_latest and life.start_latest <= day)
    return bool(begun and (not life.end or (life.end_earliest and life.end_earliest >= day)))


def by_role(prefix: str = "") -> Case:
    """Return the order of roles: chair first, as in the list of roles."""
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
    """All positions of a day, a year or all time, seat by seat."""

    def __init__(self, when: When, *roles: str) -> None:
        self.when = when
        self.roles = roles

    def __iter__(self) -> Iterator[Position]:
        derived = self._ex_officio()
        for seat in self._seats().iterator(chunk_size=BATCH):
            stored = seat.appointments.all()
            yield from (Position.of(each, seat) for each in stored)
            yield from derived.get(seat.pk, ())

    def _seats(self) -> QuerySet[Seat]:
        seats = Seat.objects.filter(role__in=self.roles) if self.roles else Seat.objects.all()
        return (
            seats.select_related("body")
            .order_by("body__sort_key", "body", by_role(), "pk")
            .prefetch_related(Prefetch("appointments", _appointments(self.when)))
        )

    def _ex_officio(self) -> dict[int, list[Position]]:
        """Derive the holders of every ex officio seat; such a seat may rest on another."""
        seats = {
            seat.pk: seat
            for seat in Seat.objects.filter(ex_officio=1)
            .select_related("body")
            .prefetch_related("citations__source")
        }
        held: dict[int, list[Position]] = self._stored_elsewhere()
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

    def _stored_elsewhere(self) -> dict[int, list[Position]]:
        """The appointments to seats whose holders have another seat as well."""
        held = defaultdict(list)
        grounds = Seat.objects.filter(ex_officio_seats__isnull=False).values("pk")
        for each in _appointments(self.when).filter(seat__in=grounds).select_related("seat"):
            held[each.seat_id].append(Position.of(each, each.seat))
        return dict(held)

    @cached_property
    def _members(self) -> list[Membership]:
        memberships = Membership.objects.select_related("city")
        return list(_with_evidence(memberships, self.when).order_by("city__sort_key", "pk"))


def leads(positions: Iterable[Position]) -> dict[int, list[str]]:
    """Return the holders in words by body, in the order of the positions."""
    found = defaultdict(list)
    for each in positions:
        found[each.seat.body_id].append(each.holder)
    return dict(found)
