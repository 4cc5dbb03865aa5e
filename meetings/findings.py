"""What deserves attention among meetings."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.dates.wording import in_words
from g32.findings import Ask, Finding, RowCheck, Severity, register
from meetings.models import ActionItem, AgendaItem, Attendance, Meeting, MeetingStatus
from network.findings import leans

_SATURDAY = 6

leans(AgendaItem, "meeting")


class OfMeetings(RowCheck):
    """A check of meetings."""

    severity = Severity.INFO
    model = Meeting
    dates: tuple[str, ...] = ("start",)


def _of_year(ask: Ask) -> Q:
    """Of a year, what lies in it; of a day is all that has passed by then."""
    return ask.when.event() if ask.when.year else Q()


class NotTold(OfMeetings):
    """Meetings that were planned for a day that has passed: held, moved or cancelled."""

    code = "not_told"
    label = gettext_lazy("planned for a day that has passed")
    brief = True

    def rows(self, ask: Ask) -> QuerySet[Any]:
        """What is still planned after its day."""
        planned = Meeting.objects.filter(_of_year(ask), status=MeetingStatus.PLANNED)
        return ask.rows(planned.filter(start_latest__lt=ask.passed))

    def finding(self, row: Any) -> Finding:
        """Ask what became of it."""
        message = _("Planned: %(date)s. Was it held, moved or cancelled?")
        return Finding(row, row.start, "", message % {"date": in_words(row.start)})


class Empty(OfMeetings):
    """Meetings that were held, and of which something is not recorded."""

    rows_of: Any
    said: Any

    def rows(self, ask: Ask) -> QuerySet[Any]:
        """What has passed; of what has parts, those tell it."""
        passed = Q(end_latest__lt=ask.passed) | Q(end="", start_latest__lt=ask.passed)
        held = Meeting.objects.filter(_of_year(ask), passed, status=MeetingStatus.HELD)
        parts = Meeting.objects.filter(part_of=OuterRef("pk"))
        there = self.rows_of.objects.filter(meeting=OuterRef("pk"))
        return ask.rows(held.exclude(Exists(there)).exclude(Exists(parts)))

    def finding(self, row: Any) -> Finding:
        """Say so."""
        return Finding(row, row.start, "", str(self.said))


class NoAgenda(Empty):
    """Meetings without agenda."""

    code = "no_agenda"
    label = gettext_lazy("held without agenda")
    rows_of = AgendaItem
    said = gettext_lazy("It was held; what was on the agenda is not recorded.")


class NoAttendance(Empty):
    """Meetings without attendance."""

    code = "no_attendance"
    label = gettext_lazy("held without attendance")
    rows_of = Attendance
    said = gettext_lazy("It was held; who was there is not recorded.")


class NotWeekday(OfMeetings):
    """Meetings of which the day is known, and falls in a weekend."""

    code = "not_weekday"
    label = gettext_lazy("in the weekend")
    dates = ("start_earliest",)

    def since(self, *dates: Any) -> str:
        """The day itself."""
        return str(dates[0].isoformat())

    def rows(self, ask: Ask) -> QuerySet[Any]:
        """Those of the time."""
        known = Meeting.objects.filter(ask.when.event(), start_earliest=F("start_latest"))
        return ask.rows(known.filter(start_earliest__iso_week_day__gte=_SATURDAY))

    def finding(self, row: Any) -> Finding:
        """Which day it is."""
        day = row.start_earliest
        said = (
            _("Falls on a Saturday.") if day.isoweekday() == _SATURDAY else _("Falls on a Sunday.")
        )
        return Finding(row, self.since(day), "", said)


class Overdue(RowCheck):
    """Actions that were to be done by a day that has passed."""

    code = "overdue"
    label = gettext_lazy("action not done in time")
    severity = Severity.INFO
    model = ActionItem
    dates = ("due",)
    brief = True

    def rows(self, ask: Ask) -> QuerySet[Any]:
        """Of meetings of the time."""
        late = ActionItem.objects.filter(done=False, due_latest__lt=ask.passed)
        return ask.rows(late.filter(ask.when.event("meeting__")))

    def finding(self, row: Any) -> Finding:
        """When it was due."""
        return Finding(row, row.due, "", _("Was due %(date)s.") % {"date": in_words(row.due)})


register(NotTold(), NoAgenda(), NoAttendance(), NotWeekday(), Overdue())
