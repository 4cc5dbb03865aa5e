"""Trees that must stay trees."""

from typing import Any

from django.core.exceptions import ValidationError

from .base import TriggerGuard, column


class NoLoop(TriggerGuard):
    """Following `field`, which points to the same table, never comes back to where it began."""

    arguments = ("field",)
    field: str

    def statements(self, model: Any, schema_editor: Any) -> list[str]:
        """Refuse a row from which its own ancestors can be reached.

        UNION, not UNION ALL: the walk ends even inside a loop that should not be there. The
        PostgreSQL trigger first takes a lock for the tree, or two writers could each close half
        a loop that neither sees. In a statement of its own: the next one then sees what the other
        writer committed meanwhile.
        """
        quote = schema_editor.quote_name
        parent = quote(column(model, self.field))
        walk = (
            f"WITH RECURSIVE up(id) AS (SELECT NEW.{parent} UNION SELECT t.{parent} "
            f"FROM %(table)s t JOIN up ON t.id = up.id WHERE t.{parent} IS NOT NULL)"
        )
        if schema_editor.connection.vendor == "postgresql":
            lock = (
                f"IF NEW.{parent} IS NOT NULL THEN"
                f" PERFORM pg_advisory_xact_lock(hashtext('{self.name}')); END IF;"
            )
            found = f"EXISTS ({walk} SELECT 1 FROM up WHERE up.id = NEW.id)"
            return self.postgresql_trigger(f"NEW.{parent} IS NOT NULL AND {found}", first=lock)
        # SQLite takes no WITH inside a trigger's WHEN, but does in the statement itself.
        return [
            f'CREATE TRIGGER "{self.name}_{event.lower()}" AFTER {event} ON %(table)s\n'
            f"FOR EACH ROW WHEN NEW.{parent} IS NOT NULL\n"
            f"BEGIN SELECT RAISE(ABORT, '{self.name}') WHERE NEW.id IN "
            f"({walk} SELECT id FROM up); END"
            for event in ("INSERT", "UPDATE")
        ]

    def validate(self, model: Any, instance: Any, exclude: Any = None, using: str = "default"):
        """Walk up, one query a step."""
        if instance.pk is None or (exclude and self.field in exclude):
            return
        attribute = model._meta.get_field(self.field).attname
        seen: set[Any] = set()
        above = getattr(instance, attribute)
        while above is not None and above not in seen:
            if above == instance.pk:
                raise ValidationError({self.field: self.get_violation_error_message()})
            seen.add(above)
            above = (
                model._base_manager.using(using)
                .filter(pk=above)
                .values_list(attribute, flat=True)
                .first()
            )
