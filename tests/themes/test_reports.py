"""What the reports of themes say of a small world."""

import pytest

from tests.factories import make_body, make_involvement, make_person, make_result, make_succession
from tests.world import build_world, column, only, table


@pytest.fixture
def world(db):
    return build_world()


def test_a_group_tells_its_pillars_leads_and_topics(world):
    assert only("groups", "tg", on="2014-11-01") == {
        "id": "tg",
        "body": "Themagroep Europa",
        "kind": "theme_group",
        "level": "",
        "pillars": "Pijler Fysiek",
        "aliases": "",
        "start": "2014-06-13",
        "end": "",
        "status": "active",
        "leads": "de Heer",
        "topics": "Urban Agenda",
        "certainty": "certain",
        "sources": "Jaarverslag 2014 p. 1; Jaarverslag 2014 p. 7; Jaarverslag 2014 p. 12",
    }


def test_groups_of_a_day_are_those_that_may_exist_then(world):
    assert column("groups", "id", on="2014-06-12") == ["ab", "db", "fysiek", "wg"]
    assert column("groups", "id", on="2014-06-13") == ["ab", "db", "fysiek", "tg"]
    assert column("groups", "id", year="2014") == ["ab", "db", "fysiek", "tg", "wg"]
    assert column("groups", "id") == ["ab", "db", "fysiek", "tg", "wg"]


def test_leads_are_those_of_the_time(world):
    leads = [
        only("groups", "fysiek", **asked)["leads"]
        for asked in ({"on": "2014-05-31"}, {"on": "2014-09-01"}, {"year": "2013"}, {})
    ]

    assert leads == ["", "Herman Kaiser (Arnhem)", "", "Herman Kaiser (Arnhem)"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"start": "2014"}, "active"),
        ({"start": "2014", "end": "2014-06"}, "ended"),
        ({"start": "2090"}, "planned"),
        ({"start": "2014", "planned": True}, "planned"),
        ({}, "possible"),
        ({"start": "2014", "end": "2015/.."}, "possible"),
    ],
)
def test_the_status_of_a_body_is_told_as_of_today(db, body, status):
    make_body(slug="it", **body)

    assert only("groups", "it")["status"] == status


def test_lineage_tells_what_became_of_a_group(world):
    assert only("lineage", "wg-tg") == {
        "id": "wg-tg",
        "predecessor": "Werkgroep Europa",
        "predecessor_kind": "working_group",
        "how": "became",
        "successor": "Themagroep Europa",
        "successor_kind": "theme_group",
        "date": "2014-06-13",
        "planned": "no",
        "sources": "Jaarverslag 2014 p. 10",
    }


def test_lineage_of_a_day_leaves_out_what_is_announced_for_later(world):
    make_succession(slug="announced", planned=True, date="2015-01")

    assert column("lineage", "id", on="2014-06-12") == []
    assert column("lineage", "id", on="2014-12-31") == ["wg-tg"]
    assert column("lineage", "id", on="2015-01-01") == ["wg-tg", "announced"]
    assert column("lineage", "id") == ["wg-tg", "announced"]


def test_a_result_tells_who_had_which_part(world):
    heer = make_person(first_names="A.", surname="Expert")
    make_involvement(result=world.letter, city=None, person=heer, part="author")
    make_involvement(result=world.letter, city=None, note="zorgaanbieders", part="supporter")

    row = only("results", "letter")

    assert (row["title"], row["kind"], row["bodies"]) == ("Brief", "letter", "Themagroep Europa")
    assert (row["partners"], row["addressees"], row["cities"], row["people"]) == (
        "zorgaanbieders",
        "Vereniging van Nederlandse Gemeenten",
        "Arnhem",
        "A. Expert",
    )
    assert row["sources"] == "Jaarverslag 2014 p. 1; Jaarverslag 2014 p. 9"


@pytest.mark.parametrize(
    ("result", "years"),
    [
        ({"start": "2013-05"}, [2013]),
        ({"start": "2013-05", "status": "running"}, [2013, 2014, 2015]),
        ({"start": "2013-05", "end": "2014"}, [2013, 2014]),
        ({"start": "2013-12/2014-01"}, [2013, 2014]),
        ({}, [2013, 2014, 2015]),
    ],
)
def test_a_result_lies_in_the_years_in_which_it_may(db, result, years):
    make_result(**result)

    assert [year for year in (2013, 2014, 2015) if table("results", year=str(year))] == years
