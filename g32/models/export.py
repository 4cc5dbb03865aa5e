"""Who took what along."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from g32.guards import AppendOnly


class Export(models.Model):
    """That somebody took a list or a report along: who, when, what, which columns."""

    at = models.DateTimeField(_("at"), db_default=Now())
    actor = models.CharField(_("by"), max_length=150)
    subject = models.CharField(_("what"), max_length=200)
    asked = models.TextField(_("asked for"), help_text=_("The time, the filters, the search."))
    form = models.CharField(_("format"), max_length=10)
    columns = models.TextField(_("columns"))

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        ordering = ("-pk",)
        default_permissions = ("view",)
        # Not "g32_…": what history suspends to restore a backup, it puts back by itself.
        constraints = (AppendOnly(name="export_append_only"),)

    def __str__(self) -> str:
        return self.subject


class ExportEnd(models.Model):
    """That an export was made whole, and of how many rows. One that broke off has none."""

    export = models.OneToOneField(
        Export, models.DO_NOTHING, related_name="end", verbose_name=_("export")
    )
    rows = models.BigIntegerField(_("rows"))

    class Meta:
        verbose_name = _("end of an export")
        verbose_name_plural = _("ends of exports")
        default_permissions = ()
        constraints = (AppendOnly(name="exportend_append_only"),)

    def __str__(self) -> str:
        return f"{self.export_id}: {self.rows}"
