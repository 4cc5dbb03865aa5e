"""The history of the register: what was written, its seals, and what was erased of it.

Entries are written by triggers alone, seals and erasures by `g32.history`.
"""

from typing import Any

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class RandomSalt(models.Func):
    """128 bits that nobody can guess, as text."""

    output_field = models.CharField()

    def as_sqlite(self, *_given: Any, **_context: Any) -> tuple[str, tuple[str, ...]]:
        """Let SQLite make them."""
        return "lower(hex(randomblob(16)))", ()

    def as_postgresql(self, *_given: Any, **_context: Any) -> tuple[str, tuple[str, ...]]:
        """Let PostgreSQL make them."""
        return "replace(gen_random_uuid()::text, '-', '')", ()


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
        indexes = (
            models.Index(fields=["table", "row"], name="g32_history_row"),
            models.Index(fields=["actor", "id"], name="g32_history_actor"),
            models.Index(fields=["at"], name="g32_history_at"),
            models.Index(fields=["batch"], condition=~models.Q(batch=""), name="g32_history_batch"),
            models.Index(
                fields=["id"], condition=models.Q(act="delete"), name="g32_history_deleted"
            ),
            models.Index(
                fields=["id"], condition=~models.Q(reason=""), name="g32_history_reasoned"
            ),
        )

    def __str__(self) -> str:
        return f"{self.table} {self.row}: {self.get_act_display()}"


class PrivateValues(models.Model):
    """What a row of contact details held before and after; can be erased, never changed."""

    entry = models.OneToOneField(
        HistoryEntry, models.DO_NOTHING, related_name="private", verbose_name=_("history entry")
    )
    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"), null=True)
    #: Makes the digest of the values in the entry's seal say nothing once they are erased.
    salt = models.CharField(_("salt"), max_length=32, db_default=RandomSalt(), editable=False)

    class Meta:
        verbose_name = _("private values")
        verbose_name_plural = _("private values")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.entry_id)


class Seal(models.Model):
    """A link of the chain: holds an entry, and all entries sealed before it, to what they were.

    `private` is the salted digest of the private values; "" where there were none.
    """

    number = models.BigIntegerField(_("number"), primary_key=True)
    entry = models.OneToOneField(
        HistoryEntry, models.DO_NOTHING, related_name="seal", verbose_name=_("history entry")
    )
    private = models.CharField(_("digest of the private values"), max_length=64, blank=True)
    digest = models.CharField(_("digest"), max_length=64)

    class Meta:
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        ordering = ("number",)
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.number}:{self.digest}"


class Erasure(models.Model):
    """That the private values of one row were erased: when, by whom and why; never what they were.

    `through`: the last entry whose values were erased. Later values of the row are not.
    """

    at = models.DateTimeField(_("at"), db_default=Now())
    table = models.CharField(_("table"), max_length=63)
    row = models.BigIntegerField(_("row"))
    through = models.BigIntegerField(_("up to and including entry"))
    actor = models.CharField(_("by"), max_length=150)
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        ordering = ("pk",)
        default_permissions = ()
        indexes = (models.Index(fields=["table", "row"], name="g32_erasure_row"),)

    def __str__(self) -> str:
        return f"{self.table} {self.row}"
