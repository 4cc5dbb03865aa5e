"""Where a user stands: roles, rights, cities and second step, in one word that changes with them.

It comes along with the user in the query that every page makes anyway, so that a session can end at
the first request after any change, by whichever path it was made.
"""

import hashlib
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Group, User
from django.db.models import ForeignKey, OuterRef, Subquery
from django_otp.plugins.otp_totp.models import TOTPDevice

from g32.aggregates import Joined

#: What the annotations on a user are called.
_PREFIX = "standing_"
_DEVICES = f"{_PREFIX}devices"


class StandingBackend(ModelBackend):
    """Django's own, which brings along where the user stands."""

    def get_user(self, user_id: int) -> Any:
        """Return the user of a session; None who may not log in (any more)."""
        user = _with_standing(user_id)
        return user if user and self.user_can_authenticate(user) else None


def standing(user: Any) -> str:
    """Return where the user stands."""
    held = _loaded(user)
    parts = [(name, *sorted((getattr(held, name) or "").split(","))) for name in _annotations()]
    told = repr((held.is_staff, held.is_superuser, parts))
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def has_device(user: Any) -> bool:
    """Return whether the user has set up the second step."""
    return bool(getattr(_loaded(user), _DEVICES))


def stands_anew(user: Any) -> str:
    """Return where the user stands after a change in this very request."""
    return standing(_with_standing(user.pk))


def _loaded(user: Any) -> Any:
    return user if hasattr(user, _DEVICES) else _with_standing(user.pk)


def _with_standing(user_id: int) -> Any:
    sql, parameters = _statement()
    return next(iter(User._default_manager.raw(sql, [*parameters, user_id])), None)


@cache
def _statement() -> tuple[str, tuple[Any, ...]]:
    """The query, and its parameters but the last. Every page asks it: to compose it anew each time
    would take longer than to answer it.
    """
    rows = User._default_manager.annotate(**_annotations()).filter(pk=0).order_by()
    sql, parameters = rows.query.sql_with_params()
    return sql, parameters[:-1]


@cache
def _annotations() -> dict[str, Subquery]:
    """Of every table that tells what a user may, what it tells of one user."""
    tables: list[tuple[str, Any, str, str]] = [
        ("groups", User.groups.through.objects.all(), "user", "group_id"),
        ("permissions", User.user_permissions.through.objects.all(), "user", "permission_id"),
        ("rights", Group.permissions.through.objects.all(), "group__user", "permission_id"),
        ("devices", TOTPDevice.objects.filter(confirmed=True), "user", "pk"),
    ]
    for model in apps.get_models():
        if getattr(model, "about_access", False):
            tables += _of_app(model)
    return {
        f"{_PREFIX}{name}": Subquery(
            rows.filter(**{user: OuterRef("pk")})
            .order_by()
            .values(user)
            .annotate(joined=Joined(column))
            .values("joined")
        )
        for name, rows, user, column in tables
    }


def _of_app(model: Any) -> list[tuple[str, Any, str, str]]:
    """What a model of an app tells of who has access: every link beside the one to the user."""
    links = [field for field in model._meta.fields if isinstance(field, ForeignKey)]
    return [
        (
            f"{model._meta.model_name}_{link.name}",
            model._base_manager.all(),
            user.name,
            link.attname,
        )
        for user in links
        if user.related_model is User
        for link in links
        if link != user
    ]
