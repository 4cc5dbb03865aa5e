"""Records of any kind: what a kind is called, and how to fetch one with its words."""

import re
from collections.abc import Callable, Sequence
from functools import partial
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


#: Fields of a record, over links too, and what makes a value of theirs.
Telling = tuple[tuple[str, ...], Callable[..., Any]]


def telling(model: type[Model], path: Sequence[str]) -> Telling | None:
    """Return how to tell what stands at the end of a path without fetching the records on it: the
    value of a field, or the words of a record. None: only the records can tell.
    """
    for step in path:
        field: Any = model._meta.get_field(step)
        if not field.is_relation:
            return ("__".join(path),), lambda value: value
        model = field.related_model
    fields = tuple("__".join((*path, name)) for name in getattr(model, "worded_by", ()))
    return (fields, partial(_words, model)) if fields else None


def _words(model: Any, *values: Any) -> str | None:
    """The words of a record with these values; None where the link led nowhere."""
    if values.count(None) == len(values):
        return None
    words: str = model.words(*values)
    return words


class RecordKind(Column):
    """The kind of a record: its code, or with labels what people call it."""

    width = 16
    has_words = True

    def cell(self, value: Any, *, labels: bool) -> Cell:
        """Write the kind of the record in `value`."""
        return str(value._meta.verbose_name) if labels else kind_code(type(value))
