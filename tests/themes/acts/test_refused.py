"""What cannot become of a body: a sentence at the field to blame, and nothing is written."""

import pytest

from network.models import Body
from tests.factories import (
    make_appointment,
    make_body,
    make_pillar_link,
    make_seat,
    make_succession,
)
from tests.unwritten import refused
from themes.actions import continue_as, dissolve, merge, split
from themes.models import Succession

pytestmark = pytest.mark.django_db


@pytest.fixture
def given(passage):
    return {"on": "2014-10", "passage": passage}


def new(name="Groep C", kind="theme_group"):
    return Body(name=name, kind=kind)


def each_act(body, other, given):
    """What each act that ends a body says of it."""
    return [
        refused(merge, predecessors=[body, other], into=new(), **given),
        refused(split, predecessor=body, into=[new(), new("Groep D")], **given),
        refused(continue_as, predecessor=body, successor=new(), **given),
        refused(dissolve, body=body, **given),
    ]


def text(found):
    """What was said of each, whichever field was to blame."""
    said = [[each] if isinstance(each, list) else each.values() for each in found]
    return [" ".join(sentence for lines in each for sentence in lines) for each in said]


@pytest.mark.parametrize(
    ("made", "why"),
    [
        ({"start": "2014-11"}, "Groep X began only then (November 2014)"),
        ({"end": "2013"}, "“Groep X” has ended already (2013)."),
        ({"planned": True}, "“Groep X” is only announced."),
        ({"kind": "network"}, "“Groep X” belongs to the network itself"),
        ({"kind": "general_assembly"}, "“Groep X” belongs to the network itself"),
        ({"kind": "executive_board"}, "“Groep X” belongs to the network itself"),
    ],
)
def test_what_is_not_there_yet_any_more_or_for_ever_does_not_end(groups, given, made, why):
    said = text(each_act(make_body(name="Groep X", **made), groups["B"], given))

    assert [why in each for each in said] == [True] * 4


def test_what_is_deleted_meanwhile_does_not_end(groups, given):
    body = make_body()
    Body.objects.filter(pk=body.pk).delete()

    assert text(each_act(body, groups["B"], given)) == ["Somebody has deleted this meanwhile."] * 4


@pytest.mark.parametrize("on", ["", "ooit", "1900-01-01"])
def test_a_date_that_is_none_is_refused(groups, passage, on):
    found = each_act(groups["A"], groups["B"], {"on": on, "passage": passage})

    assert [list(each) for each in found] == [["on"]] * 4


def test_the_network_itself_is_no_successor(groups, given):
    board = refused(merge, predecessors=[groups["A"]], into=groups["board"], **given)
    made = refused(continue_as, predecessor=groups["A"], successor=new(kind="network"), **given)

    assert "belongs to the network itself" in board["successor"][0]
    assert list(made) == ["kind"]


def test_a_body_does_not_merge_with_itself_alone_or_in_a_circle(groups, given):
    one, other, third = groups["A"], groups["B"], make_body(name="Groep X")
    make_succession(predecessor=one, successor=third)
    make_succession(predecessor=third, successor=other)

    itself = refused(merge, predecessors=[one, other], into=one, **given)
    alone = refused(merge, predecessors=[one], into=new(), **given)
    twice = refused(merge, predecessors=[one, one], into=new(), **given)
    nothing = refused(merge, predecessors=[], into=one, **given)
    circle = refused(merge, predecessors=[other], into=one, **given)

    assert itself == {"successor": ["A body cannot succeed itself. Choose another one."]}
    assert [list(each) for each in (alone, twice, nothing)] == [["predecessors"]] * 3
    assert circle == {"successor": ["“Groep B” came from “Groep A” itself. Choose another one."]}


def test_a_successor_that_has_ended_or_begins_only_later_is_refused(groups, given):
    ended = make_body(name="Groep X", end="2013")
    later = make_body(name="Groep Y", start="2014-11")
    announced = make_body(name="Groep Z", planned=True)

    said = [
        refused(continue_as, predecessor=groups["A"], successor=each, **given)
        for each in (ended, later, announced)
    ]

    assert [list(each) for each in said] == [["successor"], ["on"], ["successor"]]
    assert "has ended already" in text(said)[0]
    assert "“Groep Y” begins only later (November 2014)" in text(said)[1]


