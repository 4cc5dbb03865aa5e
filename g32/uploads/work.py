"""The two steps, looking and applying: each in a process apart, telling how far it is."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from g32 import apart
from g32.errors import explain
from g32.importing import NotAppliedError, RecordResource, apply, preview, resources
from g32.importing.files import Table, UnreadableError, read
from g32.importing.moments import StillWritingError, moment
from g32.models import Upload
from g32.reports import When

from . import outcome
from .keeping import store

#: Sends a message to who waits for a process apart.
Telling = Callable[[Any], object]


class Step(NamedTuple):
    """How far it is: with what, how many of how many."""

    what: str
    done: int
    of: int


class UndoneError(Exception):
    """The step could not be taken; its words say why and what to do. Nothing was changed."""


#: Reading the file, which tells nothing underway.
_OPENING = Step("open", 0, 0)


def look(upload: Upload) -> Iterator[Step]:
    """See what would become of the rows, and store the upload with it.

    Raises `UndoneError`, and what the database raises.
    """
    yield _OPENING
    table = _table(upload)
    try:
        upload.since = moment()
        upload.outcome = yield from _apart(_look, _given(upload), table)
    except (UnreadableError, NotAppliedError) as error:
        raise UndoneError(error.message) from error
    except StillWritingError as error:
        raise UndoneError(
            _("Somebody else is writing all the time. Wait a moment and try again.")
        ) from error
    store(upload)


def carry_out(upload: Upload, reason: str) -> Iterator[Step]:
    """Apply what was looked at, as the batch that bears the upload's key; let go of the file.

    Raises `UndoneError`, and what the database raises.
    """
    yield _OPENING
    table = _table(upload)
    try:
        given = (*_given(upload), upload.key, reason, upload.since)
        upload.outcome = yield from _apart(_apply, given, table)
    except (UnreadableError, NotAppliedError) as error:
        raise UndoneError(error.message) from error
    upload.content = b""
    upload.save(update_fields=["content", "outcome"])


def _given(upload: Upload) -> tuple[Any, ...]:
    return upload.report, upload.actor, upload.time, upload.choices


def _table(upload: Upload) -> Table:
    headers = resources()[upload.report].headers()
    try:
        return read(upload.name, bytes(upload.content), headers)
    except UnreadableError as error:
        raise UndoneError(error.message) from error


def _apart(
    work: Callable[..., bytes], given: tuple[Any, ...], table: Table
) -> Generator[Step, None, bytes]:
    """Do it apart, and go through the steps. What only a transaction of ours sees is done here."""
    if connection.in_atomic_block:
        return work(bool, given, table)
    try:
        with apart.start(work, given, table) as task:
            for step in task.messages():
                yield Step(*step)
            done: bytes = task.value
            return done
    except apart.ApartError as error:
        raise UndoneError(_("It broke off, and nothing was written. Try again.")) from error


def _resource(tell: Telling, report: str, actor: str, time: str, choices: Any) -> RecordResource:
    def told(what: str, done: int, of: int) -> None:
        tell((what, done, of))

    user = User.objects.get(username=actor)
    return resources()[report](user, When.read(time), choices, told)


def _look(tell: Telling, given: tuple[Any, ...], table: Table) -> bytes:
    resource = _resource(tell, *given)
    with _in_words():
        found = preview(resource, table)
    return outcome.packed(outcome.told(resource, table, found))


def _apply(tell: Telling, given: tuple[Any, ...], table: Table) -> bytes:
    *of, batch, reason, since = given
    resource = _resource(tell, *of)
    with _in_words():
        found, _batch = apply(resource, table, batch=batch, reason=reason, since=since)
    if found.is_refused:
        raise NotAppliedError(
            _("Something else holds now, so nothing was written. Look at the file again.")
        )
    return outcome.packed(outcome.summary(resource, table, found))


@contextmanager
def _in_words() -> Iterator[None]:
    """Say what the database says where it does not answer: its own error loses that on the way."""
    try:
        yield
    except DatabaseError as error:
        raise NotAppliedError(explain(error)) from error
