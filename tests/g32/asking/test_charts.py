"""What a picture tells of an answer."""

import pytest

from g32.asking.charts import Bar, chart

pytestmark = pytest.mark.once


def told(*rows):
    return chart(["wat", "hoeveel"], rows)


def test_the_longest_bar_is_the_whole_and_the_others_their_share_of_it():
    found = told(("Ede", 1), (None, 0), ("Zwolle", 1500.5), ("Breda", 375.25))

    assert (found.label, found.value) == ("wat", "hoeveel")
    assert found.bars == [
        Bar("Ede", "1", 0.1),
        Bar("", "0", 0.0),
        Bar("Zwolle", "1.500,5", 100.0),
        Bar("Breda", "375,25", 25.0),
    ]


def test_the_first_column_that_holds_numbers_only_is_drawn():
    rows = [("Ede", "x", 2), ("Breda", 1, 4)]

    assert [bar.said for bar in chart(["wat", "half", "heel"], rows).bars] == ["2", "4"]


def test_a_line_leaves_room_for_what_is_not_there():
    found = told(("2010", 1), ("2011", 2), ("2014", 4))

    assert found.bars == []
    assert [point.x for point in found.points] == [0, 25, 100]
    assert [point.y for point in found.points] == [75, 50, 0]


def test_of_many_points_eight_at_most_have_a_label():
    found = told(*((f"2014-01-{day:02}", day) for day in range(1, 31)))

    assert sum(point.has_label for point in found.points) == 8
    assert sum(point.in_narrow for point in found.points) == 4


def test_of_many_points_only_those_have_a_number_that_have_a_label_and_the_highest():
    few = told(*((f"2014-{month:02}", 12 - month) for month in range(1, 13)))
    many = told(*((f"2014-01-{day:02}", 10 + (day == 18)) for day in range(1, 31)))

    assert all(point.has_number for point in few.points)
    assert sum(point.has_number for point in many.points) == 9
    assert [point.said for point in many.points if point.has_number != point.has_label] == ["11"]


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [("Ede", 1)],
        [("Ede", 1)] * 61,
        [("Ede", 1), ("Breda", -1)],
        [("Ede", 0), ("Breda", 0)],
        [("Ede", "1"), ("Breda", 1)],
        [("Ede", None), ("Breda", 1)],
    ],
    ids=["none", "one", "too many", "negative", "all nothing", "a text", "not known"],
)
def test_where_a_table_tells_more_there_is_no_picture(rows):
    assert told(*rows) is None
