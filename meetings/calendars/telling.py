"""A meeting as an event of a calendar.

A calendar shows days, and a meeting may have none that is known. What is known to the day stands on
it. What lies somewhere in some weeks, a month at most, stands over all of them, as something that
takes nobody up, and says that the day is not known. What is vaguer ("najaar 2015", "2015") or lasts
longer than a month (a series) would cover a calendar, and is left out; what of that is planned is
named in what the calendar says of itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import F, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from g32.calendars import Calendar, Event, Status, changes, written
from g32.calendars.changes import UNKNOWN, Changes
from g32.dates.wording import in_words
from g32.pages.cells import page_address
from meetings.models import AgendaItem, Meeting, MeetingBody, MeetingStatus
from network.models import Body, City

#: So many meetings a calendar holds at most, the latest: some eight years of all of them.
MOST = 500
#: So many days an event lasts at most.
LONGEST = 31
#: So many items of an agenda, and so many meetings without days, are named.
ITEMS, VAGUE = 30, 10


class Days(NamedTuple):
    """From the first to the last; `known`: on each of them, not on some day among them."""

    first: date
    last: date
    known: bool


def days_of(meeting: Meeting) -> Days | None:
    """Return the days on which a meeting stands in a calendar; None: on none."""
    first, until = meeting.start_earliest, meeting.start_latest
    if first is None or until is None:
        return None
    known = first == until
    end = meeting.end_earliest if known else meeting.end_latest
    last = max(until, end or until)
    return Days(first, last, known) if last - first < timedelta(days=LONGEST) else None


def calendar_of(title: str, meetings: QuerySet[Meeting]) -> Calendar:
    """Return the calendar with these meetings; of very many, the latest."""
    told = list(
        meetings.select_related("city", "part_of")
        .prefetch_related("bodies__body", "agenda")
        .order_by(F("start_earliest").desc(nulls_last=True), "pk")[:MOST]
    )
    links = [model._meta.get_field("meeting") for model in (MeetingBody, AgendaItem)]
    history = changes(Meeting, told, links)
    named = _named(told)
    placed = [(meeting, days_of(meeting)) for meeting in told]
    return Calendar(
        title,
        _said(meeting for meeting, days in placed if days is None),
        [
            _event(meeting, days, history.get(meeting.pk, UNKNOWN), named.get(meeting.pk))
            for meeting, days in placed
            if days
        ],
    )


def _named(meetings: Sequence[Meeting]) -> dict[int, datetime]:
    """Return when what an event names was written last, by the number of its meeting: its city, its
    bodies, and the meeting that it is part of.
    """
    names: dict[Any, list[tuple[int, int | None]]] = {
        City: [(each.pk, each.city_id) for each in meetings],
        Body: [(each.pk, link.body_id) for each in meetings for link in each.bodies.all()],
        Meeting: [(each.pk, each.part_of_id) for each in meetings],
    }
    found: dict[int, datetime] = {}
    for model, pairs in names.items():
        last = written(model, {number for _meeting, number in pairs if number})
        for meeting, number in pairs:
            if number in last:
                found[meeting] = max(last[number], found.get(meeting, last[number]))
    return found


def _event(meeting: Meeting, days: Days, history: Changes, named: datetime | None) -> Event:
    cancelled = meeting.status == MeetingStatus.CANCELLED
    planned = meeting.status == MeetingStatus.PLANNED
    expected = Status.CONFIRMED if days.known or not planned else Status.TENTATIVE
    return Event(
        slug=meeting.slug,
        title=_title(meeting, days),
        first=days.first,
        last=days.last,
        status=Status.CANCELLED if cancelled else expected,
        changed=max(history.last, named or history.last),
        changes=history.number,
        free=cancelled or not days.known,
        place=_place(meeting),
        text="\n".join(_lines(meeting, days)),
        # An address on this machine would lead nobody anywhere.
        url=settings.ORIGIN + page_address(meeting) if settings.BEHIND_PROXY else "",
        within=meeting.part_of.slug if meeting.part_of else "",
    )


def _title(meeting: Meeting, days: Days) -> str:
    """The name, and what many a program does not show otherwise."""
    if meeting.status == MeetingStatus.CANCELLED:
        return _("Cancelled: %(meeting)s") % {"meeting": meeting}
    if days.known:
        return str(meeting)
    if meeting.status == MeetingStatus.PLANNED:
        return _("%(meeting)s (day not known yet)") % {"meeting": meeting}
    return _("%(meeting)s (day not known)") % {"meeting": meeting}


def _place(meeting: Meeting) -> str:
    """The place as printed, and the city unless that says so already."""
    city = str(meeting.city or "")
    return ", ".join(each for each in (meeting.place, city * (city not in meeting.place)) if each)


def _lines(meeting: Meeting, days: Days) -> Iterator[str]:
    """What kind of meeting it is and whose, when if that is not plain, and what it is about."""
    bodies = "; ".join(str(link.body) for link in meeting.bodies.all())
    kind = capfirst(meeting.get_kind_display())
    yield f"{kind}: {bodies}" if bodies else kind
    if not days.known or days.last != (meeting.end_latest or days.last):
        yield _("When: %(words)s") % {"words": _when(meeting)}
    if meeting.part_of:
        yield _("Part of: %(meeting)s") % {"meeting": meeting.part_of}
    items = list(meeting.agenda.all())
    if items:
        yield _("Agenda:")
    yield from (f"- {item}" for item in items[:ITEMS])
    if len(items) > ITEMS:
        yield "- …"


def _when(meeting: Meeting) -> str:
    return " – ".join(filter(None, (in_words(meeting.start), in_words(meeting.end))))


def _said(vague: Iterable[Meeting]) -> str:
    """Which meetings are planned that stand on no day: not even the month is known, or they last
    longer than one.
    """
    waiting = [
        f"{meeting} ({_when(meeting)})" if meeting.start else str(meeting)
        for meeting in vague
        if meeting.status == MeetingStatus.PLANNED
    ]
    if not waiting:
        return ""
    more = ["…"] if len(waiting) > VAGUE else []
    named = "; ".join(waiting[:VAGUE] + more)
    return _("Also planned, of no known day or for over a month: %(meetings)s") % {
        "meetings": named
    }
