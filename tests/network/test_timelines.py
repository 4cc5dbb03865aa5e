"""The stories of people, bodies and cities, drawn, and told in a table by the same facts."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from g32.asof import speaking_of
from network.panels.timelines import BodyStory
from tests import factories
from tests.admin import address
from tests.drawn import lanes, sentence, sentences, story, told
from tests.pages import visit, visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(admin_client):
    """Somebody who may see everything, in English."""
    admin_client.cookies["django_language"] = "en"
    return admin_client


@pytest.fixture
def report():
    """A source that speaks up to the end of 2014."""
    return factories.make_source(name="Jaarverslag 2014", as_of="2014-12-31")


@pytest.fixture
def pillar(report):
    """A pillar of which the vice-chair was handed over, and whose chair sits on the board."""
    body = factories.make_pillar(name="Pijler Fysiek", start="../2014-01-01")
    factories.make_citation(record=body, source=report)
    vice, chair = (factories.make_seat(body=body, role=role) for role in ("vice_chair", "chair"))
    hold(chair, "Fackeldey", report, start="2014-06-12/2014-06-13")
    hold(vice, "Guyt", report, start="2014-10", how="took_over")
    hold(vice, "Cassee", report, start="2014-06-12/2014-06-13", end="2014-10")
    board = factories.make_body(name="Bestuur", kind="executive_board")
    factories.make_seat(body=board, label="voorzitter Fysiek", role="member", ex_officio_of=chair)
    return body


def hold(seat, surname, source, **told):
    person = told.pop("person", None) or factories.make_person(surname=surname)
    held = factories.make_appointment(seat=seat, person=person, **told)
    factories.make_citation(record=held, source=source)
    return held


def story_on(day, body):
    """The timeline of a body, on a day."""
    with speaking_of(day), override("en"):
        panel = BodyStory()
        panel.told = frozenset({body.pk})
        return panel.table(body)


def test_a_body_shows_its_life_and_seat_by_seat_who_held_it(reader, pillar):
    assert told(story(reader, pillar)) == [
        {
            "Part": "Existence",
            "Who or what": "Pijler Fysiek",
            "Start": "on or before 1 January 2014",
            "Confirmed up to": "31 December 2014",
            "Today": "confirmed up to 2014",
        },
        {
            "Part": "Chair",
            "Who or what": "Fackeldey",
            "Start": "12–13 June 2014",
            "Confirmed up to": "31 December 2014",
            "Today": "confirmed up to 2014",
        },
        {
            "Part": "Vice-chair",
            "Who or what": "Cassee",
            "Start": "12–13 June 2014",
            "End": "October 2014",
            "Today": "past",
        },
        {
            "Part": "Vice-chair",
            "Who or what": "Guyt",
            "Start": "October 2014",
            "Confirmed up to": "31 December 2014",
            "Today": "confirmed up to 2014",
        },
    ]


def test_the_picture_and_the_table_tell_the_same(reader, pillar):
    member = factories.make_seat(body=pillar, role="member")
    factories.make_appointment(seat=member, start="2090", planned=True)
    factories.make_appointment(seat=member, person=None, note="een <lid>")

    found = story(reader, pillar)

    assert sentences(found.picture) == [sentence(row) for row in told(found)]
    assert len(found.lines) == 6


def test_a_picture_comes_first_with_its_table_folded_beneath_it(reader, pillar):
    factories.make_pillar_link(pillar=pillar)

    page = visit(reader, pillar)
    first, second, *_ = (table.title for table in page.context["panels"])
    assert (first, second) == ("Timeline", "Groups of this pillar")
    panel = page.text.partition('"panel panel-bodystory"')[2]
    before, _svg, after = panel.partition("</svg>")
    assert 'role="img"' in before
    assert re.search(
        r"<details>\s*<summary>The same as a table</summary>.*<table>", after, re.DOTALL
    )


def test_a_body_shows_who_sits_ex_officio(reader, pillar):
    board = pillar.seats.get(role="chair").ex_officio_seats.get().body

    assert lanes(story(reader, board)) == [
        ("Existence", "Bestuur"),
        ("Voorzitter Fysiek", "Fackeldey"),
    ]


def test_a_person_shows_offices_and_then_seats_body_by_body(reader, pillar, report):
    ede, vng = factories.make_city(name="Ede"), factories.make_organisation(name="VNG")
    chair = pillar.seats.get(role="chair")
    person = factories.make_person(surname="Heer")
    assembly = factories.make_body(name="AB", kind="general_assembly")
    for role in ("member", "adviser"):
        factories.make_appointment(
            seat=factories.make_seat(body=assembly, role=role), person=person, start="2012"
        )
    hold(chair, "", report, person=person, city=ede, start="2009", end="2014-06-12")
    other = {"organisation": vng, "function": "other", "title": "vicevoorzitter"}
    factories.make_office(person=person, **other, start="2010")
    factories.make_office(person=person, city=ede, start="2009", end="2014-03-18")
    factories.make_office(person=person, function="minister", start="2015")

    found = story(reader, person)

    assert lanes(found) == [
        ("Offices", "alderman (Ede)"),
        ("Offices", "vicevoorzitter (VNG)"),
        ("Offices", "minister"),
        ("AB", "member"),
        ("AB", "adviser"),
        ("Bestuur", "voorzitter Fysiek (Ede)"),
        ("Pijler Fysiek", "chair (Ede)"),
    ]
    assert sentences(found.picture) == [sentence(row) for row in told(found)]


def test_a_city_shows_its_membership_its_people_and_the_seats_held_for_it(reader, pillar, report):
    ede = factories.make_city(name="Ede")
    for start, end in (("2012", ""), ("2009", "2010")):
        factories.make_membership(city=ede, start=start, end=end)
    assembly = factories.make_body(name="AB", kind="general_assembly")
    factories.make_seat(body=assembly, role="member", every_member=True)
    for surname, told_of in (
        ("Nu", {"start": "2014"}),
        ("Oud", {"start": "2006", "end": "2012", "title": "locoburgemeester"}),
        ("Baas", {"start": "2010", "function": "mayor"}),
    ):
        person = factories.make_person(surname=surname)
        factories.make_office(person=person, city=ede, **told_of)
    hold(pillar.seats.get(role="chair"), "Heer", report, city=ede, start="2012", end="2013")

    found = story(reader, ede)

    assert lanes(found) == [
        ("Membership", "member of the network"),
        ("Membership", "member of the network"),
        ("Mayor", "Baas"),
        ("Alderman", "Oud, locoburgemeester"),
        ("Alderman", "Nu"),
        ("AB", "member"),
        ("AB", "member"),
        ("Bestuur", "Heer, voorzitter Fysiek"),
        ("Pijler Fysiek", "Heer, chair"),
    ]
    assert [row["Start"] for row in told(found)[:2]] == ["2009", "2012"]


def test_what_is_open_is_confirmed_up_to_where_the_last_source_that_agrees_ends(reader, report):
    city = factories.make_city()
    member = factories.make_membership(city=city, start="2009")
    without = factories.make_membership(city=factories.make_city(), start="2009")
    later, against = (
        factories.make_source(name=name, as_of=day)
        for name, day in (("Later", "2016-03-01"), ("Tegen", "2018-01-01"))
    )
    for source in (later, report):
        factories.make_citation(record=member, source=source)
    factories.make_citation(
        record=member,
        source=against,
        stance="contradicts",
        field="start",
        value="2010",
        note="Nee.",
    )
    factories.make_citation(record=without, source=factories.make_source(as_of=None))

    confirmed = [told(story(reader, of))[0].get("Confirmed up to") for of in (city, without.city)]
    assert confirmed == ["1 March 2016", None]
    assert 'class="unconfirmed"' in story(reader, city).picture
    assert 'class="unconfirmed"' not in story(reader, without.city).picture


def test_where_no_day_is_known_there_is_no_picture(reader):
    held = factories.make_appointment()

    assert [story(reader, each) for each in (held.person, held.seat.body)] == [None, None]


def test_a_row_leads_to_what_it_tells_of(reader, pillar):
    chair, vice = pillar.seats.get(role="chair"), pillar.seats.get(role="vice_chair")
    held = [*chair.appointments.all(), *vice.appointments.order_by("start_earliest")]

    assert [line.link for line in story(reader, pillar).lines] == [
        "",
        *(address(each, "page", each.pk) for each in held),
    ]


def test_forty_bars_are_drawn_those_nearest_to_the_day_and_the_report_has_all(reader, report):
    body = factories.make_body(start="2000")
    for year in range(2001, 2045):
        seat = body.seats.first() or factories.make_seat(body=body)
        hold(seat, f"Van {year}", report, start=f"{year}-01-01", end=f"{year}-06-30")

    found = story_on(date(2010, 3, 1), body)
    text = " ".join(visit(reader, body).text.split())

    names = [body.name, *(f"Van {year}" for year in range(2001, 2040))]
    assert [name for _lane, name in lanes(found)] == names
    assert len(sentences(found.picture)) == 40
    assert (found.left_out, found.more) == (5, reverse("admin:report", args=["positions"]))
    assert "5 more, further from that day, are not shown." in text


def test_the_picture_has_its_line_at_the_day_of_which_the_page_speaks(pillar):
    today, then = (story_on(day, pillar).picture for day in (None, date(2014, 9, 1)))

    assert ">today, " in today
    assert ">1 September 2014</text>" in then
    assert ">today" not in then


@pytest.mark.parametrize("kind", ["person", "city", "body"])
def test_a_story_of_many_costs_as_many_queries_as_one_of_few(reader, report, kind):
    record = getattr(factories, f"make_{kind}")()

    def more(number):
        for at in range(number):
            seat = {"body": record, "label": f"zetel {number} {at}"} if kind == "body" else {}
            holder = {} if kind == "body" else {kind: record}
            held = hold(factories.make_seat(**seat), f"P {at}", report, start="2014", **holder)
            factories.make_seat(
                body=held.seat.body, label=f"bij {number} {at}", ex_officio_of=held.seat
            )
            if kind != "body":
                office = factories.make_office(**holder, start="2013")
                factories.make_citation(record=office, source=report)
        with CaptureQueriesContext(connection) as asked:
            found = story(reader, record)
        return len(found.lines), len(asked)

    more(2)
    (few, least), (many, most) = more(1), more(10)

    assert few + 10 < many
    assert most <= least


@pytest.mark.parametrize(
    ("rights", "seen"),
    [
        ([], None),
        (["appointment"], {"Pijler Fysiek"}),
        (["appointment", "office"], {"Alderman", "Pijler Fysiek"}),
        (["appointment", "membership"], {"Membership", "Pijler Fysiek"}),
        (["office", "membership"], None),
    ],
)
def test_of_a_city_everybody_sees_what_they_may_look_at(pillar, report, rights, seen):
    city = factories.make_city()
    factories.make_membership(city=city, start="2009")
    factories.make_office(city=city, start="2013")
    hold(pillar.seats.get(role="vice_chair"), "Heer", report, city=city, start="2009", end="2010")
    found = story(visitor(*(f"network.view_{each}" for each in ("city", *rights))), city)

    assert (found and {lane for lane, _name in lanes(found)}) == seen
