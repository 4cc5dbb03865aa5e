"""Who holds a seat in a body on a day, and how each is reached."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from g32.periods import Certainty
from g32.reports import When
from network.models import ContactDetails, Office
from network.reports import Holders, Position


class Member(NamedTuple):
    """Somebody in a seat; the office by which they are reached, and how, as far as there are."""

    position: Position
    office: Office | None
    contact: ContactDetails | None

    @property
    def holder(self) -> Any:
        """The person, the city or the organisation that holds it; None: nobody who is named."""
        return self.position.person or self.position.city or self.position.organisation


def members(body: int, day: date, contacts: QuerySet[ContactDetails]) -> list[Member]:
    """Return who holds, or may hold, a seat in the body on the day, ex officio or by appointment;
    seat by seat. Who is only announced is left out.

    `contacts`: those that may be looked at; of the others nothing is told.
    """
    found = Holders(When(day=day), of=Q(body=body))
    held = [position for position in found if not position.planned]
    offices = _offices({each.person.pk for each in held if each.person}, day)
    numbers = [office.pk for some in offices.values() for office in some]
    there = {each.office_id: each for each in contacts.filter(office__in=numbers)}
    chosen = [_office(each, offices, there) for each in held]
    return [
        Member(position, office, there.get(office.pk) if office else None)
        for position, office in zip(held, chosen, strict=True)
    ]


def _offices(people: Collection[int], day: date) -> dict[int, list[Any]]:
    """Their offices of the day, those that are certain first."""
    found: dict[int, list[Any]] = defaultdict(list)
    offices = Office.objects.on(day).filter(person__in=people)
    for office in offices.select_related("city", "organisation").order_by("pk"):
        found[office.person_id].append(office)
    for some in found.values():
        some.sort(key=lambda office: office.certainty != Certainty.CERTAIN)
    return found


def _office(
    position: Position, offices: dict[int, list[Any]], there: Collection[int]
) -> Office | None:
    """The office in which somebody sits there: one of the city for which they do, if there is; else
    one of which it is known how to reach them there.
    """
    if position.person is None:
        return None
    own = offices.get(position.person.pk, [])
    city = position.city.pk if position.city else None
    of_city = (office for office in own if city and office.city_id == city)
    known = (office for office in own if office.pk in there)
    return next(chain(of_city, known, own), None)
