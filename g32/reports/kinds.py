"""Records of any kind: what a kind is called, and how to fetch one with its words."""

import re
from typing import Any

from django.db.models import Model

from .columns import Cell, Column


def kind_code(model: type[Model]) -> str:
    """Return the fixed code of a kind of record: "pillar_link"; of a proxy, the kind it shows."""
    name = model._meta.concrete_model.__name__  # type: ignore[union-attr]
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def linked(model: type[Model], depth: int = 2) -> list[str]:
    """Return the paths to what a record points to, and what that points to: what its words name.

    Links to its own kind (what it is part of) are not followed; no record's words name them.
    """
    paths = []
    for field in model._meta.concrete_fields:
        if field.many_to_one and field.related_model is not model:
            paths.append(field.name)
            if depth > 1:
                further = linked(field.related_model, depth - 1)  # type: ignore[arg-type]
                paths += [f"{field.name}__{path}" for path in further]
    return paths


class RecordKind(Column):
    """The kind of a record: its code, or with labels what people call it."""

    width = 16

    def cell(self, value: Any, *, labels: bool) -> Cell:
        """Write the kind of the record in `value`."""
        return str(value._meta.verbose_name) if labels else kind_code(type(value))
