"""The policy on rows that are written together, of whatever kinds."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from g32.history.tables import model_of_table

from .policy import allowed, bound, can
from .roles import Act

#: A row: the name of its table, and its number.
Row = tuple[str, int]


def forbidden(user: Any, asked: Iterable[tuple[Act, Any]]) -> list[str]:
    """Return a sentence for each kind of which the user may not write rows so at all."""
    said = {
        Act.ADD: _("You may not add %(kind)s."),
        Act.CHANGE: _("You may not change %(kind)s."),
        Act.DELETE: _("You may not delete %(kind)s."),
    }
    return [
        said[act] % {"kind": model._meta.verbose_name_plural}
        for act, model in dict.fromkeys(asked)
        if not can(user, act, model)
    ]


def beyond_limits(user: Any, rows: Mapping[Row, Act]) -> list[str]:
    """Return what to say where one of the rows, as it is stored now, lies beyond the user's limits.

    A row that is not there lies beyond none.
    """
    asked: dict[tuple[str, Act], list[int]] = {}
    for (table, number), act in rows.items():
        asked.setdefault((table, act), []).append(number)
    lines = []
    for (table, act), numbers in asked.items():
        model: Any = model_of_table(table)
        if said := bound(user, act, model):
            there = model._base_manager.filter(pk__among=numbers)
            within = allowed(user, act, model._base_manager.filter(pk=OuterRef("pk")))
            if there.exclude(Exists(within)).exists():
                lines.append(said)
    return lines
