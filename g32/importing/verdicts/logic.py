"""Conditions, worked out in Python as the database does: true, false, or None for not known."""

import operator
from collections.abc import Callable
from typing import Any

from django.db.models import F, Q

#: Of a record, or of a row as it is stored: the value of one field; whether a condition holds.
Value = Callable[[Any], Any]
Verdict = Callable[[Any], bool | None]

_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "exact": operator.eq,
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
}


def worked_out(condition: Q, field: Callable[[str], Value]) -> Verdict:
    """Return what tells whether a condition holds. `field`: gives for the name of a field what
    reads its value.

    Raises `TypeError` for a lookup that is not foreseen here.
    """
    children: list[Any] = condition.children
    parts = [
        worked_out(part, field) if isinstance(part, Q) else _comparison(part[0], part[1], field)
        for part in children
    ]
    whole = parts[0] if len(parts) == 1 else _joined(parts, condition.connector == Q.OR)
    return _negated(whole) if condition.negated else whole


def _joined(parts: list[Verdict], any_of_them: bool) -> Verdict:
    """What decides, once one of the parts is so; what is not known decides nothing."""

    def holds(subject: Any) -> bool | None:
        found: bool | None = not any_of_them
        for part in parts:
            verdict = part(subject)
            if verdict is any_of_them:
                return any_of_them
            if verdict is None:
                found = None
        return found

    return holds


def _negated(whole: Verdict) -> Verdict:
    def holds(subject: Any) -> bool | None:
        verdict = whole(subject)
        return None if verdict is None else not verdict

    return holds


def _comparison(path: str, wanted: Any, field: Callable[[str], Value]) -> Verdict:
    name, _, lookup = path.partition("__")
    value = field(name)
    if lookup == "isnull":
        return lambda subject: (value(subject) is None) is wanted
    if lookup == "in":
        return lambda subject: None if (own := value(subject)) is None else own in wanted
    compare = _COMPARED.get(lookup or "exact")
    if compare is None:
        raise TypeError(f"An import does not know the condition {path}.")
    named = getattr(wanted, "name", "") if isinstance(wanted, F) else ""
    other = field(named) if named else lambda _subject: wanted

    def holds(subject: Any) -> bool | None:
        left, right = value(subject), other(subject)
        return None if left is None or right is None else compare(left, right)

    return holds
