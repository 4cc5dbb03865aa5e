"""What the reports say of sources."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Any, ClassVar, NamedTuple

from django.db.models import Model, Q

from g32.reports import Report, Table, When
from g32.reports.columns import Column
from g32.reports.finish import Finish
from g32.reports.joins import AT_ONCE, Join
from g32.reports.rows import Keyed, by_key
from network.models import Citation, Source, Stance

#: So many places are remembered, and so many questions for citations in SQL.
_PLACES, _QUESTIONS = 2000, 100
#: Which citations of a kind count at the time of a report.
Counting = Callable[[When], Q]


def agreeing(*citations: Iterable[Citation]) -> list[Citation]:
    """Return those that do not contradict, in page order. `source` is to be fetched along."""
    kept = [each for some in citations for each in some if each.agrees]
    return sorted(kept, key=page_order)


def page_order(citation: Citation) -> tuple[str, int, int]:
    """Return the key that sorts citations by source and page; a whole source comes first."""
    return citation.source.sort_key, citation.page or 0, citation.page_to or 0


def pages(cited: Any) -> int | str | None:
    """Return the page, or "3-4" for more; None for a source without pages."""
    return f"{cited.page}-{cited.page_to}" if cited.page_to else cited.page


def place(citation: Citation) -> str:
    """Return where it stands: "Jaarverslag 2014 p. 2"; of a web page the title alone."""
    return str(mark(citation.source, citation.page, citation.page_to))


def places(citations: Iterable[Citation]) -> Iterator[str]:
    """Return where each stands."""
    return (place(each) for each in citations)


def confirmed(citations: Iterable[Citation]) -> date | None:
    """Return the latest day up to which one of the sources speaks."""
    return _latest(each.source.as_of for each in citations)


def _latest(days: Iterable[date | None]) -> date | None:
    return max(filter(None, days), default=None)


class CitedReport(Report):
    """A report whose rows name their sources.

    Those are the agreeing citations of the row's record, and of what the row shows that no other
    report tells with its sources. A subclass with more than the record's own gives `evidence`.
    """

    def evidence(self, record: Any) -> list[Citation]:
        """Return the citations on which the row rests."""
        return agreeing(record.citations.all())

    def sources(self, record: Any) -> Iterator[str]:
        """Return where it stands, in page order."""
        return places(self.evidence(record))

    def confirmed(self, record: Any) -> date | None:
        """Return the latest day up to which an agreeing source speaks."""
        return confirmed(self.evidence(record))


def always(_when: When) -> Q:
    """Count all."""
    return Q()


def of_the_time(when: When) -> Q:
    """Count those of what was in force."""
    return when.state("record__")


class CitedTable(Table):
    """A table whose rows name their sources.

    Those are the agreeing citations along the paths `rests_on`: of the row's record, and of what
    the row shows that no other report tells with its sources.
    """

    rests_on: ClassVar[Mapping[str, Counting]] = {"citations": always}

    def joins(self, columns: Sequence[Column]) -> list[Join]:
        """Take from the citations what they tell."""
        cited = [column for column in columns if column.name in _CITED]
        rest = [column for column in columns if column not in cited]
        own: list[Join] = [Evidence(cited, self)] if cited else []
        return [*own, *super().joins(rest)]


class Mark(NamedTuple):
    """A place in a source, in the order in which places are told."""

    source: str
    page: int
    page_to: int
    title: str
    as_of: date | None

    def __str__(self) -> str:
        return f"{self.title} p. {pages(self)}" if self.page else self.title


def mark(source: Any, page: int | None, page_to: int | None) -> Mark:
    """Return a place in a source, of which its fields are at hand; without a page, all of it."""
    return Mark(source.sort_key, page or 0, page_to or 0, source.name, source.as_of)


class _Source(NamedTuple):
    """What a place tells of its source."""

    sort_key: str
    name: str
    as_of: date | None


#: What columns make of the places on which a row rests.
_CITED: dict[str, Callable[[Sequence[Mark]], Any]] = {
    "sources": lambda marks: list(map(str, marks)),
    "confirmed": lambda marks: _latest(mark.as_of for mark in marks),
}


class Evidence(Join):
    """The places on which each record rests."""

    def __init__(self, columns: Sequence[Column], table: CitedTable) -> None:
        super().__init__("pk", columns)
        self._cited = [
            _cited(table.model, path, counts(table.when)) for path, counts in table.rests_on.items()
        ]
        self._sources: dict[int, _Source] = {}
        self._mark = lru_cache(_PLACES)(self._marked)

    def add(self, keys: Collection[Any], finish: Finish) -> None:
        """Fetch the citations of all keys together; many records stand in the same places."""
        found: dict[Any, list[Mark]] = defaultdict(list)
        streams = (each.stream(keys, AT_ONCE) for each in self._cited)
        cited = [*chain.from_iterable(chain.from_iterable(streams))]
        self._fetch_sources({source for _key, source, *_pages in cited})
        for key, *place in cited:
            found[key].append(self._mark(*place))
        told = {key: tuple(sorted(marks)) for key, marks in found.items()}
        for cells, column in zip(self.cells, self.columns, strict=True):
            cell, tell = finish.of(column), _CITED[column.name]
            made = {marks: cell(tell(marks)) for marks in {(), *told.values()}}
            cells.update(dict.fromkeys(keys, made[()]))
            cells.update((key, made[marks]) for key, marks in told.items())

    def _fetch_sources(self, keys: set[int]) -> None:
        if missing := keys - self._sources.keys():
            for some in by_key(Source, _Source._fields).stream(missing, AT_ONCE):
                self._sources |= {pk: _Source(*told) for pk, *told in some}

    def _marked(self, source: int, page: int | None, page_to: int | None) -> Mark:
        return mark(self._sources[source], page, page_to)


@lru_cache(_QUESTIONS)
def _cited(model: type[Model], path: str, counts: Q) -> Keyed:
    """Ask for the citations that count at the end of a path from records of `model`: of which
    record, in which source, on which pages.
    """
    back = []
    for step in path.split("."):
        field: Any = model._meta.get_field(step)
        back.append(field.field.name if field.one_to_many else field.related_query_name())
        model = field.related_model
    owner = "__".join((*reversed(back), "pk"))
    chosen = model._base_manager.exclude(stance=Stance.CONTRADICTS).filter(counts)
    return Keyed(chosen, owner, (owner, "source_id", "page", "page_to"))
