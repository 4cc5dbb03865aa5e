"""Rows as the database gives them: values, without records around them."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet

from g32.among import parameter


def stream(queryset: QuerySet[Any], fields: Sequence[str], size: int) -> Iterator[list[Any]]:
    """Go through the values of `fields`, in lists of at most `size` rows, each row a tuple.

    No more than one list is in memory. On PostgreSQL it wants a transaction around it: else the
    server would first set everything aside.
    """
    try:
        sql, given = _statement(queryset, fields)
    except EmptyResultSet:
        return
    yield from _found(sql, given, size)


class Keyed:
    """A question for the values of `fields` of those rows whose `key` is one of some keys: put in
    SQL once, however often it is asked.
    """

    def __init__(self, queryset: QuerySet[Any], key: str, fields: Sequence[str]) -> None:
        chosen = queryset.order_by().filter(**{f"{key}__among": ()})
        self._sql, (*self._given, _keys) = _statement(chosen, fields)

    def stream(self, keys: Iterable[Any], size: int) -> Iterator[list[Any]]:
        """Go through the values for these keys, as `stream` does; in no order."""
        return _found(self._sql, [*self._given, parameter(keys)], size)


@cache
def by_key(model: type[Model], fields: tuple[str, ...]) -> Keyed:
    """Return the question for these fields of some records, before which stands their key."""
    return Keyed(model._base_manager.all(), "pk", ("pk", *fields))


def _statement(queryset: QuerySet[Any], fields: Sequence[str]) -> tuple[str, Sequence[Any]]:
    query = queryset.values_list(*fields).query
    return query.get_compiler(using=connection.alias).as_sql()


def _found(sql: str, given: Sequence[Any], size: int) -> Iterator[list[Any]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, given)
        while rows := cursor.fetchmany(size):
            yield rows
