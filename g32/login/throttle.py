"""How often somebody may try: counted for a name and an address together, before any hashing.

Never for an address alone (a whole town hall sits behind one) nor for a name alone (anybody could
lock somebody out). django-axes counts; here is what it counts by, and what it says.
"""

import ipaddress
import logging
import unicodedata
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from .look import names

log = logging.getLogger(__name__)

NAME_LENGTH = 255  # what the column of django-axes holds


def client_address(request: HttpRequest) -> str | None:
    """Return where the request came from; of IPv6 the network, which one subscriber has whole.

    Behind a proxy it is the last hop the proxy names: whatever stands before that,
    the visitor may have made up. Without a proxy nobody names hops but the visitor.
    """
    found = request.META.get("REMOTE_ADDR")
    if settings.BEHIND_PROXY:
        last = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        found = last if _parsed(last) else found
    address = _parsed(found)
    if isinstance(address, ipaddress.IPv6Address):
        inside = address.ipv4_mapped
        network = ipaddress.ip_network((int(address), 64), strict=False)
        return str(inside or network.network_address)
    return str(address) if address else None


def _parsed(text: str | None) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text or "")
    except ValueError:
        return None


def name_tried(_request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """Return the name that was tried, the same for every way to write it."""
    return plain_name((credentials or {}).get("username"))


def plain_name(name: str | None) -> str:
    """Write a name without capitals and spaces around it."""
    return unicodedata.normalize("NFKC", name or "").strip().casefold()[:NAME_LENGTH]


def refuse(
    request: HttpRequest, _response: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """Say that there were too many attempts, and when to try again; to every name the same."""
    pause = settings.AXES_COOLOFF_TIME
    counted = getattr(request, "axes_failures_since_start", None)
    if counted:  # this attempt was the last; those after it are not even counted
        log.warning(
            "%d failed attempts to log in as %r from %s: refused for %s",
            counted,
            name_tried(request, credentials),
            client_address(request),
            pause,
        )
    context = {
        **names(),
        "minutes": int(pause.total_seconds() // 60),
        "until": timezone.now() + pause,
        "limit": settings.AXES_FAILURE_LIMIT,
    }
    response = render(request, "g32/login/refused.html", context, status=429)
    response["Retry-After"] = str(int(pause.total_seconds()))
    add_never_cache_headers(response)
    return response
