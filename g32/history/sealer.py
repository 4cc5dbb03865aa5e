"""The thread of a server process that seals what was written, outside anybody's request.

It is woken after every act, and looks now and then for what was written from outside. While the
database does not answer, it waits and goes on.
"""

import logging
import threading

from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from g32.errors import explain

from .sealing import Mark, seal

#: Seconds: what is written within so many is sealed together; how often it looks unasked; how long
#: it waits after a failure.
GATHER, EVERY, AFTER_FAILURE = 1.0, 60.0, 10.0

_log = logging.getLogger(__name__)


class Sealer:
    """One thread. It holds a connection only while it seals."""

    def __init__(self) -> None:
        self._thread = threading.Thread(target=self._run, name="g32-sealer", daemon=True)
        self._woken = threading.Event()
        self._stopped = threading.Event()
        self._failed = False

    def start(self) -> None:
        """Begin, with what was left unsealed."""
        self._woken.set()
        self._thread.start()

    def wake(self) -> None:
        """Say that something was written."""
        self._woken.set()

    def stop(self) -> None:
        """Let it finish what it is doing, within reason."""
        self._stopped.set()
        self._woken.set()
        self._thread.join(timeout=5)

    def _run(self) -> None:
        mark = Mark()
        while not self._stopped.is_set():
            self._woken.wait(EVERY)
            self._stopped.wait(GATHER)
            self._woken.clear()
            if not self._stopped.is_set() and not self._sealed(mark):
                self._stopped.wait(AFTER_FAILURE)
                self._woken.set()

    def _sealed(self, mark: Mark) -> bool:
        try:
            seal(mark)
        except DatabaseError as error:
            if not self._failed:  # said once, not at every attempt
                _log.warning(_("Sealing the history has to wait: %s"), explain(error))
            self._failed = True
        except Exception:  # noqa: BLE001 - whatever it is, the next attempt must come
            _log.exception(_("Sealing the history failed."))
            self._failed = True
        else:
            self._failed = False
        finally:
            connection.close()
        return not self._failed


_own: list[Sealer] = []


def start() -> None:
    """Begin sealing in this process."""
    _own.append(Sealer())
    _own[-1].start()


def wake() -> None:
    """Say that something was written, to the thread of this process if there is one."""
    for sealer in _own:
        sealer.wake()


def stop() -> None:
    """Stop sealing in this process."""
    while _own:
        _own.pop().stop()
