"""Pictures: where bars and names stand, what is drawn of them, and that nothing in them is run."""

import re
from datetime import date
from itertools import combinations

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from g32.timeline import picture
from g32.timeline.layout import BAR, LEAST, MARGIN, ROW, WIDTH, lay_out, width
from tests.drawn import bar, bars, days, legend, parsed, sentences
from tests.g32.dates.texts import MODEST

pytestmark = pytest.mark.once  # no database is asked

TODAY, THEN = date(2026, 11, 29), date(2014, 9, 1)
HOSTILE = """<script>boos</script>&"'{}%s"""


def drawn(*told, day=TODAY):
    return picture(told, day, name="t-1", title="Tijdlijn: Pijler Fysiek", marked="vandaag")


def texts(found, kind):
    return [each.text for each in parsed(found).iter("text") if each.get("class") == kind]


def pieces(found):
    """The class of each stretch of the picture itself, with its points from left to right."""
    paths = [path for group in parsed(found).iter("g") for path in group.iter("path")]
    return [
        (path.get("class"), *map(float, re.findall(r"[MHL]([0-9.]+)", path.get("d"))))
        for path in paths
    ]


def test_a_bar_reaches_from_its_first_day_to_its_last():
    told = bar("2014-06", "2014-10")
    scale = lay_out([told], THEN).scale

    found = pieces(drawn(told, day=THEN))

    places = [scale.x(date(2014, month, day)) for month, day in ((6, 1), (6, 30), (10, 2), (11, 1))]
    first, begun, ceased, last = (pytest.approx(place, abs=0.06) for place in places)
    assert [(kind, min(xs), max(xs)) for kind, *xs in found] == [
        ("possible", first, begun),
        ("certain", begun, ceased),
        ("possible", ceased, last),
    ]


def test_where_no_start_or_end_is_known_the_bar_ends_in_a_point_at_the_edge():
    found = pieces(drawn(bar("../2009-04-28", confirmed="2014-12-31")))

    (_, before, *_, left), (_, *_, closed), (_, _, behind, right, *_) = found
    assert [kind for kind, *_ in found] == ["possible", "certain", "unconfirmed"]
    assert (left, right) == (MARGIN, WIDTH - MARGIN)
    assert (before - left, right - behind) == (BAR / 2, BAR / 2)
    assert closed == found[1][1]


def test_a_day_alone_is_still_seen():
    ((kind, *xs),) = pieces(drawn(bar("2014-06-12", "2014-06-12"), day=date(1990, 1, 1)))

    assert (kind, max(xs) - min(xs)) == ("certain", pytest.approx(LEAST))


@MODEST
@given(st.lists(bars, min_size=1, max_size=12), days)
def test_nothing_in_a_lane_stands_over_something_else_or_outside_the_picture(told, day):
    told.sort(key=lambda each: each.lane)
    layout = lay_out(told, day)

    places = [
        (
            min(each.name_x, each.pieces[0].left),
            max(each.name_x + width(each.name), each.pieces[-1].right),
            each.y,
        )
        for lane in layout.lanes
        for each in lane.bars
    ]

    assert [each.bar for lane in layout.lanes for each in lane.bars] == told
    for (left, right, y), (other_left, other_right, other_y) in combinations(places, 2):
        assert right < other_left or other_right < left or abs(y - other_y) >= ROW
    for left, right, y in places:
        assert MARGIN <= left < right <= WIDTH - MARGIN + LEAST
        assert layout.top < y <= layout.height - ROW


@MODEST
@given(st.lists(bars, min_size=1, max_size=4), days)
def test_what_is_written_along_the_axis_does_not_stick_out(told, day):
    found = drawn(*told, day=day)

    for each in parsed(found).iter("text"):
        if each.get("class") in {"tick", "day-name"}:
            half = width(each.text) / 2 - 0.1
            assert half <= float(each.get("x")) <= WIDTH - half


