"""What the quality report finds, and what it does not."""

import pytest
from django.db import connection

from tests.factories import (
    make_agenda_item,
    make_appointment,
    make_attendance,
    make_body,
    make_citation,
    make_city,
    make_figure,
    make_meeting,
    make_membership,
    make_name,
    make_pillar_link,
    make_seat,
)
from tests.world import build_world, table


def found(check, **asked):
    """The ids and dates of what a check found."""
    rows = [row for row in table("quality", **asked) if row["check"] == check]
    return [(row["id"], row["since"]) for row in rows]


def test_a_world_in_order_has_no_errors(db):
    build_world()

    assert [row for row in table("quality") if row["severity"] == "error"] == []


def test_a_record_without_an_agreeing_citation_is_an_error(db):
    make_city(slug="bare")
    other = make_city(slug="doubted")
    make_citation(record=other, stance="contradicts", value="x", note="y")
    make_citation(record=make_city(slug="cited"))

    assert found("uncited") == [("bare", ""), ("doubted", "")]


def test_seats_agenda_items_and_pillar_links_lean_on_their_record(db):
    seat, item, link = make_seat(), make_agenda_item(), make_pillar_link()
    leaning = {seat.slug, item.slug, link.slug}
    before = leaning & {identity for identity, _since in found("uncited")}

    for record in (seat.body, item.meeting, link.group):
        make_citation(record=record)

    assert before == leaning
    assert leaning & {identity for identity, _since in found("uncited")} == set()


@pytest.mark.parametrize(
    ("body", "appointment", "since"),
    [
        ({"start": "2014"}, {"start": "2013-12-31"}, ["2013-12-31"]),
        ({"start": "2014"}, {"start": "2013"}, ["2013"]),
        ({"start": "2014"}, {"start": "2012", "end": "2013"}, ["2012"]),
        ({"start": "2014"}, {"start": "2014"}, []),
        ({"start": "2014"}, {"start": "2013-12/2014-01"}, []),
        ({"start": "2014"}, {}, []),
        ({"start": "2014"}, {"start": "2013", "planned": True}, []),
        ({"start": "2010", "end": "2014-06-12"}, {"start": "2011"}, ["2014-06-13"]),
        ({"start": "2010", "end": "2014-06"}, {"start": "2011", "end": "2014-06"}, []),
        ({"start": "2010", "end": "2014"}, {"start": "2011", "end": "2015"}, ["2015-01-01"]),
        ({"start": "2010", "end": "2014"}, {"start": "2016-05-01"}, ["2016-05-01"]),
        ({}, {"start": "1950"}, []),
    ],
)
@pytest.mark.parametrize("of", ["body", "seat"])
def test_an_appointment_certainly_outside_the_life_of_its_body_or_seat_is_an_error(
    db, of, body, appointment, since
):
    seat = make_seat(**body) if of == "seat" else make_seat(body=make_body(**body))
    make_appointment(seat=seat, slug="it", **appointment)

    assert found("outside_body") == [("it", day) for day in since]


def test_more_certain_holders_than_the_maximum_are_found_from_the_first_day(db):
    seat = make_seat(slug="crowded", maximum=1)
    make_appointment(seat=seat, start="2010-01-01", end="2014-06-30")
    make_appointment(seat=seat, start="2014-06-15")
    make_appointment(seat=seat, start="2014-06-01", planned=True)

    assert found("too_many_holders") == [("crowded", "2014-06-15")]
    assert found("too_many_holders", on="2014-06-20") == [("crowded", "2014-06-15")]
    assert found("too_many_holders", on="2014-07-01") == []
    assert found("too_many_holders", year="2013") == []


@pytest.mark.parametrize(
    ("first", "second"),
    [({"end": "2014-10"}, {"start": "2014-10"}), ({"end": "2014-06-14"}, {"start": "2014-06-15"})],
)
def test_a_handover_is_not_too_many(db, first, second):
    seat = make_seat(maximum=1)
    make_appointment(seat=seat, start="2010", **first)
    make_appointment(seat=seat, **second)

    assert found("too_many_holders") == []


def test_a_seat_that_nobody_can_hold_is_vacant_since_the_last_holder(db):
    seat = make_seat(slug="empty", start="2010-01-01")
    make_appointment(seat=seat, start="2010-01-01", end="2014-06")

    assert found("vacant", on="2014-06-30") == []
    assert found("vacant", on="2014-07-01") == [("empty", "2014-07-01")]
    assert found("vacant") == [("empty", "2014-07-01")]


@pytest.mark.parametrize(
    "seat",
    [
        {"start": "2015"},
        {"start": "2010", "end": "2014-01"},
        {"start": "2010", "minimum": 0},
        {},
    ],
)
def test_a_seat_not_known_to_exist_or_that_asks_for_nobody_is_not_vacant(db, seat):
    make_seat(**seat)

    assert found("vacant", on="2014-07-01") == []


def test_a_seat_without_dates_exists_as_long_as_its_body(db):
    make_seat(slug="empty", body=make_body(start="2014-06-13"))

    assert found("vacant", on="2014-06-12") == []
    assert found("vacant", on="2014-06-13") == [("empty", "2014-06-13")]


def test_an_ex_officio_seat_is_never_vacant_itself(db):
    make_seat(start="2010", ex_officio_of=make_seat())

    assert found("vacant") == []


def test_differing_and_unreached_figures_are_told_apart(db):
    body = make_body()
    make_meeting_of(body)
    for number in (0, 1, 2):
        make_figure(
            body=body, about="", measure="meetings", number=number, slug=f"f-{number}", date="2014"
        )

    assert found("figure_differs") == [("f-0", "2014")]
    assert found("figure_incomplete") == [("f-2", "2014")]


def make_meeting_of(body):
    from tests.factories import make_meeting_body

    make_meeting_body(body=body, meeting=make_meeting(start="2014-02-06"))


def test_a_contradiction_is_a_warning(db):
    build_world()

    assert found("conflict") == [("board", "")]


@pytest.mark.parametrize(
    ("start", "since"),
    [
        ("2014-08-24", ["2014-08-24"]),
        ("2014-08-23", ["2014-08-23"]),
        ("2014-08-25", []),
        ("2014-08", []),
        ("2014-08-23/2014-08-24", []),
    ],
)
def test_a_meeting_on_a_known_day_in_a_weekend_is_pointed_out(db, start, since):
    make_meeting(slug="it", start=start)

    assert found("not_weekday") == [("it", day) for day in since]


def test_a_key_that_raw_sql_left_behind_is_an_error(db):
    city = make_city(name="Ede", slug="ede")
    make_name(owner=city, text="Ede-Veluwe")
    make_attendance()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE network_city SET name = 'Zwolle'")
        cursor.execute("UPDATE network_cityname SET text = 'Zwolle'")

    assert found("stale_key") == [("ede", "")] * 3


@pytest.mark.parametrize(
    ("value", "stated"), [("../2014-06-13", "uiterlijk 13 juni 2014"), ("ooit", "ooit")]
)
def test_a_date_that_sources_disagree_on_is_told_in_words(db, value, stated):
    membership = make_membership(start="2014-09-25")
    given = {"stance": "contradicts", "field": "start", "value": value, "note": "n"}
    make_citation(record=membership, **given)

    (row,) = [row for row in table("quality") if row["check"] == "conflict"]

    assert f"“{stated}”" in row["message"]
    assert "“25 september 2014”" in row["message"]
