"""The bodies before and after one, however many steps away."""

from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from themes.models import Succession

# UNION leaves out what was found before, so that a circle ends.
_WALK = """
    WITH RECURSIVE found(body) AS (
        SELECT {to} FROM {table} WHERE {of} = %s AND id <> %s
        UNION
        SELECT {to} FROM {table} JOIN found ON {of} = found.body WHERE id <> %s
    )
    SELECT body FROM found
"""


def predecessors(body: int, *, without: int | None = None) -> set[int]:
    """Return the numbers of all bodies from which the one with this number came; `without`: as if
    the succession with that number were not there.
    """
    return _walk(body, without, of="successor_id", to="predecessor_id")


def successors(body: int) -> set[int]:
    """Return the numbers of all bodies that it turned into."""
    return _walk(body, None, of="predecessor_id", to="successor_id")


def successions(body: int) -> QuerySet[Succession]:
    """Return every step of the body's lineage, in order of time.

    With whom it merged, and what else its predecessors split into, belongs to it.
    """
    line = {body} | predecessors(body) | successors(body)
    touching = Q(predecessor__in=line) | Q(successor__in=line)
    steps: Any = Succession.objects.filter(touching).select_related("predecessor", "successor")
    return steps.prefetch_related("citations__source")


def _walk(body: int, without: int | None, **columns: str) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            _WALK.format(table=Succession._meta.db_table, **columns), [body, *[without or 0] * 2]
        )
        return {found for (found,) in cursor.fetchall()} - {body}
