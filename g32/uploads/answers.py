"""How a step comes to a browser: as a page that follows, or told line by line to one that waits."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

from django.http import HttpRequest, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.translation import gettext as _

from .work import Step, UndoneError

#: In the form: the page wants to hear how far it is.
PROGRESS = "progress"
logger = logging.getLogger(__name__)


def answer(
    request: HttpRequest,
    steps: Iterator[Step],
    onwards: str,
    refused: Callable[[str], HttpResponseBase],
) -> HttpResponseBase:
    """Take the steps. `onwards`: the address of the page that follows; `refused`: makes the page
    that says why not.
    """
    if request.POST.get(PROGRESS) == "yes":
        lines = _told(steps, onwards, translation.get_language())
        response = StreamingHttpResponse(lines, content_type="application/x-g32-progress")
        response["X-Accel-Buffering"] = "no"
        response["Cache-Control"] = "no-store"
        return response
    try:
        for _step in steps:
            pass
    except UndoneError as error:
        return refused(str(error))
    return HttpResponseRedirect(onwards)


def _told(steps: Iterator[Step], onwards: str, language: str | None) -> Iterator[bytes]:
    """Send a line for each step: `what`, `done`, `of`. Then `onwards`, or an `error` in words."""
    with closing(steps):  # type: ignore[type-var]
        try:
            for step in _in(language, steps):
                yield _line(**step._asdict())
        except UndoneError as error:
            yield _line(error=str(error))
        except Exception:
            logger.exception("An import broke off.")
            with translation.override(language):
                words = _("It broke off, and nothing was written. Try again.")
            yield _line(error=words)
        else:
            yield _line(onwards=onwards)


def _in(language: str | None, steps: Iterator[Step]) -> Iterator[Step]:
    """Take each step in this language: what is sent while it is awaited may be of another page."""
    while True:
        with translation.override(language):
            step = next(steps, None)
        if step is None:
            return
        yield step


def _line(**told: Any) -> bytes:
    return json.dumps(told).encode() + b"\n"
