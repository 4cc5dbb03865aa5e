"""What the pages of bodies, seats, cities, people and partners show of who holds what."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories
from tests.admin import address
from tests.pages import facts, panel, panels, tables, visit
from tests.world import build_world

pytestmark = pytest.mark.django_db

SINCE = {"start": "2014"}


@pytest.fixture
def reader(admin_client):
    """Somebody who may see everything, in English."""
    admin_client.cookies["django_language"] = "en"
    return admin_client


@pytest.fixture
def board():
    """A board with a chair, who follows from a pillar's, and seats of every sort."""
    body = factories.make_body(name="Bestuur", kind="executive_board")
    pillar = factories.make_pillar(name="Pijler Fysiek")
    ground = factories.make_seat(body=pillar, role="chair")
    factories.make_seat(body=body, role="member", label="voorzitter Fysiek", ex_officio_of=ground)
    factories.make_seat(body=body, role="secretary")
    return body


def lead(body, surname, **period):
    seat = body.seats.filter(role="chair").first() or factories.make_seat(body=body, role="chair")
    person = factories.make_person(surname=surname)
    return factories.make_appointment(seat=seat, person=person, **period)


def test_a_body_shows_its_seats_by_role_with_present_before_past_holders(reader, board):
    ede = factories.make_city(name="Ede")
    secretary = board.seats.get(role="secretary")
    lead(board, "Eerder", start="2009", end="2012-06")
    lead(board, "Nu", start="2014", how="elected")
    lead(board, "Straks", start="2090", planned=True)
    factories.make_appointment(seat=secretary, person=None, city=ede, start="2014-23")
    pillar = board.seats.get(label="voorzitter Fysiek").ex_officio_of.body
    lead(pillar, "Pijler", city=ede, start="2013")

    assert panel(reader, board, "Seats") == [
        ["chair", "Nu", "2014", "", "elected", "certain"],
        ["chair", "Straks", "2090", "", "", "planned"],
        ["chair", "Eerder", "2009", "June 2012", "", "past"],
        ["secretary", "Ede", "autumn 2014", "", "", "certain"],
        ["voorzitter Fysiek", "Pijler (Ede)", "2013", "", "ex officio", "certain"],
    ]


def test_a_seat_that_nobody_is_known_to_have_held_says_so(reader, board):
    assert panel(reader, board, "Seats") == [
        ["secretary", "nobody known"],
        ["voorzitter Fysiek", "nobody known"],
    ]


def test_a_holder_is_a_person_for_a_city_a_partner_or_what_the_source_says(reader, board):
    seat = board.seats.get(role="secretary")
    vng = factories.make_organisation(name="VNG")
    factories.make_appointment(seat=seat, person=None, organisation=vng, **SINCE)
    factories.make_appointment(seat=seat, person=None, note="twee leden", **SINCE)
    factories.make_appointment(
        seat=seat, person=None, city=factories.make_city(name="Ede"), note="de griffie", **SINCE
    )

    shown = [row[1] for row in panel(reader, board, "Seats") if row[0] == "secretary"]

    assert shown == ["VNG", "twee leden", "Ede, de griffie"]


def test_a_seat_of_every_member_shows_each_member_and_leads_to_the_membership(reader):
    seat = factories.make_seat(every_member=True, role="member")
    members = [
        factories.make_membership(city=factories.make_city(name=name), start="2009", end=end)
        for name, end in (("Almelo", ""), ("Tilburg", "2012"))
    ]

    (shown,) = (t for t in tables(visit(reader, seat.body)) if t.title == "Seats")

    assert panel(reader, seat.body, "Seats") == [
        ["member", "Almelo", "2009", "", "ex officio", "certain"],
        ["member", "Tilburg", "2009", "2012", "ex officio", "past"],
    ]
    assert [line.link for line in shown.lines] == [
        address(member, "page", member.pk) for member in members
    ]


