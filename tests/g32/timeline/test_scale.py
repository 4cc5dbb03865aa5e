"""Where days stand on the axis, where time is left out, and what is written along it."""

from datetime import date
from itertools import pairwise

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from g32.timeline.scale import BREAK, ROOM, fit
from tests.drawn import days
from tests.g32.dates.texts import MODEST

LEFT, RIGHT = 10, 790
MONTHS = ["feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
some_days = st.lists(days, min_size=1, max_size=12)


def axis(*told):
    return fit([date.fromisoformat(day) for day in told], LEFT, RIGHT)


@MODEST
@given(some_days, st.lists(days, min_size=2, max_size=9))
def test_later_days_stand_further_to_the_right_and_those_that_are_known_on_the_axis(known, others):
    scale = fit(known, LEFT, RIGHT)

    xs = [scale.x(day) for day in sorted({*known, *others})]

    assert all(one < other for one, other in pairwise(xs))
    assert all(LEFT < scale.x(day) < RIGHT for day in known)
    for left, right in scale.breaks:
        assert not any(left < scale.x(day) < right for day in known)


@MODEST
@given(some_days)
def test_a_day_is_as_wide_on_either_side_of_a_break(known):
    parts = fit(known, LEFT, RIGHT).parts

    widths = [(part.right - part.left) / (part.last - part.first) for part in parts]

    assert widths == pytest.approx([widths[0]] * len(parts))
    assert (parts[0].left, parts[-1].right) == pytest.approx((LEFT, RIGHT))


def test_a_long_time_in_which_nothing_happens_is_left_out():
    scale = axis("2014-01-01", "2014-06-12", "2014-12-31", "2026-11-29")

    ((left, right),) = scale.breaks

    assert right - left == pytest.approx(BREAK)
    assert scale.x(date(2014, 12, 31)) < left < scale.x(date(2020, 1, 1)) < right
    assert scale.x(date(2026, 11, 29)) > right


@pytest.mark.parametrize(
    "told",
    [
        ["2009-04-28", "2026-11-29"],
        ["2014-12-01", "2014-12-31", "2026-11-29"],
        ["2009-04-28", "2014-12-31", "2019-01-01", "2026-11-29"],
        ["2013-01-01", "2014-09-01", "2014-12-31"],
        ["2014-06-12"],
    ],
    ids=["nothing else", "hardly anything else", "not so long", "months", "a day alone"],
)
def test_no_time_is_left_out_where_that_gives_no_room(told):
    assert axis(*told).breaks == []


@pytest.mark.parametrize(
    ("told", "ticks"),
    [
        (
            ["2014-01-15", "2014-12-31"],
            ["jan 2014", *MONTHS, "jan 2015"],
        ),
        (["2013-09-01", "2013-10-31"], ["sep 2013", "okt", "nov"]),
        (
            ["2013-11-20", "2015-06-30"],
            ["nov", "jan 2014", "mrt", "mei", "jul", "sep", "nov", "jan 2015", "mrt", "mei", "jul"],
        ),
        (["2009-04-28", "2014-06-01"], ["2010", "2011", "2012", "2013", "2014"]),
        (["1991-01-01", "2029-01-01"], ["1990", "1995", *map(str, range(2000, 2031, 5))]),
        (
            ["2014-01-15", "2014-12-31", "2026-11-29"],
            ["jan 2014", *MONTHS, "jan 2015", "dec 2026"],
        ),
    ],
)
def test_months_are_written_along_some_years_and_years_along_more(told, ticks):
    with override("nl"):
        found = axis(*told).ticks()

    assert [f"{tick.label} {tick.year}".strip() for tick in found] == ticks


@MODEST
@given(some_days)
def test_what_is_written_along_the_axis_has_room(known):
    scale = fit(known, LEFT, RIGHT)

    xs = [tick.x for tick in scale.ticks()]

    parts = [[x for x in xs if part.left <= x <= part.right] for part in scale.parts]
    assert sum(map(len, parts)) == len(xs)
    # a month may be some days shorter than the average
    assert all(right - left > ROOM * 0.9 for some in parts for left, right in pairwise(some))


def test_a_year_stands_where_its_first_day_begins():
    scale = axis("2009-04-28", "2014-06-01")

    places = {tick.label: tick.x for tick in scale.ticks()}

    assert {year: scale.x(date(int(year), 1, 1)) for year in places} == places
