"""Reading from when to when records are in force, as spans of days, many at once."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.db.models import F, Func, IntegerField, Q, QuerySet
from django.db.models.functions import Coalesce

from g32.aggregates import Joined
from g32.findings.spans import EVER, NEVER, Spans
from g32.reports.rows import stream
from network.models import Seat

#: So many rows are read at once.
_PIECE = 5000

#: The first and last day on which a record is certainly in force, and on which it may be.
_CERTAIN = ("start_latest", "end_earliest")
_POSSIBLE = ("start_earliest", "end_latest")


class Ordinal(Func):
    """The ordinal of a day, as Python counts them."""

    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """Count from its Julian day."""
        template = "CAST(JULIANDAY(%(expressions)s) - 1721424.5 AS INTEGER)"
        return self.as_sql(compiler, connection, template=template, **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """Count from the first day of all."""
        template = "((%(expressions)s) - DATE '0001-01-01' + 1)"
        return self.as_sql(compiler, connection, template=template, **extra)


def certain(rows: QuerySet[Any], *keys: str) -> dict[Any, Spans]:
    """Return when rows are certainly in force, by one key or several together."""
    return _gathered(_surely(rows), keys, _CERTAIN)


def possible(rows: QuerySet[Any], *keys: str) -> dict[Any, Spans]:
    """Return when rows may be in force, by one key or several together."""
    return _gathered(rows, keys, _POSSIBLE)


def each_certain(rows: QuerySet[Any], *fields: str) -> Iterator[tuple[Any, ...]]:
    """Go through the fields of each row, and the first and last day on which it is certainly in
    force, where there are any.
    """
    first, last = _days(_CERTAIN)
    read = _surely(rows).order_by().annotate(first=first, last=last)
    return chain.from_iterable(stream(read, (*fields, "first", "last"), _PIECE))


def held_through(seats: QuerySet[Seat], field: str) -> dict[int, list[Any]]:
    """Return, by the number of a seat, a field of each of `seats` that its holders fill ex officio,
    over any number of steps.
    """
    derived = Seat.objects.filter(ex_officio_of__isnull=False)
    filled_by = dict(derived.values_list("pk", "ex_officio_of"))
    found: dict[int, list[Any]] = defaultdict(list)
    for own, value in seats.filter(ex_officio_of__isnull=False).values_list("pk", field):
        held = own
        while held in filled_by:
            held = filled_by[held]
        found[held].append(value)
    return found


def _surely(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Those that are certainly in force on any day."""
    return rows.filter(
        Q(end="") | Q(end_earliest__gte=F("start_latest")), start_latest__isnull=False
    )


def _days(names: tuple[str, str]) -> tuple[Coalesce, Coalesce]:
    return Coalesce(Ordinal(names[0]), EVER), Coalesce(Ordinal(names[1]), NEVER)


def _gathered(
    rows: QuerySet[Any], keys: tuple[str, ...], names: tuple[str, str]
) -> dict[Any, Spans]:
    """The database puts the days of a key together: that is quicker than to read row by row."""
    starts, ends = map(Joined, _days(names))
    read = rows.order_by().values(*keys).annotate(starts=starts, ends=ends)
    return {
        key[0] if len(key) == 1 else tuple(key): Spans(_sorted(starts), _sorted(ends))
        for some in stream(read, (*keys, "starts", "ends"), _PIECE)
        for *key, starts, ends in some
    }


def _sorted(days: str) -> list[int]:
    return sorted(map(int, days.split(",")))
