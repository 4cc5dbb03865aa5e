"""The report of meetings."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from g32.periods import earliest_first
from g32.reports import register
from g32.reports.columns import Code, Id, Listing, PartialDate, Related, Text
from g32.reports.table import lists
from meetings.models import Meeting, MeetingKind, MeetingStatus, Presence
from network.models import Level
from network.reports import CitedTable, always

THERE = (Presence.PRESENT, Presence.DEPUTY)


@register
@lists
class Meetings(CitedTable):
    """Meetings up to the day or in the year: held, cancelled, and planned for then."""

    name = "meetings"
    model = Meeting
    rests_on = {"citations": always, "agenda.citations": always, "decisions.citations": always}
    verbose_name = _("Meetings")
    description = _("Who met when and where, what about, and what was decided.")
    columns = (
        Id(),
        Text("title", _("title"), "name"),
        Code("kind", _("kind"), MeetingKind),
        Code("level", _("level"), Level),
        Related("bodies", _("bodies"), "bodies.body"),
        Related(
            "organisations",
            _("partners"),
            "attendances.organisation",
            where=lambda _when: Q(organisation__isnull=False, presence__in=THERE),
        ),
        Text("part_of", _("part of")),
        PartialDate("start", _("start")),
        PartialDate("end", _("end")),
        Text("place", _("place")),
        Text("city", _("city")),
        Code("status", _("status"), MeetingStatus),
        Related("agenda", _("agenda"), "agenda"),
        Related("decisions", _("decisions"), "decisions"),
        Listing("sources", _("sources")),
    )

    def queryset(self) -> Any:
        """By date, then by name."""
        return Meeting.objects.filter(self.when.event()).order_by(
            earliest_first("start_earliest"), "sort_key", "pk"
        )
