"""By what one knows whether an answer is still the same (ETag), without making it anew."""

import hashlib
from functools import cache

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response

from .problems import ProblemError

#: The newest entry of the history. One with a lower number may become seen later, on PostgreSQL: so
#: it also tells which transactions are not done yet. Who writes an entry has written the row itself
#: before, and is known by a number since. Those with a number above all that are done stand in no
#: snapshot: that there are any, and from where on, is told instead.
_NEWEST = {
    "sqlite": "SELECT id, at FROM g32_historyentry ORDER BY id DESC LIMIT 1",
    "postgresql": (
        "SELECT (SELECT (id, at)::text FROM g32_historyentry ORDER BY id DESC LIMIT 1),"
        " ARRAY(SELECT pg_snapshot_xip(seen) ORDER BY 1)::text,"
        " CASE WHEN age(pg_snapshot_xmax(seen)::xid) <> 0 THEN pg_snapshot_xmax(seen)::text END"
        " FROM pg_current_snapshot() AS seen"
    ),
}
_CODE = ("*.py", "*.mo")


def tag(request: HttpRequest, *more: str) -> str:
    """Return the tag of what is answered: it changes with the register, the day, what is asked, who
    asks, and the code. One query.
    """
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST[connection.vendor])
        newest = cursor.fetchone()
    asked = request.get_full_path(), request.get_host(), request.scheme, request.user.pk
    parts = (newest, asked, more, timezone.localdate(), version())
    return '"' + hashlib.sha256(repr(parts).encode()).hexdigest()[:32] + '"'


def unchanged(request: HttpRequest, etag: str) -> HttpResponseBase | None:
    """Return the answer to who has what has this tag already; None to who is to be given it. Raises
    `ProblemError` for who wants it with another tag only.
    """
    whole = HttpResponse(headers={"ETag": etag})
    response = get_conditional_response(request, etag=etag, response=whole)
    if response is None or response is whole:
        return None
    if response.status_code == 412:
        raise ProblemError(412)
    return response


@cache
def version() -> str:
    """Return a digest of the code that runs."""
    digest = hashlib.sha256()
    folders = [settings.BASE_DIR / name for name in ("g32", "network", "themes", "meetings")]
    files = {file for folder in folders for kind in _CODE for file in folder.rglob(kind)}
    for file in (*sorted(files), settings.BASE_DIR / "requirements.txt"):
        digest.update(file.read_bytes())
    return digest.hexdigest()
