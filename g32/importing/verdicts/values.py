"""The values of records that are not yet written, and of rows as they are stored."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Case, GeneratedField, Model, Value

from . import logic

#: Gives the value of a field by its name.
Get = Callable[[str], Any]


class Unwritten:
    """Stands for the number of a record that has none yet; equal only to its own."""

    __slots__ = ("record",)

    def __init__(self, record: Model) -> None:
        self.record = record

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Unwritten) and other.record is self.record

    def __hash__(self) -> int:
        return id(self.record)


def value_of(record: Any, field: Any) -> Any:
    """Return the value of a record's field; of a link the number of what it points to."""
    if isinstance(field, GeneratedField):
        return generated(field, of_record(record))
    value = record.__dict__.get(field.attname)
    if value is None and field.is_relation:
        target = record._state.fields_cache.get(field.name)
        return None if target is None else Unwritten(target)
    return value


def of_record(record: Model) -> Get:
    """Return what gives the values of a record."""
    get_field = record._meta.get_field
    return lambda name: value_of(record, get_field(name))


def of_row(model: Any, row: Mapping[str, Any]) -> Get:
    """Return what gives the values of a stored row."""
    get_field = model._meta.get_field
    return lambda name: row[get_field(name).attname]


def generated(field: GeneratedField, get: Get) -> Any:
    """Return what the database would derive. Raises `TypeError` for what is not foreseen here."""
    expression: Any = field.expression
    if isinstance(expression, Value):
        return expression.value
    if isinstance(expression, Case):
        for case in expression.cases:
            if logic.holds(case.condition, get):
                return case.result.value
        return expression.default.value
    raise TypeError(f"{field} is derived in a way that an import does not know.")
