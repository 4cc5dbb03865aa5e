"""Rows into tables, as many as there are, as fast as the engine takes them.

CHECK, UNIQUE, exclusions and the triggers that are not of history hold throughout. PostgreSQL would
look up each row that a row points to: there the foreign keys are taken away first and put back at
the end, which looks at all rows at once. Indexes are put back at the end too, where nothing asks
for them meanwhile. No history is written of it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.utils.functional import Promise

from g32.history.columns import stored_fields
from g32.history.suspending import suspended
from g32.keeping.numbering import go_on
from g32.records import register_models

_TOGETHER = 10_000

Row = Mapping[str, Any]


def write(model: Any, rows: Iterable[Row]) -> None:
    """Write the rows, each by its column names with what is not the default.

    Their ids are 1, 2, 3 … in the order in which they come.
    """
    fields = stored_fields(model)
    defaults = {field.column: _default(field) for field in fields}
    columns = ", ".join(f'"{name}"' for name in defaults)
    numbered = (
        tuple({**defaults, **row, "id": number}.values()) for number, row in enumerate(rows, 1)
    )
    _PUT[connection.vendor](model._meta.db_table, columns, len(defaults), numbered)


def _default(field: Any) -> Any:
    value = field.get_default() if field.has_default() else None
    return str(value) if isinstance(value, Promise) else value


def _put_sqlite(table: str, columns: str, width: int, rows: Iterator[tuple]) -> None:
    sql = f'INSERT INTO "{table}" ({columns}) VALUES ({", ".join("?" * width)})'
    plain = connection.connection.cursor()  # Django's own turns each row over once more
    while some := list(islice(rows, _TOGETHER)):
        plain.executemany(sql, some)


def _put_postgresql(table: str, columns: str, width: int, rows: Iterator[tuple]) -> None:
    with (
        connection.cursor() as cursor,
        cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy,
    ):
        for row in rows:
            copy.write_row(row)


_PUT: dict[str, Callable[..., None]] = {"sqlite": _put_sqlite, "postgresql": _put_postgresql}


@contextmanager
def in_bulk() -> Iterator[None]:
    """Write inside; at the end what was put aside is put back, and the engine knows the tables."""
    if connection.vendor == "sqlite":
        _run(["PRAGMA cache_size = -500000"])
    with transaction.atomic(), suspended():
        links = _links() if connection.vendor == "postgresql" else []
        indexes = _indexes()
        _run([f'ALTER TABLE {table} DROP CONSTRAINT "{name}"' for table, name, _ in links])
        _run([f'DROP INDEX "{name}"' for name, _ in indexes])
        yield
        for model in register_models():
            go_on(model)
        _run([sql for _, sql in indexes])
        _run([f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {sql}' for table, name, sql in links])
        connection.check_constraints()
    _run(["VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE"])


def _links() -> list[tuple[str, str, str]]:
    """Table, name and definition of every foreign key of the register's tables."""
    return _ask(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE contype = 'f' AND conrelid::regclass::text = ANY(%s)",
        [_tables()],
    )


def _indexes() -> list[tuple[str, str]]:
    """Name and definition of the indexes that no constraint rests on."""
    if connection.vendor == "postgresql":
        return _ask(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s) "
            "AND indexname NOT IN (SELECT conname FROM pg_constraint)",
            [_tables()],
        )
    # Those of appointments stay: the trigger that looks for a double one asks for them.
    found = _ask("SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'index' AND sql <> ''")
    tables = {*_tables()} - {"network_appointment", "network_membership", "themes_pillarlink"}
    return [
        (name, sql)
        for table, name, sql in found
        if table in tables and not sql.startswith("CREATE UNIQUE")
    ]


def _tables() -> list[str]:
    return [model._meta.db_table for model in register_models()]


def _ask(sql: str, params: Any = None) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def _run(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
