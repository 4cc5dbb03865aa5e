"""One day, month, season, quarter, half-year or year, as people write it: a part of `reading`."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .edtf import HALF_YEAR, QUARTER, SEASON, Atom, InvalidDate, Unit
from .words import MONTHS, ORDINALS, SEASONS, WEEKDAYS


def one_of(words: Iterable[str]) -> str:
    """A pattern for one of these words."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_YEAR = r"(?P<year>[0-9]{4})"
_DAY = r"(?P<day>[0-9]{1,2})"
_MONTH_NUMBER = r"(?P<month>[0-9]{1,2})"
_MONTH_NAME = rf"(?P<month>{one_of(MONTHS)})\.?"
_NTH = rf"(?P<nth>{one_of(ORDINALS)})"
_OF = r"(?: of)? "
_HALF = "(?:helft|halfjaar|half jaar|half|half-year|half year)"

_ABOUT = re.compile(
    r"(?:(?:ca|c|circa|plm|omstreeks|rond|ongeveer|about|around|approximately)\.? |ca\.|±|~) ?"
)
_WEEKDAY = re.compile(rf"(?P<weekday>{one_of(WEEKDAYS)})\.? ")


def _of_numbers(found: re.Match[str]) -> Atom:
    """A day, or without one a month, told in figures."""
    parts = found.groupdict()
    month = Atom.parse(f"{parts['year']}-{int(parts['month']):02}-{int(parts.get('day') or 1):02}")
    return month if parts.get("day") else replace(month, day=0)


def _of_month_name(found: re.Match[str]) -> Atom:
    parts = found.groupdict()
    month = f"{parts['year']}-{MONTHS[parts['month']] + 1:02}"
    return Atom.parse(f"{month}-{int(parts['day']):02}" if "day" in parts else month)


def _of_season(found: re.Match[str]) -> Atom:
    return Atom(int(found["year"]), SEASON.codes[SEASONS[found["season"]]])


def _of_double_winter(found: re.Match[str]) -> Atom | None:
    """The winter that goes from the one year into the other."""
    first, second = int(found["year"]), int(found["next"])
    return Atom(first, SEASON.codes[-1]) if second == first + 1 else None


def _nth(unit: Unit) -> Callable[[re.Match[str]], Atom | None]:
    """What makes the nth quarter or half of a year; None where a year has no such."""

    def make(found: re.Match[str]) -> Atom | None:
        nth = ORDINALS[found["nth"]]
        return Atom(int(found["year"]), unit.codes[nth]) if nth < len(unit.codes) else None

    return make


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Atom | None]], ...] = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        (r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?~?", lambda found: Atom.parse(found[0])),
        (rf"{_YEAR}-{_MONTH_NUMBER}-{_DAY}", _of_numbers),
        (rf"{_DAY}(?P<sign>[-/.]){_MONTH_NUMBER}(?P=sign){_YEAR}", _of_numbers),
        (rf"{_MONTH_NUMBER}[-/]{_YEAR}", _of_numbers),
        (rf"{_DAY}(?:e|de|ste|st|nd|rd|th)?(?:{_OF}|-){_MONTH_NAME}[ -]{_YEAR}", _of_month_name),
        (rf"{_MONTH_NAME}(?:{_OF}|-){_YEAR}", _of_month_name),
        (rf"(?P<season>{one_of(SEASONS)}){_OF}{_YEAR}", _of_season),
        (rf"winter {_YEAR} ?[-/] ?(?P<next>[0-9]{{4}})", _of_double_winter),
        (rf"{_NTH} (?:kwartaal|quarter){_OF}{_YEAR}", _nth(QUARTER)),
        (rf"(?:kwartaal |quarter |q){_NTH}{_OF}{_YEAR}", _nth(QUARTER)),
        (rf"{_NTH} {_HALF}{_OF}{_YEAR}", _nth(HALF_YEAR)),
    )
)


def read_atom(text: str) -> Atom | None:
    """Read one atom, with or without "circa" and a weekday before it; None if it is none.

    The text is in small letters, with single spaces. `InvalidDate` for what cannot be: a day that
    the month does not have, another weekday.
    """
    about = _ABOUT.match(text)
    text = text[about.end() :] if about else text
    weekday = _WEEKDAY.match(text)
    text = text[weekday.end() :] if weekday else text
    atom = _exact_atom(text)
    if not atom or (weekday and not atom.day):
        return None
    if weekday:
        _check_weekday(atom, weekday["weekday"])
    return replace(atom, about=atom.about or bool(about))


def _exact_atom(text: str) -> Atom | None:
    for pattern, make in _FORMS:
        found = pattern.fullmatch(text)
        if found:
            return make(found)
    return None


def _check_weekday(atom: Atom, stated: str) -> None:
    day = date(atom.year, atom.code, atom.day)
    if day.weekday() != WEEKDAYS[stated]:
        words = {"date": date_format(day, "j F Y"), "weekday": date_format(day, "l")}
        raise InvalidDate(_("%(date)s is a %(weekday)s.") % words)
