"""The policy."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils.functional import Promise

from g32.records import register_models, with_proxies

from .roles import WRITES, Act, Role

Rows = TypeVar("Rows", bound=QuerySet[Any])


#: Which rows a user may do something with: a condition on them; None for who may with all.
Condition = Callable[[Any], Q | None]
#: By kind and act: the condition, and what is said to who goes beyond it.
_LIMITS: dict[tuple[type[Model], Act], tuple[Condition, Promise]] = {}


def limit(kind: type[Model], acts: Iterable[Act], condition: Condition, said: Promise) -> None:
    """Let a user do these acts only with the rows that meet `condition(user)`.

    `said`: the sentence for who tries it with another row.
    """
    for act in acts:
        if (kind, act) in _LIMITS:
            raise ValueError(f"There are two limits on {act} {kind.__name__}.")
        _LIMITS[kind, act] = condition, said


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
    return isinstance(subject, type) or not beyond(user, act, subject)


def beyond(user: Any, act: Act, record: Model) -> str:
    """Return what to say where the record, as it is stored, lies beyond the user's limits; else "".

    Asked after a save too: what was yours may not become somebody else's by it, nor the reverse.
    """
    condition, said = _limit(user, act, type(record))
    if condition is None or record.pk is None:
        return ""
    rows = type(record)._base_manager.filter(condition, pk=record.pk)
    return "" if rows.exists() else str(said)


def bound(user: Any, act: Act, model: type[Model]) -> str:
    """Return what to say to a user who goes beyond limits that hold for this act with such records;
    "" where none hold for this user.
    """
    condition, said = _limit(user, act, model)
    return "" if condition is None else str(said)


def allowed(user: Any, act: Act, rows: Rows) -> Rows:
    """Keep the rows with which the user may do this."""
    if not _may(user, act, rows.model):
        return rows.none()
    condition, _said = _limit(user, act, rows.model)
    return rows if condition is None else rows.filter(condition)


def plays(user: Any, role: Role) -> bool:
    """Return whether the user has the role; who may do everything has every."""
    return bool(user.is_active and user.is_superuser) or role in _roles(user)


def is_bound(user: Any) -> bool:
    """Return whether the user is bound to some of the rows: a coordinator who is nothing more."""
    if user.is_superuser:
        return False
    roles = _roles(user)
    return Role.COORDINATOR in roles and Role.SECRETARIAT not in roles


def may_read(user: Any) -> bool:
    """Return whether the user may look at anything in the register, and so at its reports."""
    return any(_holds(user, right) for right in _looks())


def may_write(user: Any) -> bool:
    """Return whether the user may change anything at all, users included."""
    if user.is_superuser:
        return True
    writes = tuple(f"{act}_" for act in WRITES)
    return any(right.partition(".")[2].startswith(writes) for right in user.get_all_permissions())


@cache
def _looks() -> list[str]:
    """The rights of which any lets one look at something in the register."""
    return [
        f"{model._meta.app_label}.{act}_{model._meta.model_name}"
        for model in with_proxies(register_models())
        for act in (Act.VIEW, Act.CHANGE)
    ]


def _may(user: Any, act: Act, model: type[Model]) -> bool:
    """Whether the user's rights allow the act with this kind at all; who changes may look."""
    opts = model._meta
    acts = (Act.VIEW, Act.CHANGE) if act is Act.VIEW else (act,)
    return any(_holds(user, f"{opts.app_label}.{each}_{opts.model_name}") for each in acts)


def _holds(user: Any, right: str) -> bool:
    """Whether the user has a right, as `has_perm` says; asked once of each user that is loaded."""
    if user.is_active and user.is_superuser:
        return True
    if not hasattr(user, "_g32_rights"):
        user._g32_rights = user.get_all_permissions()
    return right in user._g32_rights


def _limit(user: Any, act: Act, model: type[Model]) -> tuple[Q | None, Promise | str]:
    condition, said = _LIMITS.get((model._meta.concrete_model or model, act), (None, ""))
    return (condition(user) if condition else None), said


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
