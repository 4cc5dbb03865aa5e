"""Whether two registers are the same to the last value."""

import json
from hashlib import sha256
from typing import Any

from django.apps import apps


def digests(leave_out: tuple[str, ...] = ("sessions",)) -> dict[str, str]:
    """Of every table, a digest of every value that Django reads there, derived columns included."""
    return {
        model._meta.db_table: _digest(model)
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.proxy and model._meta.app_label not in leave_out
    }


def _digest(model: Any) -> str:
    digest = sha256()
    for row in model._base_manager.order_by("pk").values():
        digest.update(json.dumps(row, default=repr, sort_keys=True).encode())
    return digest.hexdigest()
