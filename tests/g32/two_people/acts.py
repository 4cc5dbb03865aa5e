"""What two people do to one record, step by step: open a page, and send what stands in it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from network.models import (
    Administrator,
    Appointment,
    AppointmentCitation,
    Body,
    City,
    ContactDetails,
    Office,
    OfficeCitation,
    Person,
    PersonCitation,
    PersonName,
    Seat,
    SeatCitation,
)
from tests import factories
from tests.admin import address, filled

#: Every table that an act may write to.
TABLES = (
    Person,
    PersonName,
    PersonCitation,
    Office,
    OfficeCitation,
    ContactDetails,
    Appointment,
    AppointmentCitation,
    Seat,
    SeatCitation,
    Body,
    City,
)


def build() -> SimpleNamespace:
    """A person with an office and a seat, each with a part of its own; and somebody elsewhere."""
    source = factories.make_source(name="Jaarverslag")
    person = factories.make_person()
    office = factories.make_office(person=person, city=factories.make_city())
    seat = factories.make_seat(maximum=None)
    appointment = factories.make_appointment(person=person, seat=seat, start="2010", end="2012")
    elsewhere = factories.make_office()
    world = SimpleNamespace(
        source=source,
        person=person,
        administrator=Administrator.objects.get(pk=person.pk),
        name=factories.make_name(owner=person),
        office=office,
        contact=factories.make_contact_details(office=office, telephone="0"),
        seat=seat,
        appointment=appointment,
        citation=factories.make_citation(record=appointment, source=source, page=1),
        elsewhere=elsewhere,
        city=factories.make_city(),
    )
    factories.make_name(owner=elsewhere.person)
    return world


@dataclass(frozen=True)
class Act:
    """What somebody does: on the form of a record of the world they type something, by `who`; or
    they delete the record, from its page or from the list.
    """

    record: str
    typed: Callable[[Any, str], dict[str, Any]] = field(default=lambda world, who: {})
    how: str = "change"

    def open(self, client, world, who: str) -> tuple[str, dict[str, Any]] | None:
        """Look at the page; gives the address and what a browser would send. None: it is gone."""
        record = getattr(world, self.record)
        if self.how == "list":
            url = address(record, "changelist") + "?when=all"
            data = {"action": "delete_selected", "_selected_action": [record.pk]}
            page = client.post(url, data)
            return confirmed(url, page, **data) if page.status_code == 200 else None
        if self.how == "add":
            url = address(record, "add")
            return url, filled(client, url, **self.typed(world, who))
        url = address(record, self.how, record.pk)
        page = client.get(url)
        if page.status_code != 200:
            return None
        if self.how == "delete":
            return confirmed(url, page)
        return url, filled(client, url, **self.typed(world, who))


def confirmed(url: str, page: Any, **data: Any) -> tuple[str, dict[str, Any]]:
    """What a page sends that asks whether to go on."""
    return url, data | {"post": "yes", "_version": page.context["version"]}


def _type(**values: Any) -> Callable[[Any, str], dict[str, Any]]:
    """Type these values; WHO in one stands for who types."""
    return lambda _world, who: {name: value.replace("WHO", who) for name, value in values.items()}


def _row(prefix: str, place: int, **values: Any) -> Callable[[Any, str], dict[str, Any]]:
    """Type these values in a row; one that is not there yet is added."""

    def typed(world: Any, who: str) -> dict[str, Any]:
        rows = {f"{prefix}-TOTAL_FORMS": str(place + 1)}
        for name, value in values.items():
            given = value(world) if callable(value) else value.replace("WHO", who)
            rows[f"{prefix}-{place}-{name}"] = given
        return rows

    return typed


ACTS = {
    "surname": Act("person", _type(surname="Naam WHO")),
    "prefix": Act("person", _type(prefix="van WHO")),
    "first names, as administrator": Act("administrator", _type(first_names="Jan WHO")),
    "surname, as administrator": Act("administrator", _type(surname="Naam WHO")),
    "name row changed": Act("person", _row("names", 0, text="Ook WHO")),
    "name row deleted": Act("person", _row("names", 0, DELETE="on")),
    "name row added": Act("person", _row("names", 1, text="Ook WHO", kind="alias")),
    "office row changed": Act("person", _row("offices", 0, party="Partij WHO")),
    "appointment row changed": Act("person", _row("appointments", 0, end="2015")),
    "appointment row changed too": Act("person", _row("appointments", 0, end="2016")),
    "appointment row deleted": Act("person", _row("appointments", 0, DELETE="on")),
    "appointment row of the seat": Act("seat", _row("appointments", 0, note="Noot WHO")),
    "appointment row added to the seat": Act(
        "seat",
        _row("appointments", 1, person=lambda world: world.person.pk, start="2019", end="2020"),
    ),
    "label of the seat": Act("seat", _type(label="Zetel WHO")),
    "appointment": Act("appointment", _type(end="2017")),
    "note of the appointment": Act("appointment", _type(note="Noot WHO")),
    "citation changed": Act("appointment", _row("citations", 0, at="Jaarverslag p. 9")),
    "citation added": Act(
        "appointment", _row("citations", 1, at="Jaarverslag p. 2", stance="states")
    ),
    "party of the office": Act("office", _type(party="Partij WHO")),
    "contact details": Act("office", _row("contact", 0, telephone="06 WHO")),
    "appointment deleted": Act("appointment", how="delete"),
    "appointment deleted from the list": Act("appointment", how="list"),
    "office deleted": Act("office", how="delete"),
    "office deleted from the list": Act("office", how="list"),
    "somebody elsewhere": Act("elsewhere", _type(party="Partij WHO")),
    "a city": Act("city", _type(name="Stad WHO")),
    "appointment added": Act(
        "appointment",
        lambda world, _who: {
            "seat": world.seat.pk,
            "person": world.person.pk,
            "start": "2022",
            "note": "Noot",
        },
        how="add",
    ),
}
