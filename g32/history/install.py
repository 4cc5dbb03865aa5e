"""Putting the triggers in place: after every migrate, for every table of the register.

SQLite loses a table's triggers when Django remakes the table, hence after every migrate.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS, connections, transaction

from g32.models import HistoryEntry, PrivateValues

from . import postgresql, sqlite

_ENGINES: dict[str, Any] = {"postgresql": postgresql, "sqlite": sqlite}


def install(app_config: AppConfig, using: str = DEFAULT_DB_ALIAS, **_signal: Any) -> None:
    """Put the history triggers on the app's tables (receiver of `post_migrate`)."""
    connection = connections[using]
    engine = _ENGINES[connection.vendor]
    tables = set(connection.introspection.table_names())
    if not {HistoryEntry._meta.db_table, PrivateValues._meta.db_table} <= tables:
        return
    statements: list[str] = []
    if app_config.label == HistoryEntry._meta.app_label:
        statements += engine.guard_history()
    if getattr(app_config, "keeps_history", False):
        for model in app_config.get_models(include_auto_created=True):
            if model._meta.db_table in tables and not model._meta.proxy:
                statements += engine.record(model)
    run(connection, statements)


def release(
    app_config: AppConfig, using: str = DEFAULT_DB_ALIAS, plan: Any = (), **_signal: Any
) -> None:
    """Take the triggers away before history's own tables change (receiver of `pre_migrate`).

    SQLite remakes no table that triggers of other tables write to. `install` puts them back.
    """
    connection, label = connections[using], HistoryEntry._meta.app_label
    if connection.vendor != "sqlite" or app_config.label != label:
        return
    if any(migration.app_label == label for migration, _backwards in plan):
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            names = [name for (name,) in cursor.fetchall() if name.startswith("g32_")]
        run(connection, [f'DROP TRIGGER "{name}"' for name in names])


def run(connection: Any, statements: Iterable[str]) -> None:
    """Run the statements one by one, as they stand; all of them or none."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
