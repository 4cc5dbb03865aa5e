"""What the reports say of figures, conflicts and citations."""

import pytest

from network.reports.figures import Comparison
from tests.factories import make_body, make_citation, make_city, make_figure, make_person
from tests.world import build_world, column, only, table


@pytest.fixture
def world(db):
    return build_world()


@pytest.mark.parametrize(
    ("number", "approximate", "agrees"),
    [
        (2, False, "yes"),
        (3, False, "no"),
        (1, False, "no"),
        (3, True, "no"),
        (1, True, "no"),
    ],
)
def test_a_figure_is_held_against_what_is_recorded(world, number, approximate, agrees):
    world.ab.figures.update(number=number, approximate=approximate)

    row = only("figures", "two-members")

    assert (row["stated"], row["recorded"], row["agrees"]) == (number, 2, agrees)


@pytest.mark.parametrize(
    ("stated", "agrees"), [(8, "yes"), (12, "yes"), (7, "no"), (13, "incomplete")]
)
def test_an_approximate_number_may_be_a_fifth_off(db, stated, agrees):
    figure = make_figure(number=stated, approximate=True)

    assert Comparison(figure, {8: 9, 12: 10, 7: 9, 13: 10}[stated]).agrees == agrees


def test_what_cannot_be_counted_is_unchecked(db):
    make_figure(slug="words", number=None, words="tientallen", measure="members")
    make_figure(slug="other", measure="kandidaten")

    assert {
        (row["id"], row["stated"], row["recorded"], row["agrees"]) for row in table("figures")
    } == {
        ("words", "tientallen", None, "unchecked"),
        ("other", 1, None, "unchecked"),
    }


@pytest.mark.parametrize(
    ("date", "recorded"), [("2014", 1), ("2014-05", 1), ("2014-06", 0), ("2009", 0), ("", None)]
)
def test_accessions_are_memberships_that_certainly_began_in_the_period(world, date, recorded):
    make_figure(slug="joined", body=world.ab, about="", measure="accessions", date=date)

    assert only("figures", "joined")["recorded"] == recorded


def test_a_conflict_tells_both_sides(world):
    assert table("conflicts") == [
        {
            "id": "board",
            "record_kind": "meeting",
            "record": "Bestuur",
            "field": "start",
            "followed": "2014-08-28",
            "followed_sources": "Jaarverslag 2014 p. 3",
            "stated": "2014-08-24",
            "stated_sources": "Jaarverslag 2014 p. 4",
            "reason": "Een zondag.",
        }
    ]


def test_conflicts_are_of_the_records_of_the_time(world):
    asked = ({"on": "2014-08-27"}, {"on": "2014-08-28"}, {"year": "2013"}, {"year": "2014"})

    assert [len(table("conflicts", **time)) for time in asked] == [0, 1, 0, 1]


def test_citations_stand_page_by_page_over_all_kinds(world):
    rows = table("citations")

    pages = [row["page"] for row in rows if row["source"] == "Jaarverslag 2014"]
    assert rows[-1]["source"] == "Netwerkwiki"
    assert rows[-1]["page"] is None
    assert [row["page"] for row in rows if row["record_kind"] == "decision"] == ["5-6"]
    assert pages == sorted(pages, key=lambda page: int(str(page).split("-")[0]))
    assert {"pillar_link", "agenda_item", "meeting"} & {row["record_kind"] for row in rows} == {
        "pillar_link",
        "meeting",
    }


def test_ids_of_citations_of_two_kinds_never_meet(db):
    make_citation(record=make_city(), slug="same")
    make_citation(record=make_person(), slug="same")

    assert sorted(column("citations", "id")) == ["city--same", "person--same"]


def test_figures_of_one_date_stand_in_one_order_on_both_engines(db):
    make_figure(slug="of-a-body", date="2014", body=make_body(), about="")
    make_figure(slug="of-something-else", date="2014", body=None, about="kandidaten")
    make_figure(slug="of-no-date", date="")

    ids = [row["id"] for row in table("figures")]

    assert ids == ["of-no-date", "of-something-else", "of-a-body"]
