from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given

from g32.dates.edtf import FIRST_DAY, LAST_DAY, Atom, InvalidDate, PartialDate, bounds, is_valid
from tests.g32.dates.texts import MODEST, atoms, texts

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2014-06-12", "2014-06-12", "2014-06-12"),
        ("2014-06", "2014-06-01", "2014-06-30"),
        ("2014", "2014-01-01", "2014-12-31"),
        ("2014-21", "2014-03-01", "2014-05-31"),
        ("2014-22", "2014-06-01", "2014-08-31"),
        ("2014-23", "2014-09-01", "2014-11-30"),
        ("2014-24", "2014-12-01", "2015-02-28"),
        ("2015-24", "2015-12-01", "2016-02-29"),
        ("2014-33", "2014-01-01", "2014-03-31"),
        ("2014-36", "2014-10-01", "2014-12-31"),
        ("2014-40", "2014-01-01", "2014-06-30"),
        ("2014-41", "2014-07-01", "2014-12-31"),
        ("2009~", "2008-01-01", "2010-12-31"),
        ("2014-01~", "2013-12-01", "2014-02-28"),
        ("2014-03-01~", "2014-02-28", "2014-03-02"),
        ("2014-24~", "2014-09-01", "2015-05-31"),
        ("2014-41~", "2014-01-01", "2015-06-30"),
        ("2014-06-12/2014-06-13", "2014-06-12", "2014-06-13"),
        ("2013-24/2014", "2013-12-01", "2014-12-31"),
        ("1900", "1900-01-01", "1900-12-31"),
        ("2100-12-31", "2100-12-31", "2100-12-31"),
    ],
)
def test_a_text_means_the_days_from_its_earliest_to_its_latest(text, earliest, latest):
    assert bounds(text) == (date.fromisoformat(earliest), date.fromisoformat(latest))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (None, None)),
        ("../2014-03-19", (None, date(2014, 3, 19))),
        ("2014-06-13/..", (date(2014, 6, 13), None)),
        ("../2014-24", (None, date(2015, 2, 28))),
    ],
)
def test_an_open_side_has_no_bound(text, expected):
    assert bounds(text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2014-06-31", "June 2014 has 30 days."),
        ("2015-02-29", "February 2015 has 28 days."),
        ("1900-02-29", "February 1900 has 28 days."),
        ("2014-13", "There is no month 13."),
        ("2014-21-03", "There is no month 21."),
        ("2014-00", "Months and days are counted from 1."),
        ("2014-06-00", "Months and days are counted from 1."),
        ("1899", "Dates lie within the years 1900 to 2100."),
        ("2101", "Dates lie within the years 1900 to 2100."),
        ("9999-12-31", "Dates lie within the years 1900 to 2100."),
        ("0000", "Dates lie within the years 1900 to 2100."),
        ("1900~", "Dates lie within the years 1900 to 2100."),
        ("2100-24", "Dates lie within the years 1900 to 2100."),
        ("2014-07/2014-06", "The first date lies after the last."),
        ("2014-06-13/2014-06-12", "The first date lies after the last."),
    ],
)
def test_a_date_that_cannot_be_is_refused_with_the_reason(text, message):
    with translation.override("en"), pytest.raises(InvalidDate) as refusal:
        bounds(text)

    assert refusal.value.message == message


@pytest.mark.parametrize(
    "text",
    [
        "..",
        "../..",
        "/",
        "2014/",
        "/2014",
        "2014//2015",
        "2014/2015/2016",
        "2014~~",
        "~2014",
        "2014-6",
        "2014-06-12T00:00",
        "20140612",
        " 2014",
        "2014 ",
        "2014\n",
        "2014\0",
        "2014\u200f",
        "２０１４",
        "٢٠١٤",
        "oktober 2014",
        "2014" * 2500,
    ],
)
def test_what_is_not_of_the_grammar_is_refused_with_an_example(text):
    with translation.override("en"), pytest.raises(InvalidDate) as refusal:
        bounds(text)

    assert refusal.value.message.endswith(
        "is not the stored text of a date, such as 2014-06-12, 2014-06 or 2014."
    )
    assert len(refusal.value.message) < 130
    assert refusal.value.message.isprintable()


@MODEST
@given(texts)
def test_the_earliest_day_is_never_after_the_latest_and_both_lie_within_the_years(text):
    earliest, latest = bounds(text)

    assert FIRST_DAY <= (earliest or FIRST_DAY) <= (latest or LAST_DAY) <= LAST_DAY


@MODEST
@given(atoms, atoms)
def test_an_interval_begins_with_its_first_date_and_ends_with_its_last(first, last):
    text = f"{first}/{last}"
    earliest, latest = Atom.parse(first).earliest, Atom.parse(last).latest

    if earliest <= latest:
        assert bounds(text) == (earliest, latest)
    else:
        assert not is_valid(text)


@MODEST
@given(atoms)
def test_about_adds_the_neighbours_of_the_same_kind(text):
    exact = Atom.parse(text.rstrip("~"))
    expected = (exact.neighbour(-1).earliest, exact.neighbour(1).latest)

    if is_valid(f"{exact}~"):
        assert bounds(f"{exact}~") == expected


@MODEST
@given(atoms)
def test_neighbours_neither_overlap_nor_leave_a_gap(text):
    exact = Atom.parse(text.rstrip("~"))

    assert exact.neighbour(1).earliest == exact.latest + DAY
    assert exact.neighbour(1).neighbour(-1) == exact


@MODEST
@given(texts)
def test_a_date_is_written_as_it_was_read_save_an_interval_of_one(text):
    first, _slash, last = text.partition("/")

    assert str(PartialDate.parse(text)) == (first if first == last else text)
