"""What the reports of meetings say of a small world."""

import pytest

from tests.factories import (
    make_attendance,
    make_body,
    make_figure,
    make_meeting,
    make_meeting_body,
    make_organisation,
)
from tests.world import build_world, column, only, table


@pytest.fixture
def world(db):
    return build_world()


def test_a_meeting_is_told_whole(world):
    assert only("meetings", "board") == {
        "id": "board",
        "title": "Bestuur",
        "kind": "board",
        "level": "",
        "bodies": "Dagelijks Bestuur",
        "organisations": "Vereniging van Nederlandse Gemeenten",
        "part_of": "Netwerkdag",
        "start": "2014-08-28",
        "end": "",
        "place": "Velp",
        "city": "Arnhem",
        "status": "held",
        "agenda": "Begroting",
        "decisions": "Vastgesteld",
        "sources": "Jaarverslag 2014 p. 3; Jaarverslag 2014 p. 5-6",
    }


def test_who_is_excused_does_not_make_its_organisation_present(world):
    partner = make_organisation(name="Afwezig")
    make_attendance(meeting=world.board, person=None, organisation=partner, presence="excused")

    assert only("meetings", "board")["organisations"] == "Vereniging van Nederlandse Gemeenten"


def test_meetings_of_a_day_are_those_up_to_it(world):
    make_meeting(slug="planned", start="2015-02-05", status="planned")
    make_meeting(slug="undated")

    assert column("meetings", "id", on="2014-08-28") == ["undated", "board"]
    assert column("meetings", "id", on="2014-12-31") == ["undated", "board", "day"]
    assert column("meetings", "id") == ["undated", "board", "day", "planned"]


@pytest.mark.parametrize(
    ("meeting", "years"),
    [
        ({"start": "2014-06-12"}, [2014]),
        ({"start": "2014-12-31", "end": "2015-01-01"}, [2014, 2015]),
        ({"start": "2014-24"}, [2014, 2015]),
        ({"start": "2013"}, []),
    ],
)
def test_a_meeting_without_an_end_is_of_its_day_alone(db, meeting, years):
    make_meeting(**meeting)

    assert [year for year in (2014, 2015) if table("meetings", year=str(year))] == years


def test_attendance_tells_in_which_seat_and_at_which_item(world):
    assert only("attendance", "was-heer") == {
        "id": "was-heer",
        "meeting": "Bestuur",
        "start": "2014-08-28",
        "person": "de Heer",
        "seat": "political_lead, Themagroep Europa",
        "city": "",
        "organisation": "",
        "note": "",
        "role": "member",
        "presence": "present",
        "agenda_item": "Begroting",
        "sources": "Jaarverslag 2014 p. 1",
    }
    assert column("attendance", "id", on="2014-08-27") == []
    assert column("attendance", "id", year="2014") == ["was-heer", "was-vng"]


def test_a_partner_tells_what_it_took_part_in(world):
    row = only("partners", "vng")

    assert (row["organisation"], row["abbreviation"], row["aliases"]) == (
        "Vereniging van Nederlandse Gemeenten",
        "VNG",
        "",
    )
    assert (row["bodies"], row["results"], row["meetings"]) == (
        "Dagelijks Bestuur; Themagroep Europa",
        "Brief",
        "Bestuur",
    )
    assert only("partners", "vng", on="2014-08-31")["results"] == ""


@pytest.mark.parametrize(
    ("meetings", "recorded"),
    [
        ([], 0),
        ([{"start": "2014-02-06"}, {"start": "2014-03"}], 2),
        ([{"start": "2013-12-31"}, {"start": ""}, {"start": "2014-24"}], 0),
        ([{"start": "2014", "status": "cancelled"}, {"start": "2014", "status": "planned"}], 0),
        ([{"start": "2014", "kind": "consultation"}], 0),
    ],
)
def test_held_meetings_of_a_body_are_counted_in_the_period(db, meetings, recorded):
    body = make_body()
    make_figure(slug="met", body=body, about="", measure="meetings", date="2014")
    for meeting in meetings:
        make_meeting_body(meeting=make_meeting(**meeting), body=body)

    assert only("figures", "met")["recorded"] == recorded


def test_a_meeting_and_its_part_count_once(db):
    body = make_body()
    make_figure(slug="met", body=body, about="", measure="meetings", date="2014")
    whole = make_meeting(start="2014-06-12", end="2014-06-13", kind="conference")
    part = make_meeting(start="2014-06-12", kind="pillar", part_of=whole)
    for meeting in (whole, part):
        make_meeting_body(meeting=meeting, body=body)

    assert only("figures", "met")["recorded"] == 1
