"""What may stand in the rows of each import, over the records of the world."""

from dataclasses import dataclass, field
from typing import Any

from meetings.models import (
    AgendaItem,
    Attendance,
    AttendanceRole,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Presence,
)
from network.models import (
    GROUP_KINDS,
    Appointment,
    Body,
    BodyKind,
    City,
    Function,
    How,
    Level,
    Office,
    Organisation,
    OrganisationKind,
    Person,
    Seat,
)
from tests.world import table
from themes.models import Result, ResultKind, ResultStatus, Topic

from .naming import AnyParty, Item, Lead, MeetingAt, SeatOf, SeatTaken, Who
from .values import (
    Address,
    Codes,
    Date,
    Passages,
    Several,
    Spec,
    Text,
    To,
    YesNo,
    said,
)

EMPTY = said("", "")


@dataclass
class Kind:
    """The rows of one import. `own`: by field of the record's form, the columns and what may stand
    there; `parts`: the columns of what hangs on the record. `settle`: makes a good row of values
    that are good each by itself.
    """

    name: str
    model: Any
    own: dict[str, tuple[tuple[str, ...], Spec]]
    parts: dict[str, Spec]
    required: tuple[str, ...]
    settle: Any = lambda dice, given: None
    #: What the report tells of each record, by its id.
    was: dict[str, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self):
        self.was = {
            row["id"]: {name: "" if cell is None else str(cell) for name, cell in row.items()}
            for row in table(self.name)
        }
        slugs = self.was.keys()
        self.records = list(self.model._base_manager.filter(slug__in=slugs).order_by("pk"))
        self.specs = {**self.own, **{name: ((name,), spec) for name, spec in self.parts.items()}}


def _mostly_open(dice, given):
    """Most that began has no end, so that not half of the rows ends before it begins."""
    if "end" in given and dice.random() < 0.7:
        given["end"] = EMPTY


def _one_place(dice, given):
    _mostly_open(dice, given)
    given[dice.choice(["city", "organisation", "organisation"])] = EMPTY
    if dice.random() < 0.5:
        given["organisation"] = EMPTY


def _one_party(dice, given):
    """A person who may act for a city, a city, an organisation, or somebody unnamed."""
    _mostly_open(dice, given)
    ways = [("person", "city"), ("person", "city"), ("person",), ("city",), ("organisation",)]
    kept = dice.choice([*ways, ("note",)])
    for name in {"person", "city", "organisation", "note"} - {*kept}:
        given[name] = EMPTY
    if kept == ("note",) and not given["note"].means:
        given["note"] = said("iemand uit de zaal")


def _of_its_kind(dice, given):
    _mostly_open(dice, given)
    if given["kind"].means not in GROUP_KINDS and dice.random() < 0.8:
        given["pillars"] = said("", ())


def _at_the_meeting(dice, given):
    _one_party(dice, given)
    items = AgendaItem.objects.filter(meeting=given["meeting"].means)
    if items and dice.random() < 0.4:
        given["agenda_item"] = Item(items).good(dice)
    elif dice.random() < 0.9:
        given["agenda_item"] = EMPTY


def kinds(world):
    """All kinds, by the name of the import."""
    made = (_cities, _administrators, _positions, _groups, _results, _meetings, _attendance)
    return {kind.name: kind for kind in (make(world) for make in (*made, _partners))}


def _own(**fields):
    """The fields, each in the column of its own name unless others are given."""
    return {
        name: given if isinstance(given, tuple) else ((name,), given)
        for name, given in fields.items()
    }


def _named(model):
    return list(model._base_manager.order_by("pk"))


def _names(model):
    return [str(record) for record in _named(model)]


def _cities(world):
    parts = {
        "aliases": Several(Text(200, known=["Den Bosch"])),
        "member_since": Date(),
        "member_until": Date(),
        "sources": Passages(),
    }

    def settle(dice, given):
        if dice.random() < 0.7:
            given["member_until"] = EMPTY
        if not given["member_since"].means.strip():
            given["member_until"] = EMPTY

    name = Text(200, known=_names(City), required=True)
    return Kind("cities", City, _own(name=(("city",), name)), parts, ("name",), settle)


