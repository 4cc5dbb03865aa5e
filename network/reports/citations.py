"""The reports of citations, and of those that contradict what is recorded."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.reports import register
from g32.reports.columns import Cell, Code, Column, Id, Listing, Number, Text
from g32.reports.kinds import RecordKind
from network.models import Stance, label_of_field

from .citing import agreeing, pages, place, places
from .passages import PassageReport


def field_of(citation: Any) -> Any:
    """Return the field, or the relation (its names), of the record that the citation speaks of.

    None: the whole record, or a field that this kind of record does not have (SQL of one's own can
    write that).
    """
    with suppress(FieldDoesNotExist):
        return citation.record._meta.get_field(citation.field) if citation.field else None
    return None


class FieldName(Column):
    """The field that a citation speaks of; empty for the whole record."""

    width = 14
    has_words = True

    def cell(self, value: Any, *, labels: bool) -> Cell:
        """Write its name, or with labels what people call it."""
        field = field_of(value)
        return called(field) if field and labels else value.field


class Followed(Column):
    """The recorded value of the field that a citation speaks of; for no field, the record."""

    has_words = True

    def cell(self, value: Any, *, labels: bool) -> Cell:
        """Write it as the reports write such a value."""
        field = field_of(value)
        return str(value.record) if field is None else recorded(value.record, field, labels=labels)


def called(field: Any) -> str:
    """Return what people call a field or a relation."""
    return str(label_of_field(field))


def recorded(record: Any, field: Any, *, labels: bool = True) -> str:
    """Return the value of a field, or the rows of a relation, as reports write it."""
    value = getattr(record, field.name)
    if field.one_to_many:
        return "; ".join(str(row) for row in value.all())
    if isinstance(value, bool):
        if labels:
            return _("yes") if value else _("no")
        return "yes" if value else "no"
    if field.choices and labels:
        return str(dict(field.flatchoices).get(value, value))
    return "" if value is None else str(value)


@register
class Citations(PassageReport):
    """Every passage that the register rests on, source by source and page by page.

    With a day or year: of the records that had begun by then, or may lie in it.
    """

    name = "citations"
    verbose_name = gettext_lazy("Citations")
    description = gettext_lazy("Which page of which source says what.")
    columns = (
        Id(),
        RecordKind("record_kind", gettext_lazy("kind of record"), "record"),
        Text("record", gettext_lazy("record")),
        FieldName("field", gettext_lazy("field")),
        Code("stance", gettext_lazy("stance"), Stance),
        Text("stated", gettext_lazy("stated"), "value"),
        Text("source", gettext_lazy("source")),
        Number("page", gettext_lazy("page")),
        Text("section", gettext_lazy("section")),
        Text("note", gettext_lazy("note")),
    )

    def id(self, citation: Any) -> str:
        """The citation's own id, with its kind in front unless it begins with that: ids are
        unique in one table only, and here many come together.
        """
        kind = citation.record._meta.model_name
        return citation.slug if citation.slug.startswith(f"{kind}-") else f"{kind}--{citation.slug}"

    def field(self, citation: Any) -> Any:
        """The citation, which knows its field."""
        return citation

    def page(self, citation: Any) -> int | str | None:
        """The page, or the pages."""
        return pages(citation)


@register
class Conflicts(PassageReport):
    """One row for each passage that contradicts what is recorded, with why it is not followed.

    With a day or year: of the records that had begun by then, or may lie in it.
    """

    name = "conflicts"
    verbose_name = gettext_lazy("Conflicts")
    description = gettext_lazy("Where sources disagree, what is followed and why.")
    columns = (
        Id("record.slug"),
        RecordKind("record_kind", gettext_lazy("kind of record"), "record"),
        Text("record", gettext_lazy("record")),
        FieldName("field", gettext_lazy("field")),
        Followed("followed", gettext_lazy("followed")),
        Listing("followed_sources", gettext_lazy("sources followed")),
        Text("stated", gettext_lazy("stated"), "value"),
        Listing("stated_sources", gettext_lazy("sources of what is stated")),
        Text("reason", gettext_lazy("reason"), "note"),
    )

    def rows_of(self, model: Any) -> QuerySet[Any]:
        """Those that contradict, with all citations of their records."""
        citations = Prefetch("record__citations", model._base_manager.select_related("source"))
        contradicting = super().rows_of(model).filter(stance=Stance.CONTRADICTS)
        return contradicting.prefetch_related(citations)

    def field(self, citation: Any) -> Any:
        """The citation, which knows its field."""
        return citation

    followed = field

    def followed_sources(self, citation: Any) -> Iterator[str]:
        """Where what is followed stands: what speaks of the field, else of the whole record."""
        agreed = agreeing(citation.record.citations.all())
        of_field = [each for each in agreed if each.field == citation.field]
        return places(of_field or [each for each in agreed if not each.field])

    def stated_sources(self, citation: Any) -> list[str]:
        """Where the other value stands."""
        return [place(citation)]
