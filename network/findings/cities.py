"""Member cities that lack somebody, and groups that nobody leads."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy

from g32.findings import Ask, Hit, Severity, SpanCheck, register
from g32.findings.spans import EVER, NEVER, NONE, Spans, ordinal
from network.models import (
    GROUP_KINDS,
    Appointment,
    Body,
    BodyKind,
    City,
    Function,
    Level,
    Membership,
    Office,
    Role,
    Seat,
)

from .reading import each_certain, held_through, possible


class Lacking(SpanCheck):
    """Members, and when nobody was there for them."""

    severity = Severity.INFO
    said: Any

    def lives(self, ask: Ask) -> Iterator[tuple[int, int, int]]:
        """Go through the number of each, and from when to when it is certainly there."""
        raise NotImplementedError

    def there(self, ask: Ask) -> dict[Any, Spans]:
        """From when to when somebody may be there, by record; under None: for all."""
        raise NotImplementedError

    def hits(self, ask: Ask) -> list[Hit]:
        """Hold the one against the other."""
        there = self.there(ask)
        every = there.get(None, NONE)
        return [
            Hit(pk, *part)
            for pk, since, until in self.lives(ask)
            for part in there.get(pk, NONE).beside(every).fewer(1, (since, until))
        ]

    def message(self, record: Any, hit: Hit) -> str:
        """Who is lacking."""
        return str(self.said)


class OfMember(Lacking):
    """What a member city lacks."""

    model = City

    def lives(self, ask: Ask) -> Iterator[Any]:
        """When each city was a member."""
        return each_certain(ask.rows(Membership.objects.all(), "city"), "city")


class NoAdministrator(OfMember):
    """Member cities of which no administrator is recorded."""

    code = "no_administrator"
    label = gettext_lazy("without administrator")
    said = gettext_lazy("No mayor or alderman of this member is recorded.")

    def there(self, ask: Ask) -> dict[Any, Spans]:
        """Its mayors and aldermen; somebody of whom no more is said may be one."""
        may_be = [Function.MAYOR, Function.ALDERMAN, Function.ADMINISTRATOR]
        offices = Office.objects.filter(function__in=may_be, city__isnull=False)
        return possible(ask.rows(offices, "city"), "city")


class Seated(OfMember):
    """Member cities without a seat of some kind."""

    seats: Q

    def there(self, ask: Ask) -> dict[Any, Spans]:
        """Who sits for a city, ex officio too; and the seats that every member has."""
        seats = Seat.objects.filter(self.seats)
        sits = Q(seat__in=seats) | Q(seat__pk__among=list(held_through(seats, "pk")))
        held = ask.rows(Appointment.objects.filter(sits, city__isnull=False), "city")
        return {None: _of_every(seats), **possible(held, "city")}


def _of_every(seats: QuerySet[Seat]) -> Spans:
    """When there may be a seat that every member has: as long as the seat and its body."""
    rows = seats.filter(every_member=True, body__planned=False).values_list(
        *("start_earliest", "body__start_earliest", "end_latest", "body__end_latest")
    )
    lives = [
        (max(ordinal(day, EVER) for day in row[:2]), min(ordinal(day, NEVER) for day in row[2:]))
        for row in rows
    ]
    there = [life for life in lives if life[0] <= life[1]]
    return Spans(sorted(first for first, _last in there), sorted(last for _first, last in there))


class NoPillarSeat(Seated):
    """Member cities that nobody sits for in any pillar: in the pillars all are represented."""

    code = "no_pillar_seat"
    label = gettext_lazy("without a seat in a pillar")
    said = gettext_lazy("Nobody is recorded who sits for this member in a pillar.")
    seats = Q(body__kind=BodyKind.PILLAR)


class NoCoordinator(Seated):
    """Member cities without coordinator."""

    code = "no_coordinator"
    label = gettext_lazy("without coordinator")
    said = gettext_lazy("No coordinator of this member is recorded.")
    seats = Q(role=Role.COORDINATOR)


class NoLead(Lacking):
    """Theme groups, and other groups of administrators, that nobody leads."""

    code = "no_lead"
    label = gettext_lazy("without political lead")
    said = gettext_lazy("Nobody is recorded who leads it: no political lead, and no chair.")
    model = Body

    def lives(self, ask: Ask) -> Iterator[Any]:
        """When each group existed."""
        level = Q(level__in=[Level.ADMINISTRATIVE, Level.BOTH])
        led = Q(kind=BodyKind.THEME_GROUP) | Q(level, kind__in=GROUP_KINDS)
        groups = Body.objects.filter(led, planned=False)
        return each_certain(ask.rows(groups), "pk")

    def there(self, ask: Ask) -> dict[Any, Spans]:
        """Who leads it, by appointment or as holder of another seat."""
        leading = ask.rows(Seat.objects.filter(role__in=[Role.POLITICAL_LEAD, Role.CHAIR]), "body")
        found = possible(Appointment.objects.filter(seat__in=leading), "seat__body")
        through = held_through(leading, "body")
        held = Appointment.objects.filter(seat__pk__among=list(through))
        for seat, there in possible(held, "seat").items():
            for body in through[seat]:
                found[body] = found.get(body, NONE).beside(there)
        return found


register(NoAdministrator(), NoPillarSeat(), NoCoordinator(), NoLead())
