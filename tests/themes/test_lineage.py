"""Where bodies came from and what became of them."""

import itertools
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.models import Meeting
from network.models import Body
from tests import factories
from tests.admin import address
from tests.elements import attribute, elements, text
from tests.pages import panels, tables, visit
from themes.lineage import predecessors, successions
from themes.lineage.drawing import Arrow, Box, draw
from themes.models import Result, Topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def line():
    """Two groups that merged, what they became, what that split into; and a group apart."""
    a, b, c, d, e, apart = (factories.make_body(name=f"Groep {name}") for name in "ABCDEX")
    for one, other, how, date in (
        (a, c, "merged_into", "2010"),
        (b, c, "merged_into", "2010"),
        (c, d, "split_into", "2014-06-12/2014-06-13"),
        (c, e, "split_into", "2014-06-12/2014-06-13"),
    ):
        step = factories.make_succession(predecessor=one, successor=other, how=how, date=date)
        source = factories.make_source(name=f"Bron {step.pk}")
        factories.make_citation(record=step, source=source, page=3)
    return {"a": a, "b": b, "c": c, "d": d, "e": e, "apart": apart}


def circle():
    one, other = factories.make_body(), factories.make_body()
    factories.make_succession(predecessor=one, successor=other)
    factories.make_succession(predecessor=other, successor=one)
    return one, other


def names(numbers):
    return sorted(Body.objects.filter(pk__in=numbers).values_list("name", flat=True))


def test_predecessors_are_found_over_any_number_of_steps(line):
    assert names(predecessors(line["d"].pk)) == ["Groep A", "Groep B", "Groep C"]
    assert names(predecessors(line["a"].pk)) == []


def test_a_hundred_steps_cost_one_query():
    bodies = [factories.make_body() for _ in range(101)]
    for one, other in itertools.pairwise(bodies):
        factories.make_succession(predecessor=one, successor=other)

    with CaptureQueriesContext(connection) as asked:
        found = predecessors(bodies[-1].pk)

    assert found == {body.pk for body in bodies[:-1]}
    assert len(asked) == 1


def test_a_circle_comes_to_an_end(admin_client):
    one, other = circle()

    assert predecessors(one.pk) == {other.pk}
    assert visit(admin_client, one).status_code == 200


def test_a_lineage_has_every_step_before_and_after_and_with_whom_it_merged(line):
    told = {str(step) for step in successions(line["a"].pk)}

    assert told == {
        "Groep A → Groep C",
        "Groep B → Groep C",
        "Groep C → Groep D",
        "Groep C → Groep E",
    }
    assert list(successions(line["apart"].pk)) == []


def test_a_body_shows_its_lineage_in_words_with_dates_and_sources(reader, line):
    rows = panels(visit(reader, line["d"]))["Lineage"]

    assert [[*row[:4], row[4].partition(" ")[0]] for row in rows] == [
        ["Groep A", "merged into", "Groep C", "2010", "Bron"],
        ["Groep B", "merged into", "Groep C", "2010", "Bron"],
        ["Groep C", "split into", "Groep D", "12–13 June 2014", "Bron"],
        ["Groep C", "split into", "Groep E", "12–13 June 2014", "Bron"],
    ]
    assert "Lineage" not in panels(visit(reader, line["apart"]))


def test_the_picture_says_the_same(reader, line):
    page = visit(reader, line["c"]).text

    (svg,) = elements(page, "svg", class_="lineage")
    said = text(svg)
    for words in ("merged into", "split into", "2010", "12–13 June 2014"):
        assert said.count(words) == 2
    boxes = {text(each): attribute(each, "href") for each in elements(svg, "a")}
    assert boxes == {
        line[name].name: address(Body, "page", line[name].pk) for name in ("a", "b", "c", "d", "e")
    }
    assert [text(each) for each in elements(svg, "a", class_="here")] == ["Groep C"]


def places(svg):
    """Of each box its corner, by its name."""
    found = re.findall(r'<rect x="(\d+)" y="(\d+)".*?<tspan[^>]*>([^<]+)', svg)
    return {name: (int(x), int(y)) for x, y, name in found}


def test_successors_stand_right_of_all_their_predecessors():
    boxes = {key: Box(f"Groep {key}", f"/{key}/") for key in (1, 2, 3)}
    arrows = [Arrow(1, 2, "werd", "", False), Arrow(2, 3, "werd", "", False)]

    found = places(draw(boxes, [*arrows, Arrow(1, 3, "gesplitst in", "", False)], "x"))

    assert found["Groep 1"][0] < found["Groep 2"][0] < found["Groep 3"][0]


