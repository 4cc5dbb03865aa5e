"""A report whose rows are passages: citations of all kinds, source by source and page by page."""

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.apps import apps
from django.db.models import F, QuerySet

from g32.reports import Report, When
from g32.reports.base import BATCH
from g32.reports.joins import AT_ONCE
from g32.reports.kinds import kind_code, linked
from g32.reports.narrowing import condition
from g32.reports.places import Following, Place, Wanted, beyond, placed
from g32.reports.rows import stream
from network.models import Citation

from .citing import page_order

#: Columns of which the database can tell which citations have some text in it.
_NARROWING = ("stance", "stated", "source", "section", "note", "reason")
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


class PassageReport(Report):
    """A report of citations of all kinds, in the order of their pages."""

    def rows_of(self, model: Any) -> QuerySet[Any]:
        """Return the citations of a kind, with all that the report's methods look at."""
        return _fetched(model, self.when)

    def records(self) -> Iterator[Any]:
        """By source and page."""
        return _by_page(self.rows_of(model) for model in citation_models())

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
                for each in self.rows_of(kinds[number]).filter(pk__among=keys).order_by()
            }
            yield from ((place, found[place[-2:]]) for place in some)

    def _is_wanted(self, model: Any, only: Only) -> bool:
        noun = model._meta.get_field("record").related_model
        return kind_code(noun) in only.get("record_kind", [kind_code(noun)])

    def _narrowed(self, model: Any, only: Only) -> QuerySet[Any]:
        rows = self.rows_of(model)
        for column in self.columns:
            if (texts := only.get(column.name)) and column.name in _NARROWING:
                rows = rows.filter(condition(model, column, texts, self.when))
        return rows


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
