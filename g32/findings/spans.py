"""Spans of days, by their ordinals, both ends included: where there are too few, or too many."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, Self

Span = tuple[int, int]

#: Before the first day, and after the last, that a date of the register can mean.
EVER, NEVER = date.min.toordinal(), date.max.toordinal()


def ordinal(day: date | None, unknown: int) -> int:
    """Return the ordinal of a day; of none, `unknown`."""
    return unknown if day is None else day.toordinal()


def day_of(found: int) -> str:
    """Return a day in its stored form; "" for what has no end or beginning."""
    return "" if found in (EVER, NEVER) else date.fromordinal(found).isoformat()


class Spans(NamedTuple):
    """Spans of which it matters only how many there are on a day: their first days and their last
    days, each in order. Which belongs to which need not be known.
    """

    starts: list[int]
    ends: list[int]

    def beside(self, other: Self) -> Self:
        """Return these and the other ones together."""
        starts, ends = self.starts + other.starts, self.ends + other.ends
        return type(self)(sorted(starts), sorted(ends))

    def fewer(self, number: int, life: Span) -> list[Span]:
        """Return in which parts of `life` there are fewer than `number`.

        After so many ends there are fewer, until `number` more than those have begun.
        """
        first, last = life
        if not self.starts or self.starts[0] > last or self.ends[-1] < first:
            return [life]  # quicker, where most lie beside it
        ends = (EVER - 1, *self.ends)
        begins = (*self.starts[number - 1 :], *[NEVER + 1] * min(number, len(ends)))
        return _joined(
            (max(end + 1, first), min(begin - 1, last))
            for end, begin in zip(ends, begins, strict=False)
            if begin - end > 1
        )

    def within(self, part: Span) -> Self:
        """Return what begins and what ends in a part of the days."""
        first, last = part
        starts, ends = ([day for day in days if first <= day <= last] for days in self)
        return type(self)(starts, ends)

    def more(self, number: int) -> list[Span]:
        """Return in which parts of all time there are more than `number`.

        From one beginning more on there are, until all but `number` of those have ended.
        """
        return _joined(zip(self.starts[number:], self.ends, strict=False))


#: No spans at all.
NONE = Spans([], [])


def _joined(parts: Iterable[Span]) -> list[Span]:
    """The parts that have days, in order, those that touch or overlap as one."""
    found: list[Span] = []
    for since, until in parts:
        if since > until:
            continue
        if found and since <= found[-1][1] + 1:
            found[-1] = found[-1][0], until
        else:
            found.append((since, until))
    return found
