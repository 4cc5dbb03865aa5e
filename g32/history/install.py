"""Putting the triggers in place: after every migrate, for every table of the register.

SQLite loses a table's triggers when Django remakes the table, hence after every migrate.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS, connections

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


def run(connection: Any, statements: Iterable[str]) -> None:
    """Run the statements one by one, as they stand."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
