"""A row as history holds it."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import ForeignKey, Model

from g32.history.columns import is_private, stored_fields
from g32.history.tables import model_of_table
from g32.models import HistoryEntry

Values = Mapping[str, Any]


def before(entry: HistoryEntry) -> Values | None:
    """Return the row before the write; None where there was none, or it is erased."""
    return _side(entry, "before")


def after(entry: HistoryEntry) -> Values | None:
    """Return the row after the write; None where there is none, or it is erased."""
    return _side(entry, "after")


def is_erased(entry: HistoryEntry) -> bool:
    """Return whether the values stood apart and are no more."""
    model = model_of_table(entry.table)
    return bool(model) and is_private(model) and not hasattr(entry, "private")


def _side(entry: HistoryEntry, side: str) -> Values | None:
    model = model_of_table(entry.table)
    if model and is_private(model):
        return getattr(entry.private, side) if hasattr(entry, "private") else None
    return getattr(entry, side)


def record_of(model: Any, values: Values) -> Any:
    """Return the record that a row with these values is."""
    record = model(
        **{
            field.attname: field.to_python(values[field.column])
            for field in stored_fields(model)
            if field.column in values
        }
    )
    record._state.adding = False
    return record


def links(model: Any) -> list[Any]:
    """Return the links from a row of the model to others."""
    return [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]


def called(record: Model) -> str:
    """Return the name of a record, of one too whose parts are no more."""
    try:
        return str(record)
    except (ObjectDoesNotExist, AttributeError):
        return f"{record._meta.verbose_name} {record.pk}"
