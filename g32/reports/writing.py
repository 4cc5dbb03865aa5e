"""A report as a whole file."""

import gc
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO, Any, cast

from django.conf import settings
from django.utils import translation
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from .base import Report
from .formats import Format
from .snapshot import snapshot

#: A file up to this size never touches the disk.
IN_MEMORY = 1024 * 1024
#: So many rows become text at once.
_PIECE = 200


class NoFileError(Exception):
    """A file cannot be made; its words are those of who reads them."""


class TooManyRowsError(NoFileError):
    """A report has more rows than a file can hold: `most`. Its words are those of who reads it."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most

    def __str__(self) -> str:
        message = _(
            "A sheet holds no more than %(most)s rows. Ask for less, or choose CSV: that holds any "
            "number."
        )
        return message % {"most": number_format(self.most, force_grouping=True)}


def write(
    report: Report,
    form: Format,
    file: IO[bytes],
    *,
    labels: bool,
    tell: Callable[[int], object] = int,
) -> int:
    """Write the whole report; return the number of rows. `tell` hears how many there are so far.

    Its words are Dutch whatever the visitor's language: files are passed on. The register is read
    at full speed and let go before a workbook is packed. Raises `TooManyRowsError`.
    """
    with (
        translation.override(settings.LANGUAGE_CODE),
        tempfile.TemporaryFile() as aside,
        _collecting_little() as collect,
    ):
        content = aside if form.binary else file
        content.write(form.head(report, labels=labels).encode())
        rows = 0
        with snapshot():
            for batch in report.batches(form.finish(labels=labels)):
                lines = iter(batch.rows)
                while some := list(islice(lines, _PIECE)):
                    text = form.body(some)
                    content.write((form.row_between + text if rows else text).encode())
                    rows += len(some)
                if form.most_rows is not None and rows > form.most_rows:
                    raise TooManyRowsError(form.most_rows)
                if batch.number:
                    collect()
                    tell(rows)
        content.write(form.foot().encode())
        if form.binary:
            content.seek(0)
            form.pack(content, file, report)
    return rows


@contextmanager
def _collecting_little() -> Iterator[Callable[[], object]]:
    """Look for cycles only when the yielded function is called, and only in what is new: going
    through all that a million rows pass by takes as long as the rows.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield partial(gc.collect, 0)
    finally:
        if was_on:
            gc.enable()


def written(
    report: Report, form: Format, *, labels: bool, tell: Callable[[int], object] = int
) -> IO[bytes]:
    """Return the whole report as a file to read, which vanishes when it is closed.

    Written in one go before anybody reads: a slow reader holds no lock, and what fails underway is
    no file at all.
    """
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (the caller's)
    try:
        write(report, form, cast(IO[bytes], file), labels=labels, tell=tell)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return cast(IO[bytes], file)


@contextmanager
def replacing(path: Path) -> Iterator[IO[Any]]:
    """Open a file that takes the place of `path` once it is whole; till then nothing changes there.

    What is no plain file (a device, a pipe) is written to as it is. Raises `OSError`.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
        return
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with part.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
