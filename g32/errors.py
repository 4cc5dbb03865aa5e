"""When something fails: the words and pages that say so."""

import logging
import re
import sys
import traceback
from collections.abc import Iterator

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from g32.api.addresses import is_for_programs
from g32.api.problems import ProblemError, answer
from g32.faults import FULL, GONE, fault_of
from g32.middleware import chosen_language


def is_unanswered(error: BaseException | None) -> bool:
    """Whether the database did not answer: gone, refusing, locked too long, disk full."""
    return fault_of(error) is not None


def explain(error: BaseException) -> str:
    """One line for a failure of the database, with its own words in it."""
    # What PostgreSQL says after its first line may quote what somebody typed.
    said = getattr(getattr(error.__cause__, "diag", None), "message_primary", None) or str(error)
    words = " ".join(said.split()).rstrip(".?!")
    fault = fault_of(error)
    if fault is GONE:
        return (
            _("The database does not answer: %s. Does it run, and does DATABASE_URL name it?")
            % words
        )
    return f"{fault.title}: {words}" if fault else _("The database refuses: %s") % words


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for what went wrong on our side, for a program the document: 503 for a fault, else
    500.

    Django calls it while it handles the exception, whichever layer raised it. It asks nothing of
    the database, the session or the user.
    """
    fault = fault_of(sys.exception())
    status = 503 if fault else 500
    if is_for_programs(request):
        response = answer(request, ProblemError(status, fault.title if fault else ""))
    else:
        with translation.override(chosen_language(request)):
            page = render_to_string(f"{status}.html", {"fault": fault})
        response = HttpResponse(page, status=status)
        response["Cache-Control"] = "no-store"
    if fault:
        response["Retry-After"] = "30"
        if fault is not FULL:  # PostgreSQL may have no room left to let us in again
            _let_go()
    return response


def _let_go() -> None:
    """Begin the next page with a new connection: this one may lead to what is no longer there."""
    if not connection.in_atomic_block:
        connection.close()


#: What Python itself says of a mistake in our code; it quotes no values.
_OF_CODE = (AttributeError, ImportError, NameError, RecursionError)


class BriefFilter(logging.Filter):
    """Logs a fault as one line: where our code stood says nothing. Of any other error it says where
    our code stood, and what kind it is; what an error quotes may be somebody's telephone number.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Put the words in the place of the traceback; keep every record."""
        error = record.exc_info[1] if record.exc_info else None
        if error and is_unanswered(error):
            record.msg = f"{record.getMessage()}: {explain(error)}"
            record.args, record.exc_info = (), None
        elif error:
            record.exc_text = "\n".join(_told(error))
        return True


#: The addresses that by themselves open a calendar, or the choice of a password.
_OPENING = re.compile(r"(/agenda/|/wachtwoord/)[^\s\"']+")


class DiscreetFilter(logging.Filter):
    """Leaves the secret out of an address that holds one: whoever reads it could use it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Put dots in its place; keep every record."""
        record.msg = _OPENING.sub(r"\1…", record.getMessage())
        record.args = ()
        return True


def _told(error: BaseException) -> Iterator[str]:
    """The traceback of an error, after that of what it came from."""
    behind = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if behind:
        yield from _told(behind)
        yield "That led to:"
    yield "".join(traceback.format_tb(error.__traceback__)).rstrip()
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    guard = getattr(getattr(error, "diag", None), "constraint_name", None)
    said = str(error) if isinstance(error, _OF_CODE) else guard
    yield f"{kind}: {said}" if said else kind
