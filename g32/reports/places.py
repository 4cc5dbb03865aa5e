"""The place of a row in its report, from which one reads on; it holds while rows come and go.

A place is a tuple of texts, days and whole numbers (None: not known) in the order of the report,
which no other row has. Nothing needs to stand at it any more. Kept, a day is a text (`told`).
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy

from .finish import Finish

Place = tuple[Any, ...]
#: What an expression of the order is called when it is asked along.
_NAME = "place_{}"
#: So many rows are made at once at least, where not every one of them is wanted.
_AT_ONCE = 1000


class Wanted(NamedTuple):
    """Which rows are wanted: those after a place (none: from the first row on) of which each of
    these columns has one of these texts, up to a number.

    `looked_at`: how many rows are looked at for that, where only cells can tell which are wanted.
    `finish`: what is done to their cells (see `narrowing.telling_wanted`).
    """

    after: Place
    only: Mapping[str, Collection[str]]
    number: int
    looked_at: int
    finish: Finish

    @property
    def at_once(self) -> int:
        """How many rows are made at once: all that are wanted, if every one of them is."""
        return max(_AT_ONCE, self.number) if self.only else self.number


class Following(NamedTuple):
    """Rows with their places, each a tuple of finished cells; after `most` there may be more."""

    most: int
    rows: Iterator[tuple[Place, tuple[Any, ...]]]


class Part(NamedTuple):
    """A part of an order, upwards: what it is called, and whether what is not known comes last."""

    name: str
    unknown_last: bool

    def after(self, value: Any) -> Q:
        """It comes after this value."""
        unknown = Q(**{f"{self.name}__isnull": True})
        if value is None:
            return Q(pk__in=()) if self.unknown_last else ~unknown
        later = Q(**{f"{self.name}__gt": value})
        return later | unknown if self.unknown_last else later

    def same(self, value: Any) -> Q:
        """It is this value."""
        return Q(**{f"{self.name}__isnull": True} if value is None else {self.name: value})

    def from_on(self, value: Any) -> Q:
        """It is this value or comes after it; said on its own, so that an index can begin there."""
        if value is None or self.unknown_last:
            return Q()
        return Q(**{f"{self.name}__gte": value})


def placed(rows: QuerySet[Any]) -> tuple[QuerySet[Any], list[Part]]:
    """Let each of the rows tell its place in their order; return of what parts that is made."""
    expressions, parts = {}, []
    for number, each in enumerate(rows.query.order_by):
        name = _NAME.format(number)
        expression = each.expression if isinstance(each, OrderBy) else each
        expressions[name] = F(expression) if isinstance(expression, str) else expression
        parts.append(Part(name, bool(getattr(each, "nulls_last", False))))
    return rows.annotate(**expressions), parts


def beyond(parts: list[Part], place: Place) -> Q:
    """The condition that a row stands after the place."""
    found = Q(pk__in=())
    for part, value in reversed([*zip(parts, place, strict=True)]):
        found = part.after(value) | (part.same(value) & found)
    return parts[0].from_on(place[0]) & found


def told(value: Any) -> Any:
    """Write a value as a place has it: on every engine alike."""
    return value.isoformat() if isinstance(value, date) else value
