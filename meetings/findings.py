"""What deserves attention among meetings."""

from collections.abc import Iterator

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.findings import Finding, Severity, check
from g32.reports import When
from meetings.models import AgendaItem, Meeting
from network.findings import leans

_SATURDAY = 6

leans(AgendaItem, "meeting")


@check("not_weekday", gettext_lazy("in the weekend"), Severity.INFO)
def not_weekday(when: When) -> Iterator[Finding]:
    """Find meetings of which the day is known, and falls in a weekend."""
    meetings = Meeting.objects.filter(
        when.event(), start_earliest=F("start_latest"), start_earliest__iso_week_day__gte=_SATURDAY
    )
    messages = {6: _("Falls on a Saturday."), 7: _("Falls on a Sunday.")}
    for meeting in meetings:
        day = meeting.start_earliest
        yield Finding(meeting, day.isoformat(), messages[day.isoweekday()])
