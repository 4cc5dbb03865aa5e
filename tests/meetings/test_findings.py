"""What deserves attention among meetings and their actions."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import make_action_item, make_meeting
from tests.world import table

pytestmark = pytest.mark.django_db


def found(check, **asked):
    """What a check found: id, since when, and what is said."""
    rows = [row for row in table("quality", **asked) if row["check"] == check]
    return [(row["id"], row["since"], row["message"]) for row in rows]


def ids(check, **asked):
    return [identity for identity, _since, _message in found(check, **asked)]


def day(offset):
    return (timezone.localdate() + timedelta(days=offset)).isoformat()


def test_a_meeting_that_is_still_planned_after_its_day_is_asked_after():
    make_meeting(slug="past", start="2014-02", status="planned")
    make_meeting(slug="held", start="2014-02")
    make_meeting(slug="cancelled", start="2014-02", status="cancelled")
    make_meeting(slug="undated", status="planned")
    make_meeting(slug="today", start=day(0), status="planned")
    make_meeting(slug="yesterday", start=day(-1), status="planned")

    assert [row[:2] for row in found("not_told")] == [("past", "2014-02"), ("yesterday", day(-1))]


@pytest.mark.parametrize(("on", "told"), [("2014-02-28", []), ("2014-03-01", ["past"])])
def test_whether_a_meeting_was_held_is_asked_once_every_day_it_can_mean_has_passed(on, told):
    make_meeting(slug="past", start="2014-02", status="planned")

    assert ids("not_told", on=on) == told


def test_nobody_asks_today_after_what_is_still_to_come():
    make_meeting(start=day(1), status="planned")
    make_action_item(due=day(1))

    assert [ids(check, on="2090-01-01") for check in ("not_told", "overdue")] == [[], []]


def test_an_action_that_is_not_done_in_time_is_overdue():
    for slug, due, done in (
        ("late", "2014-06", False),
        ("done", "2014-06", True),
        ("undated", "", False),
        ("today", day(0), False),
    ):
        make_action_item(slug=slug, due=due, done=done)

    assert [row[:2] for row in found("overdue")] == [("late", "2014-06")]
    assert [ids("overdue", on=on) for on in ("2014-06-30", "2014-07-01")] == [[], ["late"]]


def test_an_action_of_a_meeting_that_was_yet_to_come_is_not_overdue():
    make_action_item(slug="late", due="2014-06", meeting=make_meeting(start="2014-09"))

    assert [ids("overdue", on=on) for on in ("2014-08-31", "2014-09-01")] == [[], ["late"]]


def test_the_date_is_told_in_words():
    make_meeting(start="2014-02", status="planned")
    make_action_item(due="2014-23")

    messages = [message for check in ("not_told", "overdue") for *_row, message in found(check)]

    assert ["februari 2014" in messages[0], "najaar 2014" in messages[1]] == [True, True]


def test_of_a_year_only_its_own_meetings_are_told():
    for year in ("2013", "2014"):
        make_meeting(slug=f"held-{year}", start=f"{year}-02")
        make_meeting(slug=f"planned-{year}", start=f"{year}-02", status="planned")

    assert ids("not_told", year="2014") == ["planned-2014"]
    for check in ("no_agenda", "no_attendance"):
        assert ids(check, year="2014") == ["held-2014"]
        assert ids(check, on="2014-12-31") == ["held-2013", "held-2014"]
