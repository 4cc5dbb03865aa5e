"""In the process apart: what it may use, and how it tells what it does."""

import os
import resource
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

import django

#: How far below the pages such work stands: the lowest there is.
NICENESS = 19


@dataclass(frozen=True)
class Limits:
    """What a process may use beyond what it begins with: bytes of memory, seconds in all.

    None sets no limit. The memory is limited on Linux only; other systems cannot say what a process
    begins with.
    """

    memory: int | None = None
    seconds: float | None = None


class Told(NamedTuple):
    """What the child tells: a message underway, at the end a value, or why it failed."""

    kind: str
    value: Any


def main(
    line: Connection, database: Any, limits: Limits, work: Callable[..., Any], *given: Any
) -> None:
    """Do the work; tell how it ended. Nobody listens any more: stop at once."""
    os.nice(NICENESS)
    django.setup()
    _same_database(database)
    _limit(limits)
    try:
        told = Told("done", work(lambda message: line.send(Told("message", message)), *given))
    except (BrokenPipeError, ConnectionResetError):
        return
    except MemoryError:
        told = Told("memory", None)
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent raises it
        told = Told("failed", error)
    _tell(line, told)


def _tell(line: Connection, told: Told) -> None:
    try:
        line.send(told)
    except (BrokenPipeError, ConnectionResetError):
        return
    except Exception:  # noqa: BLE001 - an error that cannot be passed on as it is
        line.send(Told("failed", RuntimeError(f"{type(told.value).__name__}: {told.value}")))


def _same_database(name: Any) -> None:
    """Read the database that the parent reads, also where its settings named another."""
    from django.db import connection

    connection.settings_dict["NAME"] = name


def _limit(limits: Limits) -> None:
    if limits.seconds is not None:
        seconds = int(limits.seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    status = Path("/proc/self/status")
    if limits.memory is not None and status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        most = int(lines["VmData"].split()[0]) * 1024 + limits.memory
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
