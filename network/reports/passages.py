"""A report whose rows are passages: citations of all kinds, source by source and page by page."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from django.apps import apps
from django.db.models import Count, F, QuerySet

from g32.reports import Report, When
from g32.reports.base import BATCH
from g32.reports.joins import AT_ONCE
from g32.reports.kinds import kind_code, linked
from g32.reports.narrowing import condition
from g32.reports.places import Beyond, Following, Place, Wanted, placed
from g32.reports.rows import stream
from network.models import Citation, Source

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

    def count(self) -> int:
        """Let each kind be counted."""
        return sum(self.rows_of(model).order_by().count() for model in citation_models())

    def following(self, wanted: Wanted) -> Following:
        """Return citations of all kinds from a place on, so many of each at most."""
        exact = wanted.only.keys() <= {*_NARROWING, "record_kind"}
        most = wanted.number if exact else wanted.looked_at
        kinds = {
            number: self._narrowed(model, wanted.only)
            for number, model in enumerate(citation_models())
            if self._is_wanted(model, wanted.only)
        }
        sources = _sources(kinds.values(), wanted.after, most)
        found = (
            _following(number, _less(rows, sources), wanted.after, most)
            for number, rows in kinds.items()
        )
        merged = islice(heapq.merge(*found), most)
        return Following(most, self.with_cells(self._with_records(merged, wanted), wanted))

    def _with_records(self, places: Iterator[Place], wanted: Wanted) -> Iterator[tuple[Place, Any]]:
        """Fetch the citations that stand there: of each kind together, so many at once."""
        kinds = citation_models()
        while some := list(islice(places, wanted.at_once)):
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


def _sources(kinds: Iterable[QuerySet[Any]], after: Place, most: int) -> list[int]:
    """Return the sources, from that of a place on, that have so many citations of those kinds of
    which all are asked: an index counts them all quicker than they can be put in order.
    """
    counted: Counter[int] = Counter()
    for rows in kinds:
        if not rows.query.where:
            by_source = rows.order_by().values_list("source").annotate(number=Count("pk"))
            counted.update(dict(by_source))
    reached = after[0] if after else ""
    sources = Source._base_manager.filter(sort_key__gte=reached).order_by("sort_key")
    found: list[int] = []
    number = 0
    for key, same in groupby(sources.values_list("sort_key", "pk"), itemgetter(0)):
        some = [pk for _key, pk in same]
        found += some
        if not after or key != reached:  # of which there may be some before the place
            number += sum(counted[pk] for pk in some)
        if number >= most:
            break
    return found


def _less(rows: QuerySet[Any], sources: list[int]) -> QuerySet[Any]:
    """Let less be put in order: what stands in these sources; of what a condition chooses, that.

    Chosen on their own, as SQLite would rather come to them from all the sources, row by row.
    """
    if not rows.query.where:
        return rows.filter(source__pk__among=sources)
    chosen = rows.model._base_manager.filter(pk__in=rows.order_by().values("pk"))
    return chosen.order_by(*rows.query.order_by)


def _following(number: int, rows: QuerySet[Any], after: Place, most: int) -> Iterator[Place]:
    """Go through the places of citations of one kind; `number`: that of the kind.

    Of those in one place in a source all of a kind come before the next.
    """
    rows, parts = placed(rows)
    if after:
        *place, kind, pk = after
        reached = pk if kind == number else (0 if kind < number else _LAST)
        rows = rows.filter(Beyond(parts, (*(each or None for each in place), reached)))
    for some in stream(rows[:most], [part.name for part in parts], AT_ONCE):
        for source, page, page_to, pk in some:
            yield source, page or 0, page_to or 0, number, pk
