"""What of history is found fast: which rows a record has lost, because they were deleted or moved.

What hangs on a record now, its links tell. What once did, only history knows: a row whose link led
to the record before a write, and not after it. There is an index on that for every link, made after
every migrate. A write that leaves the links as they were adds nothing to it.
"""

from collections.abc import Collection
from typing import Any

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import BigIntegerField, BooleanField, F, Func, QuerySet, TextField

from g32.history.columns import is_private
from g32.history.tables import kept_models
from g32.models import HistoryEntry, PrivateValues

from .values import links

# In JSON, PostgreSQL reads a number as text.
_READ = {"sqlite": "json_extract({}, '$.{}')", "postgresql": "({} ->> '{}')"}
_DIFFER = {"sqlite": "{} IS NOT {}", "postgresql": "{} IS DISTINCT FROM {}"}


class Led(Func):
    """To which row a link led, on one side of a write; as the indexes have it."""

    def __init__(self, column: str, side: str) -> None:
        text = connection.vendor == "postgresql"
        super().__init__(F(side), output_field=TextField() if text else BigIntegerField())
        self.column = column

    def as_sql(self, compiler: Any, connection: Any, **_context: Any) -> Any:  # type: ignore[override]
        """Name the column in the statement itself."""
        [side] = _compiled(self, compiler)
        return _READ[connection.vendor].format(side, self.column), []


class _Left(Func):
    """Whether a link led elsewhere, or nowhere, after a write."""

    def __init__(self, column: str, before: str, after: str) -> None:
        super().__init__(F(before), F(after), output_field=BooleanField())
        self.column = column

    def as_sql(self, compiler: Any, connection: Any, **_context: Any) -> Any:  # type: ignore[override]
        """Return the condition of the indexes, to the letter: else SQLite would not use them."""
        return _left(connection.vendor, self.column, *_compiled(self, compiler)), []


def _compiled(expression: Func, compiler: Any) -> list[str]:
    return [compiler.compile(each)[0] for each in expression.get_source_expressions()]


def _left(vendor: str, column: str, before: str, after: str) -> str:
    was, becomes = (_READ[vendor].format(side, column) for side in (before, after))
    return _DIFFER[vendor].format(was, becomes)


def written(numbers: Collection[int]) -> list[Any]:
    """Return the numbers of rows as `Led` gives them."""
    return [str(each) if connection.vendor == "postgresql" else each for each in numbers]


def lost(link: Any, numbers: Collection[int]) -> QuerySet[Any]:
    """Return the numbers of the rows that these records have lost, which hung on them by `link`."""
    table, column, path = link.model._meta.db_table, link.column, ""
    rows: QuerySet[Any] = HistoryEntry.objects.filter(table=table)
    if is_private(link.model):
        rows, path = PrivateValues.objects.filter(entry__table=table), "entry__"
    left = rows.alias(led=Led(column, "before"), left=_Left(column, "before", "after"))
    return left.filter(led__in=written(numbers), left=True, before__isnull=False).values(
        f"{path}row"
    )


def install(app_config: AppConfig, using: str = DEFAULT_DB_ALIAS, **_signal: Any) -> None:
    """Make the indexes (receiver of `post_migrate`)."""
    own, database = HistoryEntry._meta, connections[using]
    if app_config.label != own.app_label:
        return
    tables = set(database.introspection.table_names())
    if tables.issuperset({own.db_table, PrivateValues._meta.db_table}):
        with database.cursor() as cursor:
            for statement in _statements(database.vendor):
                cursor.execute(statement)


def _statements(vendor: str) -> list[str]:
    """What makes the indexes: one for each name that a link's column has, in whichever table."""
    columns = {(is_private(model), link.column) for model in kept_models() for link in links(model)}
    found = []
    for private, column in sorted(columns):
        table = (PrivateValues if private else HistoryEntry)._meta.db_table
        name = f"{'g32_lost_apart' if private else 'g32_lost'}_{column}"
        keys = _READ[vendor].format("before", column) + ("" if private else ', "table"')
        left = _left(vendor, column, "before", "after")
        found.append(
            f"CREATE INDEX IF NOT EXISTS {name} ON {table} ({keys}) "
            f"WHERE before IS NOT NULL AND ({left})"
        )
    return found
