"""A report that comes back in: looked at, refused with its line, applied whole, found again."""

import csv
import io

import pytest
from django.contrib.auth.models import User
from django.utils import translation

from g32.history import act
from g32.importing import NotAppliedError, apply, preview, resources
from g32.importing.files import Table, UnreadableError
from g32.importing.moments import has_changed, moment
from g32.models import HistoryEntry
from g32.reports import When, reports
from g32.rights import Role
from g32.seeding import seed
from meetings.models import Attendance, Meeting
from network.models import Appointment, City, Membership, Office, Person, Seat
from tests import factories
from tests.register import ROOT
from tests.rights.world import make_user

pytestmark = pytest.mark.django_db

EVERY_IMPORT = pytest.mark.parametrize("name", sorted(resources()))


@pytest.fixture
def owner():
    return User.objects.create(username="eigenaar", is_superuser=True)


def table(text):
    """The table that a CSV becomes; line by line, as a spreadsheet counts."""
    header, *rows = csv.reader(io.StringIO(text.strip()))
    return Table("csv", header, rows=[(line, row) for line, row in enumerate(rows, 2)])


def exported(name, *, labels=False):
    report = reports()[name](When())
    header = report.header(labels=labels)
    rows = [
        ["" if cell is None else str(cell) for cell in row] for row in report.rows(labels=labels)
    ]
    return Table("csv", header, rows=[*enumerate(rows, 2)])


def looked_at(name, user, text):
    return preview(resources()[name](user), table(text))


def problems(outcome):
    return [(row.line, each.column) for row in outcome.rows for each in row.problems]


@EVERY_IMPORT
@pytest.mark.parametrize("labels", [False, True])
def test_what_was_exported_comes_back_unchanged(name, labels, owner):
    seed(ROOT / "fixtures")
    with translation.override("nl" if labels else "en"):
        outcome = preview(resources()[name](owner), exported(name, labels=labels))

    assert outcome.totals["skip"] == len(outcome.rows) > 0
    assert not any(row.notes or row.changes for row in outcome.rows)


@EVERY_IMPORT
def test_every_column_has_one_header_in_every_language(name, owner):
    resource = resources()[name](owner)
    for language in ("nl", "en"):
        with translation.override(language):
            header = [str(column.label) for column in resource.known_columns().values()]
        assert list(resource.places(Table("csv", header))) == list(resource.known_columns())


ADMINISTRATORS = """
person,city,function,party,start,sources
"Berg, Jan van den",Ede,wethouder,D66,okt 2014,Jaarverslag 2014 p. 2
"""


def world():
    factories.make_city(name="Ede")
    factories.make_source(name="Jaarverslag 2014", pages=10)


def test_a_new_row_makes_the_person_the_office_and_their_citations(owner):
    world()

    outcome, batch = apply(
        resources()["administrators"](owner), table(ADMINISTRATORS), reason="proef"
    )

    office = Office.objects.get()
    person = office.person
    assert not outcome.is_refused
    assert (person.first_names, person.prefix, person.surname) == ("Jan", "van den", "Berg")
    assert (office.function, office.start, str(office.city)) == ("alderman", "2014-10", "Ede")
    assert [str(each) for each in (*office.citations.all(), *person.citations.all())] == [
        "Jaarverslag 2014 p. 2"
    ] * 2
    entries = HistoryEntry.objects.filter(batch=batch)
    assert {(entry.actor, entry.reason) for entry in entries} == {("eigenaar", "proef")}
    assert entries.count() == 4


def test_the_same_file_again_changes_nothing(owner):
    world()
    kind = resources()["administrators"]
    apply(kind(owner), table(ADMINISTRATORS), reason="")

    outcome = preview(kind(owner), table(ADMINISTRATORS))

    assert outcome.totals["skip"] == 1
    assert not outcome.writes_anything


