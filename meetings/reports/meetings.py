"""The report of meetings."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Prefetch
from django.utils.translation import gettext_lazy as _

from g32.periods import earliest_first
from g32.reports import register
from g32.reports.columns import Code, Id, Listing, PartialDate, Text
from meetings.models import (
    AgendaItem,
    Attendance,
    Decision,
    Meeting,
    MeetingBody,
    MeetingKind,
    MeetingStatus,
    Presence,
)
from network.models import Citation, Level
from network.reports import CitedReport, agreeing


@register
class Meetings(CitedReport):
    """Meetings up to the day or in the year: held, cancelled, and planned for then."""

    name = "meetings"
    verbose_name = _("Meetings")
    description = _("Who met when and where, what about, and what was decided.")
    columns = (
        Id(),
        Text("title", _("title"), "name"),
        Code("kind", _("kind"), MeetingKind),
        Code("level", _("level"), Level),
        Listing("bodies", _("bodies")),
        Listing("organisations", _("partners")),
        Text("part_of", _("part of")),
        PartialDate("start", _("start")),
        PartialDate("end", _("end")),
        Text("place", _("place")),
        Text("city", _("city")),
        Code("status", _("status"), MeetingStatus),
        Listing("agenda", _("agenda")),
        Listing("decisions", _("decisions")),
        Listing("sources", _("sources")),
    )

    def queryset(self) -> Any:
        """By date, then by name."""
        bodies = MeetingBody.objects.select_related("body").order_by("body__sort_key", "pk")
        agenda = AgendaItem.objects.order_by(F("position").asc(nulls_last=True), "pk")
        decisions = Decision.objects.order_by("pk")
        organisations = Attendance.objects.filter(
            organisation__isnull=False, presence__in=(Presence.PRESENT, Presence.DEPUTY)
        ).select_related("organisation")
        return (
            Meeting.objects.filter(self.when.event())
            .select_related("part_of", "city")
            .order_by(earliest_first("start_earliest"), "sort_key", "pk")
            .prefetch_related(
                "citations__source",
                Prefetch("bodies", bodies),
                Prefetch("agenda", agenda.prefetch_related("citations__source")),
                Prefetch("decisions", decisions.prefetch_related("citations__source")),
                Prefetch("attendances", organisations.order_by("organisation__sort_key", "pk")),
            )
        )

    def bodies(self, meeting: Any) -> Iterable[Any]:
        """The bodies that met."""
        return (each.body for each in meeting.bodies.all())

    def organisations(self, meeting: Any) -> Iterable[Any]:
        """The organisations that were there."""
        return (each.organisation for each in meeting.attendances.all())

    def agenda(self, meeting: Any) -> Iterable[Any]:
        """What stood on the agenda."""
        return meeting.agenda.all()

    def decisions(self, meeting: Any) -> Iterable[Any]:
        """What was decided."""
        return meeting.decisions.all()

    def evidence(self, record: Any) -> list[Citation]:
        """Of the meeting, its agenda and its decisions."""
        parts = (*record.agenda.all(), *record.decisions.all())
        return agreeing(record.citations.all(), *(each.citations.all() for each in parts))
