"""The import of seats and appointments."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from difflib import SequenceMatcher
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from g32.importing.columns import Along, Link, Own, point
from g32.importing.finding import ALIKE
from g32.importing.resource import RecordResource, imports
from g32.reports.finish import Finish
from g32.text import fold
from network.models import Appointment, Body, Seat
from network.reports.holders import Holders
from network.reports.positions import Positions

from .parties import PersonLink
from .passages import PassageParts


class SeatLink(Link):
    """The seat, by its body, role and label; one that the body does not have yet is made."""

    def __init__(self) -> None:
        super().__init__("seat", beside=("role", "label"), loads=("kind",))

    def bind(self, resource: Any, column: Any) -> None:
        """Read the role and the label as the fields that they are; the body is named."""
        super().bind(resource, column)
        self.named = Body
        columns = resource.known_columns()
        self._own = {name: Own(name) for name in self.beside}
        for name, own in self._own.items():
            own.bind(_Seats, columns[name])
        self._made: dict[Any, Seat] = {}

    def learn(self, cells: Collection[Any]) -> None:
        """Fetch the seats of all bodies that are named."""
        self.finder = self.find(self.named)
        names = {name for name in map(self.name_in, cells) if name}
        self.finder.look_up(names)
        bodies = {body.pk: body for name in names for body in self.finder.found(name)}
        self._seats = defaultdict(list)
        for seat in Seat._base_manager.filter(body__pk__among=list(bodies)).order_by("pk"):
            point(seat, Seat._meta.get_field("body"), bodies[seat.body_id])
            self._seats[seat.body_id].append(seat)
        for cell in cells:
            self.known[cell] = self._read(cell)

    def find_one(self, cell: Any) -> Seat:
        """Find the seat, or make one."""
        body = self.finder.find(self.name_in(cell))
        given = dict(zip(self.beside_here, cell[1:], strict=True)) if self.beside_here else {}
        read = {name: self._own[name].read(text) for name, text in given.items()}
        fitting = [
            seat
            for seat in self._seats[body.pk]
            if all(fold(getattr(seat, name)) == fold(value) for name, value in read.items())
        ]
        if len(fitting) == 1:
            return fitting[0]
        if fitting or len(read) < len(self.beside):
            raise self._unclear(body, fitting or self._seats[body.pk])
        return self._make(body, **read)

    def _make(self, body: Body, role: str, label: str) -> Seat:
        alike = [seat for seat in self._seats[body.pk] if seat.role == role]
        near = [seat for seat in alike if not label or _is_near(label, seat.label)]
        if near:
            raise self._unclear(body, near)
        key = body.pk, role, label
        if key not in self._made:
            seat = Seat(role=role, label=label)
            point(seat, Seat._meta.get_field("body"), body)
            self._made[key] = seat
        return self._made[key]

    @staticmethod
    def _unclear(body: Body, seats: list[Seat]) -> ValidationError:
        told = "; ".join(
            f"{seat.get_role_display()}, “{seat.label}”" if seat.label else seat.get_role_display()
            for seat in seats
        )
        sentence = _(
            "Which seat of “%(body)s” is meant? It has: %(seats)s. Write role and label so."
        )
        return ValidationError(sentence % {"body": body, "seats": told or "–"})


class _Seats:
    """Where the role and the label are fields."""

    @staticmethod
    def field_of(field: Own) -> Any:
        """Return the field of the seat."""
        return Seat._meta.get_field(field.attribute)


def _is_near(one: str, other: str) -> bool:
    ratio = SequenceMatcher(None, fold(one), fold(other)).ratio()
    return ratio >= ALIKE


@imports
class PositionResource(RecordResource):
    """Appointments, and the seats to which they are."""

    report = Positions
    anchor = "seat"
    identity = ("person", "city", "organisation", "note")
    lasting, lasts = Appointment.lasting, Appointment.lasts
    example = {
        "body": "Fysieke Pijler",
        "role": "member",
        "label": "bestuurder in de pijler",
        "person": "Jansen, Jan van",
        "city": "Tilburg",
        "start": "2014-10",
        "how": "appointed",
        "sources": "Jaarverslag 2014 p. 2",
    }

    body = SeatLink()
    role = Along()
    label = Along()
    person = PersonLink(adds=True)
    city = Link()
    organisation = Link()
    note = Own()
    start = Own()
    end = Own()
    how = Own()
    planned = Own()
    sources = PassageParts()

    def derived_rows(self, slugs: Collection[str]) -> dict[str, Mapping[str, Any]]:
        """Return the positions that are held ex officio: they follow from other seats."""
        asked = {slug for slug in slugs if "--" in slug}
        if not asked:
            return {}
        held = [
            position
            for positions in Holders(self.when).ex_officio().values()
            for position in positions
            if position.slug in asked
        ]
        report = self.report(self.when)
        rows = report.finished(held, Finish(labels=False)).rows
        names = report.header()
        return {row[0]: dict(zip(names, row, strict=True)) for row in rows}
