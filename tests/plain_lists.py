"""The lists of the admin as they would be without any trouble taken: all in one query, searched by
one OR over joins. What the real ones are held against.
"""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.db.models import Model, Q
from django.test import RequestFactory

from g32.admin.lists import RegisterChangeList
from g32.rights import Act, can
from g32.text import fold


class PlainChangeList(RegisterChangeList):
    """The same filters and the same order; rows and count as Django gets them."""

    def get_results(self, request: Any) -> None:
        ChangeList.get_results(self, request)


def plain(model: type[Model]) -> Any:
    """The admin of the model, its list plain."""
    real = admin.site._registry[model]

    class Plain(type(real)):
        show_full_result_count = True

        def get_changelist(self, request: Any, **_kwargs: Any) -> Any:
            return PlainChangeList

        def get_search_results(self, request: Any, queryset: Any, search_term: str) -> Any:
            paths = (*self.search_through, *self.search_texts)
            readable = {path for path in paths if can(request.user, Act.VIEW, model, path)}
            words = [fold(each) for each in search_term.split()]
            if search_term.strip() and not any(words):
                return queryset.none(), False
            for word in filter(None, words):
                match = _own(model, "", word)
                for path in readable & {*self.search_through}:
                    match |= _own(_end(model, path), f"{path}__", word)
                for path in readable & {*self.search_texts}:
                    parts = [Q(**{f"{path}__icontains": part}) for part in word.split()]
                    match |= Q(*parts)
                queryset = queryset.filter(match)
            return queryset, True

    return Plain(model, admin.site)


def listed(own: Any, query: str, user: User) -> Any:
    """The list of an admin at an address, for a user."""
    request = RequestFactory().get(f"/{query}")
    request.user = user
    return own.get_changelist_instance(request)


def _own(model: Any, prefix: str, word: str) -> Q:
    names = {field.name for field in model._meta.get_fields()}
    match = Q()
    if "slug" in names:
        match |= Q(**{f"{prefix}slug__contains": word.replace(" ", "-")})
    if "fold" in names:
        match |= Q(**{f"{prefix}fold__contains": word})
    if "names" in names:
        match |= Q(**{f"{prefix}names__fold__contains": word})
    for field in model._meta.concrete_fields:
        codes = [code for code, label in field.flatchoices if code and word in fold(str(label))]
        if codes:
            match |= Q(**{f"{prefix}{field.name}__in": codes})
    return match


def _end(model: Any, path: str) -> Any:
    for step in path.split("__"):
        model = model._meta.get_field(step).related_model
    return model
