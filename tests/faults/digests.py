"""Whether two registers are the same to the last value, or one is what it was."""

import json
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.db import connection

#: The visits of users are no part of the register.
VISITS = ("sessions",)


def digests(leave_out: tuple[str, ...] = VISITS) -> dict[str, str]:
    """Of every table, a digest of every value that Django reads there, derived columns included.

    It is the same on every engine.
    """
    return {model._meta.db_table: _digest(model) for model in _models(leave_out)}


def stored(leave_out: tuple[str, ...] = VISITS) -> dict[str, list[Any]]:
    """Of every table, the rows as the database gives them: quicker, and of this engine only."""
    found = {}
    with connection.cursor() as cursor:
        for model in _models(leave_out):
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            found[model._meta.db_table] = sorted(map(repr, cursor.fetchall()))
    return found


def _models(leave_out: tuple[str, ...]) -> list[Any]:
    every = apps.get_models(include_auto_created=True)
    return [m for m in every if not m._meta.proxy and m._meta.app_label not in leave_out]


def _digest(model: Any) -> str:
    digest = sha256()
    for row in model._base_manager.order_by("pk").values():
        digest.update(json.dumps(row, default=repr, sort_keys=True).encode())
    return digest.hexdigest()
