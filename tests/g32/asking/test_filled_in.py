"""What is filled in for a question: asked for, understood by any name, told where it is none."""

import pytest

from tests.factories import make_city, make_name
from tests.questions import keep, page_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_what_is_to_be_filled_in_is_asked_for_first(reader):
    kept = keep("SELECT :stad AS stad, :op AS op")

    asked = reader.get(page_of(kept.slug))
    answered = reader.get(page_of(kept.slug), {"p-stad": "Ede", "op": "2014-09-01"})

    assert [each.name for each in asked.context["parameters"]] == ["stad"]
    assert (asked.status_code, asked.context["lacks"].about) == (200, {"word": "stad"})
    assert answered.context["answer"].rows == [("Ede", "2014-09-01")]
    assert answered.context["link"].endswith("?p-stad=Ede&op=2014-09-01")


def test_an_empty_box_is_not_filled_in(reader):
    kept = keep("SELECT :stad AS stad")

    page = reader.get(page_of(kept.slug), {"p-stad": " "})

    assert page.context["lacks"].about == {"word": "stad"}


@pytest.mark.parametrize(
    ("typed", "unknown", "near"),
    [
        ("Leewarden", True, ["Leeuwarden"]),
        ("pijler", True, []),
        ("leeuw", True, ["Leeuwarden"]),
        ("Leeuwarden", False, []),
        ("den bosch", False, []),
        ("leeuwarden-2", True, ["Leeuwarden"]),
        ("leeuwarden", False, []),
        ("a\0b", True, []),
    ],
)
def test_of_what_nothing_is_called_is_told_what_may_be_meant(reader, typed, unknown, near):
    make_city(name="Leeuwarden")
    make_city(name="’s-Hertogenbosch").names.create(text="Den Bosch")
    kept = keep("SELECT name FROM city WHERE name = :stad")

    page = reader.get(page_of(kept.slug), {"p-stad": typed})

    [parameter] = page.context["parameters"]
    assert (parameter.unknown, list(parameter.near)) == (unknown, near)
    assert (f"Nothing is called “{typed}”" in page.content.decode()) is unknown


def test_a_name_that_is_not_in_use_is_understood(reader):
    make_name(owner=make_city(name="'s-Gravenhage"), text="Den Haag")
    kept = keep("SELECT :stad AS stad")

    page = reader.get(page_of(kept.slug), {"p-stad": "den haag"})

    assert page.context["answer"].rows == [("'s-Gravenhage",)]
    assert page.context["parameters"][0].meant == "'s-Gravenhage"
    assert page.context["parameters"][0].offers == ["'s-Gravenhage"]


@pytest.mark.parametrize("typed_in", ["ede", "Ede", "EDE"])
@pytest.mark.parametrize(
    "where",
    ["id = :city", ":city = c.id", "id IN ('x', 'y') OR id IN (:other, :city)", "id<>:city"],
)
def test_where_an_id_is_asked_for_the_id_is_meant(reader, typed_in, where):
    make_city(name="Ede", slug="ede")
    kept = keep(f"SELECT :city AS asked FROM (VALUES ('a')) AS c (id) WHERE {where} OR 1 = 1")

    page = reader.get(page_of(kept.slug), {"p-city": typed_in, "p-other": "x"})

    assert page.context["answer"].rows == [("ede",)]


def test_what_is_both_a_name_and_an_id_is_the_name_where_a_name_is_asked_for(reader):
    make_city(name="Ede", slug="ede")
    kept = keep("SELECT :city AS asked WHERE 'id = :city' <> ''")

    page = reader.get(page_of(kept.slug), {"p-city": "ede"})

    assert page.context["answer"].rows == [("Ede",)]
