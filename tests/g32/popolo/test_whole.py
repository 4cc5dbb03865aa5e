"""All of it as a program gets it: nothing private, nothing twice, nothing broken."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from g32.models import HistoryEntry
from g32.popolo.classes import CLASSES
from tests.api import Program, problem
from tests.factories import (
    make_appointment,
    make_attendance,
    make_citation,
    make_city,
    make_meeting,
    make_meeting_body,
    make_membership,
    make_name,
    make_office,
    make_organisation,
    make_seat,
)
from tests.popolo import whole
from tests.privacy.people import held_in, make_somebody

pytestmark = pytest.mark.django_db


def test_contact_details_are_nowhere_in_it():
    make_somebody()

    assert held_in(Program().get("popolo.json").getvalue()) == set()


def test_hostile_texts_stay_texts():
    names = ['"}], "x": "', "\\u0000", "é\u2028\u2029", "</script>", "\x7f\x1b[31m", "😀"]
    for name in names:
        make_city(name=name)

    assert {each["name"] for each in whole()["areas"]} == set(names)


def test_an_empty_register_is_a_whole_document():
    assert whole() == {name: [] for name in CLASSES}


def test_it_is_asked_as_all_that_programs_ask():
    refused = Client().get("/api/v1/popolo.json")

    assert refused.status_code == 401
    problem(refused)


@pytest.mark.once
def test_it_comes_in_one_form_and_takes_no_questions():
    program = Program()

    assert problem(program.get("popolo.json?on=2014-09-01"))["status"] == 400
    assert problem(program.get("popolo.json", accept="text/csv"))["status"] == 406
    assert problem(Client().post("/api/v1/popolo.json"))["status"] == 405


def test_who_has_it_gets_it_again_only_when_it_changed():
    program = Program()
    first = program.get("popolo.json")
    assert first.getvalue()
    etag = first.headers["ETag"]

    same = program.get("popolo.json", **{"if-none-match": etag})
    make_city()
    other = program.get("popolo.json", **{"if-none-match": etag})

    assert first.headers["Content-Type"] == "application/json"
    assert first.headers["Cache-Control"] == "private, no-cache"
    assert (same.status_code, same.content) == (304, b"")
    assert other.getvalue() != b""


def fill(number):
    for _ in range(number):
        office = make_office(city=make_city())
        make_name(owner=office.person)
        appointment = make_appointment(person=office.person, city=office.city)
        make_seat(ex_officio_of=appointment.seat)
        make_membership(city=make_city())
        meeting = make_meeting(city=make_city(), part_of=make_meeting())
        make_meeting_body(meeting=meeting)
        make_attendance(meeting=meeting)
        for record in (office, office.person, appointment, appointment.seat.body, meeting):
            make_citation(record=record)
        make_organisation(part_of=make_organisation())


def test_the_number_of_queries_is_that_of_few():
    program = Program()

    def asked(number):
        fill(number)
        with CaptureQueriesContext(connection) as queries:
            assert program.get("popolo.json").getvalue()
        return len(queries)

    asked(1)
    assert asked(2) == asked(9)


def test_nothing_is_written_by_it():
    fill(1)
    program = Program()
    before = HistoryEntry.objects.count()

    whole(program)

    assert HistoryEntry.objects.count() == before
