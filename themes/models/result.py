"""Results: what came of it, and who had a part in it."""

from typing import Any

from django.db import models
from django.db.models import F, Value
from django.utils.translation import gettext_lazy as _

from g32.asking.telling import chosen, joined
from g32.fields import CodeField, LinkField, NoteField
from g32.periods import Period, PeriodQuerySet
from g32.records import Named, Record
from network.models import Body, Party


class ResultKind(models.TextChoices):
    """What sort of result it is."""

    PUBLICATION = "publication", _("publication")
    AGREEMENT = "agreement", _("agreement")
    LAW = "law", _("law followed")
    LOBBY = "lobby", _("lobby")
    LETTER = "letter", _("letter")
    FACTSHEET = "factsheet", _("factsheet")
    CONSULTATION = "consultation", _("public consultation")
    COOPERATION = "cooperation", _("cooperation")
    PLAN = "plan", _("plan")
    INVENTORY = "inventory", _("inventory")
    PROGRAMME = "programme", _("programme")
    OTHER = "other", _("other")


class ResultStatus(models.TextChoices):
    """How far it came."""

    PLANNED = "planned", _("planned")
    PREPARING = "preparing", _("being prepared")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    ADOPTED = "adopted", _("adopted")
    SUCCEEDED = "succeeded", _("succeeded")
    FAILED = "failed", _("failed")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Result(Named, Period):
    """A publication, an agreement, a lobby, a law followed … and its outcome in words."""

    kind = CodeField(_("kind"), choices=ResultKind)
    status = CodeField(_("status"), choices=ResultStatus, blank=True)
    outcome = NoteField(_("outcome"), help_text=_("In our own words."))
    url = LinkField(_("address"), blank=True, max_length=500)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ("sort_key", "pk")
        constraints = (
            *Period.Meta.constraints,
            models.UniqueConstraint(fields=["name"], name="themes_result_name"),
        )


class ResultBody(models.Model):
    """A body to which a result belongs."""

    result = models.ForeignKey(
        Result, models.CASCADE, related_name="bodies", verbose_name=_("result")
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="results", verbose_name=_("body"))

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ("body__sort_key",)
        constraints = (
            models.UniqueConstraint(
                fields=["result", "body"],
                name="themes_resultbody_once",
                violation_error_message=_("This body is listed already."),
            ),
        )

    def __str__(self) -> str:
        return str(self.body)


class Part(models.TextChoices):
    """What somebody did in a result."""

    PARTNER = "partner", _("partner")
    ADDRESSEE = "addressee", _("addressee")
    AUTHOR = "author", _("author")
    SUPPORTER = "supporter", _("supporter")
    PARTICIPANT = "participant", _("participant")


class Involvement(Record, Party):
    """A city, organisation or person in a result."""

    result = models.ForeignKey(
        Result, models.PROTECT, related_name="involvements", verbose_name=_("result")
    )
    part = CodeField(_("role"), choices=Part)

    class Meta:
        verbose_name = _("involvement")
        verbose_name_plural = _("involvements")
        ordering = ("result__sort_key", "part", "pk")
        constraints = Party.Meta.constraints

    def __str__(self) -> str:
        return f"{self.party} ({self.get_part_display()})"

    @classmethod
    def told(cls) -> Any:
        """Return its words as an expression."""
        part = chosen(F("part"), dict(Part.choices))
        return joined(cls.party_told(), Value(" ("), part, Value(")"))

    def slug_parts(self) -> tuple[object, ...]:
        """Result, party and role."""
        return (self.result.slug, self.party_slug, self.part)
