"""Searching: by every spelling of every name, by id, and through links to what bears names."""

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import and_, or_
from typing import Any

from django.contrib.admin.utils import lookup_spawns_duplicates
from django.db import connection
from django.db.models import Model, Q, QuerySet

from g32.records import former_ids
from g32.text import fold


def found(queryset: QuerySet[Any], typed: str, *, through: Any = (), texts: Any = ()) -> Any:
    """Keep the records in which every word of `typed` is found.

    A word is looked for in the record's id, its names and the labels of its codes, in the text
    fields `texts`, and in the names and ids of the records that the paths `through` lead to. What
    stands without a space ("I&M", "Sittard-Geleen") is one word, though its key has spaces.
    """
    words = [word for each in typed.split() if (word := fold(each))]
    if typed.strip() and not words:
        return queryset.none()
    for word in words:
        queryset = queryset.filter(_holds(queryset.model, word, through, texts))
    return queryset


def _holds(model: type[Model], word: str, through: Iterable[str], texts: Iterable[str]) -> Q:
    """The condition that the word is found in one of the places.

    SQLite looks in each place by itself, where there is an index for it; at one long OR it would
    look at every row in every place. PostgreSQL does it the other way round: it looks at all rows
    once, with several processes, and plans badly for many places.
    """
    ways = [*_own(model, word), *(_text(name, word) for name in texts)]
    ways += [_linked(model, path, word) for path in through]
    if connection.vendor == "postgresql":
        return reduce(or_, ways)
    rows = model._base_manager.order_by()
    first, *others = [rows.filter(way).values("pk") for way in ways]
    return Q(pk__in=first.union(*others, all=True) if others else first)


def _own(model: type[Model], word: str) -> Iterator[Q]:
    """The conditions that a record's id, its names or one of its codes hold the word."""
    names = {field.name for field in model._meta.get_fields()}
    if "slug" in names:
        yield Q(slug__contains=word.replace(" ", "-"))
    if (former := former_ids(model)) is not None:
        yield Q(pk__in=former.filter(slug__contains=word.replace(" ", "-")).values("owner"))
    if "fold" in names:
        yield Q(fold__contains=word)
    if "names" in names:
        bearers = model._meta.get_field("names").related_model._base_manager
        yield Q(pk__in=bearers.filter(fold__contains=word).values("owner"))
    for field in model._meta.concrete_fields:
        codes = [code for code, label in field.flatchoices if code and word in fold(str(label))]
        if codes:
            yield Q(**{f"{field.name}__in": codes})


def _text(name: str, word: str) -> Q:
    """The condition that a text field holds the word, or its parts; also said of it is that it
    holds something, because then an index of the few rows of which that is so will do.
    """
    parts = (Q(**{f"{name}__icontains": part}) for part in word.split())
    return reduce(and_, parts, Q(**{f"{name}__gt": ""}))


def _linked(model: type[Model], path: str, word: str) -> Q:
    """The condition that the record at the end of `path` holds the word."""
    target = model
    for step in path.split("__"):
        target = target._meta.get_field(step).related_model
    holding = target._base_manager.filter(reduce(or_, _own(target, word)))
    match = Q(**{f"{path}__in": holding.values("pk")})
    if lookup_spawns_duplicates(model._meta, path):
        return Q(pk__in=model._base_manager.filter(match).values("pk"))
    return match
