"""Searching: by every spelling of every name, by id, and through links to what bears names."""

from collections.abc import Iterable
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import Model, Q, QuerySet

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
        queryset = queryset.filter(pk__in=_rows(queryset.model, word, through, texts))
    return queryset


def _rows(model: type[Model], word: str, through: Iterable[str], texts: Iterable[str]) -> Any:
    """The rows that hold the word, each place looked at by itself: one long OR would make the
    engine look at every row in every place, and keep it from every index.
    """
    ways = [_own(model, word)]
    ways += [_text(name, word) for name in texts]
    ways += [_linked(model, path, word) for path in through]
    rows = model._base_manager.order_by()
    first, *others = [rows.filter(way).values("pk") for way in ways if way]
    return first.union(*others, all=True) if others else first


def _text(name: str, word: str) -> Q:
    """The condition that a text field holds the word, as one or in parts; said so that an index of
    the few rows in which something stands will do.
    """
    parts = (Q(**{f"{name}__icontains": part}) for part in word.split())
    return reduce(and_, parts, Q(**{f"{name}__gt": ""}))


def _own(model: type[Model], word: str) -> Q:
    """The condition that a record's own id, names or codes hold the word."""
    names = {field.name for field in model._meta.get_fields()}
    match = Q()
    if "slug" in names:
        match |= Q(slug__contains=word.replace(" ", "-"))
    if "fold" in names:
        match |= Q(fold__contains=word)
    if "names" in names:
        bearers = model._meta.get_field("names").related_model._base_manager
        match |= Q(pk__in=bearers.filter(fold__contains=word).values("owner"))
    for field in model._meta.concrete_fields:
        codes = [code for code, label in field.flatchoices if code and word in fold(str(label))]
        if codes:
            match |= Q(**{f"{field.name}__in": codes})
    return match


def _linked(model: type[Model], path: str, word: str) -> Q:
    """The condition that the record at the end of `path` holds the word."""
    target = model
    for step in path.split("__"):
        target = target._meta.get_field(step).related_model
    return Q(**{f"{path}__in": target._base_manager.filter(_own(target, word)).values("pk")})
