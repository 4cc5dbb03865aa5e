"""What a turnover comes to for people and seats, and what is told of that in sentences."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from network.actions import keeping_ends
from network.models import Appointment, Office, Person, Seat

from .city import Situation


@dataclass
class Outcome:
    """What the lines have come to so far, in the city as it stands `here`.

    By number: who is `named` and who is `leaving`; which offices have `ended_offices`, and which
    appointments have `ended` or are `kept` though the office ends. New are the offices `begun`,
    and the seats in which people are `seated`. `said`: the change, by person and seat (None: of the
    office).
    """

    here: Situation
    named: set[int | None] = field(default_factory=set)
    leaving: set[int] = field(default_factory=set)
    said: dict[tuple[int, int | None], str] = field(default_factory=dict)
    ended_offices: set[int] = field(default_factory=set)
    ended: dict[int, Appointment] = field(default_factory=dict)
    kept: set[int] = field(default_factory=set)
    begun: list[Office] = field(default_factory=list)
    seated: list[tuple[Person, Seat]] = field(default_factory=list)

    def is_in_office(self, person: Person) -> bool:
        """Whether the person may hold an office of the city after the turnover."""
        stays = self.here.in_office.get(person.pk, set()) - self.ended_offices
        return bool(stays) or any(office.person == person for office in self.begun)

    def announced(self, person: Person, seat: Seat) -> Appointment | None:
        """Return what is announced of the person in the seat for the city, the first of it.

        Raises `ValidationError` if the person sits there, or is announced there otherwise.
        """
        there = [
            each
            for each in self.here.holders.get(seat.pk, [])
            if each.person == person and each.pk not in self.ended
        ]
        found = [each for each in there if each.planned and each.city == self.here.city]
        for each in there:
            if each not in found:
                sentence = (
                    _("%(holder)s is only announced here. Correct that first, if it is so by now.")
                    if each.planned
                    else _("%(person)s holds “%(seat)s” already.")
                )
                said = {"holder": each.party, "person": person, "seat": seat}
                raise ValidationError(sentence % said)
        return min(found, key=lambda each: (each.start_earliest or date.min, each.pk), default=None)

    def vacant(self) -> list[Seat]:
        """Return the seats that were left and that nobody can hold on the day after."""
        left = {each.seat_id: each.seat for each in self.ended.values()}
        for _person, seat in self.seated:
            left.pop(seat.pk, None)
        sitting = self.here.sitting
        return [seat for pk, seat in left.items() if not sitting.get(pk, set()) - self.ended.keys()]

    def told(self) -> Iterator[str]:
        """What is left out, and why; and what stands out."""
        for person in self._sorted(self.leaving):
            yield from self._beside(person)
            yield from self._staying(person)
        for person in self._sorted(self.here.offices.keys() - self.named):
            yield _("%(person)s is not named, and stays.") % {"person": person}
        for person, seat in self.seated:
            if not self.is_in_office(person):
                said = {"person": person, "seat": seat, "city": self.here.city}
                yield _("%(person)s gets “%(seat)s” without an office in %(city)s.") % said

    def _beside(self, person: Person) -> Iterator[str]:
        """What somebody who leaves holds for another city, or for none."""
        for held in self.here.beside.get(person.pk, []):
            said = {"seat": held.seat, "city": held.city, "person": person}
            if held.city_id:
                yield _("%(person)s keeps “%(seat)s”: it is held for %(city)s.") % said
            else:
                yield _("%(person)s keeps “%(seat)s”: it is held for no city.") % said

    def _staying(self, person: Person) -> Iterator[str]:
        """What somebody who leaves keeps of what is held for the city."""
        for held in self.here.held.get(person.pk, []):
            said = {"seat": held.seat, "person": person, "city": self.here.city}
            if held.pk in self.kept:
                yield _("%(person)s keeps “%(seat)s”: a line says so.") % said
            elif held.pk not in self.ended:
                yield _("%(person)s keeps “%(seat)s”: another office in %(city)s goes on.") % said
        if not self.is_in_office(person):
            yield from keeping_ends(self.here.lasting.get(person.pk, []))

    def _sorted(self, numbers: Collection[int]) -> list[Person]:
        people = (self.here.people[pk] for pk in numbers)
        return sorted(people, key=lambda each: (each.sort_key, each.pk))
