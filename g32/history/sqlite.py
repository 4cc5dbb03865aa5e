"""The history triggers in the dialect of SQLite: three for each table.

Who acts stands in `g32_act`, a table of one row that `act()` fills and empties within its own
transaction. Only one connection can write at a time, so nobody else ever sees it filled.

INSERT OR REPLACE and UPDATE OR REPLACE delete the rows in their way without a trigger seeing it.
Before a row is written, `g32_rivals` notes how many rows have a key in common with it; when fewer
are left afterwards, the write is refused. What is in the way of any other statement stays.
"""

from itertools import chain
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
        "CREATE TABLE IF NOT EXISTS g32_rivals (id integer PRIMARY KEY CHECK (id = 1), "
        "number integer NOT NULL)",
        "INSERT OR IGNORE INTO g32_rivals VALUES (1, 0)",
        *_refuse("g32_act", "DELETE"),
        *_refuse("g32_rivals", "DELETE"),
        *_refuse("g32_historyentry", "UPDATE"),
        *_refuse("g32_historyentry", "DELETE"),
        *_refuse("g32_privatevalues", "UPDATE"),
        *_refuse("g32_historyentry", "INSERT", where="id = NEW.id"),
        *_refuse("g32_privatevalues", "INSERT", where="id = NEW.id OR entry_id = NEW.entry_id"),
    ]


def record(model: Any) -> list[str]:
    """Return the statements that record every write to the model's table."""
    table, fields = model._meta.db_table, stored_fields(model)
    changed = " OR ".join(f'OLD."{f.column}" IS NOT NEW."{f.column}"' for f in fields)
    old, new = _row("OLD", fields), _row("NEW", fields)
    statements = _no_replace(table, _keys(model))
    for act, when, before, after in (
        ("insert", "", "NULL", new),
        ("update", f"WHEN {changed}", old, new),
        ("delete", "", old, "NULL"),
    ):
        body = _entry(model, act, before, after)
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


def _entry(model: Any, act: str, before: str, after: str) -> str:
    """Return the statements that write the entry; private values stand apart."""
    row, apart = "OLD" if act == "delete" else "NEW", is_private(model)
    shown = "NULL, NULL" if apart else f"{before}, {after}"
    sql = (
        "INSERT INTO g32_historyentry "
        '(at, "table", "row", act, actor, reason, batch, before, after) '
        f"SELECT {_NOW}, '{model._meta.db_table}', {row}.id, '{act}', actor, reason, batch, "
        f"{shown} FROM g32_act;"
    )
    if apart:
        sql += (
            " INSERT INTO g32_privatevalues (entry_id, before, after) "
            f"VALUES (last_insert_rowid(), {before}, {after});"
        )
    return sql


def _keys(model: Any) -> list[list[str]]:
    """Return the columns of each key of the table; a key with a condition counts as one without."""
    keys = [[f.column] for f in model._meta.concrete_fields if f.unique]
    keys += [
        [model._meta.get_field(name).column for name in constraint.fields]
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint)
        and model._meta.pk.name not in constraint.fields
    ]
    return keys


def _no_replace(table: str, keys: list[list[str]]) -> list[str]:
    alike = (" AND ".join(f'"{column}" = NEW."{column}"' for column in key) for key in keys)
    rivals = " OR ".join(f"({condition})" for condition in alike)
    number = f'(SELECT count(*) FROM "{table}" WHERE ({rivals}) AND id IS NOT %s)'
    columns = ", ".join(f'"{column}"' for column in dict.fromkeys(chain(*keys)))
    statements = []
    for event, own in (("INSERT", "NULL"), (f"UPDATE OF {columns}", "OLD.id")):
        name = f"{event.split()[0].lower()}_{table}"
        before, after = number % own, number % "NEW.id"
        statements += [
            f'DROP TRIGGER IF EXISTS "g32_before_{name}"',
            f'CREATE TRIGGER "g32_before_{name}" BEFORE {event} ON "{table}" FOR EACH ROW '
            f"BEGIN UPDATE g32_rivals SET number = {before} WHERE number <> {before}; END",
            f'DROP TRIGGER IF EXISTS "g32_after_{name}"',
            f'CREATE TRIGGER "g32_after_{name}" AFTER {event} ON "{table}" FOR EACH ROW '
            f"BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: {table}') "
            f"FROM g32_rivals WHERE number > {after}; END",
        ]
    return statements


def _refuse(table: str, act: str, *, where: str = "") -> list[str]:
    """Return a trigger that refuses every such act; with `where`, when a row like that is there."""
    name = f"g32_no_{act.lower()}_{table}"
    only = f' WHERE EXISTS (SELECT 1 FROM "{table}" WHERE {where})' if where else ""
    return [
        f'DROP TRIGGER IF EXISTS "{name}"',
        f'CREATE TRIGGER "{name}" BEFORE {act} ON "{table}" FOR EACH ROW '
        f"BEGIN SELECT RAISE(ABORT, 'g32_append_only'){only}; END",
    ]
