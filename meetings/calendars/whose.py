"""Which meetings belong to whose calendar."""

from typing import Any

from django.db.models import Q

from g32.calendars import Calendar, calendar
from g32.reports import When
from meetings.models import Attendance, Meeting, Presence
from network.models import Body, BodyKind, City, Membership, Person
from network.reports import held_by
from themes.lineage import predecessors

from .seats import meetings_then
from .telling import calendar_of


@calendar("network", None)
def of_network(_nobody: None) -> Calendar:
    """Every meeting."""
    return calendar_of("G32", Meeting.objects.all())


@calendar("body", Body)
def of_body(body: Body) -> Calendar:
    """The meetings of a body, and of those from which it came."""
    line = {body.pk, *predecessors(body.pk)}
    return calendar_of(_title(body), Meeting.objects.filter(_links(bodies__body__in=line)))


@calendar("city", City)
def of_city(city: City) -> Calendar:
    """The meetings that lie in a city, those at which it was or somebody for it, and those of the
    bodies in which it or somebody for it holds a seat then. A member belongs to the network itself.
    """
    positions = [(each.seat.body.pk, each) for each in held_by(city, When())]
    network = Body.objects.of_kind(BodyKind.NETWORK).values_list("pk", flat=True)
    memberships = list(Membership.objects.filter(city=city))
    positions += [(body, each) for body in network for each in memberships]
    there = Attendance.objects.filter(city=city, presence__in=(Presence.PRESENT, Presence.DEPUTY))
    return _with_seats(city, positions, Q(city=city) | Q(pk__in=there.values("meeting")))


@calendar("person", Person)
def of_person(person: Person) -> Calendar:
    """The meetings of the bodies in which a person holds a seat then, and those at which the person
    was.
    """
    positions = [(each.seat.body.pk, each) for each in held_by(person, When())]
    there = Attendance.objects.filter(person=person, presence=Presence.PRESENT)
    return _with_seats(person, positions, Q(pk__in=there.values("meeting")))


def _with_seats(record: Any, positions: list[tuple[int, Any]], others: Q) -> Calendar:
    meetings = Meeting.objects.filter(meetings_then(positions) | others)
    return calendar_of(_title(record), meetings)


def _links(**links: Any) -> Q:
    """The condition that some row of a meeting's links is such, without rows that come double."""
    return Q(pk__in=Meeting.objects.filter(**links).values("pk"))


def _title(record: Any) -> str:
    return f"G32: {record}"
