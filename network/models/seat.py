"""Seats, and who holds them."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from g32.asking.telling import chosen, first_of, joined
from g32.fields import CodeField, CountField, LineField, YesNoField
from g32.guards import Condition, LinkGuard, NoLoop, NoOverlap
from g32.periods import Period, PeriodQuerySet, earliest_first
from g32.records import Record

from .body import Body
from .party import Party, noted


class Role(models.TextChoices):
    """What the holder of a seat does in the body."""

    CHAIR = "chair", _("chair")
    VICE_CHAIR = "vice_chair", _("vice-chair")
    PORTFOLIO_HOLDER = "portfolio_holder", _("portfolio holder")
    POLITICAL_LEAD = "political_lead", _("political lead")
    OFFICIAL_LEAD = "official_lead", _("official lead")
    SECRETARY = "secretary", _("secretary")
    MEMBER = "member", _("member")
    ADVISER = "adviser", _("adviser")
    COORDINATOR = "coordinator", _("coordinator")


class Seat(Record, Period):
    """A role in a body, from … to … it exists; who holds it is an appointment.

    Ex officio: filled by the holder of another seat, or by every member city. Such holders are
    derived, never stored.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="seats", verbose_name=_("body"))
    role = CodeField(_("role"), choices=Role)
    label = LineField(
        _("label"),
        blank=True,
        help_text=_("Where the role alone leaves a doubt: “portefeuillehouder Financiën”."),
    )
    minimum = CountField(_("minimum"), default=1, help_text=_("How many holders it asks for."))
    maximum = CountField(
        _("maximum"),
        null=True,
        blank=True,
        default=1,
        help_text=_("How many holders it has at most; empty: no limit."),
    )
    ex_officio_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="ex_officio_seats",
        verbose_name=_("ex officio of"),
        help_text=_("Filled by whoever holds this other seat."),
    )
    every_member = YesNoField(
        _("every member city"), default=False, help_text=_("Filled by every member city.")
    )
    ex_officio = models.GeneratedField(
        expression=Case(
            When(Q(ex_officio_of__isnull=False) | Q(every_member=True), then=Value(1)),
            default=Value(0),
        ),
        output_field=models.SmallIntegerField(),
        db_persist=True,
    )

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ("body__sort_key", "role", "label", "pk")
        constraints = (
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=["body", "role", "label"],
                name="network_seat_once",
                violation_error_message=_(
                    "This body already has a seat with this role and label. Give the new one a "
                    "label that tells them apart."
                ),
            ),
            models.UniqueConstraint(fields=["id", "ex_officio"], name="network_seat_id_ex_officio"),
            Condition(
                name="network_seat_one_way",
                field="every_member",
                condition=Q(ex_officio_of__isnull=True) | Q(every_member=False),
                violation_error_message=_(
                    "A seat is filled by the holder of another seat or by every member city, not "
                    "by both."
                ),
            ),
            Condition(
                name="network_seat_numbers",
                field="maximum",
                condition=Q(maximum__isnull=True) | Q(maximum__gte=F("minimum"), maximum__gt=0),
                violation_error_message=_("The maximum is smaller than the minimum, or zero."),
            ),
            NoLoop(
                name="network_seat_chain",
                field="ex_officio_of",
                violation_error_message=_("A seat cannot be filled by its own holder."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.label or self.get_role_display()}, {self.body}"

    @staticmethod
    def told(prefix: str = "") -> Any:
        """Return its words as an expression, from a path to it."""
        role = chosen(F(f"{prefix}role"), dict(Role.choices))
        return joined(first_of(F(f"{prefix}label"), role), Value(", "), F(f"{prefix}body__name"))

    def clean(self) -> None:
        """Refuse to derive the holders of a seat that has appointments, as the database will."""
        super().clean()
        if self.pk and (self.ex_officio_of_id or self.every_member) and self.appointments.exists():
            raise ValidationError(
                _(
                    "This seat has appointments, so it cannot be filled ex officio. Make another "
                    "seat for that."
                )
            )

    def slug_parts(self) -> tuple[object, ...]:
        """Body, role and label."""
        return (self.body.slug, self.role.replace("_", "-"), self.label)


class How(models.TextChoices):
    """How somebody came to hold a seat."""

    ELECTED = "elected", _("elected")
    RE_ELECTED = "re_elected", _("re-elected")
    APPOINTED = "appointed", _("appointed")
    TOOK_OVER = "took_over", _("took over")
    NOMINATED = "nominated", _("nominated")
    ACTING = "acting", _("acting")
    EX_OFFICIO = "ex_officio", _("ex officio")
    CONTINUED = "continued", _("continued")


class AppointmentQuerySet(PeriodQuerySet):
    """The words for appointments."""

    def with_holders(self) -> Self:
        """Fetch along what is needed to name the seat and its holder."""
        return self.select_related("seat__body", "person", "city", "organisation")

    def of_same(self, party: Party) -> Self:
        """Keep those of the same holder."""
        return self.filter(**party.same)


class Appointment(Record, Party, Period):
    """Somebody holds a seat from … to …. One a term: a re-election is a new appointment."""

    #: What a saved appointment keeps, and what is said to who would have it otherwise.
    lasting = ("seat", "person", "city", "organisation")
    lasts = _(
        "An appointment keeps its seat and its holder. Is it the wrong one? Then delete this "
        "appointment and make the right one. Has somebody else taken over? Then record what "
        "changed."
    )

    seat = models.ForeignKey(
        Seat, models.PROTECT, related_name="appointments", verbose_name=_("seat")
    )
    how = CodeField(_("how"), choices=How, blank=True, help_text=_("How it began."))
    planned = YesNoField(_("planned"), default=False, help_text=_("Announced; certain on no day."))
    seat_ex_officio = models.GeneratedField(
        expression=Value(0), output_field=models.SmallIntegerField(), db_persist=True
    )

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ("seat__body__sort_key", "seat__role", earliest_first("start_earliest"), "pk")
        constraints = (
            *Period.Meta.constraints,
            *Party.Meta.constraints,
            LinkGuard(
                name="network_appointment_not_derived",
                link="seat",
                column="seat_ex_officio",
                target="ex_officio",
                violation_error_message=_(
                    "This seat is filled ex officio: its holders follow by themselves and are not "
                    "appointed."
                ),
            ),
            *(
                NoOverlap(
                    name=f"network_appointment_once_{holder}",
                    keys=("seat", holder, *beside),
                    required=("seat", holder),
                    violation_error_message=_(
                        "This holder already holds this seat on one of these days. End the other "
                        "appointment first, or let this one start later."
                    ),
                )
                for holder, *beside in (("person", "city"), ("city", "person"), ("organisation",))
            ),
        )
        indexes = (
            models.Index(fields=["end_latest", "start_earliest"], name="network_appointment_time"),
            models.Index(
                fields=["seat", "start_earliest", "end_latest"], name="network_appointment_seat"
            ),
            models.Index(
                fields=["person", "seat", "start_earliest", "end_latest"],
                name="network_appointment_person",
            ),
            noted("network_appointment_noted"),
        )

    def __str__(self) -> str:
        return f"{self.party}: {self.seat}"

    @classmethod
    def told(cls) -> Any:
        """Return its words as an expression."""
        return joined(cls.party_told(), Value(": "), Seat.told("seat__"))

    @property
    def place(self) -> tuple[object, ...]:
        """What tells who holds which seat: all appointments of a holder to a seat share it."""
        return (self.seat_id, *self.same.values())

    def slug_parts(self) -> tuple[object, ...]:
        """Seat and holder."""
        return (self.seat.slug, self.party_slug)
