"""Lineage: what a group came from and turned into."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.utils.translation import gettext_lazy as _

from g32.asking.telling import joined
from g32.fields import CodeField, YesNoField
from g32.guards import Condition
from g32.periods import Dated, DatedQuerySet, earliest_first
from g32.records import Record
from network.models import Body


class Passage(models.TextChoices):
    """How one body turned into another."""

    BECAME = "became", _("became")
    CONTINUED_AS = "continued_as", _("continued as")
    MERGED_INTO = "merged_into", _("merged into")
    SPLIT_INTO = "split_into", _("split into")


class Succession(Record, Dated):
    """Predecessor → successor, and when. A merger is two of them."""

    predecessor = models.ForeignKey(
        Body, models.PROTECT, related_name="successions", verbose_name=_("predecessor")
    )
    successor = models.ForeignKey(
        Body, models.PROTECT, related_name="precessions", verbose_name=_("successor")
    )
    how = CodeField(
        _("how"), choices=Passage, help_text=_("“Became” when the kind of body changes.")
    )
    planned = YesNoField(_("planned"), default=False, help_text=_("Announced; not yet certain."))

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        ordering = (earliest_first("date_earliest"), "predecessor__sort_key", "pk")
        constraints = (
            Condition(
                name="themes_succession_not_itself",
                field="successor",
                condition=~Q(predecessor=F("successor")),
                violation_error_message=_("A body cannot succeed itself. Choose another one."),
            ),
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                name="themes_succession_once",
                violation_error_message=_("This succession is recorded already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"

    @staticmethod
    def told() -> Any:
        """Return its words as an expression."""
        return joined(F("predecessor__name"), Value(" → "), F("successor__name"))

    def clean(self) -> None:
        """Refuse a body that the predecessor came from, over whatever number of steps."""
        from themes.lineage import predecessors

        super().clean()
        before, after = self.predecessor_id, self.successor_id
        if before and after and after in predecessors(before, without=self.pk):
            sentence = _("“%(predecessor)s” came from “%(successor)s” itself. Choose another one.")
            said = {"predecessor": self.predecessor, "successor": self.successor}
            raise ValidationError({"successor": sentence % said})

    def slug_parts(self) -> tuple[object, ...]:
        """Predecessor and successor."""
        return (self.predecessor.slug, self.successor.slug)
