"""Member cities that lack somebody, and groups that nobody leads."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy

from g32.findings import Ask, Hit, Severity, SpanCheck, register
from g32.findings.spans import NONE, Spans
from network.models import (
    GROUP_KINDS,
    Appointment,
    Body,
    BodyKind,
    City,
    Level,
    Membership,
    Office,
    Role,
    Seat,
)

from .reading import each_certain, possible


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
        """The municipal offices."""
        offices = Office.objects.municipal().filter(city__isnull=False)
        return possible(ask.rows(offices, "city"), "city")


class Seated(OfMember):
    """Member cities without a seat of some kind."""

    seats: Q

    def there(self, ask: Ask) -> dict[Any, Spans]:
        """Who sits for a city; and the seats that every member has."""
        seats = Seat.objects.filter(self.seats)
        held = Appointment.objects.filter(seat__in=seats, city__isnull=False)
        every = possible(seats.filter(every_member=True), "every_member")
        return {None: every.get(True, NONE), **possible(ask.rows(held, "city"), "city")}


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
        found = self._led("seat__", ask)
        for pk, parts in self._led("seat__ex_officio_seats__", ask).items():
            found[pk] = found.get(pk, NONE).beside(parts)
        return found

    def _led(self, prefix: str, ask: Ask) -> dict[Any, Spans]:
        leading = {f"{prefix}role__in": [Role.POLITICAL_LEAD, Role.CHAIR]}
        held: QuerySet[Any] = Appointment.objects.filter(**leading)
        held = ask.rows(held, f"{prefix}body").annotate(body=F(f"{prefix}body"))
        return possible(held, "body")


register(NoAdministrator(), NoPillarSeat(), NoCoordinator(), NoLead())
