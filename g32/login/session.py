"""How long a session lasts, and what ends it sooner."""

import time
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp import login as remember_device

from .standing import standing, stands_anew

_SINCE, _SEEN, _STANDING = "login_since", "login_seen", "login_standing"
#: Seconds in which a session is written once at most. It ends so much sooner than promised.
_PRECISION = 60

AWAY = _("You were away too long, or your access has changed. Log in again.")
LONGEST = _("You have been logged in for as long as is allowed. Log in again.")
CHANGED = _("Your access has changed. Log in again.")


@receiver(user_logged_in, dispatch_uid="g32.login")
def begin(request: HttpRequest, user: Any, **_signal: Any) -> None:
    """Note when the session began, and where the user stands. The second step is yet to come."""
    request.session.pop(DEVICE_ID_SESSION_KEY, None)
    request.session[_SINCE] = request.session[_SEEN] = int(time.time())
    request.session[_STANDING] = standing(user)
    request.session.clear_expired()  # the table does not grow for ever


def passed(request: HttpRequest, device: Any) -> None:
    """Note that the second step was taken. From here on the session has another key."""
    remember_device(request, device)
    request.session[_STANDING] = stands_anew(request.user)
    request.session.cycle_key()


def has_passed(request: HttpRequest) -> bool:
    """Return whether the second step was taken in this session."""
    return DEVICE_ID_SESSION_KEY in request.session


def stands(request: HttpRequest) -> bool:
    """Return whether the visitor is logged in by a session, and not by a token alone."""
    return SESSION_KEY in request.session


def why_ended(request: HttpRequest) -> Promise | None:
    """Return what to say to who had a session until now; None where it goes on or never was."""
    session = request.session
    if not request.user.is_authenticated:
        sent = settings.SESSION_COOKIE_NAME in request.COOKIES
        return AWAY if sent and (SESSION_KEY in session or session.is_empty()) else None
    if time.time() - session.get(_SINCE, 0) >= settings.SESSION_LONGEST:
        return LONGEST
    return None if session.get(_STANDING) == standing(request.user) else CHANGED


def stays(request: HttpRequest) -> None:
    """Put off the end of a session that is used."""
    now = int(time.time())
    if now - request.session.get(_SEEN, 0) >= _PRECISION:
        request.session[_SEEN] = now
