"""An answer as a report, to take along in every format."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from g32.reports import Report, When
from g32.reports.base import BATCH, Batch
from g32.reports.columns import Value
from g32.reports.finish import Finish

from . import sqlite
from .limits import ALONG, MEMORY, MOST_FILE, Within
from .running import Question, rows_of


class Answers(Report):
    """All rows of an answer; asked for again, as long as rows keep coming."""

    from_copy = False  # it takes one itself

    def __init__(self, question: Question, name: str, title: str, header: list[str]) -> None:
        super().__init__(When(day=question.day))
        self.question = question
        # Each answer has its own.
        self.name = name  # type: ignore[misc]
        self.verbose_name = title  # type: ignore[misc]
        # As much as the register itself is set aside to read from.
        most = MOST_FILE + sqlite.size()
        self.limits = {"memory": MEMORY, "seconds": ALONG, "file": most}  # type: ignore[misc]
        self._header = header
        self._every = self.columns = tuple(Value(each, each) for each in header)

    def given(self) -> tuple[Any, ...]:
        """Return what it was made of."""
        return self.question, self.name, self.verbose_name, self._header

    def batches(self, finish: Finish) -> Iterator[Batch]:
        """Go through the rows. Raises `Refusal`."""
        kept = [at for at, column in enumerate(self._every) if column in self.columns]
        within = Within(along=True)
        with rows_of(self.question, within) as (_header, rows):
            while some := list(islice(rows, BATCH)):
                cells = (map(finish.cell, self.columns, (row[at] for at in kept)) for row in some)
                yield Batch(len(some), list(map(tuple, cells)))
                within.begin()
