"""Fields that are written once."""

from typing import Any

from django.core.exceptions import ValidationError

from .base import TriggerGuard, column


class Frozen(TriggerGuard):
    """The field keeps the value it was first saved with."""

    arguments = ("field",)
    field: str

    def statements(self, model: Any, schema_editor: Any) -> list[str]:
        """Refuse an update that changes the column."""
        name = schema_editor.quote_name(column(model, self.field))
        if schema_editor.connection.vendor == "postgresql":
            return self.postgresql_trigger(f"NEW.{name} IS DISTINCT FROM OLD.{name}", "UPDATE")
        return self.sqlite_triggers(f"NEW.{name} IS NOT OLD.{name}", ("UPDATE",))

    def validate(self, model: Any, instance: Any, exclude: Any = None, using: str = "default"):
        """Compare with what is stored."""
        if instance.pk is None or (exclude and self.field in exclude):
            return
        stored = (
            model._base_manager.using(using)
            .filter(pk=instance.pk)
            .values_list(self.field, flat=True)
            .first()
        )
        if stored is not None and stored != getattr(instance, self.field):
            raise ValidationError({self.field: self.get_violation_error_message()})
