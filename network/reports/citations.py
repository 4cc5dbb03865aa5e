"""The reports of citations, and of those that contradict what is recorded."""

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import F, Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.reports import Report, When, register
from g32.reports.base import BATCH
from g32.reports.columns import Cell, Code, Column, Id, Listing, Number, Text
from g32.reports.joins import AT_ONCE
from g32.reports.kinds import RecordKind, kind_code, linked
from g32.reports.narrowing import condition
from g32.reports.places import Following, Place, Wanted, beyond, placed
from g32.reports.rows import stream
from network.models import Citation, Stance

from .citing import agreeing, page_order, pages, place, places

#: Columns of which the database can tell which citations have some text in it.
_NARROWING = ("stance", "stated", "source", "section", "note")
#: After the number of every row.
_LAST = 2**63 - 1
Only = Mapping[str, Collection[str]]


def citation_models() -> list[type[Citation]]:
    """Return the citation tables of all kinds of records, of every app."""
    return [model for model in apps.get_models() if issubclass(model, Citation)]


def _fetched(model: Any, when: When) -> QuerySet[Any]:
    noun: Any = model._meta.get_field("record").related_model
    return (
        model._base_manager.filter(when.had_begun(noun, "record__"))
        .select_related("source", "record", *(f"record__{path}" for path in linked(noun)))
        .order_by(
            "source__sort_key",
            F("page").asc(nulls_first=True),
            F("page_to").asc(nulls_first=True),
            "pk",
        )
    )


def _by_page(querysets: Iterable[QuerySet[Any]]) -> Iterator[Any]:
    """Go through citations of all kinds in the order of their pages."""
    return heapq.merge(*(each.iterator(chunk_size=BATCH) for each in querysets), key=page_order)


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

    def cell(self, value: Any, *, labels: bool) -> Cell:
        """Write its name, or with labels what people call it."""
        field = field_of(value)
        return called(field) if field and labels else value.field


class Followed(Column):
    """The recorded value of the field that a citation speaks of; for no field, the record."""

    def cell(self, value: Any, *, labels: bool) -> Cell:
        """Write it as the reports write such a value."""
        field = field_of(value)
        return str(value.record) if field is None else recorded(value.record, field, labels=labels)


def called(field: Any) -> str:
    """Return what people call a field or a relation."""
    if field.one_to_many:
        return str(field.related_model._meta.verbose_name_plural)
    return str(field.verbose_name)


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
class Citations(Report):
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

    def records(self) -> Iterator[Any]:
        """By source and page."""
        return _by_page(_fetched(model, self.when) for model in citation_models())

    def following(self, wanted: Wanted) -> Following:
        """Return citations of all kinds from a place on, so many of each at most."""
        exact = wanted.only.keys() <= {*_NARROWING, "record_kind"}
        most = wanted.number if exact else wanted.looked_at
        kinds = [
            _following(number, self._narrowed(model, wanted.only), wanted.after, most)
            for number, model in enumerate(citation_models())
            if self._is_wanted(model, wanted.only)
        ]
        merged = islice(heapq.merge(*kinds), most)
        return Following(most, self.with_cells(self._with_records(merged)))

    def _with_records(self, places: Iterator[Place]) -> Iterator[tuple[Place, Any]]:
        """Fetch the citations that stand there: of each kind together, so many at once."""
        kinds = citation_models()
        while some := list(islice(places, BATCH)):
            chosen = defaultdict(list)
            for *_place, number, pk in some:
                chosen[number].append(pk)
            found = {
                (number, each.pk): each
                for number, keys in chosen.items()
                for each in _fetched(kinds[number], self.when).filter(pk__among=keys).order_by()
            }
            yield from ((place, found[place[-2:]]) for place in some)

    def _is_wanted(self, model: Any, only: Only) -> bool:
        noun = model._meta.get_field("record").related_model
        return kind_code(noun) in only.get("record_kind", [kind_code(noun)])

    def _narrowed(self, model: Any, only: Only) -> QuerySet[Any]:
        rows = _fetched(model, self.when)
        for column in self.columns:
            if (texts := only.get(column.name)) and column.name in _NARROWING:
                rows = rows.filter(condition(model, column, texts, self.when))
        return rows

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


def _following(number: int, rows: QuerySet[Any], after: Place, most: int) -> Iterator[Place]:
    """Go through the places of citations of one kind; `number`: that of the kind.

    Of those in one place in a source all of a kind come before the next.
    """
    rows, parts = placed(rows)
    if after:
        *place, kind, pk = after
        reached = pk if kind == number else (0 if kind < number else _LAST)
        rows = rows.filter(beyond(parts, (*(each or None for each in place), reached)))
    for some in stream(rows[:most], [part.name for part in parts], AT_ONCE):
        for source, page, page_to, pk in some:
            yield source, page or 0, page_to or 0, number, pk


def contradictions(when: When) -> Iterator[Any]:
    """Go through the citations that contradict, with all citations of their records."""
    return _by_page(
        _fetched(model, when)
        .filter(stance=Stance.CONTRADICTS)
        .prefetch_related(
            Prefetch("record__citations", model._base_manager.select_related("source"))
        )
        for model in citation_models()
    )


@register
class Conflicts(Report):
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

    def records(self) -> Iterator[Any]:
        """By source and page of the passage that is not followed."""
        return contradictions(self.when)

    def stands_at(self, citation: Any) -> Place:
        """By source and page, then by kind."""
        return *page_order(citation), citation_models().index(type(citation)), citation.pk

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
