"""Searching: by every spelling of every name, by id, and through links to what bears names."""

from functools import reduce
from operator import and_
from typing import Any

from django.contrib.admin.utils import lookup_spawns_duplicates
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
        match = _own(queryset.model, word)
        for name in texts:
            match |= reduce(and_, (Q(**{f"{name}__icontains": part}) for part in word.split()))
        for path in through:
            match |= _linked(queryset.model, path, word)
        queryset = queryset.filter(match)
    return queryset


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
    match = Q(**{f"{path}__in": target._base_manager.filter(_own(target, word)).values("pk")})
    if lookup_spawns_duplicates(model._meta, path):
        return Q(pk__in=model._base_manager.filter(match).values("pk"))
    return match
