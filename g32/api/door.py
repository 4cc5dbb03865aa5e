"""Who is let in: a program by a token of a user, a browser by the session of one."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin import site
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from g32 import tokens
from g32.login.factor import lacks_device
from g32.login.middleware import step_ahead
from g32.models import Token
from g32.rights import may_read

from .addresses import language_of
from .problems import ProblemError

View = Callable[..., HttpResponseBase]
#: In what way it is asked.
METHODS = ("GET", "HEAD", "OPTIONS")
_ALLOW = {"Allow": ", ".join(METHODS)}
_BEARER = re.compile(r"Bearer +([A-Za-z0-9_-]+)", re.IGNORECASE)
_CHALLENGE = 'Bearer realm="G32"'


def for_readers(view: View) -> View:
    """Let a view be asked by GET and HEAD, by who may read the register; a decorator.

    `request.user` becomes the user of the token; words are in the language that is asked for. The
    answer is kept by nobody but who asked, and by them only as long as they ask whether it is still
    so; a view can say otherwise.
    """

    @csrf_exempt  # nothing is written
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in METHODS:
            raise ProblemError(405, headers=_ALLOW)
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=_ALLOW)
        with translation.override(language := language_of(request)):
            let_in(request)
            response = view(request, *args, **kwargs)
        response.headers.setdefault("Content-Language", language)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        patch_vary_headers(response, ("Accept", "Accept-Language", "Authorization", "Cookie"))
        return response

    guarded.asks_who = True  # type: ignore[attr-defined]  # see g32.login.middleware
    return guarded


def let_in(request: HttpRequest) -> None:
    """Make `request.user` who asks. Raises `ProblemError` for who has no right to."""
    if "Authorization" in request.headers:
        request.user = _user_of(request.headers["Authorization"])
    elif not request.user.is_authenticated:
        raise ProblemError(401, headers={"WWW-Authenticate": _CHALLENGE})
    elif step_ahead(request):
        raise ProblemError(403, _("Take the second step of logging in first."))
    if not (site.has_permission(request) and may_read(request.user)):
        raise ProblemError(403)


def _user_of(header: str) -> Any:
    """The user of the token in the header. A session beside it counts for nothing.

    A token opens no more than logging in would: who must have a second step and has none (any
    more) is to set it up first.
    """
    bearer = _BEARER.fullmatch(header.strip())
    token = tokens.find(Token.Purpose.API, bearer[1]) if bearer else None
    if token is None:
        challenge = f'{_CHALLENGE}, error="invalid_token"'
        detail = _("This token does not work (any more), or this is no token.")
        raise ProblemError(401, detail, headers={"WWW-Authenticate": challenge})
    if lacks_device(token.user):
        raise ProblemError(403, _("Log in first, and set up the second step."))
    return token.user
