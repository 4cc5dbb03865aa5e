"""The history triggers in the dialect of SQLite: seven for each table.

Who acts stands in `g32_act`, a table of one row that `act()` fills and empties within its own
transaction. Only one connection can write at a time, so nobody else ever sees it filled.

INSERT OR REPLACE and UPDATE OR REPLACE delete the rows in their way without a trigger seeing it.
Before a row is written, `g32_rivals` notes how many rows have a key in common with it; when fewer
are left afterwards, the write is refused. What is in the way of any other statement stays.
"""

from itertools import chain
from typing import Any

from django.db import connection, models

from .columns import HIDDEN, HIDDEN_CHANGED, is_private, recorded_fields, secret_columns

#: A trigger's table and name.
Key = tuple[str, str]

_NOW = "strftime('%Y-%m-%d %H:%M:%f', 'now')"


def prepare() -> list[str]:
    """Return the statements that make the tables of one row that the triggers lean on."""
    return [
        "CREATE TABLE IF NOT EXISTS g32_act (id integer PRIMARY KEY CHECK (id = 1), "
        "actor text NOT NULL, reason text NOT NULL, batch text NOT NULL)",
        "INSERT OR IGNORE INTO g32_act VALUES (1, '', '', '')",
        "CREATE TABLE IF NOT EXISTS g32_rivals (id integer PRIMARY KEY CHECK (id = 1), "
        "number integer NOT NULL)",
        "INSERT OR IGNORE INTO g32_rivals VALUES (1, 0)",
    ]


def is_ready(connection: Any) -> bool:
    """Return whether the recording triggers find the row that says who acts: without it they
    record nothing.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_master WHERE name IN ('g32_act', 'g32_rivals')")
        if cursor.fetchone() != (2,):
            return False
        cursor.execute("SELECT (SELECT count(*) FROM g32_act), (SELECT count(*) FROM g32_rivals)")
        return cursor.fetchone() == (1, 1)


def expected(_connection: Any, models: list[Any]) -> dict[Key, str]:
    """Return the definition of every trigger that belongs in the database."""
    last = "(SELECT coalesce(max(number), 0) + 1 FROM g32_seal)"
    triggers = (
        _refuse("g32_act", "DELETE"),
        _refuse("g32_rivals", "DELETE"),
        _refuse("g32_historyentry", "UPDATE"),
        _refuse("g32_historyentry", "DELETE"),
        _refuse("g32_privatevalues", "UPDATE"),
        _refuse("g32_seal", "UPDATE"),
        _refuse("g32_seal", "DELETE"),
        _refuse("g32_erasure", "UPDATE"),
        _refuse("g32_erasure", "DELETE"),
        _refuse("g32_historyentry", "INSERT", where=_there("g32_historyentry", "id")),
        _refuse(
            "g32_privatevalues",
            "INSERT",
            where=f"{_there('g32_privatevalues', 'id')} OR "
            f"{_there('g32_privatevalues', 'entry_id')}",
        ),
        _refuse(
            "g32_seal",
            "INSERT",
            where=f"NEW.number IS NOT {last} OR {_there('g32_seal', 'entry_id')}",
        ),
        *(_record(model) for model in models),
    )
    return {key: sql for each in triggers for key, sql in each.items()}


def found(connection: Any) -> dict[Key, str]:
    """Return the definitions that stand in the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger'")
        return {(table, name): sql for table, name, sql in cursor.fetchall()}


def put(key: Key, definition: str) -> list[str]:
    """Return the statements that put it in place, whatever stands there."""
    return [f'DROP TRIGGER IF EXISTS "{key[1]}"', definition]


def drop(key: Key) -> str:
    """Return the statement that takes a trigger away."""
    return f'DROP TRIGGER "{key[1]}"'


def is_rule(_definition: str) -> bool:
    """Return whether it is a rule: SQLite has none."""
    return False


def row_as_json(model: Any, row: str) -> str:
    """Return the expression for a row in the form that history holds."""
    return _row(row, recorded_fields(model), dict.fromkeys(secret_columns(model), f"'{HIDDEN}'"))


