"""The numbers of rows: one that was given out is never given out again, also after a restore.

History names rows by their number; a new row with the number of a deleted one would inherit its
past.
"""

from typing import Any

from django.db import connection
from django.db.models import AutoField, Max

from g32.models import HistoryEntry


def go_on(model: Any) -> None:
    """Give the next row of the table a number that no row had that history tells of."""
    if not isinstance(model._meta.pk, AutoField):
        return
    table, column = model._meta.db_table, model._meta.pk.column
    past = HistoryEntry.objects.filter(table=table).aggregate(last=Max("row"))["last"]
    last = max(past or 0, model._base_manager.aggregate(last=Max("pk"))["last"] or 0)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [table, last])
        else:
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, %s), %s, %s)",
                [f'"{table}"', column, max(last, 1), last > 0],
            )
