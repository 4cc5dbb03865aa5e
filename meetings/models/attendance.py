"""Who was there."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Value
from django.utils.translation import gettext_lazy as _

from g32.asking.telling import joined
from g32.fields import CodeField
from g32.guards import LinkGuard
from g32.periods import earliest_first
from g32.records import Record, RecordQuerySet
from network.models import Party, Seat, noted

from .agenda import AgendaItem
from .meeting import Meeting


class AttendanceRole(models.TextChoices):
    """As what."""

    MEMBER = "member", _("member")
    SPEAKER = "speaker", _("speaker")
    GUEST = "guest", _("guest")
    ORGANISER = "organiser", _("organiser")
    SUPPORTER = "supporter", _("supporter")


class Presence(models.TextChoices):
    """Whether they came."""

    PRESENT = "present", _("present")
    EXCUSED = "excused", _("excused")
    ABSENT = "absent", _("absent")
    DEPUTY = "deputy", _("sent a deputy")


class AttendanceQuerySet(RecordQuerySet):
    """The words for attendance."""

    def with_party(self) -> Self:
        """Fetch along what is needed to name the meeting and the party."""
        return self.select_related("meeting", "person", "city", "organisation")


class Attendance(Record, Party):
    """A person, city, organisation or unnamed party at a meeting, or at one item of its agenda."""

    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        db_index=False,  # the one below begins with it
        related_name="attendances",
        verbose_name=_("meeting"),
    )
    agenda_item = models.ForeignKey(
        AgendaItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="attendances",
        verbose_name=_("agenda item"),
        help_text=_("Only when it was for this item alone."),
    )
    seat = models.ForeignKey(
        Seat,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="attendances",
        verbose_name=_("seat"),
        help_text=_("The seat in which somebody came, where that matters."),
    )
    role = CodeField(_("role"), choices=AttendanceRole, default=AttendanceRole.MEMBER)
    presence = CodeField(_("presence"), choices=Presence, default=Presence.PRESENT)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = (earliest_first("meeting__start_earliest"), "meeting_id", "pk")
        constraints = (
            *Party.Meta.constraints,
            LinkGuard(
                name="meetings_attendance_same_meeting",
                link="agenda_item",
                column="meeting",
                target="meeting",
                violation_error_message=_("This agenda item belongs to another meeting."),
            ),
            *(
                models.UniqueConstraint(
                    fields=["meeting", party, "role"],
                    condition=models.Q(agenda_item__isnull=True, **only),
                    name=f"meetings_attendance_once_{party}",
                    violation_error_message=_(
                        "This party is already listed at this meeting in this role."
                    ),
                )
                for party, only in (
                    ("person", {}),
                    ("organisation", {}),
                    ("city", {"person__isnull": True, "note": ""}),
                )
            ),
        )

        indexes = (
            models.Index(fields=["meeting", "id"], name="meetings_attendance_meeting"),
            noted("meetings_attendance_noted"),
        )

    def __str__(self) -> str:
        return f"{self.party}: {self.meeting}"

    @classmethod
    def told(cls) -> Any:
        """Return its words as an expression."""
        return joined(cls.party_told(), Value(": "), F("meeting__name"))

    def slug_parts(self) -> tuple[object, ...]:
        """Meeting, party and role."""
        return (self.meeting.slug, self.party_slug, self.role)
