"""What is being brought in."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Upload(models.Model):
    """A file that somebody brought to be imported, and what would become of it; of the moment.

    `key`: how the address calls it, and the batch as which it is applied. `session`: a digest of
    the session in which it was brought. `since`: the newest entry of the history when it was looked
    at. `outcome`: see `g32.uploads.outcome`. Once applied, `content` is empty.
    """

    key = models.CharField(_("key"), max_length=32, unique=True)
    actor = models.CharField(_("by"), max_length=150)
    session = models.CharField(_("session"), max_length=64)
    at = models.DateTimeField(_("at"), default=timezone.now, db_index=True)
    report = models.CharField(_("report"), max_length=50)
    time = models.CharField(_("day or year"), max_length=10, blank=True)
    name = models.CharField(_("name of the file"), max_length=200)
    content = models.BinaryField(_("content"))
    choices = models.JSONField(_("choices"), default=dict)
    since = models.BigIntegerField(_("history up to and including entry"), default=0)
    outcome = models.BinaryField(_("outcome"), default=bytes)

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
