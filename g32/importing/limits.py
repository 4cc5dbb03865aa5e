"""Whether a file stays within the limits of who brings it: a coordinator's cities, for one.

Asked as of every other write: of the records as they are before, and of those as they are after.
What they will be, the database tells best; so they are written for it, and that is taken back.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from g32.rights import Act, allowed, bound

from .rows import Row, Write, gathered
from .writing import write


def judge_limits(user: Any, rows: list[Row]) -> None:
    """Refuse the rows that go beyond, before they are written. Raises `DatabaseError` where the
    database itself refuses them.
    """
    if not _is_bound(user, rows):
        return
    refuse_before(user, rows)
    with transaction.atomic():
        write(rows)
        refuse_after(user, rows)
        transaction.set_rollback(True)


def refuse_before(user: Any, rows: Iterable[Row]) -> None:
    """Refuse the rows that change what lies beyond."""
    for model, writes in gathered(rows).items():
        _refuse(user, Act.CHANGE, model, [each for each in writes if not each.is_new])


def refuse_after(user: Any, rows: Iterable[Row]) -> None:
    """Refuse the rows whose records lie beyond, as they are now written."""
    for model, writes in gathered(rows).items():
        for act, is_new in ((Act.CHANGE, False), (Act.ADD, True)):
            _refuse(user, act, model, [each for each in writes if each.is_new is is_new])


def _is_bound(user: Any, rows: list[Row]) -> bool:
    asked = {
        (Act.ADD if each.is_new else Act.CHANGE, model)
        for model, writes in gathered(rows).items()
        for each in writes
    }
    return any(bound(user, act, model) for act, model in asked)


def _refuse(user: Any, act: Act, model: Any, writes: list[Write]) -> None:
    said = bound(user, act, model)
    if not said or not writes:
        return
    numbers = [each.record.pk for each in writes]
    within = allowed(user, act, model._base_manager.filter(pk__among=numbers))
    found = set(within.values_list("pk", flat=True))
    for each in writes:
        if each.record.pk not in found:
            each.row.refuse("", "", ValidationError(said))
