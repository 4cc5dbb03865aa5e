"""What is being filled in, and is not recorded yet."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from g32.fields import NoteField

from .city import City


class TurnoverDraft(models.Model):
    """A turnover of a city in the making: several people may work on it, until it is recorded.

    `filled_in`: what stands in the boxes of its page, as JSON. No part of the register itself.
    """

    is_draft = True

    city = models.OneToOneField(
        City, models.CASCADE, related_name="turnover_draft", verbose_name=_("city")
    )
    filled_in = NoteField(_("filled in"))

    class Meta:
        verbose_name = _("draft of a turnover")
        verbose_name_plural = _("drafts of a turnover")

    def __str__(self) -> str:
        return _("draft of the turnover of %(city)s") % {"city": self.city}
