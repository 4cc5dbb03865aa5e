"""The reports of groups and of their lineage."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import Prefetch, Q
from django.utils.translation import gettext_lazy as _

from g32.periods import Certainty, Standing, earliest_first
from g32.reports import register
from g32.reports.columns import Code, Id, Listing, PartialDate, Text, YesNo
from network.models import Body, BodyKind, Citation, Level, Role
from network.reports import CitedReport, Holders, agreeing, leads
from themes.models import Passage, PillarLink, Succession, TopicBody

#: The seats of those who lead a group.
LEADING = (Role.CHAIR, Role.POLITICAL_LEAD, Role.OFFICIAL_LEAD)


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
class Groups(CitedReport):
    """All bodies: on a day, those that exist or may exist then; in a year, those that may.

    The status is that of the day, of the year's last day, or of today: planned (announced, or
    certainly to come), ended, active (certainly in force), else possible. Pillars, leads (holders
    of the seats of chair, political and official lead) and topics are those of the same time.
    """

    name = "groups"
    verbose_name = _("Groups")
    description = _("Every body: its kind, its pillars, who leads it, what it works on.")
    columns = (
        Id(),
        Text("body", _("body"), "name"),
        Code("kind", _("kind"), BodyKind),
        Code("level", _("level"), Level),
        Listing("pillars", _("pillars")),
        Listing("aliases", _("other names")),
        PartialDate("start", _("start")),
        PartialDate("end", _("end")),
        Code("status", _("status"), Status),
        Listing("leads", _("leads")),
        Listing("topics", _("topics")),
        Code("certainty", _("certainty"), Certainty),
        Listing("sources", _("sources")),
    )

    def queryset(self) -> Any:
        """By name."""
        links = self.when.in_force(PillarLink.objects).select_related("pillar")
        topics = TopicBody.objects.filter(self.when.state("topic__")).select_related("topic")
        return (
            self.when.in_force(Body.objects)
            .order_by("sort_key", "pk")
            .prefetch_related(
                "names",
                "citations__source",
                Prefetch(
                    "pillar_links",
                    links.order_by("pillar__sort_key", "pk").prefetch_related("citations__source"),
                ),
                Prefetch(
                    "topics",
                    topics.order_by("topic__sort_key", "pk").prefetch_related(
                        "topic__citations__source"
                    ),
                ),
            )
        )

    def pillars(self, body: Any) -> Iterable[Any]:
        """The pillars it belongs to."""
        return (link.pillar for link in body.pillar_links.all())

    def aliases(self, body: Any) -> Iterable[Any]:
        """Every other name, whatever its kind."""
        return body.names.all()

    def status(self, body: Body) -> str:
        """How it stands on the day of reference."""
        return _STATUS[Standing.on(self.when.reference, body)].value

    def leads(self, body: Body) -> list[str]:
        """Who leads it, by role."""
        return self._leads.get(body.pk, [])

    def topics(self, body: Any) -> Iterable[Any]:
        """What stands on its agenda."""
        return (each.topic for each in body.topics.all())

    def evidence(self, record: Any) -> list[Citation]:
        """Of the body, of its links to pillars and of its topics; positions tell of its leads."""
        links = (each.citations.all() for each in record.pillar_links.all())
        topics = (each.topic.citations.all() for each in record.topics.all())
        return agreeing(record.citations.all(), *links, *topics)

    @cached_property
    def _leads(self) -> dict[int, list[str]]:
        return leads(Holders(self.when, of=Q(role__in=LEADING)))


@register
class Lineage(CitedReport):
    """What became of groups, up to the day or in the year; what is only announced included."""

    name = "lineage"
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
        return (
            self.when.dated(Succession.objects.select_related("predecessor", "successor"))
            .order_by(earliest_first("date_earliest"), "predecessor__sort_key", "pk")
            .prefetch_related("citations__source")
        )
