"""How many rows a list has: counted once, and remembered until somebody writes."""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

#: So many counts are remembered at most.
_MOST = 1_000
#: Two who read with the same snapshot, on a server that went on running, see the same rows.
_SEEN = "SELECT current_database(), pg_postmaster_start_time()::text, pg_current_snapshot()::text"

_remembered: dict[Any, int] = {}


def count(queryset: QuerySet[Any]) -> int:
    """Return how many rows there are now, never how many there were.

    To count, PostgreSQL goes past every row, again for each page of a list. Here it does so once,
    and then no more until a transaction writes. (Inside a transaction it always does: what that
    wrote itself no snapshot tells.) SQLite counts in hardly more time than the question takes.
    """
    if connection.vendor != "postgresql" or connection.in_atomic_block:
        return queryset.count()
    try:
        question = queryset.order_by().query.sql_with_params()
    except EmptyResultSet:  # Django sees that there are none, and asks nobody
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_SEEN)
        asked = cursor.fetchone(), *question
    if asked in _remembered:
        return _remembered[asked]
    if len(_remembered) >= _MOST:
        _remembered.clear()
    _remembered[asked] = found = queryset.count()
    return found
