"""What calendars there are of: the whole network, or a record of some kind."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db.models import Model
from django.urls import reverse
from django.utils.http import urlencode

from g32.records import with_former_ids

from .events import Calendar

#: In an address: of what a calendar is.
OF = "van"
#: Stands between the kind and the id of a record; neither holds it.
_BETWEEN = "--"

#: Tells the calendar of a record; of no record, that of everything.
Teller = Callable[[Any], Calendar]


class Subject(NamedTuple):
    """What a calendar is of: a record, or everything where that is None.

    `code` is what addresses and tokens call it: "body--ab", or the kind alone.
    """

    code: str
    record: Any
    tell: Teller


_KINDS: dict[str, tuple[type[Model] | None, Teller]] = {}


def calendar(kind: str, model: type[Model] | None) -> Callable[[Teller], Teller]:
    """Register the calendars of a kind of record (None: that of everything); a decorator."""

    def register(tell: Teller) -> Teller:
        if kind in _KINDS:
            raise ValueError(f"There are two calendars of {kind}.")
        _KINDS[kind] = model, tell
        return tell

    return register


def find(code: str) -> Subject | None:
    """Return what the code means: also by an id that a merged record once had; None: nothing."""
    kind, _between, slug = code.partition(_BETWEEN)
    model, tell = _KINDS.get(kind, (None, None))
    if tell is None or "\0" in slug:  # PostgreSQL has no NUL in a text
        return None
    if model is None:
        return None if slug else Subject(kind, None, tell)
    rows = model._base_manager.all()
    record = rows.filter(slug=slug).first() or with_former_ids(rows, [slug]).get(slug)
    return Subject(_code(kind, record), record, tell) if record else None


def subscribing(record: Any) -> str:
    """Return where one subscribes to the calendar of a record (None: of everything); "" where
    there are none of such records.
    """
    model = record._meta.concrete_model if record is not None else None
    kind = next((name for name, (own, _tell) in _KINDS.items() if own is model), "")
    if not kind:
        return ""
    return f"{reverse('admin:subscribe')}?{urlencode({OF: _code(kind, record)})}"


def _code(kind: str, record: Any) -> str:
    return kind if record is None else f"{kind}{_BETWEEN}{record.slug}"
