"""An answer as bars or a line, where that fits: some labels, and a number for each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.utils.formats import number_format

#: So few and so many rows a picture can tell of.
_FEWEST, _MOST = 2, 60
_YEAR_OR_DAY = re.compile(r"[12][0-9]{3}(-[01][0-9](-[0-3][0-9])?)?")
#: So many labels find room below a line, and so many numbers along it.
_LABELS, _NUMBERS = 8, 12


@dataclass(frozen=True)
class Bar:
    """One value: what it is of, the number in words, and its share of the largest, in percent."""

    label: str
    said: str
    share: float


@dataclass(frozen=True)
class Point:
    """One value: what it is of, the number in words, where it is drawn (from the left and from the
    top, in percent), and whether there is room for its label, also in a narrow window, and for its
    number.
    """

    label: str
    said: str
    x: float
    y: float
    has_label: bool
    in_narrow: bool
    has_number: bool


@dataclass(frozen=True)
class Chart:
    """A picture of one column: of `bars`, or of the `points` of a line."""

    label: str
    value: str
    bars: list[Bar] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)

    @property
    def line(self) -> str:
        """The line, for those who draw it."""
        return " ".join(f"{point.x},{point.y}" for point in self.points)


def chart(header: Sequence[str], rows: Sequence[Sequence[Any]]) -> Chart | None:
    """Return the picture that fits; None where a table tells more."""
    if not _FEWEST <= len(rows) <= _MOST or len(header) < 2:
        return None
    labels = ["" if row[0] is None else str(row[0]) for row in rows]
    numbers = next(
        (each for each in range(1, len(header)) if all(_is_number(row[each]) for row in rows)), None
    )
    if numbers is None:
        return None
    values = [row[numbers] for row in rows]
    if min(values) < 0 or not max(values):
        return None
    in_time = all(map(_YEAR_OR_DAY.fullmatch, labels)) and _go_on(list(map(_days, labels)))
    if in_time and len(rows) > 2:
        return Chart(header[0], header[numbers], points=_line(labels, values))
    return Chart(header[0], header[numbers], bars=_bars(labels, values))


def _go_on(days: list[int]) -> bool:
    """Whether each is later than the one before."""
    return all(one < other for one, other in pairwise(days))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float)


def _bars(labels: list[str], values: list[Any]) -> list[Bar]:
    return [
        Bar(label, _said(number), round(number / max(values) * 100, 1))
        for label, number in zip(labels, values, strict=True)
    ]


def _line(labels: list[str], values: list[Any]) -> list[Point]:
    """Draw each where it stands in time: what is not there, leaves room."""
    times = [_days(each) for each in labels]
    every = -(-len(values) // _LABELS)
    return [
        Point(
            label,
            _said(number),
            x=round((time - times[0]) / (times[-1] - times[0]) * 100, 2),
            y=round((1 - number / max(values)) * 100, 2),
            has_label=at % every == 0,
            in_narrow=at % (2 * every) == 0,
            has_number=len(values) <= _NUMBERS or at % every == 0 or number == max(values),
        )
        for at, (label, time, number) in enumerate(zip(labels, times, values, strict=True))
    ]


def _days(label: str) -> int:
    """How late it begins, in days of a year of twelve months of 31 days."""
    year, month, day = (int(part) for part in f"{label}-01-01".split("-")[:3])
    return (year * 12 + month) * 31 + day


def _said(number: Any) -> str:
    return number_format(round(number, 2), force_grouping=True)
