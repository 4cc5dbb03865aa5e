"""A report as a whole file."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

from django.conf import settings
from django.utils import translation

from .base import Report
from .formats import Format
from .snapshot import snapshot

#: A file up to this size never touches the disk.
IN_MEMORY = 1024 * 1024


def written(report: Report, form: Format, *, labels: bool) -> IO[bytes]:
    """Return the whole report as a file to read, which vanishes when it is closed.

    Written in one go before anybody reads: a slow reader holds no lock, and what fails underway is
    no file at all. Its words are Dutch whatever the visitor's language: files are passed on.
    """
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (the caller's)
    try:
        with translation.override(settings.LANGUAGE_CODE), snapshot():
            for chunk in form.chunks(report, labels=labels):
                file.write(chunk)
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
