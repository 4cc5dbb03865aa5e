"""What happens around every page."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from g32.faults import fault_of

log = logging.getLogger(__name__)


def chosen_language(request: HttpRequest) -> str:
    """The code of the language the visitor chose, else Dutch."""
    choice = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    return choice if choice in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


class ChosenLanguageMiddleware:
    """Speaks Dutch, or the language that the visitor chose.

    Django's own middleware would follow the browser, and many a Dutch desk has an English one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next step."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the language of this visitor."""
        language = chosen_language(request)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        patch_vary_headers(response, ("Cookie",))
        response.headers.setdefault("Content-Language", language)
        return response


class LenientSessionMiddleware(SessionMiddleware):
    """Keeps the visit, where the database can; a page that is ready is not lost to a fault there.

    Only the end of a visit that stood already is let go of: who has just logged in needs theirs.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Keep the visit, or give the page without."""
        stood = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        try:
            return super().process_response(request, response)
        except (SessionInterrupted, DatabaseError) as error:
            fault = _behind(error)
            if fault is None:
                raise
            if request.session.session_key != stood:
                raise fault from fault.__cause__
            log.warning("The visit was not kept: %s", request.path, exc_info=fault)
            return response


def _behind(error: BaseException | None) -> BaseException | None:
    """Return the fault that the error came from, if it did: Django's sessions hide it."""
    while error is not None and fault_of(error) is None:
        error = error.__context__
    return error
