"""What can be counted of meetings."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from g32.measures import Count, measure
from meetings.models import MeetingBody, MeetingKind, MeetingStatus
from network.models import Body

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


def _held() -> dict[int, list[_Held]]:
    """The meetings of a body among its own that were held, by body."""
    by_body = defaultdict(list)
    held = MeetingBody.objects.filter(meeting__status=MeetingStatus.HELD)
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


@measure("meetings", _("meetings"))
def meetings() -> Count:
    """Count the held meetings of the body that certainly lie in the period, each once."""
    by_body = _held()

    def count(body: Body | None, first: date | None, last: date | None) -> int | None:
        if body is None:
            return None
        return _times([each for each in by_body.get(body.pk, ()) if each.lies_in(first, last)])

    return count