def test_a_preview_writes_nothing(owner):
    world()
    before = HistoryEntry.objects.count()

    looked_at("administrators", owner, ADMINISTRATORS)

    assert HistoryEntry.objects.count() == before
    assert not Person.objects.exists()


def test_each_problem_is_told_with_its_line_and_column(owner):
    world()

    outcome = looked_at(
        "administrators",
        owner,
        """
person,city,function,start,sources
Piet Groot Koerkamp,Ede,wethouder,okt-14,
Jan Jansen,Edde,wethouder,2014,
Jan Jansen,Ede,koning,2014,Jaarverslag 2014 p. 99
Jan Jansen,Ede,wethouder,2014,Jaarverslag 2014 p. 99
,Ede,wethouder,2014,
""",
    )

    assert problems(outcome) == [
        (2, "person"),
        (2, "start"),
        (3, "city"),
        (4, "function"),
        (5, "sources"),
        (6, "person"),
    ]
    assert outcome.rows[1].problems[0].candidates == (("ede", "Ede"),)


def test_one_bad_row_and_nothing_is_written(owner):
    world()

    outcome, _batch = apply(
        resources()["administrators"](owner),
        table(ADMINISTRATORS + "Jan Jansen,Nergens,wethouder,,,\n"),
        reason="",
    )

    assert outcome.is_refused
    assert not Person.objects.exists()


def test_an_id_changes_its_record_and_an_empty_cell_is_not_an_absent_column(owner):
    office = factories.make_office(party="VVD", portfolio="wonen", start="2014")

    outcome, _batch = apply(
        resources()["administrators"](owner),
        table(f"id,party\n{office.slug},"),
        reason="",
    )

    office.refresh_from_db()
    assert outcome.rows[0].changes == {"party": ("VVD", "")}
    assert (office.party, office.portfolio, office.start) == ("", "wonen", "2014")


def test_what_a_file_leaves_out_stays(owner):
    city = factories.make_city(name="Ede")
    city.names.create(text="Ee")

    outcome, _batch = apply(
        resources()["cities"](owner), table(f"id,aliases\n{city.slug},Eede"), reason=""
    )

    assert sorted(city.names.values_list("text", flat=True)) == ["Ee", "Eede"]
    assert "Ee" in outcome.rows[0].notes[0][1]


def test_a_city_becomes_a_member(owner):
    world()

    apply(
        resources()["cities"](owner),
        table("city,member_since,sources\nTiel,2014-03,Jaarverslag 2014 p. 3"),
        reason="",
    )

    membership = Membership.objects.get()
    assert (membership.city.name, membership.start) == ("Tiel", "2014-03")
    assert membership.citations.count() == membership.city.citations.count() == 1


def test_a_position_makes_the_seat_that_its_body_lacks(owner):
    body, person = factories.make_body(name="Pijler Zee"), factories.make_person(surname="Bos")

    apply(
        resources()["positions"](owner),
        table(f"body,role,label,person\nPijler Zee,lid,Water,{person.slug}"),
        reason="",
    )

    seat = Seat.objects.get(body=body)
    assert (seat.role, seat.label) == ("member", "Water")
    assert Appointment.objects.get().person == person


def test_two_who_are_called_so_are_told_apart_by_their_ids(owner):
    meeting = factories.make_meeting(name="Overleg", start="2014-05-01")
    first, second = (factories.make_person(first_names="Jan", surname="Bos") for _ in range(2))
    text = "meeting,start,person\nOverleg,1 mei 2014,%s"

    unclear = looked_at("attendance", owner, text % "Jan Bos").rows[0].problems[0]
    apply(resources()["attendance"](owner), table(text % second.slug), reason="")

    assert {slug for slug, _words in unclear.candidates} == {first.slug, second.slug}
    assert Attendance.objects.get(meeting=meeting).person == second


