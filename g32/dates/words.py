"""The words in which dates are written: one table for each language, read both ways.

`wording` writes with these tables and `reading` reads with them, so that what the one writes the
other understands. They are a grammar rather than labels, hence not in the catalogue of messages.
"""

from dataclasses import dataclass

from django.utils.translation import get_language


@dataclass(frozen=True)
class Language:
    """How one language writes dates; `{}` stands for a date, `{nth}` and `{year}` for theirs."""

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    seasons: tuple[str, ...]
    ordinals: tuple[str, ...]
    parts: tuple[str, ...]  # the beginning, the middle and the end of a month or a year
    quarter: str
    half_year: str
    about: str
    until: str  # that day or before
    since: str  # that day or after
    between: str
    through: str  # between the first and the last of some days


DUTCH = Language(
    months=(
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ),
    weekdays=("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    seasons=("voorjaar", "zomer", "najaar", "winter"),
    ordinals=("1e", "2e", "3e", "4e"),
    parts=("begin", "medio", "eind"),
    quarter="{nth} kwartaal {year}",
    half_year="{nth} helft {year}",
    about="circa {}",
    until="uiterlijk {}",
    since="vanaf {}",
    between="tussen {} en {}",
    through="{} t/m {}",
)
ENGLISH = Language(
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    seasons=("spring", "summer", "autumn", "winter"),
    ordinals=("1st", "2nd", "3rd", "4th"),
    parts=("early", "mid", "late"),
    quarter="{nth} quarter {year}",
    half_year="{nth} half {year}",
    about="about {}",
    until="on or before {}",
    since="from {}",
    between="between {} and {}",
    through="{} to {}",
)
LANGUAGES = (DUTCH, ENGLISH)


def active() -> Language:
    """The language the user reads: Dutch, or else English."""
    return DUTCH if (get_language() or "").startswith("nl") else ENGLISH


def _places(kind: str, **others: str) -> dict[str, int]:
    """Every word for a kind of thing, with its place in the row; `others` are told by our own.

    The key of each of the others is the Dutch word, its value what else people write for it.
    """
    places = {
        word.lower(): place
        for language in LANGUAGES
        for place, word in enumerate(getattr(language, kind))
    }
    return places | {
        other: places[word] for word, spellings in others.items() for other in spellings.split()
    }


MONTHS = _places(
    "months",
    januari="jan",
    februari="feb febr",
    maart="mrt mar",
    april="apr",
    juni="jun",
    juli="jul",
    augustus="aug",
    september="sep sept",
    oktober="okt oct",
    november="nov",
    december="dec",
)
WEEKDAYS = _places(
    "weekdays",
    maandag="ma mon",
    dinsdag="di tue tues",
    woensdag="wo wed",
    donderdag="do thu thurs",
    vrijdag="vr fri",
    zaterdag="za sat",
    zondag="zo sun",
)
SEASONS = _places("seasons", voorjaar="lente", najaar="herfst fall")
ORDINALS = _places(
    "ordinals",
    **{
        "1e": "1 1ste eerste first",
        "2e": "2 2de tweede second",
        "3e": "3 3de derde third",
        "4e": "4 4de vierde fourth",
    },
) | {"laatste": -1, "last": -1}
PARTS = _places(
    "parts",
    begin="aanvang beginning start",
    medio="midden half halverwege middle",
    eind="einde end",
)
