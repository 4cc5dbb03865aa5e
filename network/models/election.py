"""Elections, after which half the people in the register change."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from g32.fields import CodeField
from g32.periods import Dated, DatedQuerySet, earliest_first
from g32.records import Named

from .city import City


class ElectionKind(models.TextChoices):
    """What is elected."""

    MUNICIPAL = "municipal", _("municipal council")
    EUROPEAN = "european", _("European Parliament")


class Scope(models.TextChoices):
    """In how many of the network's cities."""

    LISTED = "listed", _("the cities listed")
    NEARLY_ALL = "nearly_all", _("nearly all")
    ALL = "all", _("all")


class Election(Named, Dated):
    """An election in the cities, or for the European Parliament."""

    kind = CodeField(_("kind"), choices=ElectionKind)
    scope = CodeField(
        _("scope"), choices=Scope, blank=True, help_text=_("Empty where no source says.")
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("election")
        verbose_name_plural = _("elections")
        ordering = (earliest_first("date_earliest"), "pk")
        constraints = (models.UniqueConstraint(fields=["name"], name="network_election_name"),)


class ElectionCity(models.Model):
    """A city that a source names as voting in an election."""

    election = models.ForeignKey(
        Election, models.CASCADE, related_name="cities", verbose_name=_("election")
    )
    city = models.ForeignKey(City, models.PROTECT, related_name="elections", verbose_name=_("city"))

    class Meta:
        verbose_name = _("city named")
        verbose_name_plural = _("cities named")
        ordering = ("city__sort_key",)
        constraints = (
            models.UniqueConstraint(
                fields=["election", "city"],
                name="network_electioncity_once",
                violation_error_message=_("This city is listed already."),
            ),
        )

    def __str__(self) -> str:
        return str(self.city)
