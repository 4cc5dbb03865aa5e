"""What a calendar says of meetings: on which days, as what, and which they are."""

import time
from datetime import date

import pytest
from django.test import override_settings
from django.utils.translation import gettext

from g32.calendars.events import OURS
from meetings.calendars import telling
from meetings.models import AgendaItem, Meeting
from tests.calendars import fetched, of
from tests.factories import (
    make_agenda_item,
    make_body,
    make_city,
    make_meeting,
    make_meeting_body,
)

pytestmark = pytest.mark.django_db


def the_event(**fields):
    """The event of a meeting with these fields; None where it stands on no day."""
    meeting = make_meeting(name="Overleg", **fields)
    return of().get(meeting.slug + OURS)


def said(words, meeting="Overleg"):
    """What is said of the meeting, in Dutch."""
    return gettext(words) % {"meeting": meeting}


#: What is written as start and end; the first day in a calendar and the day after the last; whether
#: the days are known.
DATES = [
    ("2014-06-12", "", "2014-06-12", "2014-06-13", True),
    ("2014-06-12", "2014-06-13", "2014-06-12", "2014-06-14", True),
    ("2014-12-31", "2015-01-01", "2014-12-31", "2015-01-02", True),
    ("2014-06-12", "2014-06-13/2014-06-20", "2014-06-12", "2014-06-14", True),
    ("2014-06-12", "2014-06", "2014-06-12", "2014-06-13", True),
    ("2014-06-12", "2014-06-13/..", "2014-06-12", "2014-06-14", True),
    ("2014-06-12/2014-06-13", "", "2014-06-12", "2014-06-14", False),
    ("2014-06-12~", "", "2014-06-11", "2014-06-14", False),
    ("2014-06-12/2014-06-13", "2014-06-14", "2014-06-12", "2014-06-15", False),
    ("2014-10", "", "2014-10-01", "2014-11-01", False),
    ("2014-10", "2014-10", "2014-10-01", "2014-11-01", False),
    ("2016-02", "", "2016-02-01", "2016-03-01", False),
    ("2014-09-21/2014-09-30", "", "2014-09-21", "2014-10-01", False),
]
#: Of which too little is known, or which last too long.
NOWHERE = [
    ("", ""),
    ("2014", ""),
    ("2014-22", ""),
    ("2014-33", ""),
    ("2014-40", ""),
    ("2014-10~", ""),
    ("2014-10/2014-12", ""),
    ("2014-10", "2014-11"),
    ("../2014-12-31", ""),
    ("2014-06-13/..", ""),
    ("2014-01-01", "2014-02-01"),
    ("1900", ""),
]


@pytest.mark.parametrize(("start", "end", "first", "after", "known"), DATES)
def test_a_meeting_stands_on_the_days_on_which_it_was_or_may_have_been(
    start, end, first, after, known
):
    event = the_event(start=start, end=end)

    assert (event["first"], event["after"]) == (
        date.fromisoformat(first),
        date.fromisoformat(after),
    )
    assert (event["title"], event["free"]) == (
        "Overleg" if known else said("%(meeting)s (day not known)"),
        not known,
    )
    assert event["status"] == "CONFIRMED"


@pytest.mark.parametrize(("start", "end"), NOWHERE)
def test_no_day_is_made_up(start, end):
    assert the_event(start=start, end=end) is None


def test_the_first_and_the_last_day_there_are():
    assert the_event(start="1900-01-01")["after"] == date(1900, 1, 2)
    assert the_event(start="2100-12-31")["after"] == date(2101, 1, 1)


def test_a_planned_meeting_of_which_only_the_month_is_known_waits_for_its_day():
    event = the_event(start="2030-10", status="planned")

    assert event["title"] == said("%(meeting)s (day not known yet)")
    assert (event["status"], event["free"]) == ("TENTATIVE", True)
    assert "oktober 2030" in event["text"]


def test_a_planned_meeting_with_a_day_is_sure():
    event = the_event(start="2030-10-03", status="planned")

    assert (event["status"], event["free"], event["title"]) == ("CONFIRMED", False, "Overleg")


def test_a_planned_meeting_on_no_day_is_named_in_the_calendar_itself():
    make_meeting(name="Studiereis", start="2030-23", status="planned")
    make_meeting(name="Reeks", start="2030-01-01", end="2030-12-31", status="planned")
    make_meeting(name="Roadshow", start="2014-23", status="held")

    file = fetched().replace("\r\n ", "")

    assert "X-WR-CALDESC:" in file
    assert "Studiereis (najaar 2030)" in file
    assert "Reeks (1 januari 2030 – 31 december 2030)" in file
    assert "Roadshow" not in file


def test_a_cancelled_meeting_stays_so_that_it_can_be_seen_to_be():
    event = the_event(start="2014-06-12", status="cancelled")

    assert event["title"] == said("Cancelled: %(meeting)s")
    assert (event["status"], event["free"]) == ("CANCELLED", True)


def test_a_moved_meeting_is_the_same_event_with_more_changes():
    meeting = make_meeting(name="Overleg", start="2014-06-12")
    before = of()[meeting.slug + OURS]
    meeting.start = "2014-06-19"
    meeting.save()

    after = of()[meeting.slug + OURS]

    assert (before["first"], after["first"]) == (date(2014, 6, 12), date(2014, 6, 19))
    assert after["changes"] == before["changes"] + 1
    assert after["changed"] >= before["changed"]
    assert after["stamp"] == after["changed"]


