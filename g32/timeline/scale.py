"""Where a day stands on the axis, and what is written along it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.formats import date_format

#: Of an axis of years so large a part, at least, in which nothing happens, is left out: then there
#: is room for the rest, if that lasts so many days.
EMPTY, REST = 0.6, 60
#: How wide the place is where time is left out.
BREAK = 26
#: Beside the first and the last day there is so much more; at least so many days.
MARGIN, LEAST_MARGIN = 0.05, 20
#: Of so many days the months are written; and how far apart what is written stands, at least.
MONTHLY, ROOM = 800, 44
_MONTHS = (1, 2, 3, 6)
_YEARS = (12, 24, 60, 120, 240, 600, 1200)


@dataclass(frozen=True)
class Part:
    """An unbroken part of the axis: from one day to another, both as ordinals, from x to x."""

    first: float
    last: float
    left: float
    right: float

    def x(self, day: float) -> float:
        """Return where a day begins."""
        return self.left + (day - self.first) / (self.last - self.first) * (self.right - self.left)


@dataclass(frozen=True)
class Tick:
    """Where something is written along the axis: a month or a year. `year`: beneath a month."""

    x: float
    label: str
    year: str = ""


@dataclass(frozen=True)
class Scale:
    """The axis: one part, or two with a place between them where time is left out."""

    parts: tuple[Part, ...]

    def x(self, day: date) -> float:
        """Return where the day begins."""
        number = day.toordinal()
        for before, after in pairwise(self.parts):
            if before.last < number < after.first:
                return Part(before.last, after.first, before.right, after.left).x(number)
        return next((p for p in self.parts if number <= p.last), self.parts[-1]).x(number)

    @property
    def breaks(self) -> list[tuple[float, float]]:
        """From where to where time is left out."""
        return [(before.right, after.left) for before, after in pairwise(self.parts)]

    @property
    def days(self) -> float:
        """How many days it has, without what is left out."""
        return sum(part.last - part.first for part in self.parts)

    @property
    def monthly(self) -> bool:
        """Whether months are written along it."""
        return self.days <= MONTHLY

    def ticks(self) -> list[Tick]:
        """Return what is written along it, as close as there is room for."""
        part = self.parts[0]
        per_month = (part.right - part.left) / (part.last - part.first) * 365.25 / 12
        steps = (_MONTHS if self.monthly else ()) + _YEARS
        step = next((step for step in steps if step * per_month >= ROOM), steps[-1])
        return [tick for part in self.parts for tick in self._along(part, step)]

    def _along(self, part: Part, step: int) -> Iterator[Tick]:
        days = list(_firsts(part, step))
        for at, day in enumerate(days):
            x = part.x(day.toordinal())
            if not self.monthly:
                yield Tick(x, str(day.year))
                continue
            told = day.month == 1 or (at == 0 and not any(d.month == 1 for d in days[1:2]))
            yield Tick(x, date_format(day, "b"), str(day.year) if told else "")


def fit(days: Iterable[date], left: float, right: float) -> Scale:
    """Return the axis, from x to x, on which all of these days have a place; at least one."""
    known = sorted({day.toordinal() for day in days})
    span = known[-1] - known[0]
    before, after = max(pairwise(known), key=lambda two: two[1] - two[0], default=(0, 0))
    rest = span - (after - before)
    if span <= MONTHLY or after - before < EMPTY * span or rest < REST:
        margin = max(MARGIN * span, LEAST_MARGIN)
        return Scale((Part(known[0] - margin, known[-1] + margin, left, right),))
    margin = max(MARGIN * rest, LEAST_MARGIN)
    share = (before - known[0] + 2 * margin) / (rest + 4 * margin)
    middle = left + (right - left - BREAK) * share
    return Scale(
        (
            Part(known[0] - margin, before + margin, left, middle),
            Part(after - margin, known[-1] + margin, middle + BREAK, right),
        )
    )


def _firsts(part: Part, step: int) -> Iterator[date]:
    """Return the first days of every `step`th month that lie in a part."""
    month = 12 * date.fromordinal(int(part.first)).year // step * step
    while True:
        day = date(month // 12, month % 12 + 1, 1)
        if day.toordinal() > part.last:
            return
        if day.toordinal() >= part.first:
            yield day
        month += step
