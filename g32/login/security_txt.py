"""Whom to tell of a weakness: `/.well-known/security.txt` (RFC 9116)."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

#: What is said holds so long at least, or until we say otherwise.
_HOLDS = timedelta(days=180)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Say whom to tell. Without `G32_SECURITY_CONTACT` there is nothing to say: a file that names
    nobody is none by the standard, and an address that we made up is read by nobody.
    """
    if not settings.SECURITY_CONTACT:
        raise Http404
    until = (datetime.now(UTC) + _HOLDS).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.ORIGIN}{request.path}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
