"""When something fails: which failures are the database's, and the words and pages that say so."""

import logging
import sqlite3
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from g32.middleware import chosen_language


def is_unanswered(error: BaseException | None) -> bool:
    """Whether the database did not answer: gone, refusing, locked too long, disk full.

    SQLite also calls a mistake in our own SQL an operational error; that one is ours.
    """
    if not isinstance(error, (OperationalError, InterfaceError)):
        return False
    code = getattr(error.__cause__, "sqlite_errorcode", None)
    return code != sqlite3.SQLITE_ERROR


def explain(error: BaseException) -> str:
    """One line for a failure of the database, with its own words in it."""
    words = " ".join(str(error).split()).rstrip(".?!")
    if is_unanswered(error):
        return (
            _("The database does not answer: %s. Does it run, and does DATABASE_URL name it?")
            % words
        )
    return _("The database refuses: %s") % words


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for what went wrong on our side: 503 where the database did not answer, else 500.

    Django calls it while it handles the exception, whichever layer raised it. It asks nothing of
    the database, the session or the user.
    """
    status = 503 if is_unanswered(sys.exception()) else 500
    with translation.override(chosen_language(request)):
        response = HttpResponse(render_to_string(f"{status}.html"), status=status)
    response["Cache-Control"] = "no-store"
    if status == 503:
        response["Retry-After"] = "30"
    return response


class BriefFilter(logging.Filter):
    """Logs a database that does not answer as one line: where our code stood says nothing."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Drop the traceback of such a record; keep every record."""
        error = record.exc_info[1] if record.exc_info else None
        if error and is_unanswered(error):
            record.msg = f"{record.getMessage()}: {explain(error)}"
            record.args, record.exc_info = (), None
        return True
