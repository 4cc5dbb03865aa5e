"""Which tables a backup holds, and what of them."""

from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connections, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from g32.history.columns import stored_fields
from g32.models import HistoryEntry, PrivateValues, Seal, Upload

#: Apps whose rows are of the moment: who is logged in, and who tried to.
LEFT_OUT = ("sessions", "axes")
#: Models whose rows are so: files that are about to be imported.
OF_THE_MOMENT = (Upload,)

#: What `migrate` itself fills: found in an empty register too, and replaced by the backup's.
MADE_BY_MIGRATE: tuple[type[models.Model], ...] = (
    ContentType,
    Permission,
    Group,
    Group.permissions.through,
)
#: The history of that.
_HISTORY = (HistoryEntry, PrivateValues, Seal)


def kept_models() -> list[Any]:
    """Return the models whose tables go into a backup, by the name of the table."""
    kept = (
        model
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.proxy
        and model._meta.managed
        and model._meta.app_label not in LEFT_OUT
        and model not in OF_THE_MOMENT
    )
    return sorted(kept, key=lambda model: model._meta.db_table)


def columns(model: Any) -> list[str]:
    """Return the columns that a backup holds; what the database derives is left out."""
    return [field.column for field in stored_fields(model)]


def is_full() -> bool:
    """Whether anything stands in the register, or ever stood there, but what `migrate` made."""
    own = [model for model in kept_models() if model not in (*MADE_BY_MIGRATE, *_HISTORY)]
    made = [model._meta.db_table for model in MADE_BY_MIGRATE]
    return (
        any(model._base_manager.exists() for model in own)
        or HistoryEntry.objects.exclude(table__in=made).exists()
    )


def made_by_migrate() -> list[Any]:
    """Return the models whose tables are emptied for a backup, those that point to others first."""
    return [Seal, PrivateValues, HistoryEntry, *reversed(MADE_BY_MIGRATE)]


def known_migrations() -> dict[str, list[str]]:
    """Return the migrations of this version of the code, by app."""
    return _by_app(MigrationLoader(None).disk_migrations)


def applied_migrations(alias: str) -> dict[str, list[str]]:
    """Return the migrations that the database has been through, by app."""
    return _by_app(MigrationRecorder(connections[alias]).applied_migrations())


def _by_app(names: Any) -> dict[str, list[str]]:
    """Sort them, of the apps that a backup holds alone."""
    found: dict[str, list[str]] = {model._meta.app_label: [] for model in kept_models()}
    for app, name in sorted(names):
        if app in found:
            found[app].append(name)
    return found
