"""What of a table is recorded."""

from typing import Any

#: Columns whose value is nobody's to read: history tells that they
#: changed, and never what they held.
SECRET = {"auth_user": ("password",), "g32_token": ("digest",)}
#: What stands in the place of such a value, and of one that has just changed.
HIDDEN, HIDDEN_CHANGED = "•", "••"
#: Columns of which a change is no change: who logs in, or reads, changes nothing.
UNRECORDED = {"auth_user": ("last_login",), "g32_token": ("used",)}


def is_private(model: Any) -> bool:
    """Return whether the model's values are kept apart, so that they can be erased."""
    return getattr(model, "private_history", False)


def stored_fields(model: Any) -> list[Any]:
    """Return the fields whose columns hold something of their own (generated ones do not)."""
    return [field for field in model._meta.concrete_fields if not field.generated]


def recorded_fields(model: Any) -> list[Any]:
    """Return the fields that history tells of."""
    unrecorded = UNRECORDED.get(model._meta.db_table, ())
    return [field for field in stored_fields(model) if field.column not in unrecorded]


def left_out(model: Any) -> list[str]:
    """Return the columns that are not recorded; what the database derives is among them."""
    recorded = {field.column for field in recorded_fields(model)}
    columns = [field.column for field in model._meta.concrete_fields]
    return [column for column in columns if column not in recorded]


def secret_columns(model: Any) -> tuple[str, ...]:
    """Return the columns whose value is never told."""
    return SECRET.get(model._meta.db_table, ())
