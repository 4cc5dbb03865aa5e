"""What somebody asks to take along."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict

from g32.reports import Report, Table, When
from g32.reports.formats import Format

#: In the address: which columns, words instead of codes, tell how far it is.
COLUMNS, LABELS, PROGRESS = "columns", "labels", "progress"


@dataclass(frozen=True)
class Asked:
    """A report, or a list as a table, in some format.

    `words`: what it shows of the time, filters and search; `expected`: how many rows, as far as
    that is known beforehand.
    """

    report: Report
    form: Format
    labels: bool
    words: str = ""
    expected: int | None = None

    @classmethod
    def of(cls, given: QueryDict, report: Report, form: Format, **more: Any) -> "Asked":
        """Read the address. Unknown columns are passed over; without any, all of them."""
        known = {column.name for column in report.columns}
        if chosen := known.intersection(given.getlist(COLUMNS)):
            report.only(chosen)
        return cls(report, form, given.get(LABELS) == "yes", **more)

    @property
    def filename(self) -> str:
        """How the file is called."""
        when = str(self.report.when)
        return "-".join(filter(None, ("g32", self.report.name, when))) + self.form.suffix

    def packed(self) -> "Packed":
        """Return what is asked as it can be handed to another process."""
        report = self.report
        chosen = report.chosen if isinstance(report, Table) else None
        return Packed(
            report=type(report),
            when=report.when,
            query=None if chosen is None else chosen.query,
            columns=[column.name for column in report.columns],
            form=self.form.code,
            labels=self.labels,
            expected=self.expected,
        )


@dataclass(frozen=True)
class Packed:
    """What is asked, so that it can be handed over: a query instead of its records."""

    report: type[Report]
    when: When
    query: Any
    columns: Sequence[str]
    form: str
    labels: bool
    expected: int | None

    def unpacked(self) -> Report:
        """Return the report."""
        if self.query is None:
            return self.report(self.when).only(self.columns)
        rows = self.query.model._base_manager.all()
        rows.query = self.query
        return self.report(self.when, rows).only(self.columns)  # type: ignore[call-arg]


def asks_progress(request: HttpRequest) -> bool:
    """Whether the page wants to hear how far it is."""
    return request.GET.get(PROGRESS) == "yes"
