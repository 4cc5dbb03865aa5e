"""Days, written down as precisely as sources do."""

from bisect import bisect
from datetime import date, timedelta
from itertools import accumulate
from random import Random

BEGIN, END = date(1990, 1, 1), date(2030, 12, 31)
#: After this day all is planned.
NOW = date(2026, 11, 1)
_DAYS = (END - BEGIN).days


def some_day(rng: Random, first: date = BEGIN, last: date = END) -> date:
    """A day from the first to the last."""
    return first + timedelta(days=int(rng.random() * ((last - first).days + 1)))


def later(day: date, rng: Random, years: int = 4) -> date:
    """A day at least a hundred days, and at most so many years, later."""
    return day + timedelta(days=100 + int(rng.random() * (365 * years - 100)))


def _season(day: date) -> str:
    year = day.year - (day.month < 3)
    return f"{year}-{21 + (day.month - 3) % 12 // 3}"


def _interval(day: date) -> str:
    return f"{day}/{day + timedelta(days=1 + day.day % 9)}"


#: How a day is written, each in so many of a thousand cases; it always lies in what is written.
_FORMS = (
    (600, str),
    (180, lambda day: f"{day:%Y-%m}"),
    (90, lambda day: f"{day.year}"),
    (30, _season),
    (20, lambda day: f"{day.year}~"),
    (10, lambda day: f"{day:%Y-%m}~"),
    (10, lambda day: f"{day}~"),
    (20, _interval),
    (10, lambda day: f"{day.year}-{33 + (day.month - 1) // 3}"),
    (10, lambda day: f"{day.year}-{40 + (day.month - 1) // 6}"),
    (12, lambda day: f"../{day}"),
    (8, lambda day: f"{day}/.."),
)
_TO = list(accumulate(share for share, _form in _FORMS))


def written(day: date, rng: Random) -> str:
    """The day as a source may write it: a stored text that can mean the day."""
    return _FORMS[bisect(_TO, rng.random() * 1000)][1](day)


def period(start: date, end: date | None, rng: Random) -> dict[str, str]:
    """Columns of a period; now and then a side is not known."""
    began = written(start, rng) if rng.random() < 0.98 else ""
    ended = written(end, rng) if end and rng.random() < 0.98 else ""
    return {"start": began, "end": ended}
