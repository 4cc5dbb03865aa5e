"""Making a backup: of one moment, while people work; whole, or not there."""

import datetime as dt
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import connection, connections
from django.utils.translation import gettext as _

from g32.history.columns import stored_fields

from .archive import Archive, KeepingError, reading, writing
from .checking import check
from .freezing import frozen
from .tables import applied_migrations, columns, kept_models, known_migrations
from .values import Row


def back_up(path: Path) -> Archive:
    """Write the register to a new file, for its owner only; returns what was written, read back.

    Raises KeepingError, OSError, and what the database raises; then there is no file.
    """
    path = path.resolve()
    _refuse_to_overwrite(path)
    # Beside the file: where there is room for it, and from where a rename is one step.
    with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder:
        part = Path(folder) / path.name
        with frozen(Path(folder)) as alias:
            _write(part, alias)
        with reading(part) as archive:
            check(archive)
        _refuse_to_overwrite(path)
        part.rename(path)
        _sync(path.parent)
    return archive


def _refuse_to_overwrite(path: Path) -> None:
    if path.exists():
        raise KeepingError(_("“%s” is there already. Choose another name.") % path)


def _write(path: Path, alias: str) -> None:
    migrations = applied_migrations(alias)
    if migrations != known_migrations():
        raise KeepingError(
            _(
                "The tables are not those of this version of the register. Make the backup with "
                "the version they were made by, before you update; or run “manage.py migrate”."
            )
        )
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
        with writing(file) as writer:
            for model in kept_models():
                writer.table(model._meta.db_table, columns(model), lines(model, alias))
            writer.close(
                made=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
                engine=connections[alias].vendor,
                migrations=migrations,
            )
        file.flush()
        os.fsync(file.fileno())


def lines(model: Any, alias: str = connection.alias) -> Iterator[bytes]:
    """Go through the rows of a table as a backup writes them."""
    fields = stored_fields(model)
    write = Row(fields).write
    rows = model._base_manager.using(alias).order_by("pk")
    for row in rows.values_list(*(field.attname for field in fields)).iterator(chunk_size=1000):
        yield write(row)


def _sync(folder: Path) -> None:
    """Have the name of the new file survive a power cut, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
