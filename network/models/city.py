"""Cities and their membership of the network."""

from typing import Any

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from g32.asking.telling import filled
from g32.guards import NoOverlap
from g32.periods import Period, PeriodQuerySet, earliest_first
from g32.records import Named, Record

from .naming import Name


class City(Named):
    """A municipality, member of the network or not."""

    #: What a parameter of a question is called that stands for one of them.
    asked_for = ("stad", "gemeente")

    class Meta(Named.Meta):
        verbose_name = _("city")
        verbose_name_plural = _("cities")
        constraints = (models.UniqueConstraint(fields=["name"], name="network_city_name"),)


class CityName(Name):
    """Another name of a city."""

    owner = models.ForeignKey(City, models.CASCADE, related_name="names", verbose_name=_("city"))


class Membership(Record, Period):
    """A city belongs to the network from … to …."""

    city = models.ForeignKey(
        City, models.PROTECT, related_name="memberships", verbose_name=_("city")
    )

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ("city__sort_key", earliest_first("start_earliest"), "pk")
        constraints = (
            *Period.Meta.constraints,
            NoOverlap(
                name="network_membership_once",
                keys=("city",),
                required=("city",),
                violation_error_message=_(
                    "This city is already a member on one of these days. End the other membership "
                    "first, or let this one start later."
                ),
            ),
        )

    def __str__(self) -> str:
        return _("membership of %(city)s") % {"city": self.city}

    @staticmethod
    def told() -> Any:
        """Return its words as an expression."""
        return filled(_("membership of %(city)s"), city=F("city__name"))

    def slug_parts(self) -> tuple[object, ...]:
        """City and beginning."""
        return (self.city.slug, self.start)
