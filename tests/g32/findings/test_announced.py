"""What was announced for a day that has passed: a check that every kind of record shares."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import make_appointment, make_body, make_membership, make_succession
from tests.world import table

pytestmark = pytest.mark.django_db


def announced(**asked):
    """Id and date of what is found."""
    rows = [row for row in table("quality", **asked) if row["check"] == "announced"]
    return [(row["id"], row["since"]) for row in rows]


def test_what_was_announced_for_a_day_that_has_passed_is_asked_after():
    make_appointment(slug="appointed", start="2014-06", planned=True)
    make_body(slug="begun", start="2013", planned=True)
    make_succession(slug="became", date="2014-06-12/2014-06-13", planned=True)
    make_body(slug="certain", start="2013")
    make_body(slug="undated", planned=True)
    make_body(slug="coming", start="2090", planned=True)
    make_membership(start="2013")

    assert announced() == [
        ("begun", "2013"),
        ("appointed", "2014-06"),
        ("became", "2014-06-12/2014-06-13"),
    ]
    days = ("2014-06-13", "2014-06-14", "2014-07-01")
    assert [[slug for slug, _date in announced(on=on)] for on in days] == [
        ["begun"],
        ["begun", "became"],
        ["begun", "appointed", "became"],
    ]


def test_what_is_still_to_come_is_not_asked_after_on_a_day_after_it():
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    make_body(start=tomorrow, planned=True)

    assert announced(on="2090-01-01") == []


def test_the_date_is_told_in_words():
    make_body(start="2013-24", planned=True)

    (row,) = [row for row in table("quality") if row["check"] == "announced"]

    assert "winter 2013" in row["message"]