def test_a_holder_leads_to_the_appointment_on_which_it_rests(reader, board):
    ground = board.seats.get(label="voorzitter Fysiek").ex_officio_of
    one = lead(ground.body, "Pijler", **SINCE)

    (shown,) = (t for t in tables(visit(reader, board)) if t.title == "Seats")

    assert [(line.link, line.called) for line in shown.lines] == [
        ("", ""),
        (address(one, "page", one.pk), str(one)),
    ]


def test_of_many_holders_the_report_has_all(reader, board, monkeypatch):
    monkeypatch.setattr("g32.pages.panels.SHOWN", 1)

    (shown,) = (t for t in tables(visit(reader, board)) if t.title == "Seats")

    assert shown.more == reverse("admin:report", args=["positions"])


def test_a_seat_shows_who_holds_it_and_what_its_holder_also_holds(reader, board):
    ground = board.seats.get(label="voorzitter Fysiek").ex_officio_of
    lead(ground.body, "Toen", end="2013")
    lead(ground.body, "Nu", **SINCE)

    page = panels(visit(reader, ground))
    following = visit(reader, board.seats.get(label="voorzitter Fysiek"))

    assert page["Holders"] == [["Nu", "2014", "", "certain"], ["Toen", "", "2013", "past"]]
    assert page["Its holder also holds"] == [["voorzitter Fysiek", "Bestuur"]]
    assert "Appointments" not in page
    assert panels(following)["Holders"] == [
        ["Nu", "2014", "", "ex officio", "certain"],
        ["Toen", "", "2013", "ex officio", "past"],
    ]
    assert facts(following)["Ex officio of"] == "chair, Pijler Fysiek"


def test_a_person_shows_offices_and_every_seat_through_time(reader, board):
    ground = board.seats.get(label="voorzitter Fysiek").ex_officio_of
    ede = factories.make_city(name="Ede")
    person = factories.make_person(surname="Heer", prefix="de")
    factories.make_appointment(seat=ground, person=person, city=ede, start="2014-06")
    factories.make_appointment(
        seat=board.seats.get(role="secretary"), person=person, start="2009", end="2013"
    )
    factories.make_office(person=person, city=ede, start="2010", end="2014-03-18")
    factories.make_office(
        person=person,
        organisation=factories.make_organisation(name="VNG"),
        function="other",
        title="vicevoorzitter",
    )
    lead(board, "Iemand anders", **SINCE)

    page = panels(visit(reader, person))

    assert page["Seats"] == [
        ["chair", "Pijler Fysiek", "Ede", "June 2014", "", "", "certain"],
        ["voorzitter Fysiek", "Bestuur", "Ede", "June 2014", "", "ex officio", "certain"],
        ["secretary", "Bestuur", "", "2009", "2013", "", "past"],
    ]
    assert page["Offices"] == [
        ["other", "vicevoorzitter", "", "VNG", "", "", "possible"],
        ["alderman", "", "Ede", "", "2010", "18 March 2014", "past"],
    ]


def test_a_city_shows_its_membership_people_seats_and_elections(reader, board):
    ede = factories.make_city(name="Ede")
    factories.make_membership(city=ede, start="2009", end="2020")
    factories.make_membership(city=ede, start="2022")
    assembly = factories.make_body(name="AB", kind="general_assembly")
    factories.make_seat(body=assembly, every_member=True, start="2012")
    lead(board, "Heer", city=ede, start="2014")
    secretary = board.seats.get(role="secretary")
    factories.make_appointment(seat=secretary, person=None, city=ede, end="2013")
    person = factories.make_person(surname="Oud")
    factories.make_office(person=person, city=ede, function="mayor", end="2012")
    factories.make_office(person=factories.make_person(surname="Nu"), city=ede, **SINCE)
    for name, date in (("Raad 2010", "2010-03-03"), ("Ooit", ""), ("Raad 2014", "2014-03-19")):
        vote = factories.make_election(name=name, date=date)
        factories.make_election_city(election=vote, city=ede)

    page = panels(visit(reader, ede))

    assert page["Memberships"] == [["2009", "2020", "past"], ["2022", "", "certain"]]
    assert page["People"] == [
        ["Nu", "alderman", "2014", "", "certain"],
        ["Oud", "mayor", "", "2012", "past"],
    ]
    assert page["Seats"] == [
        ["chair", "Bestuur", "Heer (Ede)", "2014", "", "", "certain"],
        ["member", "AB", "Ede", "2022", "", "ex officio", "certain"],
        ["member", "AB", "Ede", "2012", "2020", "ex officio", "past"],
        ["secretary", "Bestuur", "Ede", "", "2013", "", "past"],
    ]
    assert page["Elections"] == [
        ["Raad 2014", "19 March 2014"],
        ["Raad 2010", "3 March 2010"],
        ["Ooit", ""],
    ]


