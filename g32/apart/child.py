"""In the process apart: what it may use, and how it tells what it does."""

import os
import pickle
import resource
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

import django
from django.utils import translation

#: How far below the pages such work stands: the lowest there is.
NICENESS = 19
_NO_LIMIT = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
#: Nobody listens any more.
_UNHEARD = (BrokenPipeError, ConnectionResetError)


@dataclass(frozen=True)
class Limits:
    """What a process may use beyond what it begins with: bytes of memory, seconds in all, bytes of
    a file that it writes.

    None sets no limit. The memory is limited on Linux only; other systems cannot say what a process
    begins with.
    """

    memory: int | None = None
    seconds: float | None = None
    file: int | None = None


class Told(NamedTuple):
    """What the child tells: a message underway, at the end a value, or why it failed."""

    kind: str
    value: Any


@dataclass(frozen=True)
class Around:
    """What the work finds around it as it was where it was asked for: the database, the language.

    The settings may have named another database, as they do in tests.
    """

    database: Any
    language: str | None

    def take_over(self) -> None:
        """Make it so in this process."""
        from django.db import connection

        connection.settings_dict["NAME"] = self.database
        if self.language:
            translation.activate(self.language)


def main(
    line: Connection, around: Around, limits: Limits, work: Callable[..., Any], *given: Any
) -> None:
    """Do the work; tell how it ended. Nobody listens any more: stop at once."""
    os.nice(NICENESS)
    django.setup()
    around.take_over()
    _limit(limits)
    try:
        _tell(line, work, given)
    except _UNHEARD:
        return
    except MemoryError:
        # Before anything else: to say so takes memory too.
        resource.setrlimit(resource.RLIMIT_DATA, _NO_LIMIT)
        told = Told("memory", None)
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent raises it
        told = Told("failed", _portable(error))
    else:
        return
    try:
        line.send(told)
    except _UNHEARD:
        return


def _tell(line: Connection, work: Callable[..., Any], given: tuple[Any, ...]) -> None:
    """Do the work; what it returns must fit within the limits too, and be such as can be sent."""
    line.send(Told("done", work(lambda message: line.send(Told("message", message)), *given)))


def _portable(error: Exception) -> Exception:
    """Return the error as it can be sent; it says where in the work it was raised.

    One that cannot be sent, or not be made again from what was sent, becomes a `RuntimeError` that
    names it.
    """
    where = "".join(traceback.format_tb(error.__traceback__))
    try:
        error = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own, a moment old
    except Exception:  # noqa: BLE001 - whatever its making raises
        error = RuntimeError(f"{type(error).__name__}: {error}")
    error.add_note(f"Raised in a process apart:\n{where}")
    return error


def _limit(limits: Limits) -> None:
    if limits.seconds is not None:
        seconds = int(limits.seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    if limits.file is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limits.file, limits.file))
    status = Path("/proc/self/status")
    if limits.memory is not None and status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        most = int(lines["VmData"].split()[0]) * 1024 + limits.memory
        resource.setrlimit(resource.RLIMIT_DATA, (most, resource.RLIM_INFINITY))
