"""Which addresses are those of programs."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

#: Below this stands what programs read, save one page that tells people about it.
PREFIX = "/api/"
DOCS = "/api/v1/docs/"


def is_for_programs(request: HttpRequest) -> bool:
    """Whether a program asks, which a page would be of no use to."""
    by_a_person = request.path == DOCS and request.method in ("GET", "HEAD")
    return f"{request.path}/".startswith(PREFIX) and not by_a_person


def language_of(request: HttpRequest) -> str:
    """The language in which a program wants to be spoken to, as `Accept-Language` says; else
    Dutch.
    """
    known = dict(settings.LANGUAGES)
    for asked, weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if not weight:
            continue
        try:
            found = get_supported_language_variant(asked)
        except LookupError:
            continue
        if found in known:
            return found
    return settings.LANGUAGE_CODE
