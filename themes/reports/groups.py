"""The reports of groups and of their lineage."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from g32.periods import Certainty, earliest_first
from g32.reports import register
from g32.reports.columns import Code, Column, Id, Listing, PartialDate, Related, Text, YesNo
from g32.reports.joins import Join
from g32.reports.table import lists
from g32.standing import Standing
from network.models import Body, BodyKind, Level
from network.reports import CitedTable, always, of_the_time
from themes.models import Passage, Succession

from .leads import Leads


class Status(models.TextChoices):
    """How a body stands on a day."""

    PLANNED = "planned", _("planned")
    ACTIVE = "active", _("active")
    ENDED = "ended", _("ended")
    POSSIBLE = "possible", _("possible")


_STATUS = {
    Standing.PAST: Status.ENDED,
    Standing.PLANNED: Status.PLANNED,
    Standing.COMING: Status.PLANNED,
    Standing.NOW: Status.ACTIVE,
    Standing.MAYBE: Status.POSSIBLE,
}


@register
@lists
class Groups(CitedTable):
    """All bodies: on a day, those that exist or may exist then; in a year, those that may.

    The status is that of the day, of the year's last day, or of today: planned (announced, or
    certainly to come), ended, active (certainly in force), else possible. Pillars, leads (holders
    of the seats of chair, political and official lead) and topics are those of the same time.
    """

    name = "groups"
    model = Body
    beside = (YesNo("planned", _("planned")),)
    rests_on = {
        "citations": always,
        "pillar_links.citations": of_the_time,
        "topics.topic.citations": of_the_time,
    }
    verbose_name = _("Groups")
    description = _("Every body: its kind, its pillars, who leads it, what it works on.")
    columns = (
        Id(),
        Text("body", _("body"), "name"),
        Code("kind", _("kind"), BodyKind),
        Code("level", _("level"), Level),
        Related(
            "pillars",
            _("pillars"),
            "pillar_links.pillar",
            where=lambda when: when.state(),
        ),
        Related("aliases", _("other names"), "names"),
        PartialDate("start", _("start")),
        PartialDate("end", _("end")),
        Code("status", _("status"), Status),
        Listing("leads", _("leads")),
        Related(
            "topics",
            _("topics"),
            "topics.topic",
            where=lambda when: when.state("topic__"),
        ),
        Code("certainty", _("certainty"), Certainty),
        Listing("sources", _("sources")),
    )

    def queryset(self) -> Any:
        """By name."""
        return self.when.in_force(Body.objects).order_by("sort_key", "pk")

    def status(self, body: Body) -> str:
        """How it stands on the day of reference."""
        return _STATUS[Standing.on(self.when.reference, body)].value

    def joins(self, columns: Sequence[Column]) -> list[Join]:
        """Take from the seats who leads a body."""
        leads = [Leads(column, self.when) for column in columns if column.name == "leads"]
        rest = [column for column in columns if column.name != "leads"]
        return [*leads, *super().joins(rest)]


@register
@lists
class Lineage(CitedTable):
    """What became of groups, up to the day or in the year; what is only announced included."""

    name = "lineage"
    model = Succession
    verbose_name = _("Lineage")
    description = _("Which group became, continued as, merged into or split into which.")
    columns = (
        Id(),
        Text("predecessor", _("predecessor")),
        Code("predecessor_kind", _("kind of predecessor"), BodyKind, "predecessor.kind"),
        Code("how", _("how"), Passage),
        Text("successor", _("successor")),
        Code("successor_kind", _("kind of successor"), BodyKind, "successor.kind"),
        PartialDate("date", _("date")),
        YesNo("planned", _("planned")),
        Listing("sources", _("sources")),
    )

    def queryset(self) -> Any:
        """By date."""
        return self.when.dated(Succession.objects.all()).order_by(
            earliest_first("date_earliest"), "predecessor__sort_key", "pk"
        )
