"""What a number, a date and a format mean in a cell."""

from datetime import datetime

import pytest

from g32.importing.files import Unclear, Why
from g32.importing.files.cells import letters
from g32.importing.files.dates import DAY, MONTH, OTHER, TIME, YEAR, meaning, of_iso, of_serial
from g32.importing.files.formats import BUILT_IN, PERCENT, PLAIN, Format, of_code
from g32.importing.files.numbers import written


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("12", "12"),
        ("12.0", "12"),
        ("0", "0"),
        ("-0.0", "0"),
        ("007", "7"),
        ("+5", "5"),
        ("1.2E+1", "12"),
        ("1E-2", "0.01"),
        ("100", "100"),
        ("1.50", "1.5"),
        (".5", "0.5"),
        ("-3.", "-3"),
        ("0.30000000000000004", "0.3"),
        ("1.1000000000000001", "1.1"),
        ("12345678901234567890", "12345678901234567890"),
        ("12345678901234567890.0", "12345678901234567890"),
    ],
)
def test_a_number_is_written_as_a_person_would(stored, text):
    assert written(stored) == text


@pytest.mark.parametrize(("stored", "text"), [("0.5", "50%"), ("0.125", "12.5%"), ("1", "100%")])
def test_a_number_in_per_cent_is_written_so(stored, text):
    assert written(stored, percent=True) == text


@pytest.mark.parametrize("stored", ["1.2345678901234568E+19", "1E+300", "5.55E-17"])
def test_a_number_whose_digits_were_lost_is_unclear(stored):
    assert written(stored) == Unclear(stored, Why.NUMBER)


@pytest.mark.parametrize("stored", ["", "x", "1,5", "nan", "inf", "1_0", "٣", " 1", "0x1", "1E"])
def test_what_is_no_number_is_refused(stored):
    with pytest.raises(ValueError, match=r".*"):
        written(stored)
    with pytest.raises(ValueError, match=r".*"):
        of_serial(stored, frozenset({YEAR}), from_1904=False)


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("dd-mm-yyyy", {DAY, MONTH, YEAR}),
        ("d/m/yy", {DAY, MONTH, YEAR}),
        ("[$-413]d mmmm yyyy;@", {DAY, MONTH, YEAR}),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", {DAY, MONTH, YEAR}),
        ("mmm-yy", {MONTH, YEAR}),
        ("mmmm yyyy", {MONTH, YEAR}),
        ("yyyy", {YEAR}),
        ('"jaar" yyyy', {YEAR}),
        ("d-mmm", {DAY, MONTH}),
        ("ddd", set()),
        ("h:mm", {TIME}),
        ("[h]:mm:ss", {TIME}),
        ("[mm]", {TIME}),
        ("mm:ss.0", {TIME}),
        ("h:mm AM/PM", {TIME}),
        ("dd-mm-yyyy hh:mm", {DAY, MONTH, YEAR, TIME}),
        ("yyyy-mm-dd hh:mm:ss", {DAY, MONTH, YEAR, TIME}),
        ("mmmmm-yy", {OTHER, YEAR}),  # the first letter of a month
        ("dd-mm-jjjj", {DAY, MONTH, OTHER}),
        ("[<36526]yyyy;mmm-yy", {OTHER, YEAR}),
        ("[$-411]ggge", None),
        ("0.00E+00", None),
        ("General", None),
        ("#,##0.00 [$€-413]", None),
        ('0 "dagen"', None),
        ("0_d", None),
        ("\\d0", None),
        ("@", None),
        ("", None),
    ],
)
def test_a_code_shows_these_parts_of_a_date(code, parts):
    assert of_code(code).parts == (None if parts is None else frozenset(parts))


@pytest.mark.parametrize("code", ["0%", "0.00%", "[Red]-0%"])
def test_a_code_may_show_per_cent(code):
    assert of_code(code) == PERCENT


@pytest.mark.parametrize("code", ['0"%"', "0\\%", "0;0%"])
def test_a_sign_in_quotes_or_for_other_numbers_is_none(code):
    assert of_code(code) == PLAIN


