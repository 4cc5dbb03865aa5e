"""What the register can count by itself, to hold against the numbers that sources state."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from g32.reports.columns import Label

#: Given a subject (a body, or in words what is counted) and the first and last day a figure can
#: speak of (None: open), how many; None where this cannot be counted.
Count = Callable[[Any, date | None, date | None], int | None]


@dataclass(frozen=True)
class Measure:
    """One thing that can be counted. `start` reads what it needs, once for any number of counts.

    `complete`: the register means to hold all of them, so that a source which states more differs
    from it. Of anything else, what is stated beyond what is recorded may simply not be told.
    """

    code: str
    label: Label
    start: Callable[[], Count]
    complete: bool = False


_MEASURES: dict[str, Measure] = {}


def measure(
    code: str, label: Label, *, complete: bool = False
) -> Callable[[Callable[[], Count]], Callable[[], Count]]:
    """Make a measure known by its code; decorates its `start`."""

    def register(start: Callable[[], Count]) -> Callable[[], Count]:
        _MEASURES[code] = Measure(code, label, start, complete)
        return start

    return register


def is_complete(code: str) -> bool:
    """Return whether the register means to hold all that the measure counts."""
    return code in _MEASURES and _MEASURES[code].complete


def label_of(code: str) -> str:
    """Return what people call the measure; one that the register cannot count, as it is written."""
    known = _MEASURES.get(code)
    return str(known.label) if known else code


def labels() -> dict[str, Label]:
    """Return what people call each measure that the register can count, by its code."""
    return {code: known.label for code, known in _MEASURES.items()}


class Counter:
    """Counts by any measure; each measure reads what it needs at most once."""

    def __init__(self) -> None:
        self._counts: dict[str, Count] = {}

    def count(self, code: str, subject: Any, first: date | None, last: date | None) -> int | None:
        """Return how many the register holds; None where no measure counts it."""
        if code not in self._counts:
            known = _MEASURES.get(code)
            self._counts[code] = known.start() if known else lambda *_period: None
        return self._counts[code](subject, first, last)
