"""The guide's examples of dates. The reader reads them, so that the guide cannot be wrong.

What is returned is in the active language: the guide asks in Dutch.
"""

import datetime as dt
from dataclasses import dataclass

from g32.dates.edtf import InvalidDate, bounds
from g32.dates.reading import read
from g32.dates.wording import in_words, span_in_words

#: What people type, and what is to be noted about it.
_TYPED = (
    ("12 juni 2014", ""),
    ("12-6-2014", "Eerst de dag, dan de maand."),
    ("donderdag 12 juni 2014", "De weekdag wordt nagerekend."),
    ("okt 2014", "Maanden mag je afkorten."),
    ("2014", ""),
    ("najaar 2013", ""),
    ("winter 2014", "De winter begint in december en loopt door in het volgende jaar."),
    ("begin september 2014", "Van een maand: dag 1 t/m 10, 11 t/m 20, en vanaf de 21e."),
    ("eind september 2014", ""),
    ("begin 2014", "Van een jaar: de eerste drie maanden, de zes in het midden, de laatste drie."),
    ("medio 2014", ""),
    ("3e kwartaal 2014", ""),
    ("eerste helft 2014", ""),
    ("circa 2009", "Eén jaar eerder en één jaar later doen mee."),
    ("12-13 juni 2014", "Een van deze twee dagen; welke, weet je niet."),
    ("tussen april en december 2014", ""),
    ("uiterlijk 31 december 2014", "Die dag zelf doet mee."),
    ("vóór 19 maart 2014", "De dag zelf doet niet mee."),
    ("vanaf 13 juni 2014", "Die dag zelf doet mee."),
    ("na 19 maart 2014", "De dag zelf doet niet mee."),
)

_REFUSED = (
    "september",
    "12-6-14",
    "31 juni 2014",
    "vrijdag 12 juni 2014",
    "12 of 20 juni 2014",
    "13-12 juni 2014",
    "volgende week",
)

#: Who, and the begin and end of what they did, as one would type them.
_PERIODS = (
    ("Ruud Guyt, vicevoorzitter Pijler Fysiek", "oktober 2014", ""),
    ("Ewout Cassee, vicevoorzitter Pijler Fysiek", "12-13 juni 2014", "oktober 2014"),
    ("Hubert Bruls, voorzitter G32", "circa 2009", "juni 2014"),
    ("’s-Hertogenbosch, lid van het netwerk", "uiterlijk 28 april 2009", ""),
)


@dataclass(frozen=True)
class Typed:
    """What is typed, how it is read back, which days it can mean, and what is to be noted."""

    typed: str
    words: str
    span: str
    remark: str


@dataclass(frozen=True)
class Refused:
    """What is typed, and why it is refused."""

    typed: str
    reason: str


@dataclass(frozen=True)
class Lasting:
    """Something with a begin and an end, and on which days it is certain and possible."""

    what: str
    start: str
    end: str
    certain: str
    possible: str


def typed() -> list[Typed]:
    """Return the examples of what one can type."""
    return [_understood(words, remark) for words, remark in _TYPED]


def refused() -> list[Refused]:
    """Return the examples of what is refused."""
    return [Refused(words, _reason(words)) for words in _REFUSED]


def lasting() -> list[Lasting]:
    """Return the examples of what lasts."""
    return [_lasting(what, read(start), read(end)) for what, start, end in _PERIODS]


def _understood(words: str, remark: str) -> Typed:
    text = read(words)
    return Typed(words, in_words(text), span_in_words(text), remark)


def _reason(words: str) -> str:
    try:
        read(words)
    except InvalidDate as refusal:
        return refusal.message
    raise ValueError(words)


def _lasting(what: str, start: str, end: str) -> Lasting:
    """The definition of `g32.periods`, in words: certain from the latest begin to the earliest end,
    possible from the earliest begin to the latest end.
    """
    begin_earliest, begin_latest = bounds(start)
    end_earliest, end_latest = bounds(end)
    return Lasting(
        what=what,
        start=in_words(start),
        end=in_words(end),
        certain=_days(begin_latest, end_earliest),
        possible=_days(begin_earliest, end_latest),
    )


def _days(first: dt.date | None, last: dt.date | None) -> str:
    if not (first or last):
        return "op elke dag"
    return span_in_words(f"{first or '..'}/{last or '..'}")
