"""What other people's spreadsheets read, and may not change."""

from string import ascii_lowercase, digits

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from g32.reports import When, reports
from tests import factories as make
from tests.factories import make_contact_details
from tests.world import build_world, column, table

HEADERS = {
    "administrators": "person city organisation function title party portfolio start end certainty "
    "confirmed sources municipal",
    "attendance": "meeting start person seat city organisation note role presence agenda_item "
    "sources",
    "citations": "record_kind record field stance stated source page section note",
    "cities": "city aliases member_since member_until member confirmed sources",
    "conflicts": "record_kind record field followed followed_sources stated stated_sources reason",
    "elections": "election kind date scope city sources",
    "figures": "subject measure date stated approximate recorded agrees note sources",
    "groups": "body kind level pillars aliases start end status leads topics certainty sources",
    "lineage": "predecessor predecessor_kind how successor successor_kind date planned sources",
    "meetings": "title kind level bodies organisations part_of start end place city status agenda "
    "decisions sources",
    "partners": "organisation aliases abbreviation kind bodies results meetings sources",
    "positions": "body body_kind role label person city organisation note start end how planned "
    "certainty confirmed sources",
    "quality": "severity check record_kind record since message",
    "results": "title kind bodies date end status partners addressees cities people outcome url "
    "sources",
}


def test_these_are_the_reports_and_their_columns():
    headers = {name: report(When()).header() for name, report in reports().items()}

    assert headers == {name: ["id", *columns.split()] for name, columns in HEADERS.items()}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", HEADERS)
def test_no_two_columns_of_a_report_share_their_words(name, language):
    with translation.override(language):
        words = reports()[name](When()).header(labels=True)

    assert len(set(words)) == len(words)


@pytest.mark.parametrize("name", HEADERS)
def test_the_header_comes_without_a_query(name):
    # No database is asked for: a query would fail the test.
    assert reports()[name](When()).header(labels=True)


def test_no_id_stands_twice_in_a_report(db):
    build_world()

    ids = {name: column(name, "id") for name in set(HEADERS) - {"quality", "conflicts"}}

    assert [name for name, found in ids.items() if not found] == []
    assert [name for name, found in ids.items() if len(set(found)) != len(found)] == []
    assert set("".join(map("".join, ids.values()))) <= set(ascii_lowercase + digits + "-")


def test_contact_details_stand_in_no_report(db):
    world = build_world()
    make_contact_details(
        office=world.kaiser.offices.get(),
        email="geheim@example.nl",
        telephone="geheim",
        address="geheim",
        assistant="geheim",
    )

    assert [name for name in HEADERS if "geheim" in str(table(name))] == []


@pytest.mark.once  # the same queries on every engine
@pytest.mark.parametrize("asked", [{}, {"on": "2014-11-30"}, {"year": "2014"}])
def test_a_report_asks_as_many_queries_for_many_rows_as_for_a_few(db, asked):
    build_world()
    grow(3)
    few = {name: cost(name, asked) for name in HEADERS}
    grow(12)

    many = {name: cost(name, asked) for name in HEADERS}

    assert {name: queries for name, (queries, _rows) in many.items()} == {
        name: queries for name, (queries, _rows) in few.items()
    }
    assert [name for name in HEADERS if many[name][1] < few[name][1] + 12] == []


def cost(name, asked):
    """How many queries a report asks, and how many rows it has."""
    with CaptureQueriesContext(connection) as queries:
        rows = len(table(name, **asked))
    return len(queries), rows


def grow(times):
    """More of every record, under other names."""
    for _ in range(times):
        city = make.make_city()
        make.make_citation(record=make.make_membership(city=city, start="2014"), page=1)
        person = make.make_person()
        make.make_citation(record=make.make_office(person=person, city=city, start="2014"))
        body = make.make_body(start="2014-01-01", end="2014-12-31")
        seat = make.make_seat(body=body, role="chair", minimum=1)
        make.make_citation(record=make.make_appointment(seat=seat, person=person, city=city))
        other = make.make_seat(body=body, role="member", ex_officio_of=seat)
        make.make_seat(body=body, role="adviser", ex_officio_of=other)
        make.make_citation(record=make.make_succession(predecessor=body, date="2014"))
        make.make_pillar_link(group=body)
        make.make_topic_body(body=body)
        meeting = make.make_meeting(start="2014-08-24", city=city, part_of=make.make_meeting())
        make.make_meeting_body(meeting=meeting, body=body)
        make.make_agenda_item(meeting=meeting)
        make.make_decision(meeting=meeting)
        partner = make.make_organisation()
        make.make_attendance(meeting=meeting, person=None, organisation=partner)
        make.make_attendance(meeting=meeting, person=person, seat=seat)
        result = make.make_result(start="2014")
        make.make_result_body(result=result, body=body)
        make.make_involvement(result=result, city=None, organisation=partner)
        election = make.make_election(date="2014")
        make.make_election_city(election=election, city=city)
        figure = make.make_figure(body=body, about="", measure="meetings", date="2014", number=9)
        make.make_citation(
            record=figure, field="number", stance="contradicts", value="8", note="Nee."
        )
