"""The rows of one page of a list, however long the list is.

In two steps: first which rows they are, for which nothing is read but what filters and orders; then
all that is shown of those few.
"""

from typing import Any

from django.db import connection
from django.db.models import Count, QuerySet, Window

from .counting import count


def count_and_keys(queryset: QuerySet[Any], first: int, last: int) -> tuple[int, list[Any]]:
    """Return how many rows there are, and the keys of those from `first` up to `last`.

    For a search, which looks at every row. SQLite does both in one go; PostgreSQL counts faster by
    itself, with several processes.
    """
    if connection.vendor == "postgresql":
        of = count(queryset)
        return of, keys(queryset, first, min(last, of), of) if first < of else []
    rows = _bare(queryset).annotate(of=Window(Count("*"))).values_list("pk", "of")[first:last]
    found = list(rows)
    of = found[0][1] if found else queryset.count() if first else 0
    return of, [key for key, _of in found]


def keys(queryset: QuerySet[Any], first: int, last: int, of: int) -> list[Any]:
    """Return the keys of the rows from `first` up to `last`, `of` so many in all.

    They are counted off from the end that is nearer.
    """
    rows = _bare(queryset)
    if first <= of - last:
        return list(rows.values_list("pk", flat=True)[first:last])
    return list(rows.reverse().values_list("pk", flat=True)[of - last : of - first])[::-1]


def in_order(queryset: QuerySet[Any], chosen: list[Any]) -> list[Any]:
    """Return the rows with these keys, in this order; one that is gone meanwhile is left out."""
    rows = queryset.order_by().in_bulk(chosen)
    return [rows[key] for key in chosen if key in rows]


def _bare(queryset: QuerySet[Any]) -> QuerySet[Any]:
    return queryset.select_related(None).prefetch_related(None)
