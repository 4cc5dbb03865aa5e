"""The report of attendance."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from g32.periods import earliest_first
from g32.reports import register
from g32.reports.columns import Cell, Code, Column, Id, Listing, PartialDate, Text
from meetings.models import Attendance, AttendanceRole, Presence
from network.reports import CitedReport


class SeatTaken(Column):
    """The seat in which somebody came: its label or else its role, and its body."""

    def cell(self, value: Any, *, labels: bool) -> Cell:
        """Write the role as its code, or with labels in words."""
        if value is None:
            return ""
        role = value.get_role_display() if labels else value.role
        return f"{value.label or role}, {value.body}"


@register
class Attendances(CitedReport):
    """Who was at the meetings up to the day or in the year, who was not, and as what."""

    name = "attendance"
    verbose_name = _("Attendance")
    description = _("Who was at which meeting, and as what.")
    columns = (
        Id(),
        Text("meeting", _("meeting")),
        PartialDate("start", _("start"), "meeting.start"),
        Text("person", _("person")),
        SeatTaken("seat", _("seat")),
        Text("city", _("city")),
        Text("organisation", _("organisation")),
        Text("note", _("note")),
        Code("role", _("role"), AttendanceRole),
        Code("presence", _("presence"), Presence),
        Text("agenda_item", _("agenda item")),
        Listing("sources", _("sources")),
    )

    def queryset(self) -> Any:
        """By date of the meeting, then by meeting and party."""
        party = ("person__sort_key", "city__sort_key", "organisation__sort_key")
        return (
            Attendance.objects.with_party()
            .select_related("seat__body", "agenda_item")
            .filter(self.when.event("meeting__"))
            .order_by(
                earliest_first("meeting__start_earliest"),
                "meeting__sort_key",
                "meeting",
                *(F(key).asc(nulls_last=True) for key in party),
                "pk",
            )
            .prefetch_related("citations__source")
        )
