"""Dates tell their year, their month and their words alike on both engines."""

import pytest

from g32.asking import dates, postgresql
from g32.asking.limits import Within
from g32.dates.edtf import is_valid
from tests.asking.outcomes import DAY
from tests.g32.dates.texts import candidates

TEXTS = candidates(6000)


def _asked(name, texts):
    """What PostgreSQL makes of each."""
    with postgresql._connected(DAY, Within(60)) as base:
        asked = f"SELECT {name}(text) FROM unnest(%s::text[]) WITH ORDINALITY AS t (text, n)"
        return [value for [value] in base.execute(f"{asked} ORDER BY n", [texts])]


@pytest.mark.engine("postgresql")
@pytest.mark.parametrize("name", ["year", "month"])
def test_any_text_has_the_same_year_and_month_on_both_engines(name):
    assert _asked(name, TEXTS) == list(map(getattr(dates, name), TEXTS))


@pytest.mark.engine("postgresql")
def test_every_date_has_the_same_words_on_both_engines():
    stored = [*filter(is_valid, TEXTS), "2014-01/2014-03", "2014-04/2014-09", "2014-10/2014-12"]
    stored += ["2014-06-21/2014-06-30", "2014-06-12/2014-06-13", "2014-01-01/2014-01-10", "2014~"]

    assert _asked("in_words", stored) == list(map(dates.worded, stored))


@pytest.mark.once
@pytest.mark.parametrize(
    ("text", "year", "month"),
    [
        ("2014-06-12", 2014, 6),
        ("2014-06-21/2014-06-30", 2014, 6),
        ("2014-10/2014-12", 2014, None),
        ("2014-01-01/2014-06-13", 2014, None),
        ("2014", 2014, None),
        ("2014-24", None, None),
        ("2014~", None, None),
        ("../2009-04-28", None, None),
        ("1848-11-03", 1848, 11),
        ("2014-06-31", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_a_year_and_a_month_are_told_only_where_they_are_known(text, year, month):
    assert (dates.year(text), dates.month(text)) == (year, month)