def test_holders_who_follow_each_other_share_a_row_and_those_who_may_overlap_do_not():
    def rows(*told):
        (lane,) = lay_out(told, THEN).lanes
        return [(each.y - lane.bars[0].y) / ROW for each in lane.bars]

    exact = [bar("2014-01-01", "2014-05-31"), bar("2014-07-01", "2014-12-31")]
    handover = [bar("2014-06", "2014-10"), bar("2014-10")]

    assert rows(*exact) == rows(*reversed(exact)) == [0, 0]
    assert rows(*handover) == [0, 1]


def test_each_bar_has_its_name_and_tells_all_in_words():
    told = [bar("2014", label="Jop"), bar("2015", lane="Secretaris", label="Ruud", planned=True)]

    found = drawn(*told)

    assert texts(found, "lane-name") == ["Voorzitter", "Secretaris"]
    assert texts(found, "name") == ["Jop", "Ruud (gepland)"]
    assert sentences(found) == [each.sentence() for each in told]


def test_a_name_that_does_not_fit_is_shortened_but_told_whole():
    long = "Nieuwe bestuurders, niet bij naam genoemd " * 12

    found = drawn(bar("2014", lane=long, label=long))

    (name,), (lane,) = texts(found, "name"), texts(found, "lane-name")
    assert name.endswith("…")
    assert len(lane) < len(name) < 120
    assert sentences(found)[0].startswith(f"{long}: {long}. ")


def test_the_day_is_marked_where_it_stands():
    told = bar("2014")

    (line,) = (p for p in parsed(drawn(told, day=THEN)).iter("path") if p.get("class") == "day")

    assert float(re.match(r"M([0-9.]+) ", line.get("d"))[1]) == pytest.approx(
        lay_out([told], THEN).scale.x(THEN), abs=0.06
    )
    assert texts(drawn(told, day=THEN), "day-name") == ["vandaag"]


@pytest.mark.parametrize(
    ("told", "day", "signs"),
    [
        ([bar("2014-01-01", "2014-12-31")], THEN, ["zeker"]),
        ([bar("2014-01-01")], THEN, ["zeker", "geen einde bekend"]),
        (
            [bar("../2014-06-12", "2014-12")],
            THEN,
            ["zeker", "mogelijk", "sinds wanneer is niet bekend"],
        ),
        ([bar("2015", "2015", planned=True)], THEN, ["gepland"]),
        (
            [bar("2014-01-01", "2014-06-01"), bar("2014-07-01", confirmed="2014-12-31")],
            TODAY,
            [
                "zeker",
                "door geen bron meer bevestigd",
                "geen einde bekend",
                "hier is tijd weggelaten",
            ],
        ),
    ],
)
def test_the_legend_has_the_signs_that_occur_and_no_other(told, day, signs):
    assert legend(drawn(*told, day=day)) == signs


def test_no_name_is_taken_for_markup():
    found = picture(
        [bar("2014", lane=HOSTILE, label=HOSTILE)],
        TODAY,
        name="t-1",
        title=HOSTILE,
        marked=HOSTILE,
    )

    assert "<script" not in found
    assert (
        texts(found, "name") == texts(found, "lane-name") == texts(found, "day-name") == [HOSTILE]
    )


def test_a_picture_has_a_name_and_no_style_of_its_own_which_the_browser_would_refuse():
    found = drawn(bar("2009~"), bar("2014-06", confirmed="2014-12-31"))

    (svg,) = (each for each in parsed(found).iter("svg") if each.get("role") == "img")
    named = {each.get("id"): each.text for each in svg if each.get("id")}
    assert [named[each] for each in svg.get("aria-labelledby").split()] == [
        "Tijdlijn: Pijler Fysiek",
        "Dezelfde gegevens staan in de tabel hieronder.",
    ]
    assert "style" not in found
    assert not re.search(r" on\w+=", found)


def test_numbers_are_written_as_svg_asks_in_every_language():
    told = bar("2014-06", "2014-10")

    with override("en"):
        english = drawn(told)

    assert pieces(drawn(told)) == pieces(english)
