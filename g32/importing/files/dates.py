"""What a cell means that a spreadsheet holds as a date.

A spreadsheet makes a whole day of every date; what was typed shows only in how it is shown. Nothing
is guessed: a part that is not shown must be what a spreadsheet fills in, the first.
"""

from datetime import datetime, timedelta

from .cells import Cell, Why, unclear
from .numbers import number

#: What a format can show of a moment. "other": something that we do not know.
YEAR, MONTH, DAY, TIME, OTHER = "year", "month", "day", "time", "other"
Parts = frozenset[str]
WHOLE: Parts = frozenset({YEAR, MONTH, DAY})

# The dates of spreadsheets have no zone.
#: Excel takes 1900 for a leap year: before this day its dates are a day off.
FIRST = datetime(1900, 3, 1)  # noqa: DTZ001
#: The first day that the register cannot hold.
BEYOND = datetime(2101, 1, 1)  # noqa: DTZ001
#: Day 0, where days count from 1900 and where they count from 1904, as old Macs did.
_DAY_ZERO = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # noqa: DTZ001


def of_serial(stored: str, parts: Parts, *, from_1904: bool) -> Cell:
    """Return what a number of days means in a cell that shows these parts.

    Raises `ValueError` for what is no number.
    """
    days = number(stored)
    if not -100_000 < days < 100_000:
        return unclear(stored, Why.RANGE)
    return meaning(_DAY_ZERO[from_1904] + timedelta(seconds=round(days * 86_400)), parts)


def of_iso(stored: str, parts: Parts) -> Cell:
    """Return what an ISO date, with or without a time, means in a cell that shows these parts.

    Raises `ValueError` for what is none.
    """
    return meaning(datetime.fromisoformat(stored).replace(tzinfo=None), parts)


def meaning(moment: datetime, parts: Parts) -> Cell:
    """Return what a moment means in a cell that shows these parts: a partial date, or unclear."""
    if why := _doubt(moment, parts):
        shown = moment.time().isoformat() if parts == {TIME} else moment.isoformat(" ")
        return unclear(shown.removesuffix(" 00:00:00"), why)
    return moment.isoformat()[: 4 + 3 * (MONTH in parts) + 3 * (DAY in parts)]


def _doubt(moment: datetime, parts: Parts) -> Why | None:
    if OTHER in parts:
        return Why.FORMAT
    if parts == {TIME} or (moment.hour, moment.minute, moment.second) != (0, 0, 0):
        return Why.TIME
    if YEAR not in parts:
        return Why.NO_YEAR
    if not FIRST <= moment < BEYOND:
        return Why.RANGE
    hides_month = MONTH not in parts and (DAY in parts or moment.month != 1)
    hides_day = DAY not in parts and moment.day != 1
    return Why.HIDDEN if hides_month or hides_day else None
