"""What a picture tells of an answer."""

import datetime as dt

import pytest
from django.utils.translation import gettext

from g32.asking.charts import Bar, chart

pytestmark = pytest.mark.once


def told(*rows):
    return chart(["wat", "hoeveel"], rows)


def test_the_longest_bar_is_the_whole_and_the_others_their_share_of_it():
    found = told(("Ede", 1), (None, 0), ("Zwolle", 1500.5), ("Breda", 375.25))

    assert (found.label, found.value) == ("wat", "hoeveel")
    assert found.bars == [
        Bar("Ede", "1", 0.1),
        Bar(gettext("(empty)"), "0", 0.0),
        Bar("Zwolle", "1.500,5", 100.0),
        Bar("Breda", "375,25", 25.0),
    ]


def test_a_number_that_is_near_to_nothing_is_told_as_one():
    rows = [("Ede", 0.0004321), ("Breda", 0.00001), ("Almere", 0), ("Delft", 2.0)]

    assert [bar.said for bar in chart(["wat", "deel"], rows).bars] == [
        *("0,00043", "0,00001", "0", "2,0"),
    ]


def test_the_first_column_that_holds_numbers_only_is_drawn():
    rows = [("Ede", "x", 2), ("Breda", 1, 4)]

    assert [bar.said for bar in chart(["wat", "half", "heel"], rows).bars] == ["2", "4"]


def test_a_line_leaves_room_for_what_is_not_there():
    found = told(("2010", 1), ("2011", 2), ("2014", 4))

    assert found.bars == []
    assert [point.x for point in found.points] == [0, 25, 100]
    assert [point.y for point in found.points] == [75, 50, 0]


@pytest.mark.parametrize(
    "labels",
    [
        ("2012", "2013", "2016", "2017", "2018", "2020"),
        ("2013-11", "2013-12", "2014-02", "2014-03", "2014-04", "2014-06"),
        ("2014-02-27", "2014-02-28", "2014-03-02", "2014-03-03", "2014-03-04", "2014-03-06"),
    ],
)
def test_a_line_stops_where_a_year_a_month_or_a_day_has_no_row(labels):
    found = told(*((label, number) for number, label in enumerate(labels)))

    drawn = [f"{point.x},{point.y}" for point in found.points]
    assert found.lines == [" ".join(drawn[:2]), " ".join(drawn[2:5])]


@pytest.mark.parametrize(
    "labels",
    [
        ("2014", "2014-02", "2014-03"),
        ("2014-01", "2014-02", "2014-13"),
        ("2014-02-28", "2014-02-29", "2014-03-01"),
        ("2014-03", "2014-01", "2014-02"),
    ],
    ids=["of two sorts", "no month", "no day", "in no order"],
)
def test_what_does_not_go_on_in_time_makes_no_line(labels):
    found = told(*((label, number) for number, label in enumerate(labels)))

    assert (found.points, [bar.label for bar in found.bars]) == ([], list(labels))


def days(number):
    return [(dt.date(2014, 1, 1) + dt.timedelta(day)).isoformat() for day in range(number)]


def said(texts):
    return [text.said for text in texts], [text.said for text in texts if text.in_narrow]


def test_labels_that_would_overlap_are_left_out_and_more_of_them_in_a_narrow_window():
    months = [f"2014-{month:02}" for month in range(1, 13)]

    assert said(told(*zip(days(31), range(31), strict=True)).labels) == (
        [f"2014-01-{day:02}" for day in (1, 5, 9, 13, 17, 21, 25, 29)],
        [f"2014-01-{day:02}" for day in (1, 13, 25)],
    )
    assert said(told(*zip(months, range(12), strict=True)).labels) == (
        months,
        ["2014-01", "2014-05", "2014-09"],
    )


def test_labels_of_days_close_together_and_far_apart_stand_clear_of_each_other():
    several = ("2012-01-01", "2012-01-20", "2014-01-01", "2014-02-01", "2014-12-31")
    found = told(*zip(several, range(5), strict=True))

    assert said(found.labels) == (
        ["2012-01-01", "2014-01-01", "2014-12-31"],
        ["2012-01-01", "2014-01-01"],
    )


def test_the_highest_have_their_number_first_and_others_where_there_is_room():
    values = [10] * 31
    values[10], values[11], values[20] = 900, 5, 899
    found = told(*zip(days(31), values, strict=True))

    wide, narrow = said(found.numbers)
    assert (wide[:2], narrow[:2]) == (["900", "899"], ["900", "899"])
    assert (len(wide), len(narrow)) == (31, 13)


def test_every_month_of_a_year_has_its_number():
    found = told(*((f"2014-{month:02}", 12 - month) for month in range(1, 13)))

    assert said(found.numbers) == ([str(number) for number in range(11, -1, -1)],) * 2


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [("Ede", 1)],
        [("Ede", 1)] * 61,
        [("Ede", 1), ("Breda", -1)],
        [("Ede", 0), ("Breda", 0)],
        [("Ede", 3.5), ("Breda", 3.5)],
        [("2014", 1), ("2014", 2)],
        [(None, 1), ("", 2), ("Ede", 3)],
        [("Ede", "1"), ("Breda", 1)],
        [("Ede", None), ("Breda", 1)],
    ],
    ids=[
        "none",
        "one",
        "too many",
        "negative",
        "all nothing",
        "all the same",
        "a label twice",
        "nothing twice",
        "a text",
        "not known",
    ],
)
def test_where_a_table_tells_more_there_is_no_picture(rows):
    assert told(*rows) is None
