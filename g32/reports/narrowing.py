"""Which rows have one of some texts in a column, as far as the database can tell.

Only cells can tell for certain; here is what spares one to look at the cells of a million rows.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, Q

from g32.fields import KeyField
from g32.text import fold

from .columns import Cell, Column, Day, Listing, Number, Related, YesNo
from .finish import Finish
from .kinds import telling
from .when import When

Texts = Collection[str]
#: What becomes of a cell that is not wanted; no other cell is this.
UNWANTED: Any = object()


def condition(model: type[Model], column: Column, texts: Texts, when: When) -> Q | None:
    """Return the condition on records of a kind that the cell, which follows from the column's
    path, is one of these texts, or of a listing holds one. None: the database cannot tell.
    """
    if isinstance(column, Related):
        return _related(model, column, texts, when)
    if isinstance(column, (Day, Listing, Number)):
        return None
    if column.told:
        return _by_cells(model, column, texts)
    return _at(model, column, column.path, texts)


def telling_wanted(finish: Finish, only: Mapping[str, Texts]) -> Finish:
    """Return how cells are finished where some columns are to have one of these texts, or to hold
    one in a listing: a cell that has not becomes `UNWANTED`, and its row with it.
    """

    def field(column: Column) -> Callable[[Cell], Any]:
        made = finish.field(column)
        if (texts := only.get(column.name)) is None:
            return made
        return lambda cell: made(cell) if _holds(column, cell, texts) else UNWANTED

    def plain(column: Column) -> Callable[[str], Any] | None:
        return field(column) if column.name in only else finish.plain(column)

    return replace(finish, field=field, plain=plain) if only else finish


def _holds(column: Column, cell: Cell, texts: Texts) -> bool:
    text = "" if cell is None else str(cell)
    if text in texts or not isinstance(column, Listing):
        return text in texts
    return any(each and f"; {each}; " in f"; {text}; " for each in texts)


def _related(model: type[Model], column: Related, texts: Texts, when: When) -> Q | None:
    if column.told or any(not text or "; " in text for text in texts):  # what a cell may be whole
        return None
    relation: Any = model._meta.get_field(column.path[0])
    inner = _at(relation.related_model, column, column.path[1:], texts)
    if inner is None:
        return None
    rows = relation.related_model._base_manager.filter(column.where(when))
    return Q(pk__in=rows.filter(inner).values(relation.field.attname))


def _at(model: type[Model], column: Column, path: Sequence[str], texts: Texts) -> Q | None:
    """The condition on what stands at the end of a path: a field, or the words of a record."""
    target: Any = model
    for number, step in enumerate(path):
        try:
            field = target._meta.get_field(step)
        except FieldDoesNotExist:
            return None
        if not field.is_relation:
            return _field("__".join(path[: number + 1]), column, texts)
        target = field.related_model
    how = telling(target, ())
    if how is None:
        return None
    fields, _words = how
    if len(fields) == 1:
        return _field("__".join((*path, *fields)), column, texts)
    return _by_words("__".join(path), target, texts)


def _field(name: str, column: Column, texts: Texts) -> Q:
    values: list[Any] = [*texts]
    if isinstance(column, YesNo):
        values = [text == "yes" for text in texts]
    unknown = Q(**{f"{name}__isnull": True}) if "" in texts else Q()
    return Q(**{f"{name}__in": values}) | unknown


def _by_words(link: str, target: Any, texts: Texts) -> Q | None:
    """Who is called so: found by the search key, of which there are few alike."""
    keys = [field for field in target._meta.concrete_fields if isinstance(field, KeyField)]
    key = next((each for each in keys if each.make is fold), None)
    if key is None:
        return None
    folded = [fold(text)[: key.longest] for text in texts if text]
    numbers = target._base_manager.filter(**{f"{key.name}__in": folded}).values("pk")
    unknown = Q(**{f"{link}__isnull": True}) if "" in texts else Q()
    return Q(**{f"{link}__in": numbers}) | unknown


def _by_cells(model: type[Model], column: Column, texts: Texts) -> Q:
    """What only the cells of linked rows can tell: all of those are looked at, which are few."""
    field: Any = model._meta.get_field(column.path[0])
    fields, tell = column.told or ((), None)
    rows = field.related_model._base_manager.values_list("pk", *fields)
    found = [
        pk for pk, *values in rows if tell and column.cell(tell(*values), labels=False) in texts
    ]
    unknown = Q(**{f"{field.name}__isnull": True}) if "" in texts else Q()
    return Q(**{f"{field.name}__pk__among": found}) | unknown