def test_a_succession_that_is_recorded_already_is_refused(groups, given):
    make_succession(predecessor=groups["A"], successor=groups["B"], planned=True)

    said = refused(merge, predecessors=[groups["A"]], into=groups["B"], **given)

    assert text([said]) == ["This succession is recorded already."]


def test_a_name_that_another_body_has_is_refused(groups, given):
    one = refused(continue_as, predecessor=groups["A"], successor=new("Groep B"), **given)
    two = [new("Groep C"), new("Groep C")]
    both = refused(split, predecessor=groups["A"], into=two, **given)
    none = refused(continue_as, predecessor=groups["A"], successor=new(""), **given)

    assert one == {"name": ["“Groep B” is the name of another body already."]}
    assert both == {"name": ["“Groep C” is the name of another body already."]}
    assert list(none) == ["name"]


def test_a_split_asks_for_parts(groups, given):
    one = refused(split, predecessor=groups["A"], into=[groups["B"]], **given)
    same = refused(split, predecessor=groups["A"], into=[groups["B"]] * 2, **given)
    none = refused(split, predecessor=groups["A"], into=[], ends=False, **given)

    assert [list(each) for each in (one, same, none)] == [["into"]] * 3


@pytest.mark.parametrize("what", ["appointment", "seat", "link"])
def test_what_hangs_on_it_and_begins_only_later_stands_in_the_way(groups, given, what):
    made = {
        "appointment": lambda: make_appointment(
            seat=groups["A"].seats.get(role="member"), start="2015"
        ),
        "seat": lambda: make_seat(body=groups["A"], label="nieuw", start="2015"),
        "link": lambda: make_pillar_link(group=make_body(), pillar=groups["pillar"], start="2015"),
    }[what]()

    body = groups["pillar"] if what == "link" else groups["A"]
    said = refused(dissolve, body=body, **given)

    assert said == [f"“{made}” begins only later (2015). Correct or delete it first."]


def test_nobody_continues_in_a_seat_that_has_ended(groups, given):
    groups["B"].seats.filter(role="chair").update(end="2013")
    groups["B"].seats.get(role="chair").appointments.update(end="2013")

    said = refused(merge, predecessors=[groups["A"]], into=groups["B"], seats_along=True, **given)

    assert list(said) == ["seats_along"]


def test_who_sits_there_up_to_an_end_of_its_own_does_not_continue_there(groups, given):
    chair = groups["B"].seats.get(role="chair")
    person = groups["A"].seats.get(role="chair").appointments.get().person
    sits = make_appointment(seat=chair, person=person, start="2013", end="2016")

    said = refused(merge, predecessors=[groups["A"]], into=groups["B"], seats_along=True, **given)

    sentence = "This holder already holds this seat on one of these days."
    assert list(said) == ["start"]
    assert said["start"][0].startswith(sentence)
    assert said["start"][0].endswith(f"({sits})")


def test_a_form_refuses_a_circle_too(admin_client, groups):
    from tests.admin import address

    admin_client.cookies["django_language"] = "en"
    one, other, third = groups["A"], groups["B"], make_body(name="Groep X")
    make_succession(predecessor=one, successor=other)
    step = make_succession(predecessor=other, successor=third)
    turned = {"predecessor": third.pk, "successor": other.pk, "how": "became"}
    circle = {"predecessor": third.pk, "successor": one.pk, "how": "became"}
    rows = {
        "citations-TOTAL_FORMS": 0,
        "citations-INITIAL_FORMS": 0,
    }

    url = address(step, "change", step.pk)
    version = admin_client.get(url).context["version"]
    refused_ = admin_client.post(address(step, "add"), circle | rows)
    kept = admin_client.post(url, turned | rows | {"_version": version})

    assert "“Groep X” came from “Groep A” itself" in refused_.text
    assert kept.status_code == 302
    assert str(Succession.objects.get(pk=step.pk)) == "Groep X → Groep B"