def test_formats_without_a_code_are_known():
    whole = {DAY, MONTH, YEAR}
    known = {number: set(BUILT_IN[number].parts) for number in ("14", "15", "16", "17", "20", "22")}

    assert known == {
        "14": whole,
        "15": whole,
        "16": {DAY, MONTH},
        "17": {MONTH, YEAR},
        "20": {TIME},
        "22": whole | {TIME},
    }
    assert BUILT_IN["9"] == PERCENT
    assert BUILT_IN["27"] == Format(frozenset({OTHER}))


@pytest.mark.parametrize(
    ("moment", "parts", "text"),
    [
        ("2014-10-14", {DAY, MONTH, YEAR}, "2014-10-14"),
        ("2014-10-14", {DAY, MONTH, YEAR, TIME}, "2014-10-14"),
        ("2014-10-01", {MONTH, YEAR}, "2014-10"),
        ("2014-01-01", {YEAR}, "2014"),
        ("1900-03-01", {DAY, MONTH, YEAR}, "1900-03-01"),
        ("2100-12-31", {DAY, MONTH, YEAR}, "2100-12-31"),
    ],
)
def test_a_date_means_what_its_cell_shows(moment, parts, text):
    assert of_iso(moment, frozenset(parts)) == text


@pytest.mark.parametrize(
    ("moment", "parts", "why"),
    [
        ("2014-10-14", {MONTH, YEAR}, Why.HIDDEN),
        ("2014-10-01", {YEAR}, Why.HIDDEN),
        ("2014-01-02", {YEAR}, Why.HIDDEN),
        ("2014-10-01", {DAY, YEAR}, Why.HIDDEN),
        ("2014-10-01", {DAY, MONTH}, Why.NO_YEAR),
        ("2014-10-01", {MONTH}, Why.NO_YEAR),
        ("2014-10-01", set(), Why.NO_YEAR),
        ("2014-10-01T13:30:00", {DAY, MONTH, YEAR}, Why.TIME),
        ("2014-10-01T13:30:00", {MONTH, YEAR}, Why.TIME),
        ("2014-10-01", {TIME}, Why.TIME),
        ("1900-02-28", {DAY, MONTH, YEAR}, Why.RANGE),
        ("2101-01-01", {DAY, MONTH, YEAR}, Why.RANGE),
        ("2014-10-01", {DAY, MONTH, YEAR, OTHER}, Why.FORMAT),
    ],
)
def test_a_date_is_not_guessed(moment, parts, why):
    cell = of_iso(moment, frozenset(parts))

    assert (type(cell), cell.why) == (Unclear, why)
    assert str(why.label)


@pytest.mark.parametrize(
    ("stored", "from_1904", "day"),
    [
        ("41913", False, "2014-10-01"),
        ("41913.0", False, "2014-10-01"),
        ("40451", True, "2014-10-01"),
        ("41912.99999999999", False, "2014-10-01"),  # what is left over of computing with dates
        ("61", False, "1900-03-01"),
    ],
)
def test_days_are_counted_from_where_the_file_says(stored, from_1904, day):
    assert of_serial(stored, frozenset({DAY, MONTH, YEAR}), from_1904=from_1904) == day


@pytest.mark.parametrize(
    ("stored", "shown", "why"),
    [
        ("60", "1900-02-28", Why.RANGE),
        ("0", "1899-12-30", Why.RANGE),
        ("-1", "1899-12-29", Why.RANGE),
        ("99999999", "99999999", Why.RANGE),
        ("1E+300", "1E+300", Why.RANGE),
        ("41913.5", "2014-10-01 12:00:00", Why.TIME),
    ],
)
def test_days_that_mean_no_date_are_unclear(stored, shown, why):
    whole = frozenset({DAY, MONTH, YEAR})

    assert of_serial(stored, whole, from_1904=False) == Unclear(shown, why)


def test_a_time_is_shown_without_the_day_that_excel_counts_from():
    noon = datetime(1899, 12, 30, 12)  # noqa: DTZ001

    assert meaning(noon, frozenset({TIME})) == Unclear("12:00:00", Why.TIME)


def test_columns_are_called_as_in_a_spreadsheet():
    assert [letters(place) for place in (0, 25, 26, 701, 702, 16383)] == [
        *("A", "Z", "AA", "ZZ", "AAA", "XFD")
    ]
