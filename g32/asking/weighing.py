"""What a process of PostgreSQL takes of memory, watched where the server runs on this machine.

No setting of a server bounds one statement: sets that are put together, and texts that grow, are
kept whole in memory. Where the server runs elsewhere, only the time of a statement bounds it.
"""

from pathlib import Path
from typing import Any

import psycopg
from psycopg.abc import PQGen

from .limits import MEMORY

#: Seconds between two looks, and bytes of what it may have that a process takes at most before it
#: heeds that it is told to stop.
_EVERY = 0.01
_MEANWHILE = 8 * 1024 * 1024


class Weighed(psycopg.Connection[Any]):
    """A connection that breaks off a statement for which the server takes more than a question may.

    `heavy`: whether it did; the statement then ends as one that was cancelled.
    """

    heavy = False
    _most: int | None = None

    def weigh(self) -> None:
        """Watch from now on."""
        own = self._taken()
        self._most = own + MEMORY - _MEANWHILE if own else None

    def wait(self, gen: PQGen[Any], interval: float = _EVERY, timeout: float | None = None) -> Any:
        """Wait for the server, as often looking at what it takes."""
        return super().wait(self._looking(gen) if self._most else gen, interval, timeout)

    def _looking(self, gen: PQGen[Any]) -> PQGen[Any]:
        try:
            wants = next(gen)
            while True:
                ready = yield wants
                if not ready and self._taken() > (self._most or 0):
                    self.heavy = True
                    self.cancel()
                wants = gen.send(ready)
        except StopIteration as done:
            return done.value

    def _taken(self) -> int:
        """Return how many bytes the process at the other end has of its own; 0 where it is not a
        process of this machine.
        """
        process = Path(f"/proc/{self.info.backend_pid}")
        try:
            if self.info.user.encode() not in (process / "cmdline").read_bytes():
                return 0
            own = (process / "status").read_text().partition("RssAnon:")[2]
        except OSError:
            return 0
        return int(own.split()[0]) * 1024 if own else 0
