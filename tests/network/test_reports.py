"""What the reports of the network say of a small world."""

import pytest

from tests.factories import (
    make_appointment,
    make_body,
    make_citation,
    make_city,
    make_membership,
    make_seat,
)
from tests.world import build_world, column, only, table


@pytest.fixture
def world(db):
    return build_world()


def test_cities_tell_membership_with_its_sources(world):
    assert only("cities", "s-hertogenbosch", on="2014-09-01") == {
        "id": "s-hertogenbosch",
        "city": "'s-Hertogenbosch",
        "aliases": "Den Bosch",
        "member_since": "2014-05",
        "member_until": "",
        "member": "yes",
        "confirmed": "2014-12-31",
        "sources": "Jaarverslag 2014 p. 1; Jaarverslag 2014 p. 4",
    }


def test_cities_are_all_there_in_dutch_order(world):
    assert column("cities", "city", on="1950-01-01") == ["Arnhem", "'s-Hertogenbosch", "Zwolle"]


@pytest.mark.parametrize(
    ("asked", "members"),
    [
        ({"on": "2009-04-27"}, ["possible", "no", "no"]),
        ({"on": "2009-04-28"}, ["yes", "no", "no"]),
        ({"on": "2014-05-30"}, ["yes", "possible", "no"]),
        ({"on": "2014-05-31"}, ["yes", "yes", "no"]),
        ({"year": "2013"}, ["yes", "no", "no"]),
        ({"year": "2014"}, ["yes", "yes", "no"]),
        ({}, ["yes", "yes", "no"]),
    ],
)
def test_member_is_told_of_the_day_of_the_year_or_of_today(world, asked, members):
    assert column("cities", "member", **asked) == members


def test_a_city_that_left_and_came_back_shows_the_membership_of_the_time(db):
    city = make_city(slug="ede")
    make_membership(city=city, start="2009", end="2011-06-30")
    make_membership(city=city, start="2014-01-01")

    rows = [
        only("cities", "ede", **asked)
        for asked in ({"on": "2012-01-01"}, {"on": "2015-01-01"}, {"on": "2000-01-01"})
    ]

    assert [(row["member_since"], row["member_until"], row["member"]) for row in rows] == [
        ("2009", "2011-06-30", "no"),
        ("2014-01-01", "", "yes"),
        ("2009", "2011-06-30", "no"),
    ]


def test_administrators_are_all_offices_and_tell_which_are_municipal(world):
    assert [
        (row["person"], row["city"], row["organisation"], row["function"], row["municipal"])
        for row in table("administrators")
    ] == [
        ("de Heer", "", "Vereniging van Nederlandse Gemeenten", "other", "no"),
        ("Herman Kaiser", "Arnhem", "", "mayor", "yes"),
    ]


def test_a_position_tells_its_holder_and_page(world):
    assert only("positions", "chair-1", on="2014-09-01") == {
        "id": "chair-1",
        "body": "Pijler Fysiek",
        "body_kind": "pillar",
        "role": "chair",
        "label": "",
        "person": "Herman Kaiser",
        "city": "Arnhem",
        "organisation": "",
        "note": "",
        "start": "2014-06",
        "end": "",
        "how": "elected",
        "planned": "no",
        "certainty": "certain",
        "confirmed": "2014-12-31",
        "sources": "Jaarverslag 2014 p. 2",
    }


def test_certainty_is_told_of_a_day_only(world):
    certainty = [
        only("positions", "chair-1", **asked)["certainty"]
        for asked in ({"on": "2014-06-15"}, {"on": "2014-06-30"}, {"year": "2014"}, {})
    ]

    assert certainty == ["possible", "certain", "", ""]


def test_positions_of_a_day_are_those_that_may_be_in_force(world):
    assert column("positions", "id", on="2014-05-31") == [
        "ab-member--arnhem-1",
        "ab-member--bosch-1",
    ]
    assert column("positions", "id", year="2008") == ["ab-member--arnhem-1"]


def test_the_holder_of_one_seat_holds_the_other_ex_officio(world):
    row = only("positions", "db-fysiek--chair-1", on="2014-09-01")

    assert (row["body"], row["role"], row["label"]) == (
        "Dagelijks Bestuur",
        "member",
        "voorzitter Fysiek",
    )
    assert (row["person"], row["city"], row["how"]) == ("Herman Kaiser", "Arnhem", "ex_officio")
    assert (row["start"], row["certainty"]) == ("2014-06", "certain")
    assert row["sources"] == "Jaarverslag 2014 p. 2; Netwerkwiki"


