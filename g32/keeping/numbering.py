"""The numbers of rows: one that was given out is never given out again, also after a restore.

History names rows by their number; a new row with the number of a deleted one would inherit its
past.
"""

from typing import Any

from django.apps import AppConfig
from django.db import connection
from django.db.models import AutoField, Max

from g32.history.tables import kept_models
from g32.models import HistoryEntry


def install(app_config: AppConfig, plan: Any = (), **_signal: Any) -> None:
    """Let SQLite count on from where it was: of a table that Django remakes it forgets which rows
    were deleted (receiver of `post_migrate`). Where nothing is migrated, nothing is remade.
    """
    is_ours = app_config.label == HistoryEntry._meta.app_label  # once for all
    if not (plan and is_ours and connection.vendor == "sqlite"):
        return
    tables = {*connection.introspection.table_names()}
    for model in kept_models():
        if tables >= {model._meta.db_table, HistoryEntry._meta.db_table}:
            go_on(model)


def go_on(model: Any) -> None:
    """Give the next row of the table a number that no row had that history tells of."""
    if not isinstance(model._meta.pk, AutoField):
        return
    table, column = model._meta.db_table, model._meta.pk.column
    past = HistoryEntry.objects.filter(table=table).aggregate(last=Max("row"))["last"]
    last = max(past or 0, model._base_manager.aggregate(last=Max("pk"))["last"] or 0)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = %s", [table])
            last = max(last, cursor.fetchone()[0] or 0)
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [table, last])
        else:
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, %s), %s, %s)",
                [f'"{table}"', column, max(last, 1), last > 0],
            )
