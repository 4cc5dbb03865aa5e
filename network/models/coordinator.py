"""Who coordinates a city, and so may edit what is the city's."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .city import City


class Coordinator(models.Model):
    """A user is bound to a city. Tells who has access, and is no part of the register itself."""

    about_access = True

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="coordinates",
        verbose_name=_("user"),
    )
    city = models.ForeignKey(
        City, models.PROTECT, related_name="coordinators", verbose_name=_("city")
    )

    class Meta:
        verbose_name = _("city of a coordinator")
        verbose_name_plural = _("cities of a coordinator")
        ordering = ("city__sort_key", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["user", "city"],
                name="network_coordinator_once",
                violation_error_message=_("This user is bound to this city already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}: {self.city}"
