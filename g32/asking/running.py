"""One question, asked in a process of its own, one after the other."""

import fcntl
import logging
import signal
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import islice
from math import isfinite
from tempfile import TemporaryDirectory
from typing import IO, Any

from django.conf import settings
from django.db import connection

from g32 import apart
from g32.reports import When
from g32.reports.writing import NoFileError

from . import postgresql, sqlite
from .limits import CELLS, MEMORY, SECONDS, SHOWN, WAIT, WAITING, Within
from .refusals import Refusal, Wrong
from .reported import reported
from .statement import Statement
from .vocabulary import views

logger = logging.getLogger(__name__)
_ENGINES: Mapping[str, Any] = {"sqlite": sqlite, "postgresql": postgresql}
#: The parameter that is the day of the question itself.
OP = "op"
#: After so many seconds the process ends itself, whatever holds it up; and after so many it is
#: ended, should it not even have begun.
_LAST, _IN_ALL = SECONDS + 0.3, SECONDS + 10


#: From here on a number is no longer told to the last digit.
_WHOLE = 10**15


@dataclass(frozen=True)
class Question:
    """A statement, what is filled in for its parameters, and the day it speaks of."""

    text: str
    given: Mapping[str, str]
    day: date


@dataclass
class Answer:
    """What came of it: the columns and rows, `more` rows than are shown, or why there are none.

    `names`: the parameters of the statement, as far as it could be read. `ordered`: whether it says
    in what order the rows stand; else each engine has its own. `of_day`: whether it is of
    the day of the question; `doubts`: what may be amiss with it.
    """

    header: list[str] = field(default_factory=list)
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    more: bool = False
    doubts: list[str] = field(default_factory=list)
    ordered: bool = True
    names: list[str] = field(default_factory=list)
    of_day: bool = False
    refusal: NoFileError | None = None
    seconds: float = 0.0

    @property
    def lacks(self) -> Refusal | None:
        """What is to be filled in first, if that is all that is wrong."""
        refusal = self.refusal
        if isinstance(refusal, Refusal) and refusal.wrong is Wrong.PARAMETER:
            return refusal
        return None


def ask(question: Question) -> Answer:
    """Answer a question, as far as a page shows it."""
    begun: float | None = None
    try:
        with (
            _turn(),
            TemporaryDirectory(prefix="question-", dir=settings.DATA_DIR) as folder,
            apart.start(_asked, question, folder, memory=MEMORY, seconds=_IN_ALL) as task,
        ):
            for _begins in task.messages():
                begun = time.monotonic()
            answer: Answer = task.value
    except Refusal as refusal:
        answer = Answer(refusal=refusal)
    except apart.ApartError as broken:
        answer = Answer(refusal=refusal_of(broken, time.monotonic() - begun if begun else 0))
    return answer


@contextmanager
def rows_of(question: Question, within: Within) -> Iterator[tuple[list[str], Any]]:
    """Ask here: yield the names of the columns and the rows. Raises `Refusal`."""
    with _answered(Statement(question.text), question, within) as found:
        yield found


@contextmanager
def _answered(
    statement: Statement, question: Question, within: Within
) -> Iterator[tuple[list[str], Any]]:
    values = statement.values({**question.given, OP: question.day.isoformat()})
    made = {
        name: reported(report(When(day=question.day)))
        for name in statement.views
        if (report := views()[name].report)
    }
    engine = _ENGINES[connection.vendor]
    try:
        with engine.answered(statement, values, question.day, made, within) as rows:
            yield statement.header, (tuple(map(_shown, row)) for row in rows)
    except Refusal as refusal:
        raise statement.found_out(refusal) from None


def _asked(tell: Any, question: Question, folder: str) -> Answer:
    """In the process apart: tell that it begins. Whatever it sets aside lies in the folder."""
    tempfile.tempdir = folder
    signal.setitimer(signal.ITIMER_REAL, _LAST)
    begin, within = time.monotonic(), Within()
    tell(None)
    answer = Answer()
    try:
        statement = Statement(question.text)
        answer.names, answer.ordered = statement.names, statement.ordered
        answer.of_day = OP in statement.names or statement.of_day
        with _answered(statement, question, within) as (header, rows):
            answer.header = header
            most = min(SHOWN, CELLS // max(1, len(header)))
            answer.rows = list(islice(rows, most))
            answer.more = next(rows, None) is not None
        answer.doubts = statement.doubts(empty=not answer.rows)
    except Refusal as refusal:
        answer.refusal = refusal
    answer.seconds = time.monotonic() - begin
    return answer


def _shown(value: Any) -> Any:
    """A value as both engines give it: a text, a whole number, a number of 15 digits or nothing."""
    if not isinstance(value, bool | float | Decimal):
        return value
    number = float(value)
    if not isfinite(number):
        return None
    whole = number.is_integer() and abs(number) < _WHOLE
    return int(number) if whole else float(f"{number:.15g}")


#: The rest of the server's threads are for other pages.
_WAITING = threading.BoundedSemaphore(WAITING)


@contextmanager
def _turn() -> Iterator[None]:
    """Wait for those who ask already: what is left of the processor is for the pages."""
    if not _WAITING.acquire(blocking=False):
        raise Refusal(Wrong.BUSY)
    try:
        until = time.monotonic() + WAIT
        with (settings.DATA_DIR / "questions.lock").open("a") as lock:
            while not (locked(lock) and _is_idle()):
                if time.monotonic() > until:
                    raise Refusal(Wrong.BUSY)
                time.sleep(0.02)
            yield
    finally:
        _WAITING.release()


def _is_idle() -> bool:
    """Whether the database works for nobody any more who asked before."""
    return connection.vendor != "postgresql" or postgresql.idle()


def locked(lock: IO[str]) -> bool:
    """Whether an open file is now ours, until it is closed or this process ends."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def refusal_of(broken: apart.ApartError, after: float = 0, most: float = SECONDS) -> Refusal:
    """Return why a process that answered has ended, so many seconds after it began, of at most so
    many. One that ended of itself before that is written down: what it said of it stands above.
    """
    if broken.why == apart.ApartError.MEMORY:
        return Refusal(Wrong.MEMORY)
    if broken.why == apart.ApartError.GONE and after < most:
        logger.error("A process ended of itself that answered a question, after %.1f s.", after)
        return Refusal(Wrong.BROKEN)
    return Refusal(Wrong.TIME, seconds=int(most))
