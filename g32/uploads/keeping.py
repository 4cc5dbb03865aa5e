"""Uploads in the database: for one user in one session, for a quarter of an hour."""

import re
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from g32.importing import RecordResource
from g32.models import HistoryEntry, Upload
from g32.reports import When

#: How long an upload lives after it was looked at.
LASTS = timedelta(minutes=15)
#: So many of one session are kept: the newest.
MOST = 5
#: Characters of its name that are kept.
LONGEST = 200
#: How an exported file is called: it says of which time it tells.
_EXPORTED = re.compile(r"g32-[a-z_]+-([0-9]{4}(?:-[0-9]{2}-[0-9]{2})?)(?![0-9])")


def keep(
    request: HttpRequest,
    resource: type[RecordResource],
    name: str,
    content: bytes,
    when: When,
) -> Upload:
    """Return an upload of this session that is not stored yet.

    Where no time is given, it is that which the name of an exported file says.
    """
    name = " ".join(name.replace("\0", " ").split())[-LONGEST:]
    said = _EXPORTED.search(name)
    return Upload(
        key=uuid4().hex,
        actor=request.user.get_username(),
        session=_session(request),
        report=resource.report.name,
        time=str(when) or (said[1] if said else ""),
        name=name,
        content=content,
    )


def again(upload: Upload, choices: dict[str, dict[str, str]]) -> Upload:
    """Return the same file as an upload of its own, with these choices besides those made before;
    not stored yet.
    """
    made = {name: {**upload.choices.get(name, {}), **chosen} for name, chosen in choices.items()}
    return Upload(
        key=uuid4().hex,
        actor=upload.actor,
        session=upload.session,
        report=upload.report,
        time=upload.time,
        name=upload.name,
        content=upload.content,
        choices={**upload.choices, **made},
    )


def store(upload: Upload) -> None:
    """Store an upload that was looked at; let go of what is over, and of those before it in the
    session that are too many.
    """
    sweep()
    upload.at = timezone.now()
    upload.save()
    own = Upload.objects.filter(actor=upload.actor, session=upload.session)
    newest = list(own.order_by("-pk").values_list("pk", flat=True)[:MOST])
    own.exclude(pk__in=newest).delete()


def find(request: HttpRequest, resource: type[RecordResource], key: str) -> Upload | None:
    """Return the upload, if it is of this user in this session and its time is not over."""
    own = Upload.objects.filter(actor=request.user.get_username(), session=_session(request))
    return own.filter(key=key, report=resource.report.name, at__gt=_oldest()).first()


def first_write(upload: Upload) -> HistoryEntry | None:
    """Return the first entry of the batch as which the history has it, if it was applied."""
    return HistoryEntry.objects.filter(batch=upload.key).order_by("pk").first()


def sweep() -> None:
    """Delete what is over."""
    Upload.objects.filter(at__lte=_oldest()).delete()


@receiver(user_logged_out, dispatch_uid="g32.uploads")
def leave(request: HttpRequest, **_signal: Any) -> None:
    """Delete what was brought in a session that ends."""
    if request.session.session_key:
        Upload.objects.filter(session=_session(request)).delete()


def _oldest() -> datetime:
    return timezone.now() - LASTS


def _session(request: HttpRequest) -> str:
    """What tells the session from every other, without giving it away."""
    key = request.session.session_key or ""
    return salted_hmac("g32.uploads", key, algorithm="sha256").hexdigest()
