"""A calendar as a file in iCalendar (RFC 5545), in UTF-8.

All our events are of whole days: no source says at what hour anybody met.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from g32.contentlines import line, text

from .events import OURS, Calendar, Event

_HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//G32//Register//NL\r\nCALSCALE:GREGORIAN\r\n"
#: How often a program is to look again, for those that ask.
_EVERY = "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\nX-PUBLISHED-TTL:PT6H\r\n"
_FOOT = "END:VCALENDAR\r\n"
#: Where there is no event: a calendar has to hold something.
_NOTHING = (
    "BEGIN:VTIMEZONE\r\nTZID:UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
    "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)


def written(calendar: Calendar) -> str:
    """Return the file."""
    events = "".join(line for event in calendar.events for line in _event(event))
    named = "".join(
        text(name, value)
        for names, value in (
            (("NAME", "X-WR-CALNAME"), calendar.title),
            (("DESCRIPTION", "X-WR-CALDESC"), calendar.text),
        )
        for name in names
    )
    return f"{_HEAD}{named}{_EVERY}{events or _NOTHING}{_FOOT}"


def _event(event: Event) -> Iterator[str]:
    changed = _moment(event.changed)
    yield "BEGIN:VEVENT\r\n"
    yield line("UID", event.slug + OURS)
    # Of what is published, the two are the same.
    yield line("DTSTAMP", changed)
    yield line("LAST-MODIFIED", changed)
    yield line("SEQUENCE", str(event.changes))
    yield line("DTSTART;VALUE=DATE", _day(event.first))
    yield line("DTEND;VALUE=DATE", _day(event.last + timedelta(days=1)))
    yield text("SUMMARY", event.title)
    yield line("STATUS", event.status)
    yield line("TRANSP", "TRANSPARENT" if event.free else "OPAQUE")
    yield text("LOCATION", event.place)
    yield text("DESCRIPTION", event.text)
    if event.url:
        yield line("URL", event.url)
    if event.within:
        yield line("RELATED-TO", event.within + OURS)
    yield "END:VEVENT\r\n"


def _day(day: date) -> str:
    return day.strftime("%Y%m%d")


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
