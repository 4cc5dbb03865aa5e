"""How an export comes to a browser: as a download, or told step by step to the page that asks."""

import json
import logging
import os
import tempfile
from collections.abc import Generator, Iterator
from contextlib import closing
from typing import IO, Any

from django.conf import settings
from django.db import DatabaseError
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.translation import gettext as _

from g32 import apart
from g32.reports.writing import NoFileError

from . import log
from .asked import Asked, asks_progress
from .making import Making

BLOCK = 64 * 1024
logger = logging.getLogger(__name__)


def answer(request: HttpRequest, asked: Asked) -> HttpResponseBase:
    """Make what is asked, and send it.

    A text begins at once; a reader that hears no end of it (HTTP 1.0 knows none) gets it whole, and
    so does everybody a workbook. Raises `NoFileError`, as for a workbook that would be too long.
    """
    user = request.user.get_username()
    if asks_progress(request):
        response: Any = StreamingHttpResponse(
            _told(user, asked), content_type="application/x-g32-progress"
        )
        response["X-Accel-Buffering"] = "no"
    elif asked.form.binary or request.META.get("SERVER_PROTOCOL") == "HTTP/1.0":
        response = FileResponse(_whole(user, asked), filename=asked.filename, as_attachment=True)
    else:
        response = StreamingHttpResponse(_streamed(user, asked))
        response["Content-Disposition"] = f'attachment; filename="{asked.filename}"'
    if not asks_progress(request):
        response["Content-Type"] = asked.form.content_type
    response["Cache-Control"] = "no-store"
    return response


def _whole(user: str, asked: Asked) -> IO[bytes]:
    """Return the file once it is whole."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 (the response closes it)
    try:
        for _rows in _logged(user, asked, file):
            pass
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def _streamed(user: str, asked: Asked) -> Iterator[bytes]:
    """Send what there is as soon as it is there, the header before anything else."""
    with translation.override(settings.LANGUAGE_CODE):
        head = asked.form.head(asked.report, labels=asked.labels).encode()
    yield head
    sent = len(head)
    with tempfile.TemporaryFile() as file, closing(_logged(user, asked, file)) as steps:
        for _rows in steps:
            for block in _blocks(file, sent):
                sent += len(block)
                yield block


def _told(user: str, asked: Asked) -> Iterator[bytes]:
    """Send a line first: of how many rows, if that is known, and how the file is called; and one
    for each step: `rows` so far. Then `bytes`, how long the file is, and the file; or an `error` in
    words.
    """
    with tempfile.TemporaryFile() as file:
        kind = asked.form.content_type
        yield _line(rows=0, of=asked.expected, name=asked.filename, type=kind)
        try:
            with closing(_logged(user, asked, file)) as steps:
                for rows in steps:
                    yield _line(rows=rows)
        except NoFileError as refusal:
            yield _line(error=str(refusal))
            return
        except (DatabaseError, apart.ApartError, OSError):
            logger.exception("An export broke off: %s", asked.filename)
            yield _line(error=_("The file could not be made. Try again later."))
            return
        yield _line(rows=rows, bytes=os.fstat(file.fileno()).st_size)
        yield from _blocks(file, 0)


def _logged(user: str, asked: Asked, file: IO[bytes]) -> Generator[int, None, None]:
    """Make the file, step by step, the last when it is whole; note both ends."""
    export = log.begin(user, asked)
    making = Making(asked, file)
    with closing(making.steps()) as steps:
        yield from steps
    log.end(export, making.rows)
    yield making.rows


def _blocks(file: IO[bytes], begin: int) -> Iterator[bytes]:
    """Read on from `begin`, as far as there is; whoever writes goes on where they are."""
    while block := os.pread(file.fileno(), BLOCK, begin):
        begin += len(block)
        yield block


def _line(**told: Any) -> bytes:
    return json.dumps(told).encode() + b"\n"
