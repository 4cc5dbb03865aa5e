"""What somebody asks to take along."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import IO, Any

from django.http import HttpRequest, QueryDict

from g32.reports import Report
from g32.reports.formats import Format
from g32.reports.writing import write

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

    @property
    def from_copy(self) -> bool:
        """Whether it is read from a copy where it may take long."""
        return self.report.from_copy

    @property
    def limits(self) -> Mapping[str, Any]:
        """What the process that makes it may use."""
        return self.report.limits

    def write(self, file: IO[bytes], tell: Callable[[int], object]) -> int:
        """Write it to a file, as `g32.reports.writing` does."""
        return write(self.report, self.form, file, labels=self.labels, tell=tell)


def asks_progress(request: HttpRequest) -> bool:
    """Whether the page wants to hear how far it is."""
    return request.GET.get(PROGRESS) == "yes"
