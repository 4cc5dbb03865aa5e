"""Rows as the database gives them: values, without records around them."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Lookup, QuerySet
from django.db.models.fields import Field


@Field.register_lookup
class Among(Lookup):
    """Is one of these numbers; however many there are, they are one parameter."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """Hand them over as JSON."""
        left, given = self.process_lhs(compiler, connection)
        return f"{left} IN (SELECT value FROM json_each(%s))", [*given, json.dumps([*self.rhs])]

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """Hand them over as an array."""
        left, given = self.process_lhs(compiler, connection)
        return f"{left} = ANY(%s)", [*given, list(self.rhs)]


def stream(queryset: QuerySet[Any], fields: Sequence[str], size: int) -> Iterator[list[Any]]:
    """Go through the values of `fields`, in lists of at most `size` rows, each row a tuple.

    No more than one list is in memory. On PostgreSQL it wants a transaction around it: else the
    server would first set everything aside.
    """
    query = queryset.values_list(*fields).query
    try:
        sql, given = query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, given)
        while rows := cursor.fetchmany(size):
            yield rows
