"""The place of a row in its report, from which one reads on; it holds while rows come and go.

A place is a tuple of texts, days and whole numbers (None: not known) in the order of the report,
which no other row has. Nothing needs to stand at it any more. Kept, a day is a text (`told`).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import BooleanField, F, Func, QuerySet
from django.db.models.expressions import OrderBy

from .finish import Finish

Place = tuple[Any, ...]
#: SQL, and its parameters.
_Sql = tuple[str, Sequence[Any]]
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

    def after(self, own: _Sql, value: Any) -> _Sql:
        """The condition that it comes after this value; `own`: what it is."""
        sql, given = own
        if value is None:
            return ("1 = 0", []) if self.unknown_last else (f"{sql} IS NOT NULL", given)
        if self.unknown_last:
            return f"({sql} > %s OR {sql} IS NULL)", [*given, value, *given]
        return f"{sql} > %s", [*given, value]

    def same(self, own: _Sql, value: Any) -> _Sql:
        """The condition that it is this value."""
        sql, given = own
        return (f"{sql} IS NULL", given) if value is None else (f"{sql} = %s", [*given, value])

    def from_on(self, own: _Sql, value: Any) -> _Sql:
        """It is this value or comes after it; said on its own, so that an index can begin there."""
        sql, given = own
        if value is None or self.unknown_last:
            return "1 = 1", []
        return f"{sql} >= %s", [*given, value]


def placed(rows: QuerySet[Any]) -> tuple[QuerySet[Any], list[Part]]:
    """Let each of the rows tell its place in their order; return of what parts that is made."""
    expressions, parts = {}, []
    for number, each in enumerate(rows.query.order_by):
        if each == "pk":
            parts.append(Part(each, unknown_last=False))
            continue
        name = _NAME.format(number)
        expression = each.expression if isinstance(each, OrderBy) else each
        expressions[name] = F(expression) if isinstance(expression, str) else expression
        parts.append(Part(name, bool(getattr(each, "nulls_last", False))))
    return rows.annotate(**expressions), parts


class Beyond(Func):
    """The condition that a row stands after a place; in SQL at once, as making that of a lookup for
    each part and value takes longer than finding some of the rows.
    """

    output_field = BooleanField()

    def __init__(self, parts: Sequence[Part], place: Place) -> None:
        super().__init__(*(part.name for part in parts))
        self.parts = parts
        self.place = place

    def as_sql(self, compiler: Any, connection: Any, **_more: Any) -> _Sql:  # type: ignore[override]
        """Say it from the last part on: after that one, or the same in it and after the next."""
        own = [compiler.compile(each) for each in self.get_source_expressions()]
        found, given = "1 = 0", list[Any]()
        for part, each, value in reversed([*zip(self.parts, own, self.place, strict=True)]):
            later, first = part.after(each, value)
            same, second = part.same(each, value)
            found, given = f"({later} OR ({same} AND {found}))", [*first, *second, *given]
        begin, first = self.parts[0].from_on(own[0], self.place[0])
        return f"({begin} AND {found})", [*first, *given]


def told(value: Any) -> Any:
    """Write a value as a place has it: on every engine alike."""
    return value.isoformat() if isinstance(value, date) else value
