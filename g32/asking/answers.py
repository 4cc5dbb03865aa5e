"""An answer as a report, to take along in every format."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from typing import IO, Any

from django.conf import settings

from g32.reports import Report, When
from g32.reports.base import BATCH, Batch
from g32.reports.columns import Value
from g32.reports.finish import Finish

from . import sqlite
from .limits import ALONG, AT_ONCE, MEMORY, MOST_FILE, Within
from .refusals import Refusal, Wrong
from .running import Question, locked, rows_of


def turn(who: object) -> IO[str]:
    """Return the open file that says that this person takes an answer along. Others may once it is
    closed: by us, or by the system where our process dies or nobody knows the file any more.

    Raises `Refusal` where too many are at it, or somebody is in this process, or they are already.
    """
    own = {f"process {os.getpid()}", f"person {who}"}
    with ExitStack() as looked:
        door, *places = (
            looked.enter_context((settings.DATA_DIR / f"answers{each}.lock").open("a+"))
            for each in ("", *range(AT_ONCE))
        )
        fcntl.flock(door, fcntl.LOCK_EX)  # one after the other looks who is there
        free = [each for each in places if locked(each)]
        if not free or own & {line for each in places if each not in free for line in _read(each)}:
            raise Refusal(Wrong.BUSY)
        free[0].truncate(0)
        free[0].write("\n".join(own))
        free[0].flush()
        return os.fdopen(os.dup(free[0].fileno()))  # stays locked when the others are closed


def _read(place: IO[str]) -> list[str]:
    place.seek(0)
    return place.read().splitlines()


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
        told = [(finish.of(each), self._every.index(each)) for each in self.columns]
        within = Within(along=True)
        with rows_of(self.question, within) as (_header, rows):
            while some := list(islice(rows, BATCH)):
                yield Batch(len(some), [tuple(made(row[at]) for made, at in told) for row in some])
                within.begin()
