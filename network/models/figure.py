"""Numbers that a source states, to hold against what is recorded."""

from typing import Any

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from g32.asking.telling import chosen, first_of, joined
from g32.fields import CountField, LineField, YesNoField
from g32.guards import Condition
from g32.measures import label_of, labels
from g32.periods import Dated, DatedQuerySet, earliest_first
from g32.records import Record

from .body import Body


class Figure(Record, Dated):
    """A number (or "tientallen") that a source states about a subject, a measure and a date."""

    body = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="figures",
        verbose_name=_("body"),
    )
    about = LineField(
        _("about"), blank=True, help_text=_("The subject, where it is not one of the bodies.")
    )
    measure = LineField(
        _("measure"),
        max_length=60,
        help_text=_(
            "What is counted: “members”, “meetings” … What it can, the register counts too."
        ),
    )
    number = CountField(_("stated number"), null=True, blank=True)
    words = LineField(
        _("in words"),
        blank=True,
        max_length=60,
        help_text=_("Where the source gives no number: “tientallen”."),
    )
    approximate = YesNoField(
        _("approximate"), default=False, help_text=_("“some fifteen”, “about ten”")
    )
    note = LineField(_("note"), blank=True, max_length=500)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = (earliest_first("date_earliest"), "measure", "pk")
        constraints = (
            Condition(
                name="network_figure_subject",
                field="about",
                condition=Q(body__isnull=False, about="") | (Q(body__isnull=True) & ~Q(about="")),
                violation_error_message=_("Name one subject: a body, or in words what it is."),
            ),
            Condition(
                name="network_figure_stated",
                field="number",
                condition=Q(number__isnull=False, words="")
                | (Q(number__isnull=True) & ~Q(words="")),
                violation_error_message=_("Give a number, or the words the source uses; not both."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject}: {label_of(self.measure)} = {self.stated}"

    @staticmethod
    def words_of_codes() -> dict[str, dict[str, Any]]:
        """Return what people call the measures that the register counts."""
        return {"measure": labels()}

    @staticmethod
    def told() -> Any:
        """Return its words as an expression."""
        subject = first_of(F("body__name"), F("about"))
        stated = first_of(F("words"), Cast(F("number"), models.CharField()))
        measure = chosen(F("measure"), labels())
        return joined(subject, Value(": "), measure, Value(" = "), stated)

    @property
    def subject(self) -> str:
        """What the number is about."""
        return str(self.body) if self.body else self.about

    @property
    def stated(self) -> str:
        """The number, or the words the source uses instead."""
        return self.words if self.number is None else str(self.number)

    def slug_parts(self) -> tuple[object, ...]:
        """Subject, measure and date."""
        return (self.body.slug if self.body else self.about, self.measure, self.date)
