"""Reading from when to when records are in force, as spans, many at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q, QuerySet

from g32.findings.spans import EVER, NEVER, Span, ordinal
from g32.reports.rows import stream

#: So many rows are read at once.
_PIECE = 5000
#: So long is a row of one key and its two days.
_ONE = 3
#: Spans by what they are of.
Spans = dict[Any, list[Span]]


def certain(rows: QuerySet[Any], *keys: str) -> Iterator[tuple[Any, ...]]:
    """Go through `keys` of each row, and the first and last day on which it is certainly in force,
    where there are any.
    """
    known = rows.filter(Q(end="") | Q(end_earliest__isnull=False), start_latest__isnull=False)
    return (
        row for row in _read(known, (*keys, "start_latest", "end_earliest")) if row[-2] <= row[-1]
    )


def possible(rows: QuerySet[Any], *keys: str) -> Iterator[tuple[Any, ...]]:
    """Go through `keys` of each row, and the first and last day on which it may be in force."""
    return _read(rows, (*keys, "start_earliest", "end_latest"))


def gathered(rows: Iterable[tuple[Any, ...]]) -> Spans:
    """Gather the spans by what stands before them: one key, or several together."""
    found: Spans = defaultdict(list)
    for row in rows:
        found[row[0] if len(row) == _ONE else row[:-2]].append(row[-2:])
    return found


def _read(rows: QuerySet[Any], fields: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    since, until = _Ordinals(EVER), _Ordinals(NEVER)
    for some in stream(rows.order_by(), fields, _PIECE):
        *columns, first, last = zip(*some, strict=True)
        yield from zip(
            *columns, map(since.__getitem__, first), map(until.__getitem__, last), strict=True
        )


class _Ordinals(dict[Any, int]):
    """The ordinals of days, each worked out once; of none, `unknown`."""

    def __init__(self, unknown: int) -> None:
        super().__init__({None: unknown})
        self._unknown = unknown

    def __missing__(self, day: Any) -> int:
        self[day] = found = ordinal(day, self._unknown)
        return found
