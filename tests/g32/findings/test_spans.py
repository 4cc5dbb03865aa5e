"""Where there are too few spans of days, or too many: held against counting day by day."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from g32.findings.spans import EVER, NEVER, day_of, levels, ordinal, uncovered, where

DAY = st.integers(100, 130)
SPAN = st.tuples(DAY, DAY).map(lambda pair: (min(pair), max(pair)))
SPANS = st.lists(
    st.one_of(SPAN, DAY.map(lambda day: (day, NEVER)), DAY.map(lambda day: (EVER, day))), max_size=6
)


def number(spans, day):
    return sum(since <= day <= until for since, until in spans)


def days(parts):
    return {day for since, until in parts for day in range(max(since, 90), min(until, 140) + 1)}


@given(SPANS, SPAN, st.integers(1, 3))
def test_where_there_are_fewer_is_where_counting_says_so(spans, life, fewer):
    found = where(spans, life, fewer=fewer)

    assert days(found) == {d for d in range(life[0], life[1] + 1) if number(spans, d) < fewer}


@given(SPANS, st.integers(0, 3))
def test_where_there_are_more_is_where_counting_says_so(spans, more):
    found = where(spans, (EVER, NEVER), more=more)

    assert days(found) == {day for day in range(90, 141) if number(spans, day) > more}


@given(SPANS, SPAN, st.integers(1, 3))
def test_parts_are_as_long_as_can_be(spans, life, fewer):
    found = where(spans, life, fewer=fewer)

    assert all(one[1] + 1 < other[0] for one, other in itertools.pairwise(found))


@given(st.lists(SPAN, max_size=3), SPANS)
def test_what_no_span_covers_is_what_counting_says(lives, spans):
    expected = {day for day in days(lives) if not number(spans, day)}

    assert days(uncovered(lives, spans)) == expected


def test_without_spans_there_are_none_from_ever():
    assert list(levels([])) == [(EVER, 0)]
    assert where([], (5, NEVER), fewer=1) == [(5, NEVER)]


@pytest.mark.parametrize("day", [date(2014, 6, 12), "2014-06-12"])
def test_a_day_is_read_as_either_engine_gives_it(day):
    assert day_of(ordinal(day, EVER)) == "2014-06-12"


def test_what_has_no_end_has_no_day():
    assert [ordinal(None, NEVER), day_of(NEVER), day_of(EVER)] == [NEVER, "", ""]
