"""Tables to which rows are added, and no more."""

from typing import Any

from django.db.backends.ddl_references import Statement

from .base import TriggerGuard


class AppendOnly(TriggerGuard):
    """A row stays as it was written: none is changed, deleted, replaced or swept away.

    It holds on PostgreSQL whatever `session_replication_role` is.
    """

    def statements(self, model: Any, schema_editor: Any) -> list[str]:
        """Refuse every write but an insert; on SQLite also one that would replace a row."""
        if schema_editor.connection.vendor == "postgresql":
            return [self._on_postgresql()]
        replacing = "EXISTS (SELECT 1 FROM %(table)s WHERE id = NEW.id)"
        return [
            *self.sqlite_triggers("1", ("UPDATE", "DELETE")),
            f'CREATE TRIGGER "{self.name}_insert" BEFORE INSERT ON %(table)s\n'
            f"FOR EACH ROW WHEN {replacing}\n"
            f"BEGIN SELECT RAISE(ABORT, '{self.name}'); END",
        ]

    def remove_sql(self, model: Any, schema_editor: Any) -> Statement:
        """Return the SQL that drops the function with both its triggers (PostgreSQL)."""
        return self._statement(f'DROP FUNCTION "{self.name}"() CASCADE', model, schema_editor)

    def _on_postgresql(self) -> str:
        sweep = f"{self.name}_truncate"
        return (
            f'CREATE OR REPLACE FUNCTION "{self.name}"() RETURNS trigger LANGUAGE plpgsql AS $$\n'
            f"BEGIN\n  RAISE EXCEPTION USING MESSAGE = '{self.name}', "
            f"ERRCODE = 'check_violation',\n    CONSTRAINT = '{self.name}', TABLE = TG_TABLE_NAME;"
            f"\nEND $$;\n"
            f'CREATE TRIGGER "{self.name}" BEFORE UPDATE OR DELETE ON %(table)s\n'
            f'FOR EACH ROW EXECUTE FUNCTION "{self.name}"();\n'
            f'CREATE TRIGGER "{sweep}" BEFORE TRUNCATE ON %(table)s\n'
            f'FOR EACH STATEMENT EXECUTE FUNCTION "{self.name}"();\n'
            f'ALTER TABLE %(table)s ENABLE ALWAYS TRIGGER "{self.name}";\n'
            f'ALTER TABLE %(table)s ENABLE ALWAYS TRIGGER "{sweep}"'
        )
