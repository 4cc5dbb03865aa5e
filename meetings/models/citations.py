"""One small table of citations for each noun of this app."""

from network.models import Citation, cited

from .agenda import ActionItem, AgendaItem, Decision
from .attendance import Attendance
from .meeting import Meeting


class MeetingCitation(Citation):
    """Where a meeting stands."""

    record = cited(Meeting)


class AgendaItemCitation(Citation):
    """Where an agenda item stands."""

    record = cited(AgendaItem)


class DecisionCitation(Citation):
    """Where a decision stands."""

    record = cited(Decision)


class ActionItemCitation(Citation):
    """Where an action stands."""

    record = cited(ActionItem)


class AttendanceCitation(Citation):
    """Where somebody's presence stands."""

    record = cited(Attendance)
