"""What stands between a session and the pages."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from g32.admin.versions import waiting

from . import factor, session
from .standing import has_device

#: Open to who has yet to take the second step, besides the page of that step itself.
_OPEN = frozenset(
    {
        "admin:login",
        "admin:logout",
        "set_language",
        "security_txt",
        "password_reset",
        "password_reset_confirm",
    }
)
#: What a page of the register needs of the browser: none of these.
_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "display-capture",
        "encrypted-media",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "publickey-credentials-get",
        "screen-wake-lock",
        "usb",
        "xr-spatial-tracking",
    )
)


class PermissionsPolicyMiddleware:
    """Tells the browser what no page asks for, so that nothing put into a page can either."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next step."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the header."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", _POLICY)
        return response


class SessionEndMiddleware:
    """Ends sessions in time, and leaves nothing of a page behind in the browser."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next step."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as to a stranger where the session has ended; say why on the login page."""
        why = session.why_ended(request)
        if why:
            logout(request)
        elif request.user.is_authenticated:
            session.stays(request)
        response = self.get_response(request)
        if why and _leads_to_login(response):
            messages.warning(request, f"{why} {_what_became_of(request)}".rstrip())
        if session.stands(request):
            patch_cache_control(response, no_store=True, private=True)
        return response


class SecondStepMiddleware:
    """Holds who has yet to take the second step to the page of that step, whatever the address.

    A view that `asks_who` itself (`g32.api`) is let be: it does not lead to a page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next step."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the address is looked up further on."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Lead to the step that is yet to be taken. Refuses whatever would change something."""
        if getattr(view, "asks_who", False):
            return None
        step = step_ahead(request)
        match = request.resolver_match
        if not step or (match and match.view_name in _OPEN | {step}):
            return None
        if request.method not in ("GET", "HEAD"):
            raise PermissionDenied
        return redirect(f"{reverse(step)}?{urlencode({'next': request.get_full_path()})}")


def step_ahead(request: HttpRequest) -> str:
    """Return the name of the page on which a step is yet to be taken before any other; else ""."""
    user = request.user
    if not user.is_authenticated or session.has_passed(request):
        return ""
    if has_device(user):
        return "admin:second_step"
    return "admin:second_step_setup" if factor.is_required(user) else ""


def _what_became_of(request: HttpRequest) -> str:
    """Say what became of what was sent, if anything was."""
    if request.method in ("GET", "HEAD"):
        return ""
    if waiting.keep(request):
        return _("What you typed was not saved yet: log in, and you see it again.")
    return _("What you sent was not saved.")


def _leads_to_login(response: HttpResponse) -> bool:
    return response.headers.get("Location", "").startswith(reverse("admin:login"))