def _administrators(world):
    own = _own(
        person=Who(_named(Person), adds=True, often=[world.smit, world.kaiser]),
        city=To(_named(City), often=[world.arnhem]),
        organisation=To(_named(Organisation)),
        function=Codes(Function),
        title=Text(200),
        party=Text(200),
        portfolio=Text(200),
        start=Date(),
        end=Date(),
    )
    parts = {"sources": Passages()}
    return Kind("administrators", Office, own, parts, ("person", "function"), _one_place)


def _positions(world):
    seats = list(Seat.objects.select_related("body").order_by("pk"))
    own = _own(
        seat=(("body", "role", "label"), SeatOf(seats, _named(Body))),
        person=Who(_named(Person), adds=True, often=[world.smit, world.kaiser]),
        city=To(_named(City), often=[world.arnhem]),
        organisation=To(_named(Organisation)),
        note=Text(500),
        start=Date(),
        end=Date(),
        how=Codes(How, blank=True),
        planned=YesNo(),
    )
    return Kind("positions", Appointment, own, {"sources": Passages()}, ("seat",), _one_party)


def _groups(world):
    own = _own(
        name=(("body",), Text(200, known=_names(Body), required=True)),
        kind=Codes(BodyKind),
        level=Codes(Level, blank=True),
        start=Date(),
        end=Date(),
        planned=YesNo(),
    )
    pillars = list(Body.objects.filter(kind="pillar"))
    parts = {
        "pillars": Several(To([*pillars, *pillars, world.old], often=pillars)),
        "aliases": Several(Text(200)),
        "leads": Several(Lead(_named(Person), _named(City))),
        "topics": Several(To(_named(Topic))),
        "sources": Passages(),
    }
    return Kind("groups", Body, own, parts, ("name", "kind"), _of_its_kind)


def _results(world):
    own = _own(
        name=(("title",), Text(200, known=_names(Result), required=True)),
        kind=Codes(ResultKind),
        start=(("date",), Date()),
        end=Date(),
        status=Codes(ResultStatus, blank=True),
        outcome=Text(10_000),
        url=Address(500),
    )
    anybody = [*_named(City), *_named(Organisation), *_named(Person)]
    parts = {
        "bodies": Several(To(_named(Body))),
        "partners": Several(To(_named(Organisation))),
        "addressees": Several(AnyParty(anybody)),
        "cities": Several(To(_named(City))),
        "people": Several(To(_named(Person))),
        "sources": Passages(),
    }
    return Kind("results", Result, own, parts, ("name", "kind"), _mostly_open)


def _meetings(world):
    own = _own(
        name=(("title",), Text(200, known=_names(Meeting), required=True)),
        kind=Codes(MeetingKind),
        level=Codes(Level, blank=True),
        part_of=To(_named(Meeting)),
        start=Date(),
        end=Date(),
        place=Text(200),
        city=To(_named(City)),
        status=Codes(MeetingStatus),
    )
    parts = {
        "bodies": Several(To(_named(Body))),
        "agenda": Several(Text(300)),
        "decisions": Several(Text(500)),
        "sources": Passages(),
    }
    return Kind("meetings", Meeting, own, parts, ("name", "kind"), _mostly_open)


def _attendance(world):
    seats = list(Seat.objects.select_related("body").order_by("pk"))
    own = _own(
        meeting=(("meeting", "start"), MeetingAt(_named(Meeting))),
        person=Who(_named(Person), often=[world.smit, world.kaiser]),
        seat=SeatTaken(seats),
        city=To(_named(City), often=[world.arnhem]),
        organisation=To(_named(Organisation)),
        note=Text(500),
        role=Codes(AttendanceRole),
        presence=Codes(Presence),
        agenda_item=Item(_named(AgendaItem)),
    )
    parts = {"sources": Passages()}
    return Kind("attendance", Attendance, own, parts, ("meeting",), _at_the_meeting)


def _partners(world):
    own = _own(
        name=(("organisation",), Text(200, known=_names(Organisation), required=True)),
        kind=Codes(OrganisationKind, blank=True),
        part_of=To(_named(Organisation)),
    )
    parts = {
        "aliases": Several(Text(200)),
        "abbreviation": Several(Text(200, known=["VNG"])),
        "sources": Passages(),
    }
    return Kind("partners", Organisation, own, parts, ("name",))
