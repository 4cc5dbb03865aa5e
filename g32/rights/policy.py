"""The policy."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, TypeVar

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from .roles import Role

Rows = TypeVar("Rows", bound=QuerySet[Any])


class Act(StrEnum):
    """What somebody does with a record; the codes of Django's own rights."""

    VIEW = "view"
    ADD = "add"
    CHANGE = "change"
    DELETE = "delete"


#: By model and act, the condition that a row meets for a user who is bound.
_LIMITS: dict[tuple[type[Model], Act], Callable[[Any], Q]] = {}


def limit(model: type[Model], acts: Iterable[Act], condition: Callable[[Any], Q]) -> None:
    """Let who is bound do these acts only with the rows that meet `condition(user)`."""
    for act in acts:
        if (model, act) in _LIMITS:
            raise ValueError(f"There are two limits on {act} {model.__name__}.")
        _LIMITS[model, act] = condition


def can(user: Any, act: Act, subject: Any, field: str = "") -> bool:
    """Return whether the user may do this with `subject`: a kind of record, or a record.

    `field`: the name of one of its fields, or a path ("office__contact__email"). Whoever looks
    along a path must be allowed to look at every kind of record on it.
    """
    model = subject if isinstance(subject, type) else type(subject)
    if not _may(user, act, model):
        return False
    if field and not all(_may(user, Act.VIEW, step) for step in _along(model, field)):
        return False
    condition = _limit(user, act, model)
    if condition is None or isinstance(subject, type) or subject.pk is None:
        return True
    return model._base_manager.filter(condition, pk=subject.pk).exists()


def allowed(user: Any, act: Act, rows: Rows) -> Rows:
    """Keep the rows with which the user may do this."""
    if not _may(user, act, rows.model):
        return rows.none()
    condition = _limit(user, act, rows.model)
    return rows if condition is None else rows.filter(condition)


def is_bound(user: Any) -> bool:
    """Return whether the user is bound to some of the rows: a coordinator who is nothing more."""
    if user.is_superuser:
        return False
    roles = _roles(user)
    return Role.COORDINATOR in roles and Role.SECRETARIAT not in roles


def may_read(user: Any) -> bool:
    """Return whether the user may look at anything in the register, and so at its reports."""
    kept = (app for app in apps.get_app_configs() if getattr(app, "keeps_history", False))
    return any(_may(user, Act.VIEW, model) for app in kept for model in app.get_models())


def _may(user: Any, act: Act, model: type[Model]) -> bool:
    """Whether the user's rights allow the act with this kind at all; who changes may look."""
    opts = model._meta
    acts = (Act.VIEW, Act.CHANGE) if act is Act.VIEW else (act,)
    return any(user.has_perm(f"{opts.app_label}.{each}_{opts.model_name}") for each in acts)


def _limit(user: Any, act: Act, model: type[Model]) -> Q | None:
    condition = _LIMITS.get((model._meta.concrete_model or model, act))
    return condition(user) if condition is not None and is_bound(user) else None


def _along(model: type[Model], path: str) -> list[type[Model]]:
    """The kinds of records that a path leads to, its own left out."""
    found = []
    for name in path.split("__"):
        target = model._meta.get_field(name).related_model
        if target is None or isinstance(target, str):
            break
        found.append(target)
        model = target
    return found


def _roles(user: Any) -> frozenset[str]:
    """The names of the user's roles; asked once of each user that is loaded."""
    if not hasattr(user, "_g32_roles"):
        user._g32_roles = frozenset(user.groups.values_list("name", flat=True))
    return user._g32_roles