def test_what_hangs_on_a_meeting_changes_it_and_no_change_is_ever_taken_back():
    meeting = make_meeting(start="2014-06-12")
    numbers = []
    for change in (
        lambda: make_agenda_item(meeting=meeting, title="Begroting"),
        lambda: make_meeting_body(meeting=meeting),
        lambda: AgendaItem.objects.update(title="Rekening"),
        lambda: AgendaItem.objects.all().delete(),
        lambda: meeting.bodies.all().delete(),
    ):
        change()
        numbers.append(of()[meeting.slug + OURS]["changes"])

    assert numbers == [1, 2, 3, 4, 5]


@pytest.mark.once
def test_what_an_event_names_is_stamped_anew_when_it_is_called_otherwise():
    city, body = make_city(name="Ede"), make_body(name="Water")
    days = make_meeting(name="Netwerkdagen", start="2014-06-12")
    meetings = [
        make_meeting(start="2014-06-12", city=city),
        make_meeting_body(meeting=make_meeting(start="2014-06-12"), body=body).meeting,
        make_meeting(start="2014-06-12", part_of=days),
        make_meeting(start="2014-06-12"),
    ]
    before = of()
    time.sleep(1.1)  # a stamp has no parts of a second
    for record in (city, body, days):
        record.name += " (nieuw)"
        record.save()

    after = of()

    uids = [meeting.slug + OURS for meeting in meetings]
    assert [after[uid]["stamp"] > before[uid]["stamp"] for uid in uids] == [True] * 3 + [False]
    assert [after[uid]["changes"] - before[uid]["changes"] for uid in uids] == [0] * 4


def test_what_another_meeting_became_is_no_change():
    meeting, other = make_meeting(start="2014-06-12"), make_meeting(start="2014-06-13")
    item = make_agenda_item(meeting=meeting)
    item.meeting = other
    item.save()

    told = of()

    # the item came, and left; it came there
    assert told[meeting.slug + OURS]["changes"] == 2
    assert told[other.slug + OURS]["changes"] == 1


def test_a_deleted_meeting_is_gone():
    meeting = make_meeting(start="2014-06-12")
    assert len(of()) == 1

    meeting.delete()

    assert of() == {}


def test_one_that_is_added_again_under_its_id_goes_on_counting():
    slug, numbers = "overleg", []
    for _ in range(3):
        meeting = make_meeting(slug=slug, start="2014-06-12")
        item = make_agenda_item(meeting=meeting)
        numbers.append(of()[slug + OURS]["changes"])
        item.delete()
        meeting.delete()

    # to add and to remove it, and what hangs on it
    assert numbers == [1, 5, 9]


def test_a_part_says_of_what():
    whole = make_meeting(name="Netwerkdag", start="2014-06-12")

    event = the_event(start="2014-06-12", part_of=whole)

    assert event["within"] == whole.slug + OURS
    assert said("Part of: %(meeting)s", "Netwerkdag") in event["text"].split("\n")


@pytest.mark.once
@pytest.mark.parametrize(
    ("place", "city", "told"),
    [
        ("Hoofddorp", "Haarlemmermeer", "Hoofddorp, Haarlemmermeer"),
        ("Stadhuis Ede", "Ede", "Stadhuis Ede"),
        ("", "Ede", "Ede"),
        ("Brussel", None, "Brussel"),
        ("", None, ""),
    ],
)
def test_the_place_is_as_printed_with_the_city(place, city, told):
    city = make_city(name=city) if city else None

    assert the_event(start="2014-06-12", place=place, city=city)["place"] == told


def test_what_it_is_whose_and_about_what():
    meeting = make_meeting(start="2014-06-12", kind="pillar")
    for name in ("Pijler B", "Pijler A"):
        make_meeting_body(meeting=meeting, body=make_body(name=name))
    make_agenda_item(meeting=meeting, title="Rekening", position=2)
    make_agenda_item(meeting=meeting, title="Begroting", position=1)

    [event] = of().values()

    assert event["text"].split("\n") == [
        "Pijlervergadering: Pijler A; Pijler B",
        gettext("Agenda:"),
        "- Begroting",
        "- Rekening",
    ]


def test_of_a_long_agenda_the_beginning():
    meeting = make_meeting(start="2014-06-12")
    for _ in range(telling.ITEMS + 1):
        make_agenda_item(meeting=meeting)

    [event] = of().values()

    assert event["text"].count("\n- ") == telling.ITEMS + 1
    assert event["text"].endswith("- …")


def test_an_address_that_leads_nowhere_is_not_given():
    meeting = make_meeting(start="2014-06-12")

    alone = of()[meeting.slug + OURS]["url"]
    with override_settings(BEHIND_PROXY=True, ORIGIN="https://register.example"):
        reached = of()[meeting.slug + OURS]["url"]

    assert alone == ""
    assert reached == f"https://register.example/admin/meetings/meeting/{meeting.pk}/"


def test_meetings_that_history_does_not_know_are_told_too(monkeypatch):
    meeting = make_meeting(start="2014-06-12")
    monkeypatch.setattr(telling, "changes", lambda *_given: {})

    event = of()[meeting.slug + OURS]

    assert (event["changes"], event["changed"].year) == (0, 1970)
    assert Meeting.objects.get() == meeting
