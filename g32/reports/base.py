"""What a report is: a name, typed columns, and records for a day, a year or all time."""

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from django.db.models import QuerySet

from .columns import Cell, Column, Label
from .when import When

#: So many records are fetched at once, with all that belongs to them.
BATCH = 1000


class Report:
    """One question to the register, answered as rows. From it come page, files and command.

    A subclass gives `queryset()`, or `records()` where one record makes several rows, and a method
    for each column whose value is not simply found on the record.
    """

    name: ClassVar[str]
    verbose_name: ClassVar[Label]
    #: What the report tells, in one sentence.
    description: ClassVar[Label]
    columns: ClassVar[tuple[Column, ...]]
    #: A page names the class itself; its templates would otherwise make a report of it.
    do_not_call_in_templates = True

    def __init__(self, when: When) -> None:
        self.when = when

    def queryset(self) -> QuerySet[Any]:
        """Return the records in their order, with all that the columns look at."""
        raise NotImplementedError

    def records(self) -> Iterator[Any]:
        """Go through what the rows are about, in batches: never all of it in memory."""
        return self.queryset().iterator(chunk_size=BATCH)

    def header(self, *, labels: bool = False) -> list[str]:
        """Return the names of the columns, or with `labels` their words. Asks no query."""
        return [str(column.label) if labels else column.name for column in self.columns]

    def rows(self, *, labels: bool = False) -> Iterator[list[Cell]]:
        """Go through the rows; with `labels` codes are written in words."""
        cells = [(column, self._value(column)) for column in self.columns]
        for record in self.records():
            yield [column.cell(value(record), labels=labels) for column, value in cells]

    def certainty(self, record: Any) -> str:
        """Return how sure it is that the record was in force on the day; else nothing."""
        return getattr(record, "certainty", "")

    def _value(self, column: Column) -> Callable[[Any], Any]:
        return getattr(self, column.name, column.follow)


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
