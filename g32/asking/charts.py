"""An answer as bars or a line, where that fits: some labels, and a number for each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.formats import number_format

#: So few and so many rows a picture can tell of.
_FEWEST, _MOST = 2, 60
_YEAR_OR_DAY = re.compile(r"[12][0-9]{3}(-[01][0-9](-[0-3][0-9])?)?")
#: In the units of the picture.
WIDTH, _LABEL, _ROW, _HEIGHT, _EDGE = 640, 220, 26, 260, 36
_LONGEST = 34
#: So many labels find room below a line.
_LABELS = 8


@dataclass(frozen=True)
class Mark:
    """One value: what it is of, the number in words, and where it is drawn."""

    label: str
    said: str
    x: float
    y: float
    size: float = 0.0
    #: Whether there is room for its label.
    shown: bool = True

    @property
    def end(self) -> float:
        """Where a bar ends."""
        return round(self.x + self.size, 1)


@dataclass(frozen=True)
class Chart:
    """A picture of one column: `kind` is "bars" or "line"."""

    kind: str
    label: str
    value: str
    marks: list[Mark]
    height: int

    width = WIDTH

    @property
    def points(self) -> str:
        """The line, for those who draw it."""
        return " ".join(f"{mark.x},{mark.y}" for mark in self.marks)


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
    draw = _line if in_time and len(rows) > 2 else _bars
    return draw(header[0], header[numbers], labels, values)


def _go_on(days: list[int]) -> bool:
    """Whether each is later than the one before."""
    return all(one < other for one, other in pairwise(days))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float)


def _bars(label: str, value: str, labels: list[str], values: list[Any]) -> Chart:
    room = WIDTH - _LABEL - 60
    marks = [
        Mark(_short(each), _said(number), _LABEL, row * _ROW, round(number / max(values) * room, 1))
        for row, (each, number) in enumerate(zip(labels, values, strict=True))
    ]
    return Chart("bars", label, value, marks, len(marks) * _ROW)


def _line(label: str, value: str, labels: list[str], values: list[Any]) -> Chart:
    """Draw each where it stands in time: what is not there, leaves room."""
    times = [_days(each) for each in labels]
    step = (WIDTH - 2 * _EDGE) / (times[-1] - times[0])
    room = _HEIGHT - 2 * _EDGE
    every = -(-len(values) // _LABELS)
    marks = [
        Mark(
            each,
            _said(number),
            round(_EDGE + (time - times[0]) * step, 1),
            round(_EDGE + room * (1 - number / max(values)), 1),
            shown=at % every == 0,
        )
        for at, (each, time, number) in enumerate(zip(labels, times, values, strict=True))
    ]
    return Chart("line", label, value, marks, _HEIGHT)


def _days(label: str) -> int:
    """How late it begins, in days of a year of twelve months of 31 days."""
    year, month, day = (int(part) for part in f"{label}-01-01".split("-")[:3])
    return (year * 12 + month) * 31 + day


def _said(number: Any) -> str:
    return number_format(round(number, 2), force_grouping=True)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
