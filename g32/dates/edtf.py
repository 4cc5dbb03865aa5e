"""The stored text of a partial date: a small profile of ISO 8601-2 (EDTF).

    atom = YYYY | YYYY-MM | YYYY-MM-DD | YYYY-21…24 (seasons) | YYYY-33…36 (quarters)
         | YYYY-40…41 (half-years), and "~" behind it for "about"
    text = "" | atom | atom "/" atom | "../" atom | atom "/.."

A text means some day from an earliest to a latest one, both inclusive; "" means that nothing is
known. `sql.py` says the same in the database's words: change the two together.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2100, 12, 31)
LONGEST = len("2014-06-12~/2014-06-13~")
OPEN = ".."
# Wider than what a date may mean, so that "about" can be added before the line is drawn.
_YEARS_OF_ATOMS = range(1000, 3000)


class InvalidDate(ValueError):  # noqa: N818 (the words are wrong, not the program)
    """Words or a text that mean no date; `message` tells a person why, in the active language."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class Unit:
    """A kind of stretch of whole months, and the codes that stand for it behind the year.

    `first` is the month (January = 0) in which the stretch of the first code begins.
    """

    codes: range
    months: int
    first: int = 0

    def starts(self, code: int) -> int:
        """In which month, counted from January = 0, the stretch with this code begins."""
        return self.first + self.months * (code - self.codes.start)


MONTH = Unit(range(1, 13), months=1)
SEASON = Unit(range(21, 25), months=3, first=2)
QUARTER = Unit(range(33, 37), months=3)
HALF_YEAR = Unit(range(40, 42), months=6)
YEAR = Unit(range(1), months=12)
CODED = (MONTH, SEASON, QUARTER, HALF_YEAR)

_ATOM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(~?)")


@dataclass(frozen=True)
class Atom:
    """A year (`code` 0), a part of it (`code` as stored) or a day of it, exact or `about`."""

    year: int
    code: int = 0
    day: int = 0
    about: bool = False

    def __post_init__(self) -> None:
        if self.year not in _YEARS_OF_ATOMS:
            raise _out_of_range()
        if self.unit is not MONTH and self.day:
            raise _no_such_month(self.code)
        if self.day and self.day > monthrange(self.year, self.code)[1]:
            raise _no_such_day(self)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read one stored atom; `InvalidDate` for anything else."""
        found = _ATOM.fullmatch(text)
        if not found:
            raise _not_stored_text(text)
        year, code, day, about = found.groups()
        if code == "00" or day == "00":
            raise InvalidDate(_("Months and days are counted from 1."))
        return cls(int(year), int(code or 0), int(day or 0), bool(about))

    @classmethod
    def on(cls, day: date) -> Self:
        """The atom of one day."""
        return cls(day.year, day.month, day.day)

    def neighbour(self, step: int) -> "Atom":
        """The exact atom of the same kind, so many further on (or back)."""
        if self.day:
            return Atom.on(date(self.year, self.code, self.day) + timedelta(days=step))
        years, place = divmod(self.nth + step, len(self.unit.codes))
        return Atom(self.year + years, self.unit.codes[place])

    def __str__(self) -> str:
        code = f"-{self.code:02}" if self.code else ""
        day = f"-{self.day:02}" if self.day else ""
        return f"{self.year}{code}{day}{'~' if self.about else ''}"

    @property
    def unit(self) -> Unit:
        """The kind of stretch this is; of a day, its month."""
        for unit in (*CODED, YEAR):
            if self.code in unit.codes:
                return unit
        raise _no_such_month(self.code)

    @property
    def nth(self) -> int:
        """Its place among those of the year, the first is 0; of a day, that of its month."""
        return self.code - self.unit.codes.start

    @property
    def earliest(self) -> date:
        """The first day this can mean."""
        if self.day:
            return date(self.year, self.code, self.day) - timedelta(days=self.about)
        return _month_start(self._month - self.unit.months * self.about)

    @property
    def latest(self) -> date:
        """The last day this can mean."""
        if self.day:
            return date(self.year, self.code, self.day) + timedelta(days=self.about)
        after = _month_start(self._month + self.unit.months * (1 + self.about))
        return after - timedelta(days=1)

    @property
    def _month(self) -> int:
        return 12 * self.year + self.unit.starts(self.code)


@dataclass(frozen=True)
class PartialDate:
    """Some day from `first` to `last`: two equal atoms for one, None for an open side.

    Both None: nothing is known. `str()` gives the stored text, always in its shortest form.
    """

    first: Atom | None = None
    last: Atom | None = None

    def __post_init__(self) -> None:
        earliest, latest = self.bounds
        if earliest and latest and earliest > latest:
            raise back_to_front()
        if any(not FIRST_DAY <= day <= LAST_DAY for day in self.bounds if day):
            raise _out_of_range()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a stored text, "" included; `InvalidDate` for anything else."""
        if not text:
            return cls()
        first, slash, last = text.partition("/")
        if not slash:
            atom = Atom.parse(text)
            return cls(atom, atom)
        if first == last == OPEN:
            raise _not_stored_text(text)
        return cls(*(None if side == OPEN else Atom.parse(side) for side in (first, last)))

    def __str__(self) -> str:
        if self.first == self.last:
            return str(self.first or "")
        return f"{self.first or OPEN}/{self.last or OPEN}"

    @property
    def bounds(self) -> tuple[date | None, date | None]:
        """The earliest and the latest day this can mean; None for an open side."""
        earliest = self.first.earliest if self.first else None
        return earliest, self.last.latest if self.last else None


def bounds(text: str) -> tuple[date | None, date | None]:
    """The earliest and the latest day that a stored text can mean, both inclusive.

    None stands for an open side, and on both sides for "". Raises `InvalidDate`.
    """
    return PartialDate.parse(text).bounds


def is_valid(text: str) -> bool:
    """Whether a text may be stored."""
    try:
        PartialDate.parse(text)
    except InvalidDate:
        return False
    return True


def _month_start(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def back_to_front() -> InvalidDate:
    """What to say of an interval whose dates change places."""
    return InvalidDate(_("The first date lies after the last."))


def _out_of_range() -> InvalidDate:
    years = {"first": FIRST_DAY.year, "last": LAST_DAY.year}
    return InvalidDate(_("Dates lie within the years %(first)s to %(last)s.") % years)


def _no_such_month(code: int) -> InvalidDate:
    return InvalidDate(_("There is no month %(number)s.") % {"number": code})


def _no_such_day(atom: Atom) -> InvalidDate:
    days = monthrange(atom.year, atom.code)[1]
    month = date_format(date(atom.year, atom.code, 1), "F Y")
    return InvalidDate(_("%(month)s has %(days)s days.") % {"month": month, "days": days})


def _not_stored_text(text: str) -> InvalidDate:
    return InvalidDate(
        _("“%(text)s” is not the stored text of a date, such as 2014-06-12, 2014-06 or 2014.")
        % {"text": shown(text)}
    )


def shown(text: str) -> str:
    """What was typed, fit to stand in a message: short, and without invisible characters."""
    visible = "".join(char if char.isprintable() else " " for char in text[:50])
    return Truncator(visible).chars(40)
