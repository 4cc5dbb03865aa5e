"""Spans of days, by their ordinals, both ends included: where there are too few, or too many."""

from collections.abc import Iterable, Iterator
from datetime import date

Span = tuple[int, int]

#: Before the first day, and after the last, that a date of the register can mean.
EVER, NEVER = date.min.toordinal(), date.max.toordinal()


def ordinal(day: date | str | None, unknown: int) -> int:
    """Return the ordinal of a day as the database gives it; of none, `unknown`."""
    if day is None:
        return unknown
    return (date.fromisoformat(day) if isinstance(day, str) else day).toordinal()


def day_of(found: int) -> str:
    """Return a day in its stored form; "" for what has no end or beginning."""
    return "" if found in (EVER, NEVER) else date.fromordinal(found).isoformat()


def levels(spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """Go through the days on which the number of spans changes: from when on there are how many.

    It begins with none, from ever.
    """
    changes = [(since, 1) for since, _until in spans]
    changes += [(until + 1, -1) for _since, until in spans if until < NEVER]
    changes.sort()
    at, number = EVER, 0
    for day, change in changes:
        if day > at:
            yield at, number
            at = day
        number += change
    yield at, number


def where(
    spans: Iterable[Span], life: Span, *, fewer: int = 0, more: int | None = None
) -> list[Span]:
    """Return in which parts of `life` there are fewer spans than `fewer`, or more than `more`."""
    found: list[Span] = []
    steps = list(levels(list(spans)))
    ends = [*(since - 1 for since, _number in steps[1:]), NEVER]
    for (since, number), until in zip(steps, ends, strict=True):
        part = max(since, life[0]), min(until, life[1])
        if part[0] > part[1] or not (number < fewer or (more is not None and number > more)):
            continue
        if found and found[-1][1] + 1 == part[0]:
            part = found.pop()[0], part[1]
        found.append(part)
    return found


def uncovered(lives: Iterable[Span], spans: Iterable[Span]) -> list[Span]:
    """Return in which parts of the lives none of the spans lies."""
    covering = list(spans)
    return [part for life in lives for part in where(covering, life, fewer=1)]