def test_what_the_form_refuses_is_refused_by_each_guard(owner):
    meeting, seat = factories.make_meeting(name="Overleg"), factories.make_seat(role="member")
    person = factories.make_person(surname="Bos")
    factories.make_attendance(meeting=meeting, person=person, role="member")
    factories.make_appointment(seat=seat, person=person, start="2014", end="2016")
    factories.make_membership(city=factories.make_city(name="Ede"), start="2010")

    once = looked_at("attendance", owner, "meeting,person,presence\nOverleg,Bos,afwezig")
    nobody = looked_at("attendance", owner, "meeting,note\nOverleg,")
    overlap = looked_at(
        "positions", owner, f"body,role,label,person,start\n{seat.body},lid,{seat.label},Bos,2015"
    )
    order = looked_at("meetings", owner, "title,kind,start,end\nX,group,2015,2014")
    name = looked_at("cities", owner, "city,member_since\nEde,2014")
    same = looked_at("cities", owner, "city\nTiel\nTiel")

    assert problems(once) == [(2, "")]
    assert problems(nobody) == [(2, "")] or problems(nobody) == [(2, "note")]
    assert problems(overlap) == [(2, "start")]
    assert problems(order) == [(2, "end")]
    assert problems(name) == [(2, "")]
    assert problems(same) == [(3, "")]


def test_a_coordinator_stays_within_the_own_cities(db):
    own, other = factories.make_city(name="Ede"), factories.make_city(name="Tiel")
    user = make_user(Role.COORDINATOR)
    user.coordinates.create(city=own)
    theirs = factories.make_office(city=other)
    mine = factories.make_office(city=own)
    kind = resources()["administrators"]

    added = preview(kind(user), table("person,city,function\nBos,Ede,lid\n"))
    new = preview(kind(user), table("person,city,function\nJan Bos,Ede,wethouder\n"))
    elsewhere = preview(kind(user), table("person,city,function\nJan Bos,Tiel,wethouder\n"))
    changed = preview(kind(user), table(f"id,party\n{theirs.slug},D66"))
    moved = preview(kind(user), table(f"id,city\n{mine.slug},Tiel"))

    assert problems(added) == [(2, "function")]
    assert not new.is_refused
    assert elsewhere.is_refused
    assert changed.is_refused
    assert moved.is_refused
    assert not Person.objects.filter(surname="Bos").exists()


def test_a_reader_imports_nothing(db):
    office = factories.make_office()
    user = make_user(Role.READER)

    assert not resources()["administrators"].may_import(user)
    outcome = preview(resources()["administrators"](user), table(f"id,party\n{office.slug},D66"))
    assert outcome.is_refused


def test_after_a_change_of_the_register_only_a_new_look_is_applied(owner):
    world()
    since = moment()
    with act(actor="ander"):
        City.objects.create(name="Tiel")

    with pytest.raises(NotAppliedError):
        apply(resources()["administrators"](owner), table(ADMINISTRATORS), reason="", since=since)

    assert has_changed(since)
    assert not Person.objects.exists()
    apply(resources()["administrators"](owner), table(ADMINISTRATORS), reason="", since=moment())
    assert Person.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "person,function,hoofddeksel\nBos,wethouder,hoed",
        "party\nD66",
        "person,persoon,function\nBos,Bos,wethouder",
        "person,function",
    ],
)
def test_a_file_of_other_columns_is_refused(text, owner):
    with pytest.raises(UnreadableError):
        looked_at("administrators", owner, text)


@pytest.mark.parametrize("number", [2, 200])
def test_many_rows_ask_no_more_than_few(number, owner, django_assert_max_num_queries):
    meeting = factories.make_meeting(name="Overleg")
    people = [factories.make_person(surname=f"Bos{n}") for n in range(number)]
    factories.make_source(name="Bron")
    lines = "\n".join(f"Overleg,{person},Bron" for person in people)

    with django_assert_max_num_queries(20):
        apply(
            resources()["attendance"](owner),
            table(f"meeting,person,sources\n{lines}"),
            reason="",
        )

    assert Attendance.objects.filter(meeting=meeting, citations__isnull=False).count() == number
    assert Meeting.objects.count() == 1
