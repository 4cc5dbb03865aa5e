"""From the name of a table to what its rows are."""

from functools import cache

from django.apps import apps
from django.db.models import Model


@cache
def model_of_table(table: str) -> type[Model] | None:
    """Return the model whose rows the table holds; None for a table that is no more."""
    models = apps.get_models(include_auto_created=True)
    own = (each for each in models if each._meta.db_table == table and not each._meta.proxy)
    return next(own, None)
