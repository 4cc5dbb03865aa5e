"""A form whose session ended before it was sent: what was typed waits until its writer is back.

It waits in the new session of the same browser, and goes with it; only a form that we gave out, as
its stamp shows, is kept, and only to whom it was given is it shown.
"""

from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from .stamps import STAMP, owner

#: Where a session keeps the form.
_KEPT = "form_that_waits"


def keep(request: HttpRequest) -> bool:
    """Keep what was posted from a form of ours; whether there was any such thing."""
    whose = owner(request.POST.get(STAMP, ""))
    if whose is None:
        return False
    typed = request.POST.copy()
    typed.pop("csrfmiddlewaretoken", None)
    request.session[_KEPT] = [request.get_full_path(), whose, typed.urlencode()]
    return True


def put_back(request: HttpRequest) -> bool:
    """Let the request for a form that waits be the one that posted it, refused with a word about
    what happened: it is shown as it was typed, and not saved.
    """
    path, whose, typed = request.session.get(_KEPT) or ("", None, "")
    if path != request.get_full_path():
        return False
    del request.session[_KEPT]
    if whose != request.user.pk:
        return False
    request.method, request.POST = "POST", QueryDict(typed)
    request.refusal = (  # type: ignore[attr-defined]
        _(
            "You had to log in before this could be saved. What you typed is still here. Look at "
            "it, and save again."
        ),
    )
    return True


def drop_all() -> None:
    """Drop whatever waits, of everybody: something in it may be to be forgotten."""
    for stored in Session.objects.all():
        if _KEPT in stored.get_decoded():
            session = SessionStore(stored.session_key)
            session.pop(_KEPT, None)
            session.save()
