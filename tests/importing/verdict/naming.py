"""What stands in the cells where a row names people, seats, meetings and who took part."""

from django.utils import translation

from network.models import Role
from themes.reports.leads import LEADING

from .values import UNKNOWN, Codes, Spec, Text, To, Value, said


class Who(To):
    """A person; with `adds`, also one who is not there yet."""

    def __init__(self, records, *, adds=False, often=()):
        super().__init__(records, often=often)
        self.adds = adds

    def good(self, dice):
        return self._new(dice) if self.adds and dice.random() < 0.3 else super().good(dice)

    def wild(self, dice):
        if self.adds and dice.random() < 0.4:
            return self._new(dice, "x" * dice.choice([80, 101]))
        value = super().wild(dice)
        return self._new(dice) if self.adds and value.means == UNKNOWN else value

    def _new(self, dice, more=""):
        first, prefix = dice.choice([("Piet", ""), ("Karel", "de"), ("", "van der"), ("J.P.", "")])
        surname = f"Vos{dice.randrange(10**6)}{more}"
        before = " ".join(filter(None, (first, prefix)))
        cell = f"{surname}, {before}" if before else surname
        means = {"first_names": first, "prefix": prefix, "surname": surname}
        return said(cell, means)


class SeatOf(Spec):
    """A seat, by its body, role and label; also one that the body does not have yet."""

    def __init__(self, seats, bodies):
        self.seats, self.bodies = seats, To(bodies)

    def good(self, dice):
        if dice.random() < 0.2:
            return self._new(dice, Text(200).good(dice).means)
        return self._known(dice, [seat for seat in self.seats if not seat.ex_officio])

    def wild(self, dice):
        if dice.random() < 0.3:
            return Value(("Nergenshuizen", "member", ""), UNKNOWN)
        if dice.random() < 0.4:
            role = dice.choice(["adviser", "koning", ""])
            return self._new(dice, Text(200).wild(dice).means, role)
        return self._known(dice, self.seats)

    def _known(self, dice, seats):
        seat = dice.choice(seats)
        (body,), (role,) = (
            self.bodies.told(dice, seat.body).cells,
            Codes(Role).known(dice, [seat.role]).cells,
        )
        return Value((body, role, dice.choice([seat.label, seat.label.upper()])), seat.pk)

    def _new(self, dice, label, role="adviser"):
        body = self.bodies.good(dice)
        means = {"body": body.means, "role": role, "label": label}
        return Value((*body.cells, role, label), means)


class MeetingAt(To):
    """A meeting, by its name and its beginning."""

    def told(self, dice, record):
        value = super().told(dice, record)
        return Value((*value.cells, dice.choice(["", record.start])), value.means)

    def wild(self, dice):
        value = super().wild(dice)
        return value if len(value.cells) > 1 else Value((*value.cells, ""), value.means)


class Item(To):
    """An item of an agenda, by its title."""

    def told(self, dice, record):
        return said(dice.choice([record.title, record.title.upper()]), record.pk)


class SeatTaken(To):
    """A seat in which somebody came, in the words of a language."""

    def told(self, dice, record):
        with translation.override(dice.choice(["nl", "en"])):
            words = [record.slug, str(record), str(record).upper(), f"{record.role}, {record.body}"]
        return said(dice.choice(words[: 3 if record.label else 4]), record.pk)


class AnyParty(To):
    """A city, a partner or a person; the form has a field for each."""

    def told(self, dice, record):
        value = super().told(dice, record)
        return Value(value.cells, (record._meta.model_name, record.pk), value.told)

    def wild(self, dice):
        value = super().wild(dice)
        means = ("city", value.means) if value.means in (UNKNOWN, "") else value.means
        return Value(value.cells, means, value.told)


class Lead(Spec):
    """Who leads a group, as what and for which city."""

    def __init__(self, people, cities):
        self.people, self.cities = To(people), To(cities)

    def good(self, dice):
        return self._told(dice, self.people.good(dice), self.cities.good(dice))

    def wild(self, dice):
        person = said("Nergenshuizen", UNKNOWN) if dice.random() < 0.3 else self.people.good(dice)
        city = said("Nergenshuizen", UNKNOWN) if dice.random() < 0.3 else self.cities.good(dice)
        return self._told(dice, person, city)

    @staticmethod
    def _told(dice, person, city):
        role = Codes(Role).known(dice, list(LEADING))
        if dice.random() < 0.5:
            means = {"role": role.means, "person": person.means, "city": ""}
            return said(f"{role.cells[0]}: {person.cells[0]}", means, person.told)
        means = {"role": role.means, "person": person.means, "city": city.means}
        told = f"{person.told} ({city.told})"
        return said(f"{role.cells[0]}: {person.cells[0]} ({city.cells[0]})", means, told)
