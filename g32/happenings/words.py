"""The fields of a row in words, and what a write did to them.

A correction is told apart from a change of state: an end that is filled in says that something
ended, and nothing that was written before it was wrong.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import BooleanField, DateField, DateTimeField, ForeignKey, Model
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from g32.dates.fields import PartialDateField
from g32.dates.wording import worded
from g32.fields import KeyField
from g32.history.columns import recorded_fields, secret_columns

from .names import Names
from .values import Values, called

NOTHING = "–"
#: These come after the others.
_LAST = {name: place for place, name in enumerate(("start", "end", "date", "planned", "note"))}


@dataclass
class Line:
    """What a write did to a field, or to those that are told as one: by name, with their label,
    what it was, what it became, and that in words.
    """

    names: tuple[str, ...]
    label: str
    old: str
    new: str
    said: str


@dataclass(frozen=True)
class Together:
    """Fields that are told as one: where a citation stands."""

    names: tuple[str, ...]
    label: str | Promise
    words: Callable[[Any], str]


_TOGETHER: dict[type[Model], Together] = {}
_WORDS: dict[tuple[type[Model], str], Callable[[Any], str]] = {}


def together(
    model: type[Model], names: Iterable[str], label: str | Promise, words: Callable[[Any], str]
) -> None:
    """Tell these fields of the model, and of what derives from it, as one."""
    _TOGETHER[model] = Together(tuple(names), label, words)


def say(model: type[Model], name: str, words: Callable[[Any], str]) -> None:
    """Tell a field of the model, and of what derives from it, in what `words` makes of the row."""
    _WORDS[model, name] = words


def told_fields(model: Any) -> list[Any]:
    """Return the fields of a row that mean something to people, in the order of a form."""
    fields = [
        field
        for field in recorded_fields(model)
        if not (field.primary_key or isinstance(field, KeyField) or field.name == "slug")
    ]
    return sorted(fields, key=lambda field: _LAST.get(field.name, -1))


def changes(model: Any, before: Values | None, after: Values | None, names: Names) -> list[Line]:
    """Return a line for each field in which the two differ; of a row that came or went, for each
    that is filled.
    """
    old, new = (names.record(model, each) if each else None for each in (before, after))
    was, becomes = before or {}, after or {}
    apart = next((_TOGETHER[kind] for kind in model.__mro__ if kind in _TOGETHER), None)
    fields = told_fields(model)
    lines = []
    if apart and any(_differ(f, was, becomes) for f in fields if f.name in apart.names):
        before_it, after_it = (apart.words(side) if side else NOTHING for side in (old, new))
        said = _corrected(before_it, after_it)
        label = str(capfirst(str(apart.label)))
        lines.append(Line(apart.names, label, before_it, after_it, said))
    for field in fields:
        if _differ(field, was, becomes) and not (apart and field.name in apart.names):
            before_it, after_it = (_value(field, side, names) for side in (old, new))
            sides = (was.get(field.column), becomes.get(field.column))
            said = _said(field, *sides, before_it, after_it)
            label = str(capfirst(field.verbose_name))
            lines.append(Line((field.name,), label, before_it, after_it, said))
    return lines


def _differ(field: Any, before: Values, after: Values) -> bool:
    """Whether the two hold something else; an empty field and no field at all are alike."""
    sides = [side.get(field.column) for side in (before, after)]
    if before and after:
        return bool(sides[0] != sides[1])
    return any(side not in (None, "", False) for side in sides)


def _value(field: Any, record: Any, names: Names) -> str:
    """A field of a record in words."""
    value = getattr(record, field.attname) if record else None
    if value in (None, ""):
        return NOTHING
    for kind in type(record).__mro__:
        if words := _WORDS.get((kind, field.name)):
            return words(record)
    if isinstance(field, ForeignKey):
        found, _there = names.get(field.related_model, value)
        return called(found) if found else _("a record that is no more")
    if isinstance(field, PartialDateField):
        return worded(value)
    if isinstance(value, bool) or isinstance(field, BooleanField):
        return _("yes") if value else _("no")
    return _plain(field, value)


def _plain(field: Any, value: Any) -> str:
    if isinstance(value, datetime) and isinstance(field, DateTimeField):
        moment = (
            value if timezone.is_aware(value) else value.replace(tzinfo=UTC)
        )  # as SQLite has it
        return date_format(timezone.localtime(moment), "DATETIME_FORMAT")
    if isinstance(value, date) and isinstance(field, DateField):
        return date_format(value)
    return str(dict(field.flatchoices).get(value, value))


def _said(field: Any, before: Any, after: Any, old: str, new: str) -> str:
    """What happened to a field, in words."""
    if field.column in secret_columns(field.model):
        return _("changed; what it holds nobody can read")
    state = _STATES.get(field.name)
    if state and (said := state(before, after)):
        return said % {"old": old, "new": new}
    if isinstance(field, ForeignKey) and not field.null and before and after:
        return _("moved from %(old)s to %(new)s") % {"old": old, "new": new}
    return _corrected(old, new)


def _corrected(old: str, new: str) -> str:
    if old == NOTHING:
        return _("filled in: %(new)s") % {"new": new}
    if new == NOTHING:
        return _("emptied; it was %(old)s") % {"old": old}
    return _("corrected from %(old)s to %(new)s") % {"old": old, "new": new}


def _end(before: Any, after: Any) -> str:
    if after and not before:
        return _("ended as of %(new)s")
    return _("not ended after all; it was %(old)s") if before and not after else ""


def _planned(before: Any, after: Any) -> str:
    if before is None or after is None:
        return ""
    return _("now only announced") if after else _("no longer only announced")


def _status(before: Any, after: Any) -> str:
    return _("from %(old)s to %(new)s") if before and after else ""


def _done(before: Any, after: Any) -> str:
    if before is None or after is None:
        return ""
    return _("now done") if after else _("not done after all")


#: Fields of which a change says that something happened, not that something was wrong.
_STATES: dict[str, Callable[[Any, Any], str]] = {
    "end": _end,
    "planned": _planned,
    "status": _status,
    "done": _done,
}
