"""How a city stands at a turnover: its offices, the seats held for it, and whom lines may name."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from g32.dates.edtf import bounds, shown
from g32.dates.wording import in_words
from g32.periods import possible
from g32.records import with_former_ids
from g32.text import fold, name_and_id
from network.actions.writing import last_day
from network.models import (
    Appointment,
    Body,
    BodyName,
    City,
    Membership,
    Office,
    Person,
    PersonName,
    Role,
    Seat,
)
from network.resources.parties import split_name

from .lines import Line


class Situation:
    """A city on the day of a turnover, read in as many queries whoever sits there.

    `people`: who holds an office in the city or a seat for it, by number. By that number too:
    `offices`, those of the city that go on; `held`, the appointments for it that go on; `beside`,
    what those people hold for another city, or for none; `lasting`, the appointments for the city
    that certainly have a later end of their own. `holders`: who sits, by seat. What was before ends
    on `last`; on the day after may be `in_office` and `sitting`: the numbers of offices by person,
    and of appointments by seat.

    Raises `ValidationError` for a date that is none, or that is open on one side.
    """

    def __init__(self, city: City, on: str, lines: Collection[Line]) -> None:
        self.city = city
        self.last = last_day(on, "on")
        first, last = bounds(on)
        if first is None or last is None:
            sentence = _("Say on which day, or in which month or year: “%s” is open on one side.")
            raise ValidationError({"on": sentence % in_words(on)})
        after = last if self.last != on else last + timedelta(days=1)
        begun = Q(start_earliest__isnull=True) | Q(start_earliest__lte=last)
        offices = Office.objects.filter(begun, city=city, end="").select_related("person", "city")
        self.offices: dict[int, list[Office]] = by_person(offices.order_by("pk"))
        going_on = Appointment.objects.filter(end="").with_holders().order_by("pk")
        held = going_on.filter(city=city, person__isnull=False)
        self.held: dict[int, list[Appointment]] = by_person(held)
        acting: list[list[Any]] = [*self.offices.values(), *self.held.values()]
        self.people: dict[int, Person] = {each[0].person_id: each[0].person for each in acting}
        elsewhere = Q(city__isnull=True) | ~Q(city=city)
        self.beside = by_person(going_on.filter(elsewhere, person__pk__among=list(self.people)))
        still = Office.objects.filter(possible(after), city=city)
        self.in_office = _numbers(still.values_list("person_id", "pk"))
        ending = Appointment.objects.filter(city=city, person__isnull=False)
        self.lasting = by_person(
            ending.filter(end_earliest__gte=after).with_holders().order_by("pk")
        )
        within = possible(first, last=last)
        self.is_member = Membership.objects.filter(within, city=city).exists()
        self._names = _People(self.people, lines)
        self._seats = _Seats(lines)
        seats = {each.seat_id for several in self.held.values() for each in several}
        among = Q(seat__pk__among=[*seats, *self._seats.numbers])
        of_seats = going_on.filter(among)
        sitting = Appointment.objects.filter(possible(after), among)
        self.sitting = _numbers(sitting.values_list("seat_id", "pk"))
        self.holders: dict[int, list[Appointment]] = defaultdict(list)
        for each in of_seats:
            self.holders[each.seat_id].append(each)

    def person(self, name: str, *, adds: bool) -> Person:
        """Return whom a name means; `adds`: who is not there is made. Raises `ValidationError`."""
        return self._names.find(name, adds=adds)

    def seat(self, line: Line) -> Seat:
        """Return the seat that a line names. Raises `ValidationError`."""
        return self._seats.find(line)


def by_person(records: Iterable[Any]) -> dict[int, list[Any]]:
    """Return offices or appointments by the number of who holds them."""
    found: dict[int, list[Any]] = defaultdict(list)
    for record in records:
        found[record.person_id].append(record)
    return found


def _numbers(pairs: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for by, number in pairs:
        found[by].add(number)
    return found


class _People:
    """Whom names mean: those of the city before all others."""

    def __init__(self, own: Collection[int], lines: Iterable[Line]) -> None:
        names = {name for line in lines for name in (line.person, line.successor_of) if name}
        apart = [name_and_id(name) for name in names]
        ids = names | {given for _name, given in apart if given}
        keys = {_key(name) for name in (*names, *(called for called, _given in apart))}
        named = Person.objects.filter(Q(fold__among=keys) | Q(slug__among=ids))
        self._own = own
        self._found: dict[str, set[Person]] = defaultdict(set)
        for person in named:
            self._found[person.fold].add(person)
        self._by_id = with_former_ids(Person.objects.all(), ids)
        self._by_id |= {person.slug: person for person in named if person.slug in ids}
        others = PersonName.objects.filter(fold__among=keys).select_related("owner")
        for other in others:
            self._found[other.fold].add(other.owner)
        self._made: dict[str, Person] = {}

    def find(self, name: str, *, adds: bool) -> Person:
        """Return the one person of that id or name; of several, the one of the city."""
        called, given = name_and_id(name)
        if person := self._by_id.get(given or name):
            if given and person not in self._found.get(_key(called), ()):
                sentence = _(
                    "“%(id)s” is the id of %(person)s, not of “%(name)s”. Give only the name, or "
                    "the id of who is meant."
                )
                said = {"id": shown(given), "person": person, "name": shown(called)}
                raise ValidationError(sentence % said)
            return person
        key = _key(name)
        found = self._found.get(key) or set()
        among = [person for person in found if person.pk in self._own] or [*found]
        if len(among) == 1:
            return among[0]
        if among:
            ids = ", ".join(sorted(person.slug for person in among))
            sentence = _("“%(name)s” is the name of several people. Give the id of one: %(ids)s.")
            raise ValidationError(sentence % {"name": shown(name), "ids": ids})
        if not adds:
            sentence = _("Nobody is called “%s”. Look for the spelling, or let the person join.")
            raise ValidationError(sentence % shown(name))
        if given:
            sentence = _("Nobody has the id “%s”. Give only the name, or the id of who is meant.")
            raise ValidationError(sentence % shown(given))
        if key not in self._made:
            person = Person(**split_name(name))
            person.clean_fields(exclude=["slug", "fold", "sort_key"])
            self._made[key] = person
        return self._made[key]


def _key(name: str) -> str:
    """The search key of a name, its first names first; as it is, where nothing tells."""
    try:
        return fold(*split_name(name).values())
    except ValidationError:
        return fold(name)


def seats_named(lines: Collection[Line]) -> list[int]:
    """Return the numbers of the seats of the bodies that lines name, and of the seats they name."""
    return _Seats(lines).numbers


class _Seats:
    """Which seats lines name, by body, role and label."""

    def __init__(self, lines: Collection[Line]) -> None:
        names = {line.body for line in lines if line.body}
        keys = {fold(name) for name in names}
        self._bodies: dict[str, set[Body]] = defaultdict(set)
        for body in Body.objects.filter(Q(fold__among=keys) | Q(slug__among=names)):
            self._bodies[body.fold].add(body)
            self._bodies[body.slug].add(body)
        for other in BodyName.objects.filter(fold__among=keys).select_related("owner"):
            self._bodies[other.fold].add(other.owner)
        bodies = {body.pk: body for found in self._bodies.values() for body in found}
        known = {line.seat for line in lines if line.seat}
        self._of: dict[int, list[Seat]] = defaultdict(list)
        seats = Seat.objects.filter(Q(body__in=bodies) | Q(pk__in=known)).select_related("body")
        for seat in seats.order_by("pk"):
            self._of[seat.body_id].append(seat)
        self.numbers = [seat.pk for seats in self._of.values() for seat in seats]

    def find(self, line: Line) -> Seat:
        """Return the one seat that fits."""
        if line.seat:
            return next(s for seats in self._of.values() for s in seats if s.pk == line.seat)
        bodies = self._bodies.get(line.body) or self._bodies.get(fold(line.body)) or set()
        if len(bodies) != 1:
            sentence = (
                _("“%s” is the name of several bodies. Write the whole name.")
                if bodies
                else _("There is no body “%s”.")
            )
            raise ValidationError(sentence % shown(line.body))
        (body,) = bodies
        if line.role and line.role not in Role.values:
            sentence = _("“%(role)s” is no role. Choose one of: %(roles)s.")
            said = {"role": shown(line.role), "roles": ", ".join(Role.values)}
            raise ValidationError(sentence % said)
        fitting = [seat for seat in self._of[body.pk] if _fits(seat, line)]
        if len(fitting) == 1:
            return fitting[0]
        known = "; ".join(f"{seat.role} {seat.label}".strip() for seat in self._of[body.pk])
        sentence = _("Give the role and the label of one seat of %(body)s: %(seats)s.")
        raise ValidationError(sentence % {"body": body, "seats": known or "–"})


def _fits(seat: Seat, line: Line) -> bool:
    role = not line.role or seat.role == line.role
    return role and (not line.label or fold(seat.label) == fold(line.label))
