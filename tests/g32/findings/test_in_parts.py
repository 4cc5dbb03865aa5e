"""All findings in order, of which no more are fetched than are asked for."""

import datetime as dt

import pytest

from g32.findings import Ask, checks
from g32.reports import When, quality, reports
from tests.api import Program
from tests.factories import make_appointment, make_attendance, make_body, make_meeting, make_seat
from tests.world import build_world

pytestmark = pytest.mark.django_db
TIMES = [When(), When(day=dt.date(2014, 9, 1)), When(year=2014)]
at_every_time = pytest.mark.parametrize("when", TIMES, ids=["all", "day", "year"])


@pytest.fixture
def world():
    build_world()
    for number, start in enumerate(["2012", "2012-03", "2012", "2013-01-05", ""]):
        seat = make_seat(body=make_body(name=f"Werkgroep {9 - number}", start="2014", end="2015"))
        make_appointment(seat=seat, start=start)
        make_attendance(meeting=make_meeting(name=f"Overleg {9 - number}", start=start or "2014"))


def rows(when):
    return list(reports()["quality"](when).rows())


@at_every_time
def test_where_a_finding_stands_is_known_before_its_words(world, when):
    ask = Ask(when)

    for some in checks().values():
        for check in some:
            begun = list(check.begun(ask))
            told = check.told(ask, [each.hit for each in begun])
            stands = {id(each.hit): (each.since, each.slug) for each in begun}
            findings = [
                finding
                for hit, finding in told
                if stands[id(hit)] == (finding.since, finding.record.slug)
            ]
            assert sorted(map(repr, findings)) == sorted(map(repr, check.findings(ask)))


@at_every_time
def test_however_many_there_are_they_stand_in_one_order(world, when, monkeypatch):
    found = [
        (place, each.in_words)
        for place, (_code, some) in enumerate(checks().items())
        for each in sorted(
            (finding for check in some for finding in check.findings(Ask(when))),
            key=lambda each: quality._order(quality.Row(some[0], each)),
        )
    ]
    whole = rows(when)
    monkeypatch.setattr(quality, "BATCH", 2)

    assert [row[-1] for row in whole] == [words for _place, words in found]
    assert rows(when) == whole
    assert len(whole) == reports()["quality"](when).count() > 15


def test_pages_of_very_many_of_one_date_are_the_whole(world, monkeypatch):
    monkeypatch.setattr(quality, "BATCH", 3)
    program, page = Program(), "quality?limit=2"
    found = []
    while page:
        told = program.told(page.removeprefix("http://testserver/api/v1/"))
        found, page = found + told["rows"], told["next"]

    assert [tuple(row.values()) for row in found] == rows(When())


@pytest.mark.once
def test_a_page_fetches_no_more_than_its_records(world, monkeypatch):
    monkeypatch.setattr(quality, "BATCH", 1)
    fetched = []
    told = quality._told
    monkeypatch.setattr(quality, "_told", lambda ask, some: fetched.extend(some) or told(ask, some))
    program = Program()

    first = program.told("quality?limit=1")
    assert len(fetched) == 2  # the one of the page, and one to know that there are more

    fetched.clear()
    program.told(first["next"].removeprefix("http://testserver/api/v1/"))
    assert len(fetched) == 3  # and the one before it, of which there might be more
