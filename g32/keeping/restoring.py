"""Restoring a backup into an empty register: all of it, or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import DataError, IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from g32.history import Replayed, replay_erasures
from g32.history.columns import stored_fields
from g32.history.ownership import as_owner
from g32.history.suspending import suspended
from g32.starting import START_LOCK, is_behind

from .archive import Archive, KeepingError, reading
from .checking import check
from .numbering import go_on
from .saving import lines
from .tables import is_full, kept_models, made_by_migrate
from .values import Row

_TOGETHER = 1_000


@dataclass(frozen=True)
class Restored:
    """What was restored, and what of it was erased again."""

    archive: Archive
    replayed: Replayed


def restore(path: Path) -> Restored:
    """Put the backup into an empty register, whose tables are made where there are none.

    The whole file is read before anything is written. Raises KeepingError, and what the database
    raises when it fails; then nothing is changed.
    """
    with reading(path) as archive, as_owner():
        check(archive)
        if not connection.introspection.table_names():
            call_command("migrate", interactive=False, verbosity=0)
        if is_behind():
            raise KeepingError(_("The tables are not ready: run “manage.py migrate” first."))
        with transaction.atomic():
            _lock()
            if is_full():
                raise KeepingError(
                    _(
                        "This register holds data already. Restore into an empty one: another "
                        "folder in G32_DATA, or another database in DATABASE_URL."
                    )
                )
            _fill(archive)
            replayed = replay_erasures()
    ContentType.objects.clear_cache()
    return Restored(archive, replayed)


def _lock() -> None:
    """Wait for whoever starts or seeds; on SQLite one transaction writes at a time anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [START_LOCK])


def _fill(archive: Archive) -> None:
    """Write the rows as they are, and look whether they stand there as the file says."""
    models = kept_models()
    try:
        with suspended(), _links_in_any_order():
            for model in made_by_migrate():
                model._base_manager.all()._raw_delete(connection.alias)
            for model in models:
                _insert(model, archive)
    except (IntegrityError, DataError, OverflowError) as error:
        raise KeepingError(
            _("“%s” holds rows that the register refuses: it was not made by a backup.")
            % archive.name
        ) from error
    for model in models:
        go_on(model)
        _compare(model, archive)


def _insert(model: Any, archive: Archive) -> None:
    fields = stored_fields(model)
    names = ", ".join(f'"{field.column}"' for field in fields)
    places = ", ".join(["%s"] * len(fields))
    sql = f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({places})'  # noqa: S608
    rows = archive.rows(model._meta.db_table, Row(fields).read)
    with connection.cursor() as cursor:
        while batch := list(islice(rows, _TOGETHER)):
            cursor.executemany(
                sql,
                [
                    [f.get_db_prep_save(v, connection) for f, v in zip(fields, row, strict=True)]
                    for row in batch
                ],
            )


def _compare(model: Any, archive: Archive) -> None:
    """Read a table back from the database, and hold it against the file."""
    rows = archive.rows(model._meta.db_table, bytes)
    for stored, said in zip_longest(lines(model), rows):
        if stored != said:
            raise KeepingError(
                _("The database does not give back what “%s” says. Nothing was restored.")
                % archive.name
            )


@contextmanager
def _links_in_any_order() -> Iterator[None]:
    """Let a row point to one that is still to come; at the end every link is looked at."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA defer_foreign_keys = ON")
            yield
            connection.check_constraints()
            return
        cursor.execute(
            "SELECT conrelid::regclass::text, conname FROM pg_constraint "
            "WHERE contype = 'f' AND NOT condeferrable "
            "AND connamespace = current_schema::regnamespace"
        )
        links = cursor.fetchall()
        for table, name in links:
            cursor.execute(f'ALTER TABLE {table} ALTER CONSTRAINT "{name}" DEFERRABLE')
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table, name in links:
            cursor.execute(f'ALTER TABLE {table} ALTER CONSTRAINT "{name}" NOT DEFERRABLE')
