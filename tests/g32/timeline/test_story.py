"""What is known of the days of a bar, in stretches and in words."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override
from hypothesis import given

from g32.timeline import nearest
from g32.timeline.story import Sign, Stretch
from tests.drawn import after, bar, bars, days
from tests.g32.dates.texts import MODEST

CERTAIN, POSSIBLE, UNCONFIRMED, PLANNED = Sign


def day(text):
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("told", "stretches"),
    [
        (
            {"start": "2014-06-12", "end": "2014-10-31"},
            [(CERTAIN, "2014-06-12", "2014-11-01")],
        ),
        (
            {"start": "2014-06", "end": "2014-10"},
            [
                (POSSIBLE, "2014-06-01", "2014-06-30"),
                (CERTAIN, "2014-06-30", "2014-10-02"),
                (POSSIBLE, "2014-10-02", "2014-11-01"),
            ],
        ),
        ({"start": "2014", "end": "2014"}, [(POSSIBLE, "2014-01-01", "2015-01-01")]),
        ({"start": "", "end": "2013"}, [(POSSIBLE, None, "2014-01-01")]),
        (
            {"start": "../2009-04-28"},
            [(POSSIBLE, None, "2009-04-28"), (CERTAIN, "2009-04-28", None)],
        ),
        ({"start": "2014-06-13/.."}, [(POSSIBLE, "2014-06-13", None)]),
        (
            {"start": "2009", "end": "2014-06-13/.."},
            [
                (POSSIBLE, "2009-01-01", "2009-12-31"),
                (CERTAIN, "2009-12-31", "2014-06-14"),
                (POSSIBLE, "2014-06-14", None),
            ],
        ),
        (
            {"start": "2014-10", "confirmed": "2014-12-31"},
            [
                (POSSIBLE, "2014-10-01", "2014-10-31"),
                (CERTAIN, "2014-10-31", "2015-01-01"),
                (UNCONFIRMED, "2015-01-01", None),
            ],
        ),
        (
            {"start": "", "confirmed": "2014-12-31"},
            [(POSSIBLE, None, "2015-01-01"), (UNCONFIRMED, "2015-01-01", None)],
        ),
        (
            {"start": "2015-02", "confirmed": "2014-12-31"},
            [(UNCONFIRMED, "2015-02-01", None)],
        ),
        (
            {"start": "2014-06-12", "end": "2016-01-31", "confirmed": "2014-12-31"},
            [(CERTAIN, "2014-06-12", "2016-02-01")],
        ),
        (
            {"start": "2015", "planned": True, "confirmed": "2014-12-31"},
            [(PLANNED, "2015-01-01", None)],
        ),
    ],
)
def test_a_bar_falls_into_stretches_by_what_is_known_of_its_days(told, stretches):
    expected = [Stretch(sign, day(first), day(last)) for sign, first, last in stretches]

    assert bar(**told).stretches() == expected


def says(each, on):
    """What is known of a day, read slowly from what the words mean."""
    first, last = each.start_earliest or date.min, each.end_latest or date.max
    if not first <= on <= last:
        return []
    if each.planned:
        return [PLANNED]
    if not each.end and each.confirmed and on > each.confirmed:
        return [UNCONFIRMED]
    begun = each.start_latest is not None and each.start_latest <= on
    lasting = not each.end or (each.end_earliest is not None and each.end_earliest >= on)
    return [CERTAIN if begun and lasting else POSSIBLE]


@MODEST
@given(bars, days)
def test_every_day_that_is_possible_lies_in_one_stretch_and_tells_how_it_stands(each, any_day):
    known = [bound + timedelta(days=step) for bound in each.days for step in (-1, 0, 1)]

    for on in [any_day, *known]:
        found = [
            stretch.sign
            for stretch in each.stretches()
            if (stretch.first or date.min) <= on < (stretch.after or date.max)
        ]
        assert found == says(each, on)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (
            {"start": "2014-06-12/2014-06-13", "end": "2014-10"},
            "Voorzitter: Jop. Begin: 12–13 juni 2014. Einde: oktober 2014.",
        ),
        (
            {"start": "../2014-01-01", "confirmed": "2014-12-31"},
            "Voorzitter: Jop. Begin: uiterlijk 1 januari 2014. Einde: niet bekend. "
            "Bevestigd t/m 31 december 2014.",
        ),
        (
            {"planned": True, "confirmed": "2014-12-31"},
            "Voorzitter: Jop. Begin: niet bekend. Einde: niet bekend. Gepland.",
        ),
    ],
)
def test_a_bar_tells_all_of_it_in_words(told, sentence):
    with override("nl"):
        assert bar(**told).sentence() == sentence


def test_the_nearest_bars_are_kept_in_their_order():
    far, past, now, coming = (
        bar("2001", "2002"),
        bar("2014-01-01", "2014-05-31"),
        bar("2010"),
        bar("2014-06-03"),
    )
    told = [far, past, now, coming]
    on = date(2014, 6, 1)

    assert [nearest(told, on, number) for number in (1, 2, 3, 4)] == [
        [now],
        [past, now],
        [past, now, coming],
        told,
    ]
    assert nearest([past, coming], after("2014-06-01"), 1) == [coming]
