"""What was asked before, to be asked again."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from g32.fields import LineField, NoteField
from g32.records import Record


class Question(Record):
    """A question to the register in SQL, kept with what it tells; whoever reads, can ask it.

    `owner`: who keeps it; nobody where it came with the register.
    """

    title = LineField(_("title"))
    explanation = NoteField(
        _("explanation"), help_text=_("What it tells, and what one should know to read the answer.")
    )
    statement = NoteField(_("statement"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name=_("kept by"),
    )

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ("title", "pk")

    def __str__(self) -> str:
        return self.title