def test_boxes_of_one_column_do_not_overlap():
    boxes = {key: Box(f"Groep {key}", "/") for key in range(10)}
    svg = draw(boxes, [Arrow(key, 0, "werd", "", False) for key in range(1, 10)], "x")

    heights = [int(each) for each in re.findall(r'height="(\d+)" rx', svg)]
    tops = sorted(y for name, (_x, y) in places(svg).items() if name != "Groep 0")
    assert all(low - high >= heights[1] for high, low in itertools.pairwise(tops))


def test_what_is_announced_is_dashed_and_says_so():
    boxes = {1: Box("Nu", "/1/"), 2: Box("Straks", "/2/")}

    svg = draw(boxes, [Arrow(1, 2, "werd", "2015", True)], "x")

    assert "werd (gepland)" in svg
    assert 'class="step planned"' in svg


def test_names_are_no_markup():
    boxes = {1: Box("<b>x</b>", '"/'), 2: Box("y", "/")}

    svg = draw(boxes, [Arrow(1, 2, "<i>", "&", False)], '"><script>')

    assert not re.search("<b>|<i>|<script>", svg)


@pytest.fixture
def work(line):
    """A meeting, a topic and a result of a group and of its predecessor."""
    for name in ("c", "d"):
        meeting = factories.make_meeting(name=f"Overleg {name}", start="2014")
        factories.make_meeting_body(meeting=meeting, body=line[name])
        factories.make_topic_body(body=line[name], topic=factories.make_topic(name=f"Punt {name}"))
        result = factories.make_result(name=f"Brief {name}")
        factories.make_result_body(body=line[name], result=result)
        factories.make_seat(body=line[name], label=f"trekker {name}")
    shared = factories.make_meeting(name="Overleg c en d", start="2015")
    for name in ("c", "d"):
        factories.make_meeting_body(meeting=shared, body=line[name])
    return line


def test_a_page_tells_of_the_predecessors_when_asked(reader, work):
    page = address(Body, "page", work["d"].pk)

    alone, whole = (panels(reader.get(page + query)) for query in ("", "?predecessors=1"))

    assert [row[0] for row in alone["Meetings"]] == ["Overleg c en d", "Overleg d"]
    assert [row[:2] for row in whole["Meetings"]] == [
        ["Groep C; Groep D", "Overleg c en d"],
        ["Groep C", "Overleg c"],
        ["Groep D", "Overleg d"],
    ]
    assert [row[:2] for row in whole["Topics"]] == [["Groep C", "Punt c"], ["Groep D", "Punt d"]]
    assert [row[:2] for row in whole["Results"]] == [["Groep C", "Brief c"], ["Groep D", "Brief d"]]
    assert [row[:2] for row in whole["Seats"]] == [
        ["trekker c", "Groep C"],
        ["trekker d", "Groep D"],
    ]


def test_a_page_leads_to_that_of_the_predecessors_too_and_back(reader, work):
    page = address(Body, "page", work["d"].pk)
    found = {
        query: re.findall(rf'href="({page}[^"]*)"', str(lineage(reader.get(page + query)).below))
        for query in ("", "?predecessors=1")
    }

    assert found == {"": [f"{page}?predecessors=1"], "?predecessors=1": [page]}
    assert lineage(visit(reader, work["a"])).below == ""


def lineage(page):
    return next(table for table in tables(page) if table.name == "lineage")


@pytest.mark.parametrize(
    ("model", "alone", "whole"),
    [
        (
            Meeting,
            ["Overleg c en d", "Overleg d"],
            ["Overleg c", "Overleg c en d", "Overleg d"],
        ),
        (Topic, ["Punt d"], ["Punt c", "Punt d"]),
        (Result, ["Brief d"], ["Brief c", "Brief d"]),
    ],
)
def test_a_list_is_of_a_body_or_of_it_with_its_predecessors(
    admin_client, work, model, alone, whole
):
    def listed(value):
        page = admin_client.get(address(model, "changelist"), {"body": value, "when": "all"})
        return sorted(str(row) for row in page.context["cl"].result_list)

    pk = work["d"].pk
    assert listed(pk) == alone
    assert listed(f"{pk}-predecessors") == whole


@pytest.mark.parametrize(
    "value",
    ["abc", "0", "-1", "9" * 30, "%00", "1-", "1-predecessors-predecessors", "predecessors"],
)
def test_what_is_no_body_filters_nothing(admin_client, work, value):
    page = admin_client.get(address(Meeting, "changelist"), {"body": value})

    assert page.context["cl"].result_count == 3


def test_a_number_that_is_written_otherwise_filters_nothing(admin_client, work):
    page = admin_client.get(address(Meeting, "changelist"), {"body": f"0{work['apart'].pk}"})

    assert page.context["cl"].result_count == 3
