"""The thread of a server process that sweeps away the uploads that are over, visited or not."""

import logging
import threading

from django.db import Error, connection

from .keeping import sweep

#: Seconds between two times.
EVERY = 60.0
_log = logging.getLogger(__name__)
_stopped = threading.Event()


def start() -> None:
    """Begin sweeping in this process, with what was left there."""
    _stopped.clear()
    threading.Thread(target=_run, name="g32-sweeper", daemon=True).start()


def stop() -> None:
    """Stop sweeping in this process."""
    _stopped.set()


def _run() -> None:
    while True:
        try:
            sweep()
        except Error:
            _log.warning("Old uploads could not be swept away; it is tried again.")
        finally:
            connection.close()
        if _stopped.wait(EVERY):
            return
