"""Problem documents (RFC 9457): what went wrong, told to a program and to who reads its log."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.encoding import escape_uri_path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .addresses import DOCS, is_for_programs, language_of

CONTENT_TYPE = "application/problem+json"


class Kind(NamedTuple):
    """A kind of problem: the last part of its `type`, its title, and what it comes down to."""

    code: str
    title: str | Promise
    detail: str | Promise


#: By status. One that is not here is told as "about:blank".
KINDS: Mapping[int, Kind] = {
    400: Kind(
        "bad-request",
        _("The question is not right"),
        _("The question cannot be read. Correct the address."),
    ),
    401: Kind(
        "not-logged-in",
        _("Nobody is known by this"),
        _("Send a token that works: “Authorization: Bearer …”."),
    ),
    403: Kind("no-right", _("No right to this"), _("You may not look at the register.")),
    404: Kind("not-found", _("There is nothing here"), _("There is nothing at this address.")),
    405: Kind("not-that-way", _("This is only read"), _("Ask with GET or HEAD.")),
    406: Kind(
        "not-acceptable",
        _("Not in that form"),
        _("This comes in none of the forms that “Accept” asks for."),
    ),
    412: Kind(
        "changed",
        _("There is something else by now"),
        _("What is here has none of the tags that “If-Match” names."),
    ),
    414: Kind(
        "too-long",
        _("The address is too long"),
        _("Ask for less at once: behind the “?” an address has so many characters at most."),
    ),
    500: Kind(
        "mistake",
        _("Something is wrong on our side"),
        _("The manager of the register can find in its log what it was."),
    ),
    503: Kind(
        "not-now",
        _("The register does not answer now"),
        _("Ask again in half a minute."),
    ),
}


class ProblemError(Exception):
    """What a program asks cannot be answered; says so with `status`, and `detail` in words.

    `parameter`: which one of the address is wrong. `headers`: what else is to be said.
    """

    def __init__(
        self,
        status: int,
        detail: str | Promise = "",
        *,
        parameter: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status, detail)
        self.status = status
        self.detail = detail
        self.parameter = parameter
        self.headers = headers or {}


def answer(request: HttpRequest, problem: ProblemError) -> HttpResponse:
    """Return the document."""
    with translation.override(language := language_of(request)):
        response = JsonResponse(
            _told(request, problem),
            status=problem.status,
            content_type=CONTENT_TYPE,
            headers={"Cache-Control": "no-store", **problem.headers},
            json_dumps_params={"ensure_ascii": False},
        )
    response["Content-Language"] = language
    patch_vary_headers(response, ("Accept-Language", "Authorization"))
    return response


def _told(request: HttpRequest, problem: ProblemError) -> dict[str, Any]:
    kind = KINDS.get(problem.status)
    told = {
        "type": f"{DOCS}#{kind.code}" if kind else "about:blank",
        "title": str(kind.title) if kind else HttpResponse(status=problem.status).reason_phrase,
        "status": problem.status,
        "detail": str(problem.detail or (kind.detail if kind else "")),
        "instance": escape_uri_path(request.path),
    }
    return told | ({"parameter": problem.parameter} if problem.parameter else {})


#: What says something of the page alone that a document takes the place of.
_OF_THE_PAGE = {"Content-Length", "ETag", "Last-Modified"}


class ProblemMiddleware:
    """Lets every error below `/api/` be a problem document, whichever layer it comes from.

    It stands before all others: what they answer or raise passes by here too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next step."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with a document in the place of a page of error."""
        response = self.get_response(request)
        if response.status_code < 400 or not is_for_programs(request):
            return response
        if response.headers["Content-Type"] == CONTENT_TYPE:
            return response
        document = answer(request, ProblemError(response.status_code))
        for name in response.headers.keys() - _OF_THE_PAGE:
            document.headers.setdefault(name, response.headers[name])
        return document

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Tell the problem that a view raised."""
        return answer(request, error) if isinstance(error, ProblemError) else None
