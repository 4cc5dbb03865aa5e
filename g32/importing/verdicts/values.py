"""The values of records that are not yet written, and of rows as they are stored."""

from functools import partial
from typing import Any

from django.db.models import Case, GeneratedField

from g32.importing.columns import Unwritten

from .logic import Value, worked_out


def reader(field: Any) -> Value:
    """Return what reads the value of a field off a record; of a link the number of what it points
    to, or what stands for that.
    """
    if isinstance(field, GeneratedField):
        return _generated(field)
    return partial(_link if field.is_relation else _plain, field)


def _plain(field: Any, record: Any) -> Any:
    return record.__dict__.get(field.attname)


def _link(field: Any, record: Any) -> Any:
    value = record.__dict__.get(field.attname)
    if value is None:
        target = record._state.fields_cache.get(field.name)
        return None if target is None else Unwritten(target)
    return value


def readers_of(model: Any) -> Any:
    """Return what gives for the name of a field what reads its value off a record."""
    return lambda name: reader(model._meta.get_field(name))


def _generated(field: Any) -> Value:
    """Return what derives what the database would. Raises `TypeError` for what is not foreseen."""
    expression = field.expression
    if isinstance(expression, Case):
        ways = [
            (worked_out(case.condition, readers_of(field.model)), case.result.value)
            for case in expression.cases
        ]
        default = expression.default.value
        return lambda record: next((value for holds, value in ways if holds(record)), default)
    if not hasattr(expression, "value"):
        raise TypeError(f"{field} is derived in a way that an import does not know.")
    return lambda _record: expression.value
