"""The day of which what is being answered speaks."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext as _

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


def _in_words() -> str:
    day = chosen_day()
    return _("on %(day)s") % {"day": date_format(day)} if day else _("today")


#: "today", or "on 1 September 2014": a text that is made anew wherever it is shown.
on_the_day = lazy(_in_words, str)()


def of_the_day(label: Any) -> Any:
    """Return how something is called that is told of that day: "offices today"."""
    return format_lazy("{} {}", label, on_the_day)
