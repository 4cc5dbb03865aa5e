"""What somebody can do to the database who may change its tables."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def unguarded(*, keep: bool = True, links: bool = True) -> Iterator[None]:
    """Take away every trigger of history; with `keep`, put them back exactly as they were. Without
    `links`, nothing holds a link to what it points to either (SQLite looks at the end).
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = [row for row in cursor.fetchall() if row[0].startswith("g32_")]
            away = [f'DROP TRIGGER "{name}"' for name, _sql in triggers]
            back = [sql for _name, sql in triggers]
        else:
            cursor.execute(
                "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger "
                "WHERE starts_with(tgname, 'g32_') AND NOT tgisinternal"
            )
            triggers = cursor.fetchall()
            away = [f"DROP TRIGGER {name} ON {table}" for table, name, _sql in triggers]
            back = [sql for _table, _name, sql in triggers]
            back += [f"ALTER TABLE {t} ENABLE ALWAYS TRIGGER {name}" for t, name, _sql in triggers]
        if connection.vendor == "postgresql" and not links:
            cursor.execute("SET session_replication_role = replica")
        _check_links()
        for statement in away:
            cursor.execute(statement)
        yield
        if connection.vendor == "postgresql" and not links:
            cursor.execute("SET session_replication_role = origin")
        _check_links()
        for statement in back * keep:
            cursor.execute(statement)


def _check_links() -> None:
    """PostgreSQL alters no table while a check is still due."""
    if connection.vendor == "postgresql":
        connection.check_constraints()