def test_a_partner_shows_its_parts_its_people_and_its_seats(reader, board):
    vng = factories.make_organisation(name="VNG")
    factories.make_organisation(name="Commissie Wonen", part_of=vng, kind="association")
    factories.make_office(
        person=factories.make_person(surname="Heer"), organisation=vng, function="other"
    )
    secretary = board.seats.get(role="secretary")
    factories.make_appointment(seat=secretary, person=None, organisation=vng, **SINCE)

    page = panels(visit(reader, vng))

    assert page["Parts"] == [["Commissie Wonen", "association"]]
    assert page["People"] == [["Heer", "other", "possible"]]
    assert page["Seats"] == [["secretary", "Bestuur", "VNG", "2014", "certain"]]


def test_an_election_shows_the_cities_that_are_named(reader):
    vote = factories.make_election(name="Raad 2014", date="2014-03-19", scope="listed")
    for name in ("Zwolle", "'s-Hertogenbosch"):
        factories.make_election_city(election=vote, city=factories.make_city(name=name))

    page = visit(reader, vote)

    assert panels(page)["Cities named"] == [["'s-Hertogenbosch"], ["Zwolle"]]
    assert facts(page) == {
        "Kind": "municipal council",
        "Scope": "the cities listed",
        "Date": "19 March 2014",
    }


def test_a_body_shows_the_figures_that_sources_state(reader, board):
    for number, date in ((5, "2014"), (4, "2013"), (9, "")):
        factories.make_figure(body=board, about="", measure="meetings", number=number, date=date)
    factories.make_figure(measure="meetings", number=3)

    assert panel(reader, board, "Figures") == [
        ["meetings", "9", ""],
        ["meetings", "4", "2013"],
        ["meetings", "5", "2014"],
    ]


def test_sources_stand_in_page_order_with_what_they_say_of_which_field(reader):
    world = build_world()
    factories.make_citation(
        record=world.board, source=world.report, page=9, section="Bestuurlijk", stance="implies"
    )

    shown = panel(reader, world.board, "Where it stands")

    assert shown == [
        ["Jaarverslag 2014 p. 3"],
        ["Jaarverslag 2014 p. 4 Start: contradicts “24 August 2014” Een zondag."],
        ["Jaarverslag 2014 p. 9 § Bestuurlijk Implies"],
    ]


def test_a_passage_leads_to_its_page_of_the_source(reader):
    world = build_world()
    source = address(world.report, "page", world.report.pk)
    site = address(world.site, "page", world.site.pk)

    text = visit(reader, world.kaiser).text
    seat = visit(reader, world.on_board).text

    assert f'<a href="{source}?p=1">Jaarverslag 2014 p. 1</a>' in text
    assert f'<a href="{site}">Netwerkwiki</a>' in seat


@pytest.mark.parametrize("kind", ["person", "city", "body"])
def test_who_holds_what_is_read_once_for_all_panels_of_a_page(reader, kind):
    held = factories.make_appointment(city=factories.make_city(), **SINCE)
    record = held.seat.body if kind == "body" else getattr(held, kind)

    with CaptureQueriesContext(connection) as asked:
        page = panels(visit(reader, record))

    read = [each["sql"] for each in asked if 'FROM "network_appointment"' in each["sql"]]
    assert {"Timeline", "Seats"} <= set(page)
    assert read
    assert len(read) == len(set(read))
