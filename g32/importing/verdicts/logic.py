"""Conditions, worked out in Python as the database does: true, false, or None for not known."""

import operator
from collections.abc import Callable
from typing import Any

from django.db.models import F, Q

_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "exact": operator.eq,
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
}


def holds(condition: Q, get: Callable[[str], Any]) -> bool | None:
    """Return whether a condition holds for the values that `get` gives by the name of a field.

    Raises `TypeError` for a lookup that is not foreseen here.
    """
    parts = [
        holds(part, get) if isinstance(part, Q) else _compare(*part, get)
        for part in condition.children
    ]
    found = _any(parts) if condition.connector == Q.OR else _all(parts)
    return (None if found is None else not found) if condition.negated else found


def _all(parts: list[bool | None]) -> bool | None:
    if False in parts:
        return False
    return None if None in parts else True


def _any(parts: list[bool | None]) -> bool | None:
    if True in parts:
        return True
    return None if None in parts else False


def _compare(path: str, wanted: Any, get: Callable[[str], Any]) -> bool | None:
    name, _, lookup = path.partition("__")
    value = get(name)
    if lookup == "isnull":
        return (value is None) is wanted
    if isinstance(wanted, F):
        wanted = get(wanted.name)
    if lookup == "in":
        return None if value is None else value in wanted
    if (lookup or "exact") not in _COMPARED:
        raise TypeError(f"An import does not know the condition {path}.")
    if value is None or wanted is None:
        return None
    return _COMPARED[lookup or "exact"](value, wanted)
