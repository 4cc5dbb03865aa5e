"""A report that comes back in: looked at, refused with its line, applied whole, found again."""

import pytest
from django.contrib.auth.models import User
from django.utils import translation

from g32.importing import apply, preview, resources
from g32.importing.files import Table
from g32.models import HistoryEntry
from g32.reports import When
from g32.seeding import seed
from meetings.models import Attendance
from network.models import Appointment, Membership, Office, Person, Seat
from tests import factories
from tests.register import ROOT

from .incoming import ADMINISTRATORS, exported, looked_at, problems, table, world

pytestmark = pytest.mark.django_db

EVERY_IMPORT = pytest.mark.parametrize("name", sorted(resources()))


@pytest.fixture
def owner():
    return User.objects.create(username="eigenaar", is_superuser=True)


@pytest.mark.once
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


@pytest.mark.once
@EVERY_IMPORT
@pytest.mark.parametrize("time", [("2014-09-01", None), (None, "2014")])
def test_what_was_exported_of_a_time_comes_back_unchanged(name, time, owner):
    seed(ROOT / "fixtures")
    when = When.parse(*time)

    outcome = preview(resources()[name](owner, when), exported(name, when=when))

    assert outcome.totals["skip"] == len(outcome.rows) > 0
    assert not any(row.notes or row.changes for row in outcome.rows)


def test_an_id_goes_before_a_name_that_reads_like_it(owner):
    renamed = factories.make_person(slug="jan-bos", first_names="Piet", surname="Bos")
    factories.make_person(slug="jan-bos-2", first_names="Jan", surname="Bos")
    meeting = factories.make_meeting(name="Overleg")

    apply(resources()["attendance"](owner), table("meeting,person\nOverleg,jan-bos"), reason="")

    assert meeting.attendances.get().person == renamed


def test_an_attendance_moves_to_another_item_of_its_meeting(owner):
    meeting = factories.make_meeting(name="Overleg", start="2014-05-01")
    item = factories.make_agenda_item(meeting=meeting, title="Wonen")
    attendance = factories.make_attendance(meeting=meeting)

    outcome, _batch = apply(
        resources()["attendance"](owner),
        table(f"id,meeting,start,agenda_item\n{attendance.slug},Overleg,2014-05-01,wonen"),
        reason="",
    )

    attendance.refresh_from_db()
    assert not outcome.is_refused
    assert attendance.agenda_item == item


def test_an_item_is_of_the_meeting_that_the_record_has_where_the_file_names_none(owner):
    item = factories.make_agenda_item(title="Wonen")
    attendance = factories.make_attendance(meeting=item.meeting)

    apply(
        resources()["attendance"](owner),
        table(f"id,agenda_item\n{attendance.slug},Wonen"),
        reason="",
    )

    attendance.refresh_from_db()
    assert attendance.agenda_item == item


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_seat_is_found_under_every_spelling_and_in_every_language(language, owner):
    factories.make_meeting(name="Overleg")
    factories.make_seat(body=factories.make_body(name="Pijler Zee"), role="vice_chair")
    words = ("vice_chair, Pijler Zee", "VICE-CHAIR, pijler zee", "vicevoorzitter, Pijler Zee")
    rows = "\n".join(f'Overleg,Gast {n},"{seat}"' for n, seat in enumerate(words))

    with translation.override(language):
        outcome = looked_at("attendance", owner, f"meeting,note,seat\n{rows}")

    assert problems(outcome) == []


def test_a_party_that_may_be_a_city_or_a_partner_is_not_guessed(owner):
    factories.make_city(name="Utrecht")
    factories.make_organisation(name="Utrecht", slug="provincie-utrecht")
    text = "title,kind,addressees\nBrief,letter,%s"

    unclear = looked_at("results", owner, text % "Utrecht")
    clear = looked_at("results", owner, text % "provincie-utrecht")

    assert problems(unclear) == [(2, "addressees")]
    assert not clear.is_refused
