"""The stories of people, bodies and cities: offices, memberships and seats through time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from g32.dates.edtf import FIRST_DAY
from g32.pages import Story, panel
from g32.periods import earliest_first
from g32.rights import Act, can
from g32.timeline import Bar
from network.models import (
    Appointment,
    Body,
    City,
    Function,
    Membership,
    Office,
    Person,
    Role,
    Seat,
)
from network.reports import Position
from network.reports.citing import agreeing, confirmed

from .holders import held_ever, holders_of


class NetworkStory(Story):
    """A story of which seats, and who held them, are a part."""

    model = Appointment

    def more(self, record: Any) -> str:
        """The report; no list has what is held ex officio."""
        return reverse("admin:report", args=["positions"])

    def offices(self, record: Any) -> list[Office]:
        """The offices of a person or a city, where one may see those."""
        if not can(self.visitor, Act.VIEW, Office):
            return []
        return list(_cited(record.offices.select_related("person", "city", "organisation")))

    def seats(self, record: Any) -> list[Position]:
        """What a person or a city held: body by body, the chair first."""
        return sorted(held_ever(record), key=_by_seat)


@panel(Body, 5)
class BodyStory(NetworkStory):
    """How long a body exists, and who held each of its seats."""

    def rows(self, record: Body) -> Iterator[Bar]:
        """Its own life, and seat by seat its holders; so also of what the page tells along."""
        for each in _cited(Body.objects.filter(pk__in=self.told)):
            yield replace(_of(each, lane=_("Existence"), label=each.name), record=None)
        for seat, positions in holders_of(record, Q(body__in=self.told)):
            lane = capfirst(_called(seat))
            if len(self.told) > 1:
                lane = f"{lane}, {seat.body}"
            for each in sorted(positions, key=_by_start):
                yield _held(each, lane=lane, label=each.holder)


@panel(Person, 5)
class PersonStory(NetworkStory):
    """What a person was, and the seats that the person held."""

    def rows(self, record: Person) -> Iterator[Bar]:
        """The offices, and body by body the seats."""
        for each in self.offices(record):
            place = each.city or each.organisation
            what = each.title or each.get_function_display()
            yield _of(
                each,
                lane=capfirst(str(Office._meta.verbose_name_plural)),
                label=f"{what} ({place})" if place else what,
            )
        for held in self.seats(record):
            seat = _called(held.seat)
            label = f"{seat} ({held.city})" if held.city else seat
            yield _held(held, lane=str(held.seat.body), label=label)


@panel(City, 5)
class CityStory(NetworkStory):
    """When a city was a member, who governed it, and the seats held by and for it."""

    def rows(self, record: City) -> Iterator[Bar]:
        """The membership, function by function who was in office, and body by body the seats."""
        for each in _cited(record.memberships) if can(self.visitor, Act.VIEW, Membership) else ():
            yield _of(
                each,
                lane=capfirst(str(Membership._meta.verbose_name)),
                label=_("member of the network"),
            )
        for each in sorted(self.offices(record), key=_by_function):
            name = f"{each.person}, {each.title}" if each.title else str(each.person)
            yield _of(each, lane=capfirst(each.get_function_display()), label=name)
        for held in self.seats(record):
            seat = _called(held.seat)
            label = f"{held.person}, {seat}" if held.person else seat
            yield _held(held, lane=str(held.seat.body), label=label)


def _cited(records: Any) -> Any:
    """With what they rest on, by start."""
    ordered = records.order_by(earliest_first("start_earliest"), "pk")
    return ordered.prefetch_related("citations__source")


def _of(record: Any, **told: Any) -> Bar:
    """The bar of a record that is cited itself."""
    last = confirmed(agreeing(record.citations.all()))
    return Bar.of(record, record=record, confirmed=last, **told)


def _held(position: Position, **told: Any) -> Bar:
    """The bar of a position."""
    last = confirmed(position.evidence)
    return Bar.of(position, record=position.ground, confirmed=last, **told)


def _called(seat: Seat) -> str:
    return str(seat.label or seat.get_role_display())


def _by_function(office: Office) -> int:
    return Function.values.index(office.function)


def _by_start(position: Position) -> date:
    return position.start_earliest or FIRST_DAY


def _by_seat(position: Position) -> tuple[Any, ...]:
    seat = position.seat
    return (seat.body.sort_key, seat.body_id, Role.values.index(seat.role), _by_start(position))
