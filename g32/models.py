"""The history of the register. Rows are written by triggers alone (see `g32.history`)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class HistoryEntry(models.Model):
    """One write to one row: when, by whom, why, in which batch, and the row before and after.

    An empty actor: written from outside the application.
    """

    class Act(models.TextChoices):
        """What was done to the row."""

        INSERT = "insert", _("added")
        UPDATE = "update", _("changed")
        DELETE = "delete", _("deleted")

    at = models.DateTimeField(_("at"))
    table = models.CharField(_("table"), max_length=63)
    row = models.BigIntegerField(_("row"))
    act = models.CharField(_("act"), max_length=6, choices=Act)
    actor = models.CharField(_("by"), max_length=150)
    reason = models.TextField(_("reason"))
    batch = models.CharField(_("batch"), max_length=64)
    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"), null=True)

    class Meta:
        verbose_name = _("history entry")
        verbose_name_plural = _("history")
        ordering = ("pk",)
        default_permissions = ("view",)
        indexes = (models.Index(fields=["table", "row"], name="g32_history_row"),)

    def __str__(self) -> str:
        return f"{self.table} {self.row}: {self.get_act_display()}"


class PrivateValues(models.Model):
    """What a row of contact details held before and after; can be erased, never changed."""

    entry = models.OneToOneField(
        HistoryEntry, models.DO_NOTHING, related_name="private", verbose_name=_("history entry")
    )
    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"), null=True)

    class Meta:
        verbose_name = _("private values")
        verbose_name_plural = _("private values")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.entry_id)
