"""Whatever a title holds, it stays a title in the calendars of others."""

import pytest

from tests.calendars import fetched, of
from tests.factories import make_meeting

pytestmark = pytest.mark.django_db


@pytest.mark.once
@pytest.mark.parametrize(
    "name",
    [
        "Overleg\tmet tab",
        "a;b,c\\d\\n:e",
        "END:VEVENT",
        "Überleg – 'quote' \"dubbel\" " * 5,
        "日本語" * 30,
        "👩‍👩‍👧‍👧" * 20,
        "x" * 200,
        "é" * 200,
        " begint met een spatie",
        "BEGIN:VALARM TRIGGER:-PT5M",
    ],
)
def test_a_hostile_title_stays_a_title(name):
    make_meeting(name=name, start="2014-06-12")

    file = fetched()
    [event] = of().values()

    assert event["title"] == name
    assert max(len(line) for line in file.encode().split(b"\r\n")) <= 75
    assert file.count("\r\nBEGIN:") == 1
    assert "\n" not in file.replace("\r\n", "")


@pytest.mark.once
@pytest.mark.parametrize("end", ["\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"])
def test_what_may_end_a_line_elsewhere_ends_none_here(end):
    make_meeting(name=f"Overleg{end}BEGIN:VALARM", start="2014-06-12")

    file = fetched()

    assert len(file.splitlines()) == file.count("\r\n")
    [event] = of().values()
    assert event["title"] == "Overleg\nBEGIN:VALARM"


@pytest.mark.once
def test_what_no_line_may_hold_is_left_out():
    make_meeting(name="Over\x07leg\x1b[31m\x7f\x9b", start="2014-06-12")

    [event] = of().values()

    assert event["title"] == "Overleg[31m"
