"""What pages show of meetings: who met where, about what, who came, what was decided."""

import pytest

from tests import factories
from tests.admin import address
from tests.pages import facts, panel, panels, tables, visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(admin_client):
    """Somebody who may see everything, in English."""
    admin_client.cookies["django_language"] = "en"
    return admin_client


def met(body, name, **given):
    meeting = factories.make_meeting(name=name, **given)
    factories.make_meeting_body(meeting=meeting, body=body)
    return meeting


def test_a_meeting_is_shown_whole(reader):
    ede, vng = factories.make_city(name="Ede"), factories.make_organisation(name="VNG")
    heer = factories.make_person(surname="Heer")
    day = factories.make_meeting(name="Netwerkdag", start="2014-09-18", kind="network_day")
    board = met(
        factories.make_body(name="Bestuur"),
        "Bestuur 18 september",
        start="2014-09-18",
        kind="board",
        part_of=day,
        place="Cultura",
        city=ede,
    )
    second = factories.make_agenda_item(meeting=board, title="Rondvraag", position=2)
    factories.make_agenda_item(
        meeting=board, title="Begroting", position=1, topic=factories.make_topic(name="Geld")
    )
    factories.make_attendance(meeting=board, person=heer, city=ede)
    factories.make_attendance(
        meeting=board, person=None, organisation=vng, role="guest", presence="excused"
    )
    factories.make_decision(meeting=board, text="Vastgesteld", agenda_item=second)
    factories.make_action_item(
        meeting=board, text="Brief sturen", person=None, city=ede, due="2014-10", done=True
    )
    factories.make_meeting(name="Werksessie", part_of=board, kind="workshop")

    page = visit(reader, board)

    assert facts(page) == {
        "Kind": "board meeting",
        "Part of": "Netwerkdag",
        "Status": "held",
        "Place": "Cultura",
        "City": "Ede",
        "Start": "18 September 2014",
    }
    assert panels(page) == {
        "Needs attention": [["No source is named.", "Mend"]],
        "Bodies": [["Bestuur"]],
        "Agenda items": [["1", "Begroting", "Geld"], ["2", "Rondvraag", ""]],
        "Attendances": [
            ["Heer", "Ede", "", "member", "present"],
            ["", "", "VNG", "guest", "excused"],
        ],
        "Decisions": [["Vastgesteld", "Rondvraag"]],
        "Actions": [["Brief sturen", "Ede", "October 2014", "yes"]],
        "Parts": [["Werksessie", "workshop"]],
        "Where it stands": [],
    }


def test_a_body_shows_when_it_met_the_latest_first_and_says_what_was_not_held(reader):
    body = factories.make_body()
    met(body, "Toen", start="2013-02")
    met(body, "Ooit")
    met(body, "Straks", start="2090-05-01", status="planned", place="Velp")
    met(body, "Niet", start="2014", status="cancelled")
    factories.make_meeting(start="2014")

    assert panel(reader, body, "Meetings") == [
        ["Straks", "1 May 2090", "Velp", "group meeting", "planned", "to come"],
        ["Niet", "2014", "", "group meeting", "cancelled", ""],
        ["Toen", "February 2013", "", "group meeting", "", ""],
        ["Ooit", "", "", "group meeting", "", ""],
    ]


def test_a_body_shows_what_it_decided_in_meetings_and_elsewhere_once(reader):
    body = factories.make_body()
    early, late = (met(body, f"Overleg {year}", start=str(year)) for year in (2013, 2014))
    both = factories.make_decision(meeting=late, text="Samen")
    factories.make_decision_body(decision=both, body=body)
    factories.make_decision(meeting=early, text="Eerst")
    for text, date in (("Ooit", ""), ("Los", "2012-05"), ("Later", "2015")):
        loose = factories.make_decision(text=text, date=date)
        factories.make_decision_body(decision=loose, body=body)
    factories.make_decision(text="Van een ander")

    (shown,) = (t for t in tables(visit(reader, body)) if t.title == "Decisions")

    assert panel(reader, body, "Decisions") == [
        ["Samen", "Overleg 2014", ""],
        ["Eerst", "Overleg 2013", ""],
        ["Later", "", "2015"],
        ["Los", "", "May 2012"],
        ["Ooit", "", ""],
    ]
    assert shown.lines[0].link == address(both, "page", both.pk)


def test_a_city_shows_the_meetings_held_there(reader):
    ede = factories.make_city(name="Ede")
    factories.make_meeting(name="Netwerkdag", city=ede, place="Cultura", start="2014-09-18")
    factories.make_meeting(name="Elders", city=factories.make_city())

    assert panel(reader, ede, "Meetings held here") == [
        ["Netwerkdag", "18 September 2014", "Cultura", "group meeting"]
    ]


def test_cities_people_and_partners_show_at_what_they_were_and_what_they_are_to_do(reader):
    ede, vng = factories.make_city(name="Ede"), factories.make_organisation(name="VNG")
    heer = factories.make_person(surname="Heer")
    early, late = (
        factories.make_meeting(name=f"Overleg {year}", start=str(year)) for year in (2013, 2014)
    )
    item = factories.make_agenda_item(meeting=late, title="Begroting")
    factories.make_attendance(meeting=early, person=heer, city=ede)
    factories.make_attendance(meeting=late, person=heer, city=ede, role="speaker", agenda_item=item)
    factories.make_attendance(
        meeting=late, person=None, organisation=vng, presence="absent", note="ziek"
    )
    due_when = (("Klaar", True, ""), ("Ooit", False, ""), ("Straks", False, "2090"))
    for text, done, due in (*due_when, ("Nu", False, "2014")):
        factories.make_action_item(
            meeting=late, text=text, person=None, city=ede, due=due, done=done
        )
    factories.make_action_item(meeting=late, text="Bellen", person=None, organisation=vng)
    factories.make_action_item(meeting=late, text="Schrijven", person=heer)

    shown = {each: panels(visit(reader, each)) for each in (ede, heer, vng)}

    assert shown[ede]["Was at"] == [
        ["Overleg 2014", "2014", "Heer", "speaker", "present", "Begroting"],
        ["Overleg 2013", "2013", "Heer", "member", "present", ""],
    ]
    assert shown[heer]["Was at"] == [
        ["Overleg 2014", "2014", "Ede", "speaker", "present", "Begroting"],
        ["Overleg 2013", "2013", "Ede", "member", "present", ""],
    ]
    assert shown[vng]["Was at"] == [["Overleg 2014", "2014", "member", "absent", "ziek"]]
    assert shown[ede]["Actions"] == [
        ["Nu", "Overleg 2014", "2014", ""],
        ["Straks", "Overleg 2014", "2090", ""],
        ["Ooit", "Overleg 2014", "", ""],
        ["Klaar", "Overleg 2014", "", "yes"],
    ]
    assert shown[heer]["Actions"] == [["Schrijven", "Overleg 2014"]]
    assert shown[vng]["Actions"] == [["Bellen", "Overleg 2014"]]
