"""Putting the triggers in place after every migrate: those that are lacking or not as they should
be. SQLite loses a table's triggers when Django remakes the table, hence after every migrate.

All of them are put when g32 itself was migrated, which comes first: what the other receivers of
the signal write is recorded then too.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS, connections, transaction

from g32.models import Erasure, HistoryEntry, PrivateValues, Seal

from . import postgresql, sqlite
from .columns import is_private
from .tables import kept_models

_ENGINES: dict[str, Any] = {"postgresql": postgresql, "sqlite": sqlite}
#: The tables of history itself.
OWN_TABLES = tuple(m._meta.db_table for m in (HistoryEntry, PrivateValues, Seal, Erasure))


def engine_of(connection: Any) -> Any:
    """Return the module that speaks the dialect of the connection."""
    return _ENGINES[connection.vendor]


def install(app_config: AppConfig, using: str = DEFAULT_DB_ALIAS, **_signal: Any) -> None:
    """Put the history triggers on all tables that keep history (receiver of `post_migrate`)."""
    if app_config.label != HistoryEntry._meta.app_label:
        return
    connection = connections[using]
    engine, tables = engine_of(connection), set(connection.introspection.table_names())
    if not tables.issuperset(OWN_TABLES):
        return
    models = [model for model in kept_models() if model._meta.db_table in tables]
    with transaction.atomic(using=using):
        run(connection, engine.prepare())
        there = engine.found(connection)
        recorded = {table for table, name in there if name.startswith("g32_")}
        for key, definition in engine.expected(connection, models).items():
            if there.get(key) != definition:
                run(connection, engine.put(key, definition))
        for model in models:
            if model._meta.db_table not in recorded:
                run(connection, _first_entries(connection, model))


def release(
    app_config: AppConfig, using: str = DEFAULT_DB_ALIAS, plan: Any = (), **_signal: Any
) -> None:
    """Take the triggers away before history's own tables change (receiver of `pre_migrate`).

    SQLite remakes no table that triggers of other tables write to, and no engine can record in
    tables that are taken away. `install` puts them back.
    """
    connection, label = connections[using], HistoryEntry._meta.app_label
    if app_config.label != label:
        return
    ours = [backwards for migration, backwards in plan if migration.app_label == label]
    if any(ours) or (ours and connection.vendor == "sqlite"):
        engine = engine_of(connection)
        keys = [key for key in engine.found(connection) if key[0] and key[1].startswith("g32_")]
        run(connection, map(engine.drop, keys))


def run(connection: Any, statements: Iterable[str]) -> None:
    """Run the statements one by one, as they stand; all of them or none."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _first_entries(connection: Any, model: Any) -> list[str]:
    """The statements that enter the rows of a table that kept no history until now."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT EXISTS (SELECT 1 FROM {table}) AND NOT EXISTS "
            '(SELECT 1 FROM g32_historyentry WHERE "table" = %s)',
            [table],
        )
        if not cursor.fetchone()[0]:
            return []
    row = engine_of(connection).row_as_json(model, "held")
    values = ("NULL", "NULL") if is_private(model) else ("NULL", row)
    entries = (
        'INSERT INTO g32_historyentry (at, "table", "row", act, actor, reason, batch, before, '
        f"after) SELECT CURRENT_TIMESTAMP, '{table}', id, 'insert', '', '', '', {values[0]}, "
        f"{values[1]} FROM {table} held ORDER BY id"
    )
    apart = (
        f"INSERT INTO g32_privatevalues (entry_id, before, after) SELECT entry.id, NULL, {row} "
        f'FROM g32_historyentry entry JOIN {table} held ON held.id = entry."row" '
        f"WHERE entry.\"table\" = '{table}'"
    )
    return [entries, apart] if is_private(model) else [entries]
