"""Whether the register is still as it was when a file was looked at."""

import time

from django.db import connection

from g32.models import HistoryEntry
from g32.records import register_models

#: Seconds that is waited for who is writing, and between two looks.
PATIENCE, PAUSE = 10.0, 0.02
_WRITING = (
    "SELECT virtualtransaction FROM pg_locks WHERE relation = 'g32_historyentry'::regclass "
    "AND mode = 'RowExclusiveLock' AND granted AND pid <> pg_backend_pid() "
    "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


class StillWritingError(Exception):
    """Somebody is writing all the time, so there is no moment to look at the register."""


def moment() -> int:
    """Return the newest entry of the history, and come back when no older one is still to come.

    Who is writing meanwhile on PostgreSQL may hold the number of an entry that nobody sees yet. So
    the number is read first, and then it is waited for all who were writing at that time: whoever
    begins later gets a higher one. Raises `StillWritingError`.
    """
    newest = _newest()
    if connection.vendor == "postgresql":
        waited_for = _writing()
        begun = time.monotonic()
        while waited_for & _writing():
            if time.monotonic() - begun > PATIENCE:
                raise StillWritingError
            time.sleep(PAUSE)
    return newest


def has_changed(since: int) -> bool:
    """Return whether anything was written to the register after that entry."""
    tables = [model._meta.db_table for model in register_models()]
    return HistoryEntry.objects.filter(pk__gt=since, table__in=tables).exists()


def _newest() -> int:
    return HistoryEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _writing() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(_WRITING)
        return {transaction for (transaction,) in cursor.fetchall()}
