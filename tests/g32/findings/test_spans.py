"""Where there are too few spans of days, or too many: held against counting day by day."""

import itertools
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from g32.findings.spans import EVER, NEVER, NONE, Spans, day_of, ordinal

DAY = st.integers(100, 130)
SPAN = st.tuples(DAY, DAY).map(lambda pair: (min(pair), max(pair)))
SPANS = st.lists(
    st.one_of(SPAN, DAY.map(lambda day: (day, NEVER)), DAY.map(lambda day: (EVER, day))), max_size=6
)


def of(pairs):
    """The spans of which pairs tell the first and the last day."""
    return Spans(sorted(first for first, _last in pairs), sorted(last for _first, last in pairs))


def number(spans, day):
    return sum(since <= day <= until for since, until in spans)


def days(parts):
    return {day for since, until in parts for day in range(max(since, 90), min(until, 140) + 1)}


@given(SPANS, SPAN, st.integers(1, 3))
def test_where_there_are_fewer_is_where_counting_says_so(spans, life, fewer):
    found = of(spans).fewer(fewer, life)

    assert days(found) == {d for d in range(life[0], life[1] + 1) if number(spans, d) < fewer}


@given(SPANS, st.integers(0, 3))
def test_where_there_are_more_is_where_counting_says_so(spans, more):
    found = of(spans).more(more)

    assert days(found) == {day for day in range(90, 141) if number(spans, day) > more}


@given(SPANS, SPAN, st.integers(1, 3))
def test_parts_are_as_long_as_can_be(spans, life, number):
    for found in (of(spans).fewer(number, life), of(spans).more(number)):
        assert all(one[1] + 1 < other[0] for one, other in itertools.pairwise(found))


@given(SPANS, SPANS, SPAN)
def test_spans_beside_others_are_counted_together(spans, others, life):
    found = of(spans).beside(of(others)).fewer(1, life)

    assert days(found) == {d for d in days([life]) if not number(spans + others, d)}


def test_however_many_are_asked_for_it_takes_no_more_than_there_are():
    assert of([(5, 9)]).fewer(2**31 - 1, (1, 20)) == [(1, 20)]


def test_what_begins_and_ends_in_a_part_are_the_days_in_it():
    assert of([(1, 5), (4, 9), (10, NEVER)]).within((4, 9)) == Spans([4], [5, 9])


def test_without_spans_there_are_too_few_all_the_time():
    assert NONE.fewer(1, (5, NEVER)) == [(5, NEVER)]
    assert NONE.more(0) == []


def test_a_day_and_its_ordinal_are_one():
    assert day_of(ordinal(date(2014, 6, 12), EVER)) == "2014-06-12"


def test_what_has_no_end_has_no_day():
    assert [ordinal(None, NEVER), day_of(NEVER), day_of(EVER)] == [NEVER, "", ""]
