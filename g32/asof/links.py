"""Carries the chosen day along to wherever a page leads."""

import re
from html import escape, unescape
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse, QueryDict
from django.http.response import HttpResponseBase

#: What the address calls the day.
OP = "op"

_TAG = re.compile(r"<(?:a|form)\s[^>]*>")
_ADDRESS = re.compile(r'(\s(?:href|action)=")([^"]*)(")')
_BY_GET = re.compile(r'\smethod="get"', re.IGNORECASE)


def carry(response: HttpResponseBase, day: str) -> None:
    """Add the day to every link, form and redirection of ours that says nothing of a day.

    A link that says `data-today` leads back to today.
    """
    if location := response.headers.get("Location"):
        response.headers["Location"] = with_day(location, day)
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    if is_page and isinstance(response, HttpResponse):
        page = response.content.decode(response.charset)
        response.content = _TAG.sub(lambda tag: _carried(tag[0], day), page)


def with_day(address: str, day: str) -> str:
    """Return the address with the day, if it is one of ours and names none."""
    parts = urlsplit(address)
    elsewhere = parts.scheme or parts.netloc or parts.path.startswith(settings.STATIC_URL)
    if elsewhere or not (parts.path or parts.query) or OP in QueryDict(parts.query):
        return address
    query = f"{parts.query}&{OP}={day}" if parts.query else f"{OP}={day}"
    return parts._replace(query=query).geturl()


def _carried(tag: str, day: str) -> str:
    if "data-today" in tag:
        return tag
    if tag.startswith("<form") and _BY_GET.search(tag):
        return f'{tag}<input type="hidden" name="{OP}" value="{day}">'
    return _ADDRESS.sub(
        lambda found: found[1] + escape(with_day(unescape(found[2]), day)) + found[3], tag
    )
