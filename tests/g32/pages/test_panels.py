"""Panels: what they show of their rows, how many, and to whom."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from g32.pages.panels import SHOWN
from network.models import Body, Office
from tests import factories
from tests.admin import address
from tests.pages import facts, panel, tables, visit, visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(admin_client):
    """Somebody who may see everything, in English."""
    admin_client.cookies["django_language"] = "en"
    return admin_client


def table(response, title):
    return next(each for each in tables(response) if each.title == title)


def test_a_column_in_which_nothing_stands_is_left_out(reader):
    body = factories.make_body()
    factories.make_figure(body=body, about="", measure="bezoekers", number=7)
    without = table(visit(reader, body), "Figures").header
    factories.make_figure(body=body, about="", measure="bezoekers", number=8, note="ruim")

    figures = table(visit(reader, body), "Figures")

    assert (without, figures.header) == (["Measure", "Stated"], ["Measure", "Stated", "Note"])
    assert [list(line.labelled) for line in figures.lines] == [
        [("Measure", "bezoekers"), ("Stated", "7"), ("Note", "")],
        [("Measure", "bezoekers"), ("Stated", "8"), ("Note", "ruim")],
    ]


def test_a_panel_without_rows_is_left_out_unless_that_says_something(reader):
    body = factories.make_body()

    shown = [(each.title, each.empty) for each in tables(visit(reader, body))]

    assert shown == [("Needs attention", ""), ("Where it stands", "No source is named.")]


def test_fifty_rows_are_shown_no_more_are_fetched_and_the_list_has_the_others(reader):
    body = factories.make_body(name="Themagroep Zorg & Welzijn")
    for _ in range(SHOWN):
        factories.make_meeting_body(body=body)
    exactly = table(visit(reader, body), "Meetings")
    factories.make_meeting_body(body=body)
    factories.make_meeting()

    with CaptureQueriesContext(connection) as queries:
        more = table(visit(reader, body), "Meetings")

    assert (len(exactly.lines), exactly.more) == (SHOWN, "")
    assert len(more.lines) == SHOWN
    assert f"LIMIT {SHOWN + 1}" in next(
        query["sql"] for query in queries if 'FROM "meetings_meeting"' in query["sql"]
    )
    assert reader.get(more.more).context["cl"].result_count == SHOWN + 1


def test_of_more_rows_than_fit_the_form_has_the_others(reader, monkeypatch):
    monkeypatch.setattr("g32.pages.panels.SHOWN", 2)
    election = factories.make_election()
    for _ in range(3):
        factories.make_election_city(election=election)

    cities = table(visit(reader, election), "Cities named")

    assert (len(cities.lines), cities.more) == (2, address(election, "change", election.pk))


@pytest.mark.parametrize("query", ["", "?beside=1"])
@pytest.mark.parametrize(
    ("rights", "seen"),
    [
        (["view_office"], False),
        (["view_office", "change_office"], False),
        (["view_office", "add_contactdetails", "delete_contactdetails"], False),
        (["view_office", "view_contactdetails"], True),
        (["view_office", "change_contactdetails"], True),
    ],
)
def test_contact_details_are_shown_to_those_who_may_see_them_only(rights, seen, query):
    office = factories.make_office()
    factories.make_contact_details(
        office=office, email="k@arnhem.nl", telephone="026 377", address="Markt 1"
    )

    page = visit(visitor(*(f"network.{each}" for each in rights)), office, query)

    assert page.status_code == 200
    assert [text in page.text for text in ("k@arnhem.nl", "026 377", "Markt 1")] == [seen] * 3


def test_rows_with_rights_of_their_own_are_left_out_for_those_without(reader):
    item = factories.make_agenda_item(title="Begroting")
    of_meetings = visitor("meetings.view_meeting")

    assert panel(reader, item.meeting, "Agenda items") == [["Begroting"]]
    assert panel(of_meetings, item.meeting, "Agenda items") is None


def test_rows_that_are_parts_of_the_record_come_with_it():
    link = factories.make_meeting_body(body=factories.make_body(name="Themagroep Zorg"))

    shown = panel(visitor("meetings.view_meeting"), link.meeting, "Bodies")

    assert shown == [["Themagroep Zorg"]]


def test_facts_are_the_filled_fields_that_the_title_does_not_tell(reader):
    office = factories.make_office(
        person=factories.make_person(first_names="Jan", surname="Bakker"),
        city=factories.make_city(name="Ede"),
        portfolio="zorg",
        start="2014-23",
    )
    person, body, decision = (
        office.person,
        factories.make_body(
            name="Platform", kind="platform", planned=True, note="Eerst\n\nDan <b>meer</b>"
        ),
        factories.make_decision(text="Vastgesteld", date="2014-06"),
    )

    shown = [facts(visit(reader, each)) for each in (office, person, body, decision)]

    assert shown == [
        {
            "Person": "Jan Bakker",
            "Function": "alderman",
            "City": "Ede",
            "Portfolio": "zorg",
            "Start": "autumn 2014",
        },
        {},
        {"Kind": "platform", "Planned": "yes", "Note": "Eerst Dan <b>meer</b>"},
        {"Date": "June 2014"},
    ]


def test_other_names_stand_with_the_title_escaped(reader):
    city = factories.make_city(name="'s-Hertogenbosch")
    factories.make_name(owner=city, text="Den <Bosch>")
    factories.make_name(owner=city, text="DB", kind="abbreviation")

    text = visit(reader, city).text

    assert "Den &lt;Bosch&gt;" in text
    assert "<small>(abbreviation)</small>" in text


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2010-05", "2014", "former name, May 2010 – 2014"),
        ("2010-05", "", "former name, from May 2010 on"),
        ("", "2014", "former name, up to 2014"),
        ("", "", "former name"),
    ],
)
def test_of_another_name_it_is_told_when_it_was_in_use(reader, start, end, told):
    city = factories.make_city()
    factories.make_name(owner=city, kind="former", start=start, end=end)

    assert f"<small>({told})</small>" in visit(reader, city).text


def test_a_row_leads_to_its_own_page(reader):
    office = factories.make_office(city=factories.make_city())

    (line,) = table(visit(reader, office.city), "People").lines

    assert (line.link, line.called) == (address(office, "page", office.pk), str(office))


@pytest.mark.parametrize(("model", "page"), [(Body, "page"), (Office, "page"), ("user", "change")])
def test_a_list_leads_to_the_page_of_a_record_or_else_to_its_form(reader, admin_user, model, page):
    factories.make_office(city=factories.make_city())
    factories.make_body()
    name = "auth_user" if model == "user" else f"network_{model._meta.model_name}"

    answer = reader.get(reverse(f"admin:{name}_changelist"))

    first = answer.context["cl"].result_list[0]
    assert f'"{reverse(f"admin:{name}_{page}", args=[first.pk])}"' in answer.text


def test_the_filters_of_a_list_go_along_to_the_page_and_the_form(reader):
    body = factories.make_body(name="Themagroep Zorg")
    kept = "_changelist_filters=q%3Dzorg%26when%3Dall"

    listed = reader.get(address(body, "changelist") + "?q=zorg&when=all")
    page = visit(reader, body, f"?{kept}")
    plain = visit(reader, body)

    pages = {name: address(body, name, body.pk) for name in ("page", "change", "history")}
    assert f'"{pages["page"]}?{kept}"' in listed.text
    pages["change"] = address(body, "changed", body.pk)  # where one is asked first
    assert page.context["addresses"] == {name: f"{url}?{kept}" for name, url in pages.items()}
    assert plain.context["addresses"] == pages
