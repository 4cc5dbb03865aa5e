"""The history of the register: what was written, its seals, what was erased of it; which forms
were sent; who was shown what is private; who took what along, and what is being brought in; which
findings were set aside.

Entries are written by triggers alone, seals and erasures by `g32.history`.
"""

from typing import Any

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from g32.guards import AppendOnly


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


class SetAside(models.Model):
    """A finding that somebody looked at and left as it is, with the reason.

    `facts`: a digest of what it said; where that changes, the finding is there again.
    """

    check_code = models.CharField(_("check"), max_length=40)
    table = models.CharField(_("table"), max_length=63)
    row = models.BigIntegerField(_("row"))
    facts = models.CharField(_("facts"), max_length=64)
    reason = models.CharField(_("reason"), max_length=500)

    class Meta:
        verbose_name = _("finding that was set aside")
        verbose_name_plural = _("findings that were set aside")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=["check_code", "table", "row", "facts"], name="g32_setaside_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.check_code}: {self.table} {self.row}"
