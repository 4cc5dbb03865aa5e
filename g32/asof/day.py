"""The day of which what is being answered speaks."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from django.utils import timezone

_chosen: ContextVar[date | None] = ContextVar("chosen_day", default=None)


def chosen_day() -> date | None:
    """Return the day that was chosen, if another than today was."""
    return _chosen.get()


def the_day() -> date:
    """Return the day that was chosen, or else today."""
    return _chosen.get() or timezone.localdate()


@contextmanager
def speaking_of(day: date | None) -> Iterator[None]:
    """Speak of this day for as long as it lasts; None: of today."""
    token = _chosen.set(None if day == timezone.localdate() else day)
    try:
        yield
    finally:
        _chosen.reset(token)
