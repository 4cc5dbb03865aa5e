"""The order of lists: one on every engine, that an index can follow."""

from typing import Any

from django.contrib.admin.utils import get_fields_from_path
from django.core.exceptions import FieldDoesNotExist
from django.db.models import F, Model
from django.db.models.constants import LOOKUP_SEP
from django.db.models.expressions import OrderBy


class There(F):
    """A column of a linked row, read from that row: `There("meeting__pk")`.

    Django reads the key from the link, which holds the same. But only what is read from the linked
    row tells SQLite that rows which come in the order of the linked ones need no sorting.
    """

    def resolve_expression(self, query: Any = None, *_args: Any, **_kwargs: Any) -> Any:
        """Join as far as the column's own table."""
        path = self.name.split(LOOKUP_SEP)
        joined = query.setup_joins(path, query.get_meta(), query.get_initial_alias())
        return joined.targets[0].get_col(joined.joins[-1])


def explicit(model: type[Model], part: Any) -> Any:
    """Return a part of an order such that every engine reads it alike: what is not known stands
    first (last, when descending), a link goes by the name of what it leads to.

    A link to what bears no name goes by when that was written down.
    """
    if isinstance(part, str):
        part = F(part.removeprefix("-")).desc() if part.startswith("-") else F(part).asc()
    if not isinstance(part, OrderBy) or part.nulls_first or part.nulls_last:
        return part
    name = getattr(part.expression, "name", "")
    try:
        path = get_fields_from_path(model, "id" if name == "pk" else name)
    except FieldDoesNotExist:
        return part
    target = path[-1].related_model if path[-1].is_relation else None
    if target and any(field.name == "sort_key" for field in target._meta.fields):
        name = f"{name}__sort_key"
    nulls = any(field.null for field in path) or None
    if part.descending:
        return F(name).desc(nulls_last=nulls)
    return F(name).asc(nulls_first=nulls)
