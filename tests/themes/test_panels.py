"""What pages show of groups, their lineage, topics and results."""

import pytest

from tests import factories
from tests.pages import facts, panel, panels, visit

pytestmark = pytest.mark.django_db


def test_a_group_shows_its_pillars_and_a_pillar_its_groups(reader):
    group, pillar = factories.make_body(name="Wonen"), factories.make_pillar(name="Fysiek")
    factories.make_pillar_link(group=group, pillar=pillar, start="2014-06")
    factories.make_pillar_link(
        group=group, pillar=factories.make_pillar(name="Sociaal"), start="2012", end="2013"
    )

    assert panel(reader, group, "Pillar links") == [
        ["Fysiek", "June 2014", "", "certain"],
        ["Sociaal", "2012", "2013", "past"],
    ]
    assert panel(reader, pillar, "Groups of this pillar") == [["Wonen", "June 2014", "certain"]]


def test_a_body_shows_its_topics_the_parts_of_a_topic_after_it(reader):
    body = factories.make_body()
    fund = factories.make_topic(name="Gemeentefonds", start="2013")
    for name, whole in (("Zorg", None), ("Onderhoud", fund), ("Aanbesteden", None)):
        topic = factories.make_topic(name=name, part_of=whole, end="2014" if whole else "")
        factories.make_topic_body(body=body, topic=topic)
    factories.make_topic_body(body=body, topic=fund)
    factories.make_topic_body()

    assert panel(reader, body, "Topics") == [
        ["Aanbesteden", "", "", "", "possible"],
        ["Gemeentefonds", "", "2013", "", "certain"],
        ["Zorg", "", "", "", "possible"],
        ["Onderhoud", "Gemeentefonds", "", "2014", "past"],
    ]


def test_a_body_shows_its_results_the_latest_first(reader):
    body = factories.make_body()
    for name, start in (("Brief", "2013"), ("Plan", "2014-09"), ("Ooit", "")):
        result = factories.make_result(name=name, kind="letter", start=start, status="done")
        factories.make_result_body(body=body, result=result)

    assert panel(reader, body, "Results") == [
        ["Plan", "letter", "September 2014", "done"],
        ["Brief", "letter", "2013", "done"],
        ["Ooit", "letter", "", "done"],
    ]


def test_cities_partners_and_people_show_their_part_in_results(reader):
    ede, vng = factories.make_city(name="Ede"), factories.make_organisation(name="VNG")
    heer = factories.make_person(surname="Heer")
    letter = factories.make_result(name="Brief", start="2014")
    factories.make_involvement(result=letter, city=ede, person=heer, part="author")
    factories.make_involvement(result=letter, city=ede, part="supporter", note="later")
    factories.make_involvement(result=letter, city=None, organisation=vng, part="addressee")

    assert panel(reader, ede, "Part in results") == [
        ["Brief", "author", "Heer", "", "2014"],
        ["Brief", "supporter", "", "later", "2014"],
    ]
    assert panel(reader, heer, "Part in results") == [["Brief", "author", "Ede", "2014"]]
    assert panel(reader, vng, "Part in results") == [["Brief", "addressee", "2014"]]


def test_a_topic_shows_whose_it_is_its_parts_and_the_agendas_it_stood_on(reader):
    topic = factories.make_topic(name="Gemeentefonds", start="2013")
    factories.make_topic_body(topic=topic, body=factories.make_body(name="Financiën"))
    factories.make_topic(name="Onderhoud", part_of=topic)
    for start in ("2014-02-06", "2014-11-20"):
        meeting = factories.make_meeting(name=f"Overleg {start}", start=start)
        factories.make_agenda_item(meeting=meeting, topic=topic, title="Stand van zaken")

    page = visit(reader, topic)

    assert facts(page) == {"Start": "2013"}
    assert panels(page) == {
        "Needs attention": [["No source is named.", "Mend"]],
        "Bodies": [["Financiën"]],
        "Parts": [["Onderhoud"]],
        "On the agenda of": [
            ["Overleg 2014-11-20", "20 November 2014", "Stand van zaken"],
            ["Overleg 2014-02-06", "6 February 2014", "Stand van zaken"],
        ],
        "Where it stands": [],
    }


def test_a_result_shows_whose_it_is_who_had_a_part_and_what_came_of_it(reader):
    letter = factories.make_result(
        name="Brief",
        kind="letter",
        start="2014-09",
        outcome="Aangenomen",
        url="https://g32.nl/brief?a=1&b=2",
    )
    factories.make_result_body(result=letter, body=factories.make_body(name="Financiën"))
    factories.make_involvement(result=letter, city=factories.make_city(name="Ede"))
    item = factories.make_agenda_item(
        meeting=factories.make_meeting(name="Overleg"), result=letter, title="De brief"
    )

    page = visit(reader, letter)

    assert facts(page) == {
        "Kind": "letter",
        "Outcome": "Aangenomen",
        "Start": "September 2014",
        "Address": "https://g32.nl/brief?a=1&b=2",
    }
    assert 'href="https://g32.nl/brief?a=1&amp;b=2" rel="noreferrer"' in page.text
    assert panels(page) == {
        "Needs attention": [["No source is named.", "Mend"]],
        "Bodies": [["Financiën"]],
        "Involvements": [["partner", "Ede"]],
        "On the agenda of": [["Overleg", item.title]],
        "Where it stands": [],
    }
