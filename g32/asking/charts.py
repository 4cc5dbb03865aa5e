"""An answer as bars or a line, where that fits: some labels, each one once, and a number for each
that is not the same for all.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import floor, log10
from typing import Any, NamedTuple

from django.utils.formats import number_format
from django.utils.translation import gettext as _

#: So few and so many rows a picture can tell of.
_FEWEST, _MOST = 2, 60
_YEAR, _MONTH = re.compile("[12][0-9]{3}"), re.compile("[12][0-9]{3}-(0[1-9]|1[0-2])")
_DAY = re.compile(f"{_MONTH.pattern}-[0-3][0-9]")
#: A line is at least so wide, where there is room and in a narrow window, and so high; a character
#: is at most so wide, and the room for it so high: all in pixels, as in asking.css.
_WIDE, _NARROW, _HIGH = 650, 200, 208
_CHARACTER, _BETWEEN, _ROW = 7, 6, 16


@dataclass(frozen=True)
class Bar:
    """One value: what it is of, the number in words, and its share of the largest, in percent."""

    label: str
    said: str
    share: float


class Point(NamedTuple):
    """One value: what it is of, the number in words, and where it is drawn, from the left and from
    the top, in percent.
    """

    label: str
    said: str
    x: float
    y: float


class Text(NamedTuple):
    """What is written at a point of the line, and whether there is room in a narrow window too."""

    said: str
    x: float
    y: float
    in_narrow: bool = True

    def is_clear_of(self, other: "Text", width: int) -> bool:
        """Whether the two do not overlap on a line so many pixels wide."""
        needed = (len(self.said) + len(other.said)) / 2 * _CHARACTER + _BETWEEN
        across, down = abs(self.x - other.x) / 100 * width, abs(self.y - other.y) / 100 * _HIGH
        return across >= needed or down >= _ROW


@dataclass(frozen=True)
class Chart:
    """A picture of one column: of `bars`, or of the `points` of a line, with the `labels` and the
    `numbers` that there is room for.
    """

    label: str
    value: str
    bars: list[Bar] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    labels: list[Text] = field(default_factory=list)
    numbers: list[Text] = field(default_factory=list)


def chart(header: Sequence[str], rows: Sequence[Sequence[Any]]) -> Chart | None:
    """Return the picture that fits; None where a table tells more."""
    if not _FEWEST <= len(rows) <= _MOST or len(header) < 2:
        return None
    labels = [_label(row[0]) for row in rows]
    numbers = next(
        (each for each in range(1, len(header)) if all(_is_number(row[each]) for row in rows)), None
    )
    if numbers is None or len(set(labels)) < len(labels):
        return None
    values = [row[numbers] for row in rows]
    if min(values) < 0 or min(values) == max(values):
        return None
    times = _times(labels)
    if times and len(rows) > 2:
        return _line(Chart(header[0], header[numbers]), labels, times, values)
    return Chart(header[0], header[numbers], bars=_bars(labels, values))


def _label(value: Any) -> str:
    said = "" if value is None else str(value).strip()
    return said or _("(empty)")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float)


def _bars(labels: list[str], values: list[Any]) -> list[Bar]:
    return [
        Bar(label, _said(number), round(number / max(values) * 100, 1))
        for label, number in zip(labels, values, strict=True)
    ]


def _times(labels: list[str]) -> list[int]:
    """Return which year, month or day each is, counted on; none where they are not all of one sort
    and each later than the one before.
    """
    for form, counted in ((_YEAR, int), (_MONTH, _month), (_DAY, _day)):
        if all(map(form.fullmatch, labels)):
            times = list(map(counted, labels))
            return times if all(one < other for one, other in pairwise(times)) else []
    return []


def _month(label: str) -> int:
    return int(label[:4]) * 12 + int(label[5:])


def _day(label: str) -> int:
    """Count the days; 0 for a day that no month has."""
    try:
        return date.fromisoformat(label).toordinal()
    except ValueError:
        return 0


def _line(about: Chart, labels: list[str], times: list[int], values: list[Any]) -> Chart:
    """Draw each where it stands in time."""
    points = [
        Point(
            label,
            _said(number),
            x=round((time - times[0]) / (times[-1] - times[0]) * 100, 2),
            y=round((1 - number / max(values)) * 100, 2),
        )
        for label, time, number in zip(labels, times, values, strict=True)
    ]
    return Chart(
        about.label,
        about.value,
        points=points,
        lines=_lines(times, points),
        labels=_fitting(Text(each.label, each.x, 100) for each in points),
        numbers=_fitting(
            Text(each.said, each.x, each.y) for each in sorted(points, key=lambda each: each.y)
        ),
    )


def _lines(times: list[int], points: list[Point]) -> list[str]:
    """Draw on to the next year, month or day only: of one that has no row, nothing is known."""
    runs: list[list[Point]] = []
    for at, (time, point) in enumerate(zip(times, points, strict=True)):
        if at and time == times[at - 1] + 1:
            runs[-1].append(point)
        else:
            runs.append([point])
    return [" ".join(f"{each.x},{each.y}" for each in run) for run in runs if len(run) > 1]


def _fitting(texts: Iterable[Text]) -> list[Text]:
    """Leave out what would overlap; who comes first, stays."""
    wide = _apart(texts, _WIDE)
    narrow = _apart(wide, _NARROW)
    return [each._replace(in_narrow=each in narrow) for each in wide]


def _apart(texts: Iterable[Text], width: int) -> list[Text]:
    kept: list[Text] = []
    for text in texts:
        if all(text.is_clear_of(other, width) for other in kept):
            kept.append(text)
    return kept


def _said(number: Any) -> str:
    """Tell a number with two decimals; one that is near to nothing with two that are not 0."""
    decimals = 2 if not number or abs(number) >= 1 else 1 - floor(log10(abs(number)))
    return number_format(Decimal(str(round(number, decimals))), force_grouping=True)
