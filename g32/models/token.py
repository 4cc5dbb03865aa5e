"""What lets a program in."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from g32.fields import LineField


class Token(models.Model):
    """A secret with which a program reads what a user may read, without logging in.

    Only a digest of the secret is kept. `subject`: what a calendar is of, as its address says it.
    """

    class Purpose(models.TextChoices):
        """What it opens: one door only."""

        API = "api", _("data for programs")
        CALENDAR = "calendar", _("calendar")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens", verbose_name=_("user")
    )
    purpose = models.CharField(_("purpose"), max_length=8, choices=Purpose)
    name = LineField(_("name"), help_text=_("Which program, or whose calendar, has it."))
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    digest = models.CharField(_("digest"), max_length=64, unique=True, editable=False)
    made = models.DateTimeField(_("made"), default=timezone.now)
    used = models.DateField(_("last used"), null=True)
    revoked = models.DateTimeField(_("revoked"), null=True)

    class Meta:
        verbose_name = _("token")
        verbose_name_plural = _("tokens")
        ordering = ("-pk",)
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