def _record(model: Any) -> dict[Key, str]:
    """The triggers that record every write to the model's table."""
    table, fields, secret = model._meta.db_table, recorded_fields(model), secret_columns(model)
    changed = " OR ".join(f'OLD."{f.column}" IS NOT NEW."{f.column}"' for f in fields)
    hidden = dict.fromkeys(secret, f"'{HIDDEN}'")
    told = {
        column: f'CASE WHEN OLD."{column}" IS NOT NEW."{column}" '
        f"THEN '{HIDDEN_CHANGED}' ELSE '{HIDDEN}' END"
        for column in secret
    }
    old = _row("OLD", fields, hidden)
    triggers = _no_replace(table, _keys(model))
    for act, when, before, after in (
        ("insert", "", "NULL", _row("NEW", fields, hidden)),
        ("update", f"WHEN {changed}", old, _row("NEW", fields, told)),
        ("delete", "", old, "NULL"),
    ):
        body = _entry(model, act, before, after)
        triggers |= _trigger(
            f"g32_{act}_{table}", table, f"AFTER {act.upper()} ON", f"{when} BEGIN {body} END"
        )
    return triggers


def _trigger(name: str, table: str, event: str, does: str) -> dict[Key, str]:
    return {(table, name): f'CREATE TRIGGER "{name}" {event} "{table}" FOR EACH ROW {does}'}


def _row(which: str, fields: list[Any], instead: dict[str, str]) -> str:
    """Return the row as a JSON object, with the same values that PostgreSQL's to_jsonb gives.

    `instead`: what stands in the place of some columns.
    """
    parts = []
    for field in fields:
        value = instead.get(field.column) or f'{which}."{field.column}"'
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


#: The columns of a key, and the condition under which rows have it; "": always.
Unique = tuple[list[str], str]


def _keys(model: Any) -> list[Unique]:
    """Return each key of the table. The condition lets SQLite find rivals by the key's index."""
    editor = connection.SchemaEditorClass(connection, collect_sql=True)
    keys = [([field.column], "") for field in model._meta.concrete_fields if field.unique]
    keys += [
        (
            [model._meta.get_field(name).column for name in constraint.fields],
            constraint._get_condition_sql(model, editor) or "",  # type: ignore[attr-defined]
        )
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint)
        and model._meta.pk.name not in constraint.fields
    ]
    return keys


def _no_replace(table: str, keys: list[Unique]) -> dict[Key, str]:
    alike = (
        [*(f'"{column}" = NEW."{column}"' for column in key), *filter(None, [when])]
        for key, when in keys
    )
    rivals = " OR ".join(f"({' AND '.join(conditions)})" for conditions in alike)
    number = f'(SELECT count(*) FROM "{table}" WHERE ({rivals}) AND id IS NOT %s)'
    names = dict.fromkeys(chain.from_iterable(key for key, _when in keys))
    columns = ", ".join(f'"{name}"' for name in names)
    triggers: dict[Key, str] = {}
    for event, own in (("INSERT", "NULL"), (f"UPDATE OF {columns}", "OLD.id")):
        name = f"{event.split()[0].lower()}_{table}"
        before, after = number % own, number % "NEW.id"
        triggers |= _trigger(
            f"g32_before_{name}",
            table,
            f"BEFORE {event} ON",
            f"BEGIN UPDATE g32_rivals SET number = {before} WHERE number <> {before}; END",
        )
        triggers |= _trigger(
            f"g32_after_{name}",
            table,
            f"AFTER {event} ON",
            f"BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: {table}') "
            f"FROM g32_rivals WHERE number > {after}; END",
        )
    return triggers


def _refuse(table: str, act: str, *, where: str = "") -> dict[Key, str]:
    """Return a trigger that refuses every such act; with `where`, only then."""
    only = f" WHERE {where}" if where else ""
    return _trigger(
        f"g32_no_{act.lower()}_{table}",
        table,
        f"BEFORE {act} ON",
        f"BEGIN SELECT RAISE(ABORT, 'g32_append_only'){only}; END",
    )


def _there(table: str, column: str) -> str:
    """Whether a row with this value is there: REPLACE would put the new one in its place."""
    return f'EXISTS (SELECT 1 FROM "{table}" WHERE {column} = NEW.{column})'
