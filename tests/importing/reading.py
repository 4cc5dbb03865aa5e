"""Reading a file as the register reads it, and what that takes."""

import os
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from g32 import apart
from g32.importing.files import Table, UnreadableError
from g32.importing.files.limits import MEMORY, SECONDS
from g32.importing.files.reading import tell_table

HEADERS = ("id", "city", "start", "gemeente", "begin")


def here(content, headers=HEADERS, name="lijst"):
    """The table that the file is, read in this process."""
    told = []
    tell_table(told.append, name, content, headers)
    table, *pieces = told
    for piece in pieces:
        table.rows += piece
    return table


def cells(content, **more):
    """The rows of the table without their lines."""
    return [row for _line, row in here(content, **more).rows]


def refusal(content, **more):
    """Why the file is not read, in this process."""
    with pytest.raises(UnreadableError) as refused:
        here(content, **more)
    return refused.value.message


class Taken(NamedTuple):
    """What reading a file took, and how it ended: a table, or why not."""

    seconds: float
    bytes: int
    #: The files that it wrote to.
    files: tuple[str, ...] = ()
    table: Table | None = None
    refusal: str = ""


def memory(kind):
    """Bytes of this process: `VmRSS` now, or `VmHWM` at most till now."""
    lines = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(lines[kind].split()[0]) * 1024


def tell_measured(tell, *given):
    """Read in the process apart. Tell at the end how much memory that took at most, and to which
    files it wrote.
    """
    Path("/proc/self/clear_refs").write_text("5")  # the most till now is what there is now
    before = memory("VmRSS")
    files = []

    def hear(event, arguments):
        writes = event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if writes or event in {"os.mkdir", "tempfile.mkstemp"}:
            files.append(str(arguments[0]))

    sys.addaudithook(hear)
    try:
        tell_table(tell, *given)
    except UnreadableError as error:
        tell(error)
    tell((memory("VmHWM") - before, tuple(files)))


def measured(content, name="lijst", headers=HEADERS):
    """Read within the limits of the register, by what it does. What was ended took all of it."""
    began = time.monotonic()
    table, refusal, taken = None, "", (0, ())
    with apart.start(tell_measured, name, content, headers, memory=MEMORY, seconds=SECONDS) as task:
        try:
            for message in task.messages():
                if isinstance(message, Table):
                    table = message
                elif isinstance(message, list):
                    table.rows += message
                elif isinstance(message, UnreadableError):
                    refusal = message.message
                else:
                    taken = message
        except apart.ApartError as error:
            refusal = f"ended: {error.why}"
            taken = (MEMORY if error.why == error.MEMORY else 0, ())
    return Taken(time.monotonic() - began, *taken, None if refusal else table, refusal)
