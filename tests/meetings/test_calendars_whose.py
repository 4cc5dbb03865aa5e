"""Whose calendar holds which meetings."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from g32.calendars.events import OURS
from meetings.calendars import telling
from tests.calendars import of, subscribed
from tests.factories import (
    make_agenda_item,
    make_appointment,
    make_attendance,
    make_body,
    make_city,
    make_meeting,
    make_meeting_body,
    make_membership,
    make_person,
    make_seat,
    make_succession,
)

pytestmark = pytest.mark.django_db


def met(body, **fields):
    """A meeting of a body."""
    return make_meeting_body(body=body, meeting=make_meeting(**fields)).meeting


def ids(subject):
    return {uid.removesuffix(OURS) for uid in of(subject)}


def test_a_body_has_the_meetings_of_its_predecessors():
    before, body, other = make_body(), make_body(), make_body()
    make_succession(predecessor=before, successor=body)
    first = met(before, start="2013-06-12")
    second = met(body, start="2014-06-12")
    make_meeting_body(body=before, meeting=second)
    met(other, start="2014-06-12")

    assert ids(f"body--{body.slug}") == {first.slug, second.slug}
    assert ids(f"body--{before.slug}") == {first.slug, second.slug}
    assert len(ids("network")) == 3


def test_a_person_has_the_meetings_of_a_seat_while_it_is_held():
    person, seat = make_person(), make_seat()
    make_appointment(seat=seat, person=person, start="2014-03-01", end="2014-09-18")
    make_appointment(seat=seat, person=person, start="2015-06", end="")
    days = ("2014-02-28", "2014-03-01", "2014-09-18", "2014-09-19", "2015-05-31", "2015-06-01")
    slugs = [met(seat.body, start=day).slug for day in days]
    begun_before = met(seat.body, start="2014-02-27", end="2014-03-02").slug

    assert ids(f"person--{person.slug}") == {slugs[1], slugs[2], slugs[5], begun_before}


def test_a_person_has_the_meetings_of_a_seat_that_follows():
    person, seat = make_person(), make_seat(role="chair")
    board = make_seat(ex_officio_of=seat)
    make_appointment(seat=seat, person=person, start="2014")
    meeting = met(board.body, start="2015-06-12")

    assert ids(f"person--{person.slug}") == {meeting.slug}


def test_a_person_has_the_meetings_that_were_attended_and_no_others():
    person = make_person()
    meetings = {}
    for presence in ("present", "excused", "absent", "deputy"):
        meetings[presence] = make_meeting(start="2014-06-12")
        make_attendance(meeting=meetings[presence], person=person, presence=presence)
    make_meeting(start="2014-06-12")

    assert ids(f"person--{person.slug}") == {meetings["present"].slug}


def test_a_city_has_what_lies_in_it_what_it_attends_and_what_it_has_a_seat_in():
    city, network = make_city(), make_body(kind="network")
    make_membership(city=city, start="2014-01-01", end="2014-12-31")
    seat = make_seat()
    make_appointment(seat=seat, city=city, start="2014-01-01")
    wanted = {
        make_meeting(start="2010-06-12", city=city).slug,
        make_attendance(
            meeting=make_meeting(start="2010-06-12"), person=None, city=city
        ).meeting.slug,
        make_attendance(
            meeting=make_meeting(start="2010-06-12"), city=city, presence="deputy"
        ).meeting.slug,
        met(seat.body, start="2014-06-12").slug,
        met(network, start="2014-06-12").slug,
    }
    met(seat.body, start="2013-06-12")
    met(network, start="2015-06-12")
    make_attendance(meeting=make_meeting(start="2010-06-12"), city=city, presence="excused")

    assert ids(f"city--{city.slug}") == wanted


def test_of_very_many_the_latest(monkeypatch):
    monkeypatch.setattr(telling, "MOST", 2)
    slugs = [make_meeting(start=f"2014-06-1{n}").slug for n in range(4)]
    make_meeting(start="")

    assert ids("network") == set(slugs[2:])


def fill(number):
    """Meetings with all that a calendar tells of them, in bodies of somebody's."""
    person, city = make_person(), make_city()
    make_membership(city=city, start="2014")
    for _ in range(number):
        seat = make_seat()
        make_appointment(seat=seat, person=person, city=city, start="2014")
        meeting = met(seat.body, start="2014-06-12", city=make_city(), part_of=make_meeting())
        make_agenda_item(meeting=meeting)
        make_agenda_item(meeting=meeting)
    return person, city, seat.body


@pytest.mark.once  # the same queries on every engine
@pytest.mark.parametrize("kind", ["network", "person", "city", "body"])
def test_the_number_of_queries_is_that_of_few(kind):
    def asked(number):
        person, city, body = fill(number)
        record = {"network": None, "person": person, "city": city, "body": body}[kind]
        address, _token = subscribed(f"{kind}--{record.slug}" if record else kind)
        Client().get(address)  # on its first day it is noted that it was used
        with CaptureQueriesContext(connection) as queries:
            assert Client().get(address).status_code == 200
        return len(queries)

    assert asked(2) == asked(9) <= 25


@pytest.mark.parametrize("start", ["", "../2016-03-01", "2016-01-01/.."])
def test_a_person_has_what_is_planned_for_a_day_that_is_open(start):
    person, seat = make_person(), make_seat()
    make_appointment(seat=seat, person=person, start="2014-03-01")
    met(seat.body, start=start, status="planned", name="Nog te prikken")

    calendars = [
        Client().get(subscribed(subject)[0]).content.decode()
        for subject in (f"person--{person.slug}", f"body--{seat.body.slug}")
    ]

    assert ["Nog te prikken" in each.replace("\r\n ", "") for each in calendars] == [True, True]
