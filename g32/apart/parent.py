"""In the process that asks: start the work, listen to it, stop it."""

import multiprocessing
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.utils import translation

from . import child
from .child import Around, Limits

#: One process of this kind stands ready, with the register loaded, to be copied for each task. It
#: has no threads and no connections, so that a copy begins clean.
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["g32.apart.ready"])


class ApartError(Exception):
    """The work could not be done within its limits, or was killed: `why`."""

    #: Too long, too much memory, or ended without a word.
    TIME, MEMORY, GONE = "time", "memory", "gone"

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Task:
    """Work that is being done apart. `value`: what it returned, once it is done."""

    value: Any = None

    def __init__(self, limits: Limits, work: Callable[..., Any], given: tuple[Any, ...]) -> None:
        self._line, line = _CONTEXT.Pipe(duplex=False)
        self._until = time.monotonic() + limits.seconds if limits.seconds else None
        around = Around(connection.settings_dict["NAME"], translation.get_language())
        self._process = _CONTEXT.Process(
            target=child.main, args=(line, around, limits, work, *given), daemon=True
        )
        self._process.start()
        line.close()

    def messages(self) -> Iterator[Any]:
        """Go through what the work tells, until it is done.

        Raises what it raised, and `ApartError`.
        """
        while True:
            told = self._next()
            if told.kind == "message":
                yield told.value
            elif told.kind == "done":
                self.value = told.value
                return
            elif told.kind == "memory":
                raise ApartError(ApartError.MEMORY)
            else:
                raise told.value

    def stop(self) -> None:
        """End it, done or not."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._line.close()

    def _next(self) -> child.Told:
        if self._until and not self._line.poll(max(0, self._until - time.monotonic())):
            raise ApartError(ApartError.TIME)
        try:
            told: child.Told = self._line.recv()
        except (EOFError, OSError):  # before a word, or halfway through one
            raise ApartError(ApartError.GONE) from None
        return told


@contextmanager
def start(work: Callable[..., Any], *given: Any, **limits: Any) -> Iterator[Task]:
    """Do `work(tell, *given)` in a process of its own, as long as the block lasts.

    `work` is a function of a module, and what it is given can be pickled. `limits`: see `Limits`.
    """
    task = Task(Limits(**limits), work, given)
    try:
        yield task
    finally:
        task.stop()
