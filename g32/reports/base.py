"""What a report is: a name, typed columns, and records for a day, a year or all time."""

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, ClassVar, NamedTuple, Self

from .columns import Cell, Column, Label
from .finish import Finish
from .places import Following, Place, Wanted
from .when import When

#: So many rows are made at once, with all that belongs to them: never all of it in memory.
BATCH = 1000


class Batch(NamedTuple):
    """Some rows, to be gone through once, and their number."""

    number: int
    rows: Iterable[tuple[Any, ...]]


class Report:
    """One question to the register, answered as rows. From it come page, files and command.

    A subclass gives `records()`, and a method for each column whose value is not simply found on
    the record. One whose rows are those of a table is a `Table`.
    """

    name: ClassVar[str]
    verbose_name: ClassVar[Label]
    #: What the report tells, in one sentence.
    description: ClassVar[Label]
    columns: tuple[Column, ...]
    #: Whether, on SQLite, what may take long is read from a copy that others do not wait for.
    from_copy: ClassVar[bool] = True
    #: What the process may use that makes a file of it (see `g32.apart.start`).
    limits: ClassVar[Mapping[str, Any]] = {}
    #: A page names the class itself; its templates would otherwise make a report of it.
    do_not_call_in_templates = True

    def __init__(self, when: When) -> None:
        self.when = when

    def __reduce__(self) -> Any:
        """Be handed to another process as what it was made of."""
        return _again, (type(self), self.given(), [column.name for column in self.columns])

    def given(self) -> tuple[Any, ...]:
        """Return what it was made of."""
        return (self.when,)

    def only(self, names: Collection[str]) -> Self:
        """Keep these columns, in their own order; unknown names are passed over."""
        self.columns = tuple(column for column in self.columns if column.name in names)
        return self

    def records(self) -> Iterator[Any]:
        """Go through what the rows are about."""
        raise NotImplementedError

    def count(self) -> int:
        """Return how many rows there are."""
        return sum(batch.number for batch in self.batches(Finish(labels=False)))

    def header(self, *, labels: bool = False) -> list[str]:
        """Return the names of the columns, or with `labels` their words. Asks no query."""
        return [str(column.label) if labels else column.name for column in self.columns]

    def batches(self, finish: Finish) -> Iterator[Batch]:
        """Go through the rows, some at a time, their cells finished."""
        records = iter(self.records())
        while some := list(islice(records, BATCH)):
            yield self.finished(some, finish)

    def finished(self, records: Collection[Any], finish: Finish) -> Batch:
        """Return the rows of some records, their cells finished."""
        tell = [(finish.of(column), self.teller(column)) for column in self.columns]
        rows = (tuple(made(value(record)) for made, value in tell) for record in records)
        return Batch(len(records), rows)

    def rows(self, *, labels: bool = False) -> Iterator[tuple[Cell, ...]]:
        """Go through the rows; with `labels` codes are written in words."""
        for some in self.batches(Finish(labels=labels)):
            yield from some.rows

    def stands_at(self, record: Any) -> Place:
        """Return where the record stands in the report; records may share a place."""
        raise NotImplementedError

    def following(self, wanted: Wanted) -> Following:
        """Return rows from a place on. What is wanted of cells is only used to go through less:
        more rows may come than are wanted.
        """
        return Following(sys.maxsize, self.with_cells(self._after(wanted.after), wanted))

    def with_cells(
        self, records: Iterator[tuple[Place, Any]], wanted: Wanted
    ) -> Iterator[tuple[Place, Any]]:
        """Go through records with their places; in the place of each come its finished cells."""
        while some := list(islice(records, wanted.at_once)):
            rows = self.finished([record for _place, record in some], wanted.finish).rows
            yield from ((place, row) for (place, _record), row in zip(some, rows, strict=True))

    def after(self, place: Place) -> Iterator[Any]:
        """Go through the records, at least from the place on."""
        return self.records()

    def _after(self, after: Place) -> Iterator[tuple[Place, Any]]:
        """Go through the records after a place; those that share one are numbered."""
        before: Place = ()
        for record in self.after(after):
            place = self.stands_at(record)
            number = before[-1] + 1 if before[:-1] == place else 0
            before = (*place, number)
            if before > after:
                yield before, record

    def certainty(self, record: Any) -> str:
        """Return how sure it is that the record was in force on the day; else nothing."""
        return getattr(record, "certainty", "")

    def teller(self, column: Column) -> Callable[[Any], Any]:
        """Return what gives the value of a column for a record."""
        told: Callable[[Any], Any] = getattr(self, column.name, column.follow)
        return told


def _again(kind: type[Report], given: tuple[Any, ...], names: list[str]) -> Report:
    return kind(*given).only(names)


_REPORTS: dict[str, type[Report]] = {}


def register(report: type[Report]) -> type[Report]:
    """Make a report known by its name; a class decorator."""
    if report.name in _REPORTS:
        raise ValueError(f"There are two reports named {report.name}.")
    _REPORTS[report.name] = report
    return report


def reports() -> dict[str, type[Report]]:
    """Return all reports by name, in the order of their names."""
    return dict(sorted(_REPORTS.items()))
