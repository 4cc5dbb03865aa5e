"""What can be counted of meetings, and of the cities that something names."""

from collections import defaultdict
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from g32.measures import Count, measure
from g32.text import fold
from meetings.models import Attendance, MeetingBody, MeetingKind, MeetingStatus
from network.models import Body, ElectionCity, Level
from themes.models import Involvement

#: Where a body goes to somebody or shows something, it does not meet; a series is not a meeting.
_NOT_MEETING = (
    MeetingKind.CONSULTATION,
    MeetingKind.WORKSHOP,
    MeetingKind.PRESENTATION,
    MeetingKind.STUDY_TRIP,
    MeetingKind.ROADSHOW,
    MeetingKind.SERIES,
)


class _Held(NamedTuple):
    meeting: int
    part_of: int | None
    first: date | None
    last: date | None

    def lies_in(self, first: date | None, last: date | None) -> bool:
        """Whether it certainly lies in the period; None: open."""
        begun = first is None or (self.first is not None and self.first >= first)
        return begun and (last is None or (self.last is not None and self.last <= last))


def _held(**only: Any) -> dict[int, list[_Held]]:
    """The meetings of a body among its own that were held, by body."""
    by_body = defaultdict(list)
    held = MeetingBody.objects.filter(meeting__status=MeetingStatus.HELD, **only)
    rows = held.exclude(meeting__kind__in=_NOT_MEETING).values_list(
        "body",
        "meeting",
        "meeting__part_of",
        "meeting__start_earliest",
        "meeting__start_latest",
        "meeting__end_latest",
    )
    for body, meeting, part_of, first, start_latest, end_latest in rows:
        by_body[body].append(_Held(meeting, part_of, first, end_latest or start_latest))
    return by_body


def _times(held: list[_Held]) -> int:
    """How often they met: what consists of parts in which they met counts as those parts."""
    wholes = {each.part_of for each in held}
    return sum(each.meeting not in wholes for each in held)


def _counter(by_body: dict[int, list[_Held]]) -> Count:
    """Count how often a body met within the period, each meeting once."""

    def count(subject: Any, first: date | None, last: date | None) -> int | None:
        if not isinstance(subject, Body):
            return None
        held = by_body.get(subject.pk, ())
        return _times([each for each in held if each.lies_in(first, last)])

    return count


@measure("meetings", _("meetings"))
def meetings() -> Count:
    """Count the held meetings of the body that certainly lie in the period."""
    return _counter(_held())


@measure("official_meetings", _("official meetings"))
def official_meetings() -> Count:
    """Count those of them at which only officials met."""
    return _counter(_held(meeting__level=Level.OFFICIAL))


@measure("network_days", _("network days"))
def network_days() -> Count:
    """Count the network days of the body that were held and certainly lie in the period."""
    return _counter(_held(meeting__kind=MeetingKind.NETWORK_DAY))


@measure("cities", _("cities"))
def cities() -> Count:
    """Count the cities in the result, the meeting or the election that the subject names."""
    named = defaultdict(set)
    for table, name in (
        (Involvement, "result__fold"),
        (Attendance, "meeting__fold"),
        (ElectionCity, "election__fold"),
    ):
        for text, city in table._base_manager.filter(city__isnull=False).values_list(name, "city"):
            named[text].add(city)

    def count(subject: Any, _first: date | None, _last: date | None) -> int | None:
        if not isinstance(subject, str):
            return None
        return len(named[key]) if (key := fold(subject)) in named else None

    return count
