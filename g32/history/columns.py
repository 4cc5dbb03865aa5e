"""What of a table is recorded."""

from typing import Any


def is_private(model: Any) -> bool:
    """Return whether the model's values are kept apart, so that they can be erased."""
    return getattr(model, "private_history", False)


def stored_fields(model: Any) -> list[Any]:
    """Return the fields whose columns hold something of their own (generated ones do not)."""
    return [field for field in model._meta.concrete_fields if not field.generated]


def generated_columns(model: Any) -> list[str]:
    """Return the columns that the database derives."""
    return [field.column for field in model._meta.concrete_fields if field.generated]
