"""Meetings: when bodies came together, and where."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from g32.fields import CodeField, LineField, NoteField
from g32.guards import NoLoop
from g32.indexes import NewestFirst
from g32.periods import Period, PeriodQuerySet, earliest_first
from g32.records import Named
from network.models import Body, City, Level


class MeetingKind(models.TextChoices):
    """What sort of meeting it is."""

    NETWORK_DAY = "network_day", _("network day")
    CONFERENCE = "conference", _("conference")
    BOARD = "board", _("board meeting")
    ASSEMBLY = "assembly", _("assembly")
    PILLAR = "pillar", _("pillar meeting")
    GROUP = "group", _("group meeting")
    CONSULTATION = "consultation", _("consultation")
    WORKSHOP = "workshop", _("workshop")
    PRESENTATION = "presentation", _("presentation")
    STUDY_TRIP = "study_trip", _("study trip")
    ROADSHOW = "roadshow", _("roadshow")
    SERIES = "series", _("series")
    OTHER = "other", _("other")


class MeetingStatus(models.TextChoices):
    """Whether it took place."""

    HELD = "held", _("held")
    PLANNED = "planned", _("planned")
    CANCELLED = "cancelled", _("cancelled")


class Meeting(Named, Period):
    """A meeting of one or more bodies, or of none of ours; may be part of another."""

    kind = CodeField(_("kind"), choices=MeetingKind)
    level = CodeField(_("level"), choices=Level, blank=True)
    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
        help_text=_("An assembly on a network day, a roadshow in its series."),
    )
    status = CodeField(_("status"), choices=MeetingStatus, default=MeetingStatus.HELD)
    place = LineField(_("place"), blank=True, help_text=_("As printed."))
    city = models.ForeignKey(
        City,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
        verbose_name=_("city"),
        help_text=_("The municipality the place lies in."),
    )
    note = NoteField(_("note"))

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = (earliest_first("start_earliest"), "sort_key", "pk")
        constraints = (
            *Period.Meta.constraints,
            NoLoop(
                name="meetings_meeting_tree",
                field="part_of",
                violation_error_message=_("A meeting cannot be a part of itself."),
            ),
        )
        indexes = (
            models.Index(fields=["start_earliest"], name="meetings_meeting_time"),
            NewestFirst(fields=["-start_earliest", "id"], name="meetings_meeting_newest"),
        )

    def slug_parts(self) -> tuple[object, ...]:
        """Name and beginning, unless the name tells the day already."""
        return (self.name, self.start.replace("/", " "))


class MeetingBody(models.Model):
    """A body that meets."""

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="bodies", verbose_name=_("meeting")
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings", verbose_name=_("body"))

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ("body__sort_key",)
        constraints = (
            models.UniqueConstraint(
                fields=["meeting", "body"],
                name="meetings_meetingbody_once",
                violation_error_message=_("This body is listed already."),
            ),
        )

    def __str__(self) -> str:
        return str(self.body)
