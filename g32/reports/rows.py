"""Rows as the database gives them: values, without records around them."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet


def stream(queryset: QuerySet[Any], fields: Sequence[str], size: int) -> Iterator[list[Any]]:
    """Go through the values of `fields`, in lists of at most `size` rows, each row a tuple.

    No more than one list is in memory. On PostgreSQL it wants a transaction around it: else the
    server would first set everything aside.
    """
    query = queryset.values_list(*fields).query
    try:
        sql, given = query.get_compiler(using=connection.alias).as_sql()
    except EmptyResultSet:
        return
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, given)
        while rows := cursor.fetchmany(size):
            yield rows
