"""Whether a backup fits this register and is what it says: asked before anything is written."""

from django.utils.translation import gettext as _

from g32.history.columns import stored_fields

from .archive import Archive, KeepingError
from .tables import columns, kept_models, known_migrations
from .values import Row


def check(archive: Archive) -> None:
    """Read the backup from beginning to end. Raises KeepingError for the first thing wrong."""
    _check_migrations(archive)
    expected = {model._meta.db_table: columns(model) for model in kept_models()}
    found = {name: table.get("columns") for name, table in archive.tables.items()}
    if found != expected:
        raise archive.damaged()
    for model in kept_models():
        for _row in archive.rows(model._meta.db_table, Row(stored_fields(model)).read):
            pass


def _check_migrations(archive: Archive) -> None:
    """Refuse a backup of other tables than ours, and say of which."""
    theirs, ours = _names(archive.migrations), _names(known_migrations())
    if newer := theirs - ours:
        message = _(
            "“%(file)s” was made by a newer version of the register (%(names)s). Update this one "
            "first."
        )
        raise KeepingError(message % {"file": archive.name, "names": _in_words(newer)})
    if older := ours - theirs:
        message = _(
            "“%(file)s” was made by an older version of the register (without %(names)s). Restore "
            "it with the version that made it, and update after that."
        )
        raise KeepingError(message % {"file": archive.name, "names": _in_words(older)})


def _names(migrations: dict[str, list[str]]) -> set[str]:
    return {f"{app}.{name}" for app, names in migrations.items() for name in names}


def _in_words(names: set[str]) -> str:
    return ", ".join(name[:80] for name in sorted(names)[:3])
