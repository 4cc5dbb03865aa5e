"""Which forms were sent."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SentForm(models.Model):
    """A form that was saved. Sent once more, it saves nothing again."""

    token = models.CharField(_("token"), max_length=100, unique=True)
    content = models.CharField(_("content"), max_length=64)
    at = models.DateTimeField(_("at"), default=timezone.now, db_index=True)
    table = models.CharField(_("table"), max_length=63)
    row = models.BigIntegerField(_("row"))

    class Meta:
        verbose_name = _("sent form")
        verbose_name_plural = _("sent forms")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.table} {self.row}"
