"""The history triggers in the dialect of SQLite: three for each table.

Who acts stands in `g32_act`, a table of one row that `act()` fills and empties within its own
transaction. Only one connection can write at a time, so nobody else ever sees it filled.
"""

from typing import Any

from django.db import models

from .columns import is_private, stored_fields

_NOW = "strftime('%Y-%m-%d %H:%M:%f', 'now')"


def guard_history() -> list[str]:
    """Return the statements that make history append-only and know who acts."""
    return [
        "CREATE TABLE IF NOT EXISTS g32_act (id integer PRIMARY KEY CHECK (id = 1), "
        "actor text NOT NULL, reason text NOT NULL, batch text NOT NULL)",
        "INSERT OR IGNORE INTO g32_act VALUES (1, '', '', '')",
        *_refuse("g32_historyentry", "UPDATE"),
        *_refuse("g32_historyentry", "DELETE"),
        *_refuse("g32_privatevalues", "UPDATE"),
        *_no_replace("g32_historyentry", "id = NEW.id"),
        *_no_replace("g32_privatevalues", "id = NEW.id OR entry_id = NEW.entry_id"),
    ]


def record(model: Any) -> list[str]:
    """Return the statements that record every write to the model's table.

    INSERT OR REPLACE deletes rows without a trigger seeing it, and is refused where it would.
    """
    table, fields = model._meta.db_table, stored_fields(model)
    changed = " OR ".join(f'OLD."{f.column}" IS NOT NEW."{f.column}"' for f in fields)
    old, new = _row("OLD", fields), _row("NEW", fields)
    statements = _no_replace(table, _rivals(model))
    for act, row, when, before, after in (
        ("insert", "NEW", "", "NULL", new),
        ("update", "NEW", f"WHEN {changed}", old, new),
        ("delete", "OLD", "", old, "NULL"),
    ):
        body = _entry(table, act, row, before, after, apart=is_private(model))
        statements += [
            f'DROP TRIGGER IF EXISTS "g32_{act}_{table}"',
            f'CREATE TRIGGER "g32_{act}_{table}" AFTER {act.upper()} ON "{table}" '
            f"FOR EACH ROW {when} BEGIN {body} END",
        ]
    return statements


def _row(which: str, fields: list[Any]) -> str:
    """Return the row as a JSON object, with the same values that PostgreSQL's to_jsonb gives."""
    parts = []
    for field in fields:
        value = f'{which}."{field.column}"'
        if isinstance(field, models.BooleanField):
            value = f"json(CASE {value} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)"
        parts.append(f"'{field.column}', {value}")
    return f"json_object({', '.join(parts)})"


def _entry(table: str, act: str, row: str, before: str, after: str, *, apart: bool) -> str:
    shown = ("NULL", "NULL") if apart else (before, after)
    sql = (
        'INSERT INTO g32_historyentry (at, "table", "row", act, actor, reason, batch, before, after)'
        f" SELECT {_NOW}, '{table}', {row}.id, '{act}', actor, reason, batch, "
        f"{shown[0]}, {shown[1]} FROM g32_act;"
    )
    if apart:
        sql += (
            " INSERT INTO g32_privatevalues (entry_id, before, after) "
            f"VALUES (last_insert_rowid(), {before}, {after});"
        )
    return sql


def _rivals(model: Any) -> str:
    """Return the condition "a row that INSERT OR REPLACE would silently put aside"."""
    sets = [[model._meta.pk.column]]
    sets += [[f.column] for f in model._meta.concrete_fields if f.unique and not f.primary_key]
    sets += [
        [model._meta.get_field(name).column for name in constraint.fields]
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint)
        and not constraint.condition
        and model._meta.pk.name not in constraint.fields
    ]
    alike = [" AND ".join(f'"{c}" = NEW."{c}"' for c in columns) for columns in sets]
    return " OR ".join(f"({condition})" for condition in alike)


def _no_replace(table: str, rivals: str) -> list[str]:
    return [
        f'DROP TRIGGER IF EXISTS "g32_replace_{table}"',
        f'CREATE TRIGGER "g32_replace_{table}" BEFORE INSERT ON "{table}" FOR EACH ROW '
        f"BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: {table}') "
        f'WHERE EXISTS (SELECT 1 FROM "{table}" WHERE {rivals}); END',
    ]


def _refuse(table: str, act: str) -> list[str]:
    name = f"g32_no_{act.lower()}_{table}"
    return [
        f'DROP TRIGGER IF EXISTS "{name}"',
        f'CREATE TRIGGER "{name}" BEFORE {act} ON "{table}" FOR EACH ROW '
        "BEGIN SELECT RAISE(ABORT, 'g32_append_only'); END",
    ]
