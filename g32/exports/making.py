"""Makes a file in a process of its own: at full speed, and below the pages.

Nobody waits for a slow reader: what is made lies in a file without a name, which the web server
reads from as fast as its visitor takes it. Nor does anybody wait who writes: where on SQLite the
reading may take long, it reads from a copy.
"""

import tempfile
from collections.abc import Callable, Generator, Mapping
from multiprocessing import reduction
from pathlib import Path
from typing import IO, Any, Protocol

from django.conf import settings
from django.db import connection

from g32 import apart
from g32.keeping.freezing import copy_file

#: So many rows are read before anybody who writes would notice; no copy is made for less.
SHORT = 20_000


class Content(Protocol):
    """What a file is to hold; can be handed to another process."""

    @property
    def expected(self) -> int | None:
        """How many rows, as far as that is known beforehand."""

    @property
    def from_copy(self) -> bool:
        """Whether, on SQLite, what may take long is read from a copy."""

    @property
    def limits(self) -> Mapping[str, Any]:
        """What the process may use (see `g32.apart.start`)."""

    def write(self, file: IO[bytes], tell: Callable[[int], object]) -> int:
        """Write all of it, and return how many rows; `tell` hears how many there are so far."""


class Making:
    """A file in the making. `rows`: how many stand in it so far, and when it is whole."""

    rows = 0

    def __init__(self, asked: Content, file: IO[bytes]) -> None:
        self._asked = asked
        self._file = file

    def steps(self) -> Generator[int, None, None]:
        """Make it; go through how many rows there are so far. To stop going through ends it.

        Raises what `write` raises, and `apart.ApartError`. What only a transaction of ours can see
        is written here.
        """
        if connection.in_atomic_block:
            self.rows = _write(self._asked, self._file)
            return
        with (
            tempfile.TemporaryDirectory(prefix="export-", dir=settings.DATA_DIR) as folder,
            apart.start(
                _make,
                self._asked,
                Handed(self._file),
                Path(folder),
                **self._asked.limits,
            ) as task,
        ):
            for self.rows in task.messages():
                yield self.rows
            self.rows = task.value


class Handed:
    """An open file as it is handed to another process."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file

    def __reduce__(self) -> Any:
        return _taken_over, (reduction.DupFd(self.file.fileno()),)


def _taken_over(descriptor: Any) -> IO[bytes]:
    return open(descriptor.detach(), "r+b")  # noqa: PTH123 (the process ends with it)


def _make(tell: Callable[[int], None], asked: Content, file: IO[bytes], folder: Path) -> int:
    tempfile.tempdir = str(folder)  # what is set aside goes with it
    takes_long = asked.from_copy and (asked.expected is None or asked.expected > SHORT)
    if connection.vendor == "sqlite" and takes_long:
        copy = folder / "copy.sqlite3"
        copy_file(connection.settings_dict, copy)
        connection.settings_dict["NAME"] = str(copy)
        connection.ensure_connection()
        copy.unlink()  # it lasts as long as it is read, however this process ends
    with file:
        return _write(asked, file, tell)


def _write(asked: Content, file: IO[bytes], tell: Callable[[int], object] = int) -> int:
    def told(rows: int) -> None:
        file.flush()
        tell(rows)

    rows = asked.write(file, told)
    file.flush()
    return rows
