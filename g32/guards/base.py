"""What the guards share: equality for migrations, and triggers that survive table remakes."""

from typing import Any

from django.db import models
from django.db.backends.ddl_references import Statement, Table
from django.db.models.constraints import BaseConstraint


class Guard(BaseConstraint):
    """A constraint described by its keyword arguments alone.

    A subclass names its own arguments in `arguments`; they are kept in migrations and compared,
    so that an unchanged guard never asks for a new migration.
    """

    arguments: tuple[str, ...] = ()

    def __init__(self, *, name: str, **kwargs: Any) -> None:
        for argument in self.arguments:
            value = kwargs.pop(argument)
            setattr(self, argument, tuple(value) if isinstance(value, list) else value)
        super().__init__(name=name, **kwargs)

    def deconstruct(self) -> Any:
        """Return what migrations write down."""
        path, args, kwargs = super().deconstruct()
        path = f"g32.guards.{type(self).__name__}"
        return path, args, kwargs | {name: getattr(self, name) for name in self.arguments}

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash((type(self), self.name))

    def remove_sql(self, model: Any, schema_editor: Any) -> Any:
        """Return the SQL that takes the guard away (SQLite remakes the table without it)."""
        return schema_editor._delete_check_sql(model, self.name)


class TriggerGuard(Guard):
    """A guard that only a trigger can keep.

    The trigger is put with the schema editor's deferred statements, as indexes are: when SQLite
    remakes a table, Django runs those again on the new one.
    """

    def statements(self, model: type[models.Model], schema_editor: Any) -> list[str]:
        """Return the SQL, with `%(table)s` where the table's quoted name belongs and no other %."""
        raise NotImplementedError

    def constraint_sql(self, model: Any, schema_editor: Any) -> None:
        """Add the triggers once the table stands; nothing goes into CREATE TABLE itself."""
        schema_editor.deferred_sql.extend(self._bound(model, schema_editor))

    def create_sql(self, model: Any, schema_editor: Any) -> Statement:
        """Return the triggers for a table that stands (PostgreSQL takes them in one go)."""
        (statement,) = self._bound(model, schema_editor)
        return statement

    def remove_sql(self, model: Any, schema_editor: Any) -> Statement:
        """Return the SQL that drops trigger and function (PostgreSQL)."""
        sql = f'DROP TRIGGER "{self.name}" ON %(table)s; DROP FUNCTION "{self.name}"()'
        return self._statement(sql, model, schema_editor)

    def _bound(self, model: Any, schema_editor: Any) -> list[Statement]:
        return [
            self._statement(sql, model, schema_editor)
            for sql in self.statements(model, schema_editor)
        ]

    @staticmethod
    def _statement(sql: str, model: Any, schema_editor: Any) -> Statement:
        return Statement(sql, table=Table(model._meta.db_table, schema_editor.quote_name))

    def postgresql_trigger(
        self, refused_when: str, events: str = "INSERT OR UPDATE", first: str = ""
    ) -> list[str]:
        """Return a row trigger that refuses a row for which `refused_when` (on NEW, OLD) holds.

        `first` is a statement that runs before the question is asked.
        """
        return [
            f'CREATE OR REPLACE FUNCTION "{self.name}"() RETURNS trigger LANGUAGE plpgsql AS $$\n'
            f"BEGIN\n  {first}\n  IF {refused_when} THEN\n"
            f"    RAISE EXCEPTION USING MESSAGE = '{self.name}', ERRCODE = 'check_violation',\n"
            f"      CONSTRAINT = '{self.name}', TABLE = TG_TABLE_NAME;\n"
            f"  END IF;\n  RETURN NEW;\nEND $$;\n"
            f'CREATE TRIGGER "{self.name}" AFTER {events} ON %(table)s\n'
            f'FOR EACH ROW EXECUTE FUNCTION "{self.name}"()'
        ]

    def sqlite_triggers(
        self, refused_when: str, events: tuple[str, ...] = ("INSERT", "UPDATE")
    ) -> list[str]:
        """Return one trigger an event, each refusing the row for which `refused_when` holds."""
        return [
            f'CREATE TRIGGER "{self.name}_{event.split()[0].lower()}" AFTER {event} ON %(table)s\n'
            f"FOR EACH ROW WHEN {refused_when}\n"
            f"BEGIN SELECT RAISE(ABORT, '{self.name}'); END"
            for event in events
        ]


def column(model: Any, field: str) -> str:
    """Return the column name of a model's field."""
    return model._meta.get_field(field).column
