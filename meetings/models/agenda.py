"""What a meeting was about, what it decided, and what was to be done."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from g32.dates.fields import PartialDateField, earliest, latest
from g32.fields import CountField, LineField, NoteField, YesNoField
from g32.guards import Condition, LinkGuard
from g32.periods import Dated, DatedQuerySet, earliest_first
from g32.records import Record
from network.models import Body, Party
from themes.models import Result, Topic

from .meeting import Meeting


class AgendaItem(Record):
    """One thing on the agenda of a meeting; may name a topic or a result."""

    worded_by = ("title",)
    words = staticmethod(str)

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="agenda", verbose_name=_("meeting")
    )
    position = CountField(
        _("number"), null=True, blank=True, help_text=_("Its place on the agenda, where known.")
    )
    title = LineField(_("title"), max_length=300)
    topic = models.ForeignKey(
        Topic,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agenda_items",
        verbose_name=_("topic"),
    )
    result = models.ForeignKey(
        Result,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agenda_items",
        verbose_name=_("result"),
    )
    note = NoteField(_("note"))

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = (
            earliest_first("meeting__start_earliest"),
            "meeting_id",
            F("position").asc(nulls_last=True),
            "pk",
        )
        constraints = (
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name="meetings_agendaitem_position",
                violation_error_message=_("This meeting already has an item with this number."),
            ),
            models.UniqueConstraint(
                fields=["id", "meeting"], name="meetings_agendaitem_id_meeting"
            ),
        )

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse to move an item on which something rests, as the database will."""
        super().clean()
        if self.pk and any(
            rows.exclude(meeting=self.meeting_id).exists()
            for rows in (self.attendances, self.decisions)
        ):
            raise ValidationError(
                _(
                    "Attendance or decisions belong to this item, so it stays with its meeting. "
                    "Make a new item for the other meeting."
                )
            )

    def slug_parts(self) -> tuple[object, ...]:
        """Meeting and title."""
        return (self.meeting.slug, self.title[:50])


class Decision(Record, Dated):
    """What was decided: in a meeting, or, where that is not known, on a date by bodies."""

    worded_by = ("text",)
    words = staticmethod(str)

    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("meeting"),
    )
    agenda_item = models.ForeignKey(
        AgendaItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("agenda item"),
    )
    text = LineField(_("decision"), max_length=500, help_text=_("In our own words."))
    note = NoteField(_("note"))

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = (
            earliest_first("meeting__start_earliest"),
            earliest_first("date_earliest"),
            "pk",
        )
        constraints = (
            Condition(
                name="meetings_decision_one_time",
                field="date",
                condition=Q(meeting__isnull=True) | Q(date=""),
                violation_error_message=_(
                    "A decision of a meeting has the meeting's date. Leave the date empty."
                ),
            ),
            Condition(
                name="meetings_decision_item",
                field="agenda_item",
                condition=Q(agenda_item__isnull=True) | Q(meeting__isnull=False),
                violation_error_message=_("Name the meeting to which the agenda item belongs."),
            ),
            LinkGuard(
                name="meetings_decision_same_meeting",
                link="agenda_item",
                column="meeting",
                target="meeting",
                violation_error_message=_("This agenda item belongs to another meeting."),
            ),
        )

    def __str__(self) -> str:
        return self.text

    def slug_parts(self) -> tuple[object, ...]:
        """Meeting or date, and the words."""
        return (self.meeting.slug if self.meeting else self.date, self.text[:50])


class DecisionBody(models.Model):
    """A body that took a decision of which no meeting is known."""

    decision = models.ForeignKey(
        Decision, models.CASCADE, related_name="bodies", verbose_name=_("decision")
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="decisions", verbose_name=_("body"))

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ("body__sort_key",)
        constraints = (
            models.UniqueConstraint(
                fields=["decision", "body"],
                name="meetings_decisionbody_once",
                violation_error_message=_("This body is listed already."),
            ),
        )

    def __str__(self) -> str:
        return str(self.body)


class ActionItem(Record, Party):
    """What somebody is to do after a meeting."""

    worded_by = ("text",)
    words = staticmethod(str)

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="actions", verbose_name=_("meeting")
    )
    text = LineField(_("action"), max_length=500, help_text=_("In our own words."))
    due = PartialDateField(_("due"))
    due_earliest = earliest("due")
    due_latest = latest("due")
    done = YesNoField(_("done"), default=False)

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        ordering = (earliest_first("due_earliest"), "pk")
        constraints = Party.Meta.constraints

    def __str__(self) -> str:
        return self.text

    def slug_parts(self) -> tuple[object, ...]:
        """Meeting and words."""
        return (self.meeting.slug, self.text[:50])
