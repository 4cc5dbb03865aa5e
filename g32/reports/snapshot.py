"""All queries of one report see the register at one moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """Read inside as if nobody wrote meanwhile. Inside a transaction it adds nothing.

    PostgreSQL is told that all rows will be read: else it plans a cursor for the first tenth of
    them, and takes twice as long for the rest. On SQLite a plain `BEGIN`: Django's own transactions
    take the lock of a writer at once, and who only reads has no need of it. Keep it short: a reader
    makes writers wait.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;"
                "SET LOCAL cursor_tuple_fraction = 1"
            )
            yield
    else:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
