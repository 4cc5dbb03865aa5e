"""Sources, and where in them a thing stands."""

import datetime as dt
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Max, Q
from django.utils.translation import gettext_lazy as _

from g32.dates.edtf import FIRST_DAY, LAST_DAY
from g32.fields import CodeField, CountField, DayField, LineField, LinkField, NoteField
from g32.guards import Condition
from g32.records import Named, Record
from network.passages import Passage


class Source(Named):
    """A document, and the day up to which it speaks."""

    #: What a parameter of a question is called that stands for one of them.
    asked_for = ("bron",)

    publisher = LineField(_("publisher"), blank=True)
    url = LinkField(_("address"), blank=True, max_length=500)
    as_of = DayField(
        _("speaks up to"),
        null=True,
        blank=True,
        validators=[MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)],
        help_text=_("The last day the document speaks of. Empty when it does not say."),
    )
    pages = CountField(_("pages"), null=True, blank=True)
    note = NoteField(_("note"))

    class Meta(Named.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = (
            models.UniqueConstraint(fields=["name"], name="network_source_name"),
            Condition(
                name="network_source_as_of",
                field="as_of",
                condition=Q(as_of__isnull=True)
                | Q(as_of__gte=dt.date(1900, 1, 1), as_of__lte=dt.date(2100, 12, 31)),
                violation_error_message=_("Give a day between 1900 and 2100."),
            ),
        )


class Stance(models.TextChoices):
    """What the passage does with the fact."""

    STATES = "states", _("states")
    IMPLIES = "implies", _("implies")
    ANNOUNCES = "announces", _("announces")
    CONTRADICTS = "contradicts", _("contradicts")


def label_of_field(field: Any) -> Any:
    """Return what people call a field or a relation."""
    return (
        field.related_model._meta.verbose_name_plural if field.one_to_many else field.verbose_name
    )


def confirmed() -> Max:
    """Return up to which day the latest source that agrees speaks, to annotate cited records."""
    return Max("citations__source__as_of", filter=~Q(citations__stance=Stance.CONTRADICTS))


class Citation(Record):
    """A record, or one field of it, stands on page p (to q) of a source.

    Abstract: each citable noun has a small table of its own, so that no citation can point at
    nothing. A subclass adds `record`, a foreign key with `related_name="citations"`.
    """

    #: All tables of citations are asked of as one.
    asked_as = "citation"

    record: models.ForeignKey
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="%(class)ss", verbose_name=_("source")
    )
    page = CountField(_("page"), null=True, blank=True, help_text=_("Empty for a web page."))
    page_to = CountField(_("to page"), null=True, blank=True)
    section = LineField(_("section"), blank=True)
    field = LineField(
        _("field"),
        blank=True,
        max_length=50,
        help_text=_("The field it speaks of; empty: the whole record."),
    )
    stance = CodeField(_("stance"), choices=Stance, default=Stance.STATES)
    value = LineField(
        _("value it states"),
        blank=True,
        max_length=500,
        help_text=_("Where it differs from what is recorded."),
    )
    note = NoteField(
        _("note"), help_text=_("In our own words; for a contradiction: why it is not followed.")
    )

    class Meta:
        abstract = True
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ("source__sort_key", F("page").asc(nulls_first=True), "pk")
        constraints = (
            Condition(
                name="%(app_label)s_%(class)s_page",
                field="page",
                condition=Q(page__isnull=True) | Q(page__gte=1),
                violation_error_message=_("Pages are counted from 1."),
            ),
            Condition(
                name="%(app_label)s_%(class)s_pages",
                field="page_to",
                # NULL > NULL is not false, and only what is false is refused
                condition=Q(page_to__isnull=True) | Q(page__isnull=False, page_to__gt=F("page")),
                violation_error_message=_(
                    "“To page” comes after “page”. Leave it empty for a single page."
                ),
            ),
            Condition(
                name="%(app_label)s_%(class)s_reason",
                field="note",
                condition=~Q(stance=Stance.CONTRADICTS) | (~Q(value="") & ~Q(note="")),
                violation_error_message=_(
                    "A citation that contradicts needs the value it states and, in the note, why "
                    "it is not followed."
                ),
            ),
        )

    def __str__(self) -> str:
        if self.page is None:
            return str(self.source)
        pages = f"{self.page}–{self.page_to}" if self.page_to else str(self.page)
        return _("%(source)s p. %(pages)s") % {"source": self.source, "pages": pages}

    @property
    def agrees(self) -> bool:
        """Whether it bears the record out."""
        return self.stance != Stance.CONTRADICTS

    @property
    def at(self) -> Passage:
        """Where it stands, as a line that is read again."""
        return Passage(self.source, self.page, self.page_to, self.section)

    @classmethod
    def cited_model(cls) -> Any:
        """Return the model whose records these citations are about."""
        return cls._meta.get_field("record").related_model

    @classmethod
    def words_of_codes(cls) -> dict[str, dict[str, Any]]:
        """Return what people call the fields of the cited record."""
        fields = cls.cited_model()._meta.get_fields()
        return {
            "field": {each.name: label_of_field(each) for each in fields if not each.one_to_one}
        }

    def clean(self) -> None:
        """Refuse a field that the cited record does not have, and a page beyond the last."""
        super().clean()
        if self.field:
            try:
                self.cited_model()._meta.get_field(self.field)
            except FieldDoesNotExist:
                message = _("There is no field “%(field)s” on this record.")
                raise ValidationError({"field": message % {"field": self.field}}) from None
        source: Any = getattr(self, "source", None)
        if source and source.pages and max(self.page or 0, self.page_to or 0) > source.pages:
            message = _("“%(source)s” has %(pages)s pages.")
            raise ValidationError({"page": message % {"source": source, "pages": source.pages}})

    def slug_parts(self) -> tuple[object, ...]:
        """Record, field, source and page."""
        kind = self.cited_model()._meta.model_name
        page = f"p{self.page}" if self.page else ""
        return (kind, self.record.slug, self.field.replace("_", "-"), self.source.slug, page)
