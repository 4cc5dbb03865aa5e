"""When they meet: meetings, agenda, decisions, actions, attendance."""

from .agenda import ActionItem, AgendaItem, Decision, DecisionBody
from .attendance import Attendance, AttendanceRole, Presence
from .citations import (
    ActionItemCitation,
    AgendaItemCitation,
    AttendanceCitation,
    DecisionCitation,
    MeetingCitation,
)
from .meeting import Meeting, MeetingBody, MeetingKind, MeetingStatus

__all__ = [
    "ActionItem",
    "ActionItemCitation",
    "AgendaItem",
    "AgendaItemCitation",
    "Attendance",
    "AttendanceCitation",
    "AttendanceRole",
    "Decision",
    "DecisionBody",
    "DecisionCitation",
    "Meeting",
    "MeetingBody",
    "MeetingCitation",
    "MeetingKind",
    "MeetingStatus",
    "Presence",
]
