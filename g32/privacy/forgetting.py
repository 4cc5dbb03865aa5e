"""Forgetting: private rows are deleted, and what history held of them is erased, for good.

What is public stays: that somebody held an office does not go with their telephone number.
"""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Model
from django.utils.text import capfirst

from g32.admin.versions import waiting
from g32.admin.versions.stamps import PATIENCE
from g32.history import act, erase
from g32.history.columns import is_private
from g32.models import PrivateValues
from g32.records import register_models
from g32.reports.kinds import linked

from .reach import ever, numbers_of
from .seeing import path_of


@dataclass
class Traces:
    """What there is to forget of somebody, of one kind: rows, and so many `values` in history, of
    all rows that `ever` were theirs.
    """

    model: Any
    rows: list[Any]
    ever: set[int]
    values: int

    @property
    def kind(self) -> str:
        """What is forgotten, in a word."""
        return str(capfirst(self.model._meta.verbose_name))

    @property
    def elsewhere(self) -> bool:
        """Whether some of the values are of rows that are gone, or somebody else's now."""
        return not self.ever <= {row.pk for row in self.rows}

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.rows or self.values)


def traces_of(record: Model) -> list[Traces]:
    """Return what there is to forget, kind by kind; none where nothing is known."""
    kinds = type(record).__mro__
    own = [model for model in _private_models() if path_of(model)[1].related_model in kinds]
    return [traces for model in own if (traces := _traces(model, record))]


def forget(*, record: Model, actor: str, reason: str) -> list[Traces]:
    """Forget all that is private of somebody, as one act; return what there was.

    Whoever saves such details at the same moment is waited for, and theirs are forgotten too; who
    comes later waits, and is refused by the form that showed what is no more.
    """
    with act(actor=actor, reason=reason):
        _wait_for_others()
        found = traces_of(record)
        waiting.drop_all()
        for each in found:
            each.model._base_manager.filter(pk__in=[row.pk for row in each.rows]).delete()
            erase(table=each.model._meta.db_table, rows=each.ever, actor=actor, reason=reason)
    return found


def _traces(model: Any, record: Model) -> Traces:
    (link, whose), owners = path_of(model), numbers_of(record)
    rows = model._base_manager.select_related(*linked(model)).order_by("pk")
    rows = list(rows.filter(**{f"{link.name}__{whose.name}": record.pk}))
    numbers = ever(link, ever(whose, owners))
    values = PrivateValues.objects.filter(entry__table=model._meta.db_table, entry__row__in=numbers)
    return Traces(model, rows, numbers, values.count())


def _wait_for_others() -> None:
    """Let whoever writes private rows, or holds some to write to, come first; nobody else does
    until we are done. Locks on rows would not do: what is being added has none to be seen.
    """
    if connection.vendor != "postgresql":
        return  # one transaction writes at a time
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}s'")
        for model in _private_models():
            cursor.execute(f'LOCK TABLE "{model._meta.db_table}" IN EXCLUSIVE MODE')


def _private_models() -> list[Any]:
    return [model for model in register_models() if is_private(model)]
