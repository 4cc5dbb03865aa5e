"""What deserves attention among meetings."""

from collections.abc import Iterator

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.dates.wording import in_words
from g32.findings import FEW, Finding, Severity, check
from g32.reports import When
from meetings.models import ActionItem, AgendaItem, Meeting, MeetingStatus
from network.findings import leans

_SATURDAY = 6

leans(AgendaItem, "meeting")


@check("not_told", gettext_lazy("planned for a day that has passed"), Severity.INFO, brief=True)
def not_told(when: When) -> Iterator[Finding]:
    """Find meetings that were planned for a day that has passed: held, moved or cancelled."""
    day = min(when.reference, timezone.localdate())
    message = _("Planned: %(date)s. Was it held, moved or cancelled?")
    planned = Meeting.objects.filter(status=MeetingStatus.PLANNED, start_latest__lt=day)
    for meeting in planned.iterator(chunk_size=FEW):
        yield Finding(meeting, meeting.start, message % {"date": in_words(meeting.start)})


@check("overdue", gettext_lazy("action not done in time"), Severity.INFO, brief=True)
def overdue(when: When) -> Iterator[Finding]:
    """Find actions that were to be done by a day that has passed."""
    day = min(when.reference, timezone.localdate())
    message = _("Was due %(date)s.")
    late = ActionItem.objects.filter(when.event("meeting__"), done=False, due_latest__lt=day)
    for action in late.iterator(chunk_size=FEW):
        yield Finding(action, action.due, message % {"date": in_words(action.due)})


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