def test_every_member_city_holds_a_seat_of_every_member(world):
    rows = [row for row in table("positions", on="2014-05-15") if row["how"] == "ex_officio"]

    assert [(row["body"], row["person"], row["city"], row["certainty"]) for row in rows] == [
        ("Algemeen Bestuur", "", "Arnhem", "certain"),
        ("Algemeen Bestuur", "", "'s-Hertogenbosch", "possible"),
    ]


def test_ex_officio_follows_through_a_chain_of_seats(world):
    third = make_seat(slug="third", ex_officio_of=world.on_board)
    make_seat(slug="fourth", ex_officio_of=third)

    assert {"third--chair-1", "fourth--chair-1"} < set(column("positions", "id"))


def test_an_ex_officio_position_stays_within_the_life_of_its_seat(world):
    body = make_body(start="2014-08-01", end="2014-10-31")
    make_seat(slug="brief", body=body, ex_officio_of=world.chair)

    row = only("positions", "brief--chair-1")
    days = ("2014-07-31", "2014-08-01", "2014-10-31", "2014-11-01")
    found = ["brief--chair-1" in column("positions", "id", on=day) for day in days]

    assert (row["start"], row["end"]) == ("2014-08-01", "2014-10-31")
    assert found == [False, True, True, False]


def test_an_ex_officio_position_is_no_surer_than_its_seat(world):
    make_seat(slug="unsure", start="2014-08", ex_officio_of=world.chair)

    certainty = [
        only("positions", "unsure--chair-1", on=day)["certainty"]
        for day in ("2014-08-15", "2014-08-31")
    ]

    assert certainty == ["possible", "certain"]


def test_what_is_planned_is_never_certain(db):
    seat = make_seat(slug="later", ex_officio_of=make_seat())
    make_appointment(seat=seat.ex_officio_of, start="2014", slug="plan", planned=True)

    rows = table("positions", on="2015-06-01")

    assert {(row["id"], row["planned"], row["certainty"]) for row in rows} == {
        ("plan", "yes", "possible"),
        ("later--plan", "yes", "possible"),
    }


def test_a_position_without_a_person_names_the_city_or_what_the_source_says(db):
    body = make_body()
    city = make_city(name="Gouda")
    make_appointment(seat=make_seat(body=body, role="secretary"), person=None, city=city, slug="a")
    make_appointment(
        seat=make_seat(body=body), person=None, note="twee bestuurlijke trekkers", slug="b"
    )

    rows = table("positions")

    assert [(row["id"], row["person"], row["city"], row["note"]) for row in rows] == [
        ("a", "", "Gouda", ""),
        ("b", "", "", "twee bestuurlijke trekkers"),
    ]


def test_positions_stand_by_body_then_role_then_date(db):
    body, other = make_body(name="B"), make_body(name="A")
    member, chair = make_seat(body=body), make_seat(body=body, role="chair")
    make_appointment(seat=member, slug="member", start="2001")
    make_appointment(seat=chair, slug="later", start="2010")
    make_appointment(seat=chair, slug="first")
    make_appointment(seat=chair, slug="earlier", start="2005~")
    make_appointment(seat=make_seat(body=other), slug="other")

    assert column("positions", "id") == ["other", "first", "earlier", "later", "member"]


def test_sources_stand_in_page_order_each_once(world):
    for page, page_to in ((12, None), (3, 4), (3, None), (2, None)):
        make_citation(
            record=world.kaiser.appointments.get(),
            source=world.report,
            page=page,
            page_to=page_to,
            section=str(page),
        )
    make_citation(
        record=world.kaiser.appointments.get(),
        source=world.report,
        page=7,
        stance="contradicts",
        value="x",
        note="y",
    )

    assert only("positions", "chair-1")["sources"] == (
        "Jaarverslag 2014 p. 2; Jaarverslag 2014 p. 3; Jaarverslag 2014 p. 3-4; "
        "Jaarverslag 2014 p. 12"
    )


def test_elections_have_a_row_for_each_named_city(world):
    assert [(row["id"], row["city"]) for row in table("elections")] == [
        ("council--arnhem", "Arnhem"),
        ("council--s-hertogenbosch", "'s-Hertogenbosch"),
    ]
    assert column("elections", "id", on="2014-11-18") == []
    assert len(column("elections", "id", on="2014-11-19")) == 2
