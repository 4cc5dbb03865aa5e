"""Every look at private rows is noted: who, when, whose, and where. Never what they held."""

import logging
from collections.abc import Collection, Iterable
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from g32.faults import fault_of
from g32.history.columns import is_private
from g32.models import HistoryEntry, Viewing

from .reach import numbers_of

log = logging.getLogger(__name__)

UNSEEN = _(
    "They are not shown now: the register cannot note at this moment who looks. Try again later."
)


def seen(request: HttpRequest, rows: Iterable[Any], place: Viewing.Where) -> bool:
    """Note that the visitor is shown these rows; of what is not private, nothing is noted.

    `rows` may be made of what history holds. False: it could not be noted; do not show them, and
    say `UNSEEN`. Where something was posted, such a fault is raised: then all of it fails.
    """
    owners: dict[type[Model], set[int]] = {}
    for row in rows:
        if is_private(row) and row.pk is not None:
            link, _whose = path_of(type(row))
            owners.setdefault(type(row), set()).add(getattr(row, link.attname))
    try:
        for model, numbers in owners.items():
            note(request.user, model, numbers, place)
    except DatabaseError as error:
        if request.method == "POST" or fault_of(error) is None:
            raise
        log.warning("A look at contact details could not be noted: %s", request.path, exc_info=True)
        return False
    return True


def note(user: Any, model: type[Model], owners: Collection[int], place: Viewing.Where) -> None:
    """Note that the user is shown the private rows of `model` that belong to these records."""
    link, whose = path_of(model)
    found = _whose(whose, owners)
    viewings = [
        Viewing(
            actor=user.get_username(),
            place=place,
            table=link.related_model._meta.db_table,
            row=owner,
            about_table=whose.related_model._meta.db_table,
            about=found.get(owner),
        )
        for owner in sorted(owners)
    ]
    with transaction.atomic():
        Viewing.objects.bulk_create(viewings)


def viewings_of(record: Model) -> QuerySet[Viewing]:
    """Return when what is private of somebody was shown."""
    return Viewing.objects.filter(about_table=record._meta.db_table, about__in=numbers_of(record))


def path_of(model: Any) -> tuple[Any, Any]:
    """Return the links from a private row to what it belongs to, and from there to whose it is."""
    first, second = model.private_of
    link = model._meta.get_field(first)
    return link, link.related_model._meta.get_field(second)


def _whose(link: Any, owners: Collection[int]) -> dict[int, int]:
    """Whose each record is; of one that was deleted, whose it was."""
    holder = link.model
    there = holder._base_manager.filter(pk__in=owners)
    found: dict[int, int] = dict(there.values_list("pk", link.attname))
    if gone := set(owners) - found.keys():
        deleted = HistoryEntry.objects.filter(
            table=holder._meta.db_table, row__in=gone, act=HistoryEntry.Act.DELETE
        )
        told = deleted.order_by("pk").values_list("row", "before")
        found |= {row: before[link.column] for row, before in told if before}
    return found
