"""A form saves once: sent again by a double click, or after going back, it saves nothing twice.

What was saved with a form is remembered in the same transaction, under what tells the form from
every other. Of a form for a new record that is enough. The form of a record that exists may be
saved again with something else in it: there the content counts too.
"""

from datetime import timedelta
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.crypto import salted_hmac

from g32.models import SentForm

from .stamps import LASTS, STAMP, Stamp

#: What tells nothing about what is to be saved: the button that was pressed, and who may send.
_BESIDES = (STAMP, "csrfmiddlewaretoken", "_save", "_continue", "_addanother")
#: Once in so many saves, what is too old to be sent again is cleared away.
_CLEARED = 100


def content_of(data: QueryDict) -> str:
    """Return what tells this content of a form from every other, without giving it away."""
    said = sorted((name, data.getlist(name)) for name in data if name not in _BESIDES)
    return salted_hmac("g32.admin.once", repr(said), algorithm="sha256").hexdigest()


def remember(request: HttpRequest, stamp: Stamp, record: Model, *, change: bool) -> None:
    """Remember that a form was saved. Raises `IntegrityError` if it was saved before."""
    content = content_of(request.POST)
    sent = SentForm.objects.create(
        token=_token(stamp, content, change),
        content=content,
        table=record._meta.db_table,
        row=record.pk,
    )
    if sent.pk % _CLEARED == 0:
        SentForm.objects.filter(at__lt=timezone.now() - LASTS - timedelta(days=1)).delete()


def saved_with(request: HttpRequest, stamp: Stamp, *, change: bool) -> SentForm | None:
    """Return what was saved with the form before, if anything was."""
    token = _token(stamp, content_of(request.POST), change)
    return SentForm.objects.filter(token=token).first()


def is_same(request: HttpRequest, sent: SentForm) -> bool:
    """Whether the form now holds what was saved."""
    return sent.content == content_of(request.POST)


def _token(stamp: Stamp, content: str, change: Any) -> str:
    return f"{stamp.once}:{content}" if change else stamp.once
