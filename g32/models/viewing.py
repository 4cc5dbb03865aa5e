"""Who was shown what is private."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from g32.guards import AppendOnly


class Viewing(models.Model):
    """That somebody was shown private values: when, whose, and where. Never what they were.

    `table` and `row`: what they belong to (an office); `about_table` and `about`: whose they are (a
    person), empty where that is not known any more.
    """

    class Where(models.TextChoices):
        """Where they were shown."""

        PAGE = "page", _("the page")
        FORM = "form", _("the form")
        HISTORY = "history", _("the history")
        FILE = "file", _("the file with all data of the person")
        LIST = "list", _("the address list")

    at = models.DateTimeField(_("at"), db_default=Now())
    actor = models.CharField(_("by"), max_length=150)
    place = models.CharField(_("where"), max_length=7, choices=Where)
    table = models.CharField(_("table"), max_length=63)
    row = models.BigIntegerField(_("row"))
    about_table = models.CharField(_("table of whose they are"), max_length=63)
    about = models.BigIntegerField(_("row of whose they are"), null=True)

    class Meta:
        verbose_name = _("viewing of contact details")
        verbose_name_plural = _("viewings of contact details")
        ordering = ("pk",)
        default_permissions = ("view",)
        indexes = (models.Index(fields=["about_table", "about", "id"], name="g32_viewing_about"),)
        # Not "g32_…": what history suspends to restore a backup, it puts back by itself.
        constraints = (AppendOnly(name="viewing_append_only"),)

    def __str__(self) -> str:
        return f"{self.table} {self.row}"
