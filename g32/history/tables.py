"""Which tables keep history, and from the name of a table to what its rows are.

An app of the register says `keeps_history = True` in its `AppConfig`: all its tables are recorded.
`keeps_history_of` names models, of whichever app, that are recorded though they are no part of the
register.
"""

from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Model

from g32.records import register_models


@cache
def kept_models() -> tuple[Any, ...]:
    """Return the models whose tables are recorded."""
    found: dict[Any, None] = {}
    for config in apps.get_app_configs():
        if getattr(config, "keeps_history", False):
            found |= dict.fromkeys(config.get_models(include_auto_created=True))
        for label in getattr(config, "keeps_history_of", ()):
            found[apps.get_model(label)] = None
    return tuple(model for model in found if not model._meta.proxy)


@cache
def tables_aside() -> frozenset[str]:
    """Return the tables that keep history and are no part of the register: who has access."""
    register = set(register_models())
    return frozenset(m._meta.db_table for m in kept_models() if m not in register)


@cache
def model_of_table(table: str) -> type[Model] | None:
    """Return the model whose rows the table holds; None for a table that is no more."""
    models = apps.get_models(include_auto_created=True)
    own = (each for each in models if each._meta.db_table == table and not each._meta.proxy)
    return next(own, None)
