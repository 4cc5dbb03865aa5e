"""What is found on every day on which something changes, and only then."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from g32.findings import Ask, checks
from g32.reports import When
from tests import factories
from tests.network.finding import appoint, found, since

pytestmark = pytest.mark.django_db


def test_every_gap_between_holders_is_found_and_told_from_when_to_when():
    seat = factories.make_seat(slug="it", start="2010-01-01")
    appoint(seat, "2010-01-01", "2011-03-31")
    appoint(seat, "2011-06-01", "2012")
    appoint(seat, "2014")

    assert since("vacant") == [("it", "2011-04-01"), ("it", "2013-01-01")]
    assert since("vacant", on="2011-05-31") == [("it", "2011-04-01")]
    assert since("vacant", on="2011-06-01") == []
    assert since("vacant", year="2013") == [("it", "2013-01-01")]
    (first, _second) = found("vacant")
    assert "31 mei 2011" in first[2]


@pytest.mark.parametrize(
    ("start", "since_when", "vacant"),
    [("2010-01-01", "2010", ["2010-01-01"]), ("", "2010", []), ("", "", [])],
)
def test_a_seat_of_which_no_beginning_is_known_is_known_from_its_first_holder_on(
    start, since_when, vacant
):
    body = factories.make_body(start=since_when)
    appoint(factories.make_seat(slug="it", body=body, start=start), "2014-06-12", "2014-12-31")

    assert since("vacant") == [("it", day) for day in [*vacant, "2015-01-01"]]


def test_a_seat_that_asks_for_two_is_vacant_with_one():
    seat = factories.make_seat(slug="it", start="2010-01-01", minimum=2, maximum=2)
    appoint(seat, "2010-01-01")
    appoint(seat, "2010-01-01", "2012")

    assert since("vacant") == [("it", "2013-01-01")]


def test_a_handover_in_a_known_month_leaves_no_gap():
    seat = factories.make_seat(slug="it", start="2010-01-01")
    appoint(seat, "2010-01-01", "2014-10")
    appoint(seat, "2014-10")

    assert since("vacant") == since("too_many_holders") == []


def test_of_too_many_it_is_told_from_when_to_when():
    seat = factories.make_seat(slug="it", maximum=1)
    appoint(seat, "2010-01-01", "2014-06-30")
    appoint(seat, "2014-06-15", "2015-12-31")
    appoint(seat, "2015-12-01")

    assert since("too_many_holders") == [("it", "2014-06-15"), ("it", "2015-12-01")]
    assert since("too_many_holders", on="2015-01-01") == []
    assert since("too_many_holders", year="2015") == [("it", "2015-12-01")]


@pytest.mark.parametrize(
    ("office", "expected"),
    [
        ({"start": "2010", "end": "2013"}, [("it", "2014-01-01")]),
        ({"start": "2010"}, []),
        ({}, []),
        ({"start": "2012-05-01"}, [("it", "2012-01-01")]),
        (None, [("it", "2012-01-01")]),
    ],
)
def test_an_appointment_for_a_city_without_an_office_there_is_found(office, expected):
    city, person = factories.make_city(), factories.make_person()
    factories.make_office(person=person, city=factories.make_city(), start="2000")
    if office is not None:
        factories.make_office(person=person, city=city, **office)
    appoint(factories.make_seat(), "2012-01-01", slug="it", person=person, city=city)

    assert since("outside_office") == expected


def test_two_offices_that_follow_each_other_cover_an_appointment():
    city, person = factories.make_city(), factories.make_person()
    factories.make_office(person=person, city=city, start="2010", end="2014-03-18")
    factories.make_office(person=person, city=city, start="2014-03-19")
    appoint(factories.make_seat(), "2012-01-01", person=person, city=city)

    assert since("outside_office") == []


def test_who_sits_for_no_city_needs_no_office():
    appoint(factories.make_seat(), "2012-01-01", person=factories.make_person())

    assert since("outside_office") == since("outside_membership") == []


def test_an_appointment_for_a_city_that_left_is_found():
    city = factories.make_city()
    factories.make_membership(city=city, start="2009", end="2014")
    appoint(factories.make_seat(), "2012-01-01", slug="it", person=None, city=city)

    assert since("outside_membership") == [("it", "2015-01-01")]
    assert since("outside_membership", on="2014-12-31") == []


@pytest.mark.parametrize(
    ("as_of", "given", "expected"),
    [
        ("2014-12-31", {}, [("it", "2015-01-01")]),
        ("2014-12-31", {"start": ""}, [("it", "2015-01-01")]),
        ("2014-12-31", {"start": "../2014-12-31"}, [("it", "2015-01-01")]),
        ("2014-12-31", {"end": "2030"}, []),
        ("2014-12-31", {"planned": True}, []),
        ("2025-12-31", {}, []),
        (None, {}, []),
    ],
)
def test_what_is_open_and_was_not_confirmed_for_a_year_is_found(as_of, given, expected):
    source = factories.make_source(as_of=as_of)
    appointment = factories.make_appointment(slug="it", **({"start": "2014"} | given))
    factories.make_citation(record=appointment, source=source)

    assert since("unconfirmed", on="2016-06-01") == expected
    assert since("unconfirmed", on="2015-06-01") == []


def test_a_newer_source_confirms():
    appointment = factories.make_appointment(start="2014")
    for as_of in ("2014-12-31", "2016-01-01"):
        factories.make_citation(record=appointment, source=factories.make_source(as_of=as_of))

    assert since("unconfirmed", on="2016-06-01") == []
    assert [day for _slug, day in since("unconfirmed", on="2017-06-01")] == ["2016-01-02"]


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (("Jan", "", "Jansen"), ("Jan", "", "Janssen"), True),
        (("Jan", "van", "Dyk"), ("Jan", "", "Dijk"), True),
        (("Jan", "van", "Dijk"), ("Jan", "de", "Dijk"), False),
        (("Jan", "", "Jansen"), ("Piet", "", "Jansen"), False),
        (("J.", "", "Jansen"), ("Jan", "", "Jansen"), False),
        (("", "", "Jansen"), ("", "", "Jansen"), False),
        (("J.", "", "Jansen"), ("J.", "", "Jansen"), False),
    ],
)
def test_two_people_of_one_name_may_be_one(one, other, together):
    for slug, (first_names, prefix, surname) in (("a", one), ("b", other)):
        factories.make_person(slug=slug, first_names=first_names, prefix=prefix, surname=surname)

    assert since("twins") == ([("b", "")] if together else [])


@pytest.mark.parametrize(
    ("first_names", "together"), [("", True), ("J.", True), ("Jan", True), ("P.", False)]
)
def test_who_acts_for_one_city_may_be_one_without_first_names(first_names, together):
    city = factories.make_city()
    for slug, names in (("a", first_names), ("b", "J." if first_names else "")):
        person = factories.make_person(slug=slug, first_names=names, surname="Heer")
        factories.make_office(person=person, city=city)

    assert since("twins") == ([("b", "")] if together else [])


@pytest.mark.once  # the same queries on every engine
def test_every_check_asks_as_many_queries_for_3_rows_as_for_30():
    def asked():
        numbers = {}
        for code, some in checks().items():
            with CaptureQueriesContext(connection) as queries:
                for check in some:
                    for when in (When(), When.read("2014-09-01")):
                        check.count(Ask(when))
                        list(check.findings(Ask(when), 0, 50))
            numbers[code] = len(queries)
        return numbers

    grow(3)
    few = asked()
    grow(27)

    assert asked() == few


def grow(number):
    """Rows with which something of every kind is the matter."""
    for _ in range(number):
        city = factories.make_city()
        factories.make_membership(city=city, start="2010")
        body = factories.make_body(kind="theme_group", start="2010", end="2013")
        seat = factories.make_seat(body=body, start="2010")
        for start in ("2011", "2012"):
            person = factories.make_person(surname="Jansen", first_names="Jan")
            held = appoint(seat, start, person=person, city=city)
            factories.make_citation(
                record=held, source=factories.make_source(as_of="2012-12-31"), stance="states"
            )
        factories.make_citation(record=body, stance="contradicts", value="x", note="y")
        factories.make_body(planned=True, start="2013")
        factories.make_succession(predecessor=body, successor=factories.make_body(start="2015"))
        factories.make_meeting(start="2014-08-23")
        factories.make_meeting(start="2014-08-23", status="planned")
        factories.make_action_item(due="2014")
