"""A CHECK whose refusal is shown beside the field it speaks of."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint


class Condition(CheckConstraint):
    """`CheckConstraint` with the name of the form field that the refusal belongs to."""

    def __init__(self, *, field: str, **kwargs: Any) -> None:
        self.field = field
        super().__init__(**kwargs)

    def deconstruct(self) -> Any:
        """Return what migrations write down."""
        _path, args, kwargs = super().deconstruct()
        return "g32.guards.Condition", args, kwargs | {"field": self.field}

    def validate(self, model: Any, instance: Any, exclude: Any = None, using: str = "default"):
        """Raise the refusal at the field, where the form shows that field."""
        try:
            super().validate(model, instance, exclude=exclude, using=using)
        except ValidationError as refusal:
            if exclude and self.field in exclude:
                raise
            raise ValidationError({self.field: refusal.messages}) from refusal
