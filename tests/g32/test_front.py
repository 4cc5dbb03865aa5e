"""The first page: who leads what, when one meets, what needs attention."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from g32.findings import checks
from tests import factories
from tests.admin import address
from tests.pages import panels, tables, visitor

pytestmark = pytest.mark.django_db

FIRST = reverse("admin:index")


@pytest.fixture
def reader(admin_client):
    """Somebody who may see everything, in English."""
    admin_client.cookies["django_language"] = "en"
    return admin_client


def shown(client, title):
    return panels(client.get(FIRST))[title]


def lead(body, role="chair", surname="Heer", **given):
    seat = factories.make_seat(body=body, role=role, label=f"{role} {surname}")
    given = {"person": factories.make_person(surname=surname), "start": "2014"} | given
    return factories.make_appointment(seat=seat, **given)


def test_an_empty_register_says_so(reader):
    assert panels(reader.get(FIRST)) == {
        "Who leads what": [],
        "Next meetings": [],
        "Latest meetings": [],
        "Needs attention": [],
        "Changed lately": [],
    }
    assert [table.empty for table in tables(reader.get(FIRST))] == [
        "Nobody is known to lead anything.",
        "No meeting is planned.",
        "No meeting was held yet.",
        "Nothing that cannot wait.",
        "Nothing was written yet.",
    ]


def test_who_leads_stands_by_kind_of_body_then_name_then_role(reader):
    names = {"Wonen": "theme_group", "AB": "general_assembly", "Zorg": "pillar", "Geld": "pillar"}
    bodies = {name: factories.make_body(name=name, kind=kind) for name, kind in names.items()}
    for name, role in (
        ("Wonen", "political_lead"),
        ("Zorg", "vice_chair"),
        ("Zorg", "chair"),
        ("Geld", "secretary"),
        ("AB", "chair"),
        ("AB", "member"),
        ("AB", "official_lead"),
    ):
        lead(bodies[name], role)

    assert [row[:2] for row in shown(reader, "Who leads what")] == [
        ["AB", "chair Heer"],
        ["Geld", "secretary Heer"],
        ["Zorg", "chair Heer"],
        ["Zorg", "vice_chair Heer"],
        ["Wonen", "political_lead Heer"],
    ]


def test_of_whom_it_is_not_certain_that_they_lead_today_it_is_said(reader):
    body = factories.make_body(name="Bestuur")
    year = timezone.localdate().year
    lead(body, surname="Zeker")
    lead(body, surname="Onbekend", start="")
    lead(body, surname="Eindigend", end=f"{year - 1}/{year + 1}")

    assert shown(reader, "Who leads what") == [
        ["Bestuur", "chair Zeker", "Zeker", "2014", ""],
        ["Bestuur", "chair Onbekend", "Onbekend", "", "possible"],
        ["Bestuur", "chair Eindigend", "Eindigend", "2014", "possible"],
    ]


def test_where_all_is_certain_nothing_is_said_of_it(reader):
    lead(factories.make_body(name="Bestuur"), surname="Zeker")

    assert shown(reader, "Who leads what") == [["Bestuur", "chair Zeker", "Zeker", "2014"]]


@pytest.mark.parametrize(
    "given",
    [
        {"planned": True},
        {"end": "2015"},
        {"start": "2090"},
        {"person": None, "note": "een van de wethouders"},
    ],
)
def test_who_does_not_lead_today_or_is_not_named_is_left_out(reader, given):
    lead(factories.make_body(), **given)

    assert shown(reader, "Who leads what") == []


def test_a_city_and_who_leads_ex_officio_are_named_too(reader):
    network = factories.make_body(name="Netwerk", kind="network")
    lead(network, "secretary", person=None, city=factories.make_city(name="Ede"))
    chair = lead(network, city=factories.make_city(name="Almelo")).seat
    board = factories.make_body(name="Bestuur", kind="executive_board")
    factories.make_seat(body=board, role="chair", ex_officio_of=chair)
    factories.make_seat(body=board, role="member", label="x", ex_officio_of=chair)

    assert shown(reader, "Who leads what") == [
        ["Netwerk", "chair Heer", "Heer (Almelo)", "2014"],
        ["Netwerk", "secretary Heer", "Ede", "2014"],
        ["Bestuur", "chair", "Heer (Almelo)", "2014"],
    ]


def day(offset):
    return (timezone.localdate() + timedelta(days=offset)).isoformat()


def test_meetings_to_come_stand_before_those_that_were_held(reader):
    for name, start, status in (
        ("Straks", day(9), "planned"),
        ("Vandaag", day(0), "planned"),
        ("Morgen", day(1), "held"),
        ("Niet", day(2), "cancelled"),
        ("Nooit", day(-2), "cancelled"),
        ("Gisteren", day(-1), "held"),
        ("Toen", day(-9), "held"),
        ("Verzuimd", day(-3), "planned"),
        ("Al geweest", day(0), "held"),
        ("Dit jaar", str(timezone.localdate().year), "held"),
        ("Ooit", "", "held"),
    ):
        factories.make_meeting(name=name, start=start, status=status)

    assert [row[0] for row in shown(reader, "Next meetings")] == ["Vandaag", "Morgen", "Straks"]
    assert [row[0] for row in shown(reader, "Latest meetings")] == [
        "Al geweest",
        "Gisteren",
        "Toen",
        "Dit jaar",
    ]


def test_a_few_meetings_are_shown_and_no_part_of_one_that_was_held(reader):
    whole = factories.make_meeting(name="Netwerkdag", start=day(-1))
    factories.make_meeting(name="Onderdeel", start=day(-1), part_of=whole)
    for number in range(1, 12):
        factories.make_meeting(start=day(number), status="planned")
        factories.make_meeting(start=day(-1 - number))

    assert len(shown(reader, "Next meetings")) == 8
    latest = [row[0] for row in shown(reader, "Latest meetings")]
    assert (len(latest), latest[0]) == (8, "Netwerkdag")
    assert "Onderdeel" not in latest


def test_what_needs_attention_are_some_findings_of_every_brief_check(reader):
    group = factories.make_body(name="Groep", planned=True, start="2013")
    for year in range(2001, 2010):
        factories.make_meeting(name=f"Overleg {year}", start=str(year), status="planned")
        factories.make_action_item(text=f"Actie {year}", due=str(year))

    page = reader.get(FIRST)

    assert [row[0] for row in panels(page)["Needs attention"]] == [
        group.name,
        *(f"Overleg {year}" for year in range(2001, 2005)),
        *(f"Actie {year}" for year in range(2001, 2005)),
    ]
    (attention,) = (table for table in tables(page) if table.title == "Needs attention")
    assert attention.more == reverse("admin:findings")


def test_only_checks_that_read_no_more_than_they_find_are_brief(reader):
    factories.make_city()  # without citation

    assert shown(reader, "Needs attention") == []
    brief = {check.code for some in checks().values() for check in some if check.brief}
    assert brief == {"announced", "not_told", "overdue"}


def test_a_finding_leads_to_its_record(reader):
    meeting = factories.make_meeting(name="A & B", start="2014", status="planned")

    text = reader.get(FIRST).text

    assert f'<a href="{address(meeting, "page", meeting.pk)}" data-beside>A &amp; B</a>' in text
    assert "Planned: 2014. Was it held, moved or cancelled?" in text


def test_the_first_page_costs_the_same_for_few_rows_and_for_many(reader):
    def fill(number):
        for n in range(number):
            factories.make_body(planned=True, start="2013")
            group = factories.make_body()
            chair = lead(group, surname=f"Heer {n}", city=factories.make_city()).seat
            factories.make_seat(body=group, role="secretary", ex_officio_of=chair)
            for start, status in ((day(n + 1), "planned"), (day(-n - 1), "held")):
                factories.make_meeting(start=start, status=status)
            factories.make_meeting(start="2014", status="planned")
            factories.make_action_item(due="2014")

    fill(3)
    reader.get(FIRST)
    with CaptureQueriesContext(connection) as few:
        reader.get(FIRST)
    fill(35)
    with CaptureQueriesContext(connection) as many:
        page = reader.get(FIRST)

    assert len(panels(page)["Who leads what"]) == 50
    assert len(many) <= len(few), [query["sql"][:90] for query in many]
    assert len(many) <= 30


@pytest.mark.parametrize(
    ("rights", "titles"),
    [
        ([], []),
        (["network.view_body"], ["Needs attention"]),
        (["network.view_appointment"], ["Who leads what", "Needs attention"]),
        (["meetings.view_meeting"], ["Next meetings", "Latest meetings", "Needs attention"]),
        (["meetings.change_meeting"], ["Next meetings", "Latest meetings", "Needs attention"]),
        (["g32.view_historyentry"], ["Changed lately"]),
    ],
)
def test_the_first_page_shows_what_one_may_see(rights, titles):
    lead(factories.make_body())

    page = visitor(*rights).get(FIRST)

    assert page.status_code == 200
    assert list(panels(page)) == titles
