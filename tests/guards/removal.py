"""Taking one guard out of the database, to see that it is the one that refuses."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any
from unittest import mock

from django.apps import apps
from django.db import connection, models, transaction

from g32.history.install import run


@contextmanager
def without(guard: str, model: type[models.Model]) -> Iterator[None]:
    """Do what follows in a database that lacks the guard, and undo it.

    `guard` is the name of a constraint (of whichever table), or "check:field" or "unique:field".
    """
    kind, _colon, field_name = guard.rpartition(":")
    constraint = None
    if not kind:
        model, constraint = next(
            (owner, known)
            for owner in apps.get_models()
            for known in owner._meta.constraints
            if known.name == guard
        )
    take_away = _remade if connection.vendor == "sqlite" else _dropped
    with take_away(model, constraint, kind, field_name):
        yield


@contextmanager
def _dropped(model: Any, constraint: Any, kind: str, field_name: str) -> Iterator[None]:
    """PostgreSQL: all of it in one transaction, rolled back."""
    with transaction.atomic():
        with connection.schema_editor() as editor:
            if constraint:
                editor.execute(constraint.remove_sql(model, editor), params=None)
            else:
                name = _name_of_column_constraint(model, kind, field_name)
                editor.execute(f'ALTER TABLE "{model._meta.db_table}" DROP CONSTRAINT "{name}"')
        yield
        transaction.set_rollback(True)


@contextmanager
def _remade(model: Any, constraint: Any, kind: str, field_name: str) -> Iterator[None]:
    """SQLite: remake the table without it, and afterwards with it."""
    _forget_history()
    lacking = nullcontext()
    if constraint:
        rest = [known for known in model._meta.constraints if known.name != constraint.name]
        lacking = mock.patch.object(model._meta, "constraints", rest)
    elif kind == "check":
        field_type = type(model._meta.get_field(field_name))
        lacking = mock.patch.object(field_type, "db_check", return_value=None)
    else:
        lacking = mock.patch.dict(model._meta.get_field(field_name).__dict__, unique=False)
    with lacking:
        _remake(model)
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        _remake(model)


def _remake(model: Any) -> None:
    with connection.schema_editor() as editor:
        editor._remake_table(model)


def _forget_history() -> None:
    """Drop the history triggers, which make every change of a table slow, and refuse REPLACE."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'g32%%'"
        )
        run(connection, [f'DROP TRIGGER "{name}"' for (name,) in cursor.fetchall()])


def _name_of_column_constraint(model: Any, kind: str, field_name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid "
            "AND conkey = ARRAY[attnum] WHERE conrelid = %s::regclass AND attname = %s "
            "AND contype = %s",
            [model._meta.db_table, model._meta.get_field(field_name).column, kind[0]],
        )
        ((name,),) = cursor.fetchall()
    return name
