"""A stored partial date in words, in the active language; `reading` understands them again."""

from datetime import date

from .edtf import HALF_YEAR, MONTH, QUARTER, SEASON, Atom, InvalidDate, PartialDate
from .words import Language, active

# What "begin", "medio" and "eind" mean: of a month its days (None: the last), of a year its months.
THIRDS_OF_MONTH = ((1, 10), (11, 20), (21, None))
PARTS_OF_YEAR = ((1, 3), (4, 9), (10, 12))


def in_words(text: str, language: Language | None = None) -> str:
    """Write a stored text in words: "12 juni 2014", "najaar 2013", "eind september 2014".

    `reading.read` gives the same days back. "" stays "". Raises `InvalidDate`.
    """
    when = PartialDate.parse(text)
    language = language or active()
    first, last = when.first, when.last
    if first is None or last is None:
        return _open(when, language)
    if first == last:
        return _atom(first, language)
    return _part(first, last, language) or language.between.format(
        _atom(first, language), _atom(last, language)
    )


def worded(text: str) -> str:
    """Write a stored text in words, and what is no date as it is."""
    try:
        return in_words(text)
    except InvalidDate:
        return text


def span_in_words(text: str) -> str:
    """Write out all days that a stored text can mean: "1 t/m 31 oktober 2014".

    "" stays "". Raises `InvalidDate`.
    """
    language = active()
    earliest, latest = PartialDate.parse(text).bounds
    if earliest is None or latest is None:
        return _open(PartialDate(_on(earliest), _on(latest)), language)
    last = _day(latest, language)
    if earliest == latest:
        return last
    first = str(earliest.day)
    if (earliest.year, earliest.month) != (latest.year, latest.month):
        first += f" {language.months[earliest.month - 1]}"
    if earliest.year != latest.year:
        first += f" {earliest.year}"
    return language.through.format(first, last)


def _on(day: date | None) -> Atom | None:
    return Atom.on(day) if day else None


def _day(day: date, language: Language) -> str:
    return f"{day.day} {language.months[day.month - 1]} {day.year}"


def _open(when: PartialDate, language: Language) -> str:
    if when.first:
        return language.since.format(_atom(when.first, language))
    if when.last:
        return language.until.format(_atom(when.last, language))
    return ""


def _atom(atom: Atom, language: Language) -> str:
    words = _exact(atom, language)
    return language.about.format(words) if atom.about else words


def _exact(atom: Atom, language: Language) -> str:
    year, nth = atom.year, atom.nth
    if atom.day:
        return f"{atom.day} {language.months[nth]} {year}"
    if atom.unit is MONTH:
        return f"{language.months[nth]} {year}"
    if atom.unit is SEASON:
        return f"{language.seasons[nth]} {year}"
    if atom.unit is QUARTER:
        return language.quarter.format(nth=language.ordinals[nth], year=year)
    if atom.unit is HALF_YEAR:
        return language.half_year.format(nth=language.ordinals[nth], year=year)
    return str(year)


def _part(first: Atom, last: Atom, language: Language) -> str:
    """Words for days of one month, or for a part of a year that has a name; else ""."""
    if first.about or last.about or first.year != last.year:
        return ""
    if first.day and last.day and first.code == last.code:
        thirds = [(start, end or _month_end(last)) for start, end in THIRDS_OF_MONTH]
        month = f"{language.months[last.code - 1]} {last.year}"
        if (first.day, last.day) in thirds:
            return f"{language.parts[thirds.index((first.day, last.day))]} {month}"
        return f"{first.day}–{last.day} {month}"
    months = (first.code, last.code)
    if not (first.day or last.day) and months in PARTS_OF_YEAR:
        return f"{language.parts[PARTS_OF_YEAR.index(months)]} {last.year}"
    return ""


def _month_end(atom: Atom) -> int:
    return Atom(atom.year, atom.code).latest.day
