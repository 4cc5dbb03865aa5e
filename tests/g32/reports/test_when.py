"""The time a report speaks of."""

from datetime import date

import pytest

from g32.reports import When, WhenError


@pytest.mark.parametrize(
    ("on", "year", "when"),
    [
        (None, None, When()),
        ("2014-09-01", None, When(day=date(2014, 9, 1))),
        ("2016-02-29", None, When(day=date(2016, 2, 29))),
        (None, "1900", When(year=1900)),
        (None, "2100", When(year=2100)),
    ],
)
def test_a_day_or_a_year_is_read(on, year, when):
    assert When.parse(on, year) == when


@pytest.mark.parametrize(
    ("on", "year"),
    [
        ("2014-09-01", "2014"),
        ("", None),
        (None, ""),
        ("2014-02-30", None),
        ("2014-9-1", None),
        ("20140901", None),
        ("2014-W36-1", None),
        ("1 september 2014", None),
        ("2014-09-01\n", None),
        ("٢٠١٤-09-01", None),
        ("1899-12-31", None),
        ("2101-01-01", None),
        ("0000-01-01", None),
        (None, "1899"),
        (None, "2101"),
        (None, "14"),
        (None, "2014.0"),
        (None, "-2014"),
    ],
)
def test_anything_else_is_refused_in_one_line(on, year):
    with pytest.raises(WhenError) as refused:
        When.parse(on, year)

    assert refused.value.message
    assert "\n" not in refused.value.message
