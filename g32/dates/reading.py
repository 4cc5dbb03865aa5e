"""What Dutch and English people type as a date, read into the stored text.

The day stands before the month, always. A month or a year may be told in parts: the beginning, the
middle and the end of a month are its days 1-10, 11-20 and 21 to the last; of a year its first
quarter, the second and third together, and the last. "Vóór", "tot" and "na" leave out what they
name; "uiterlijk", "t/m", "vanaf" and "sinds" take it in.
"""

import re
import unicodedata
from dataclasses import replace
from datetime import timedelta

from django.utils.translation import gettext as _

from .atoms import one_of, read_atom
from .edtf import MONTH, YEAR, Atom, InvalidDate, PartialDate, back_to_front, shown
from .wording import PARTS_OF_YEAR, THIRDS_OF_MONTH, in_words
from .words import MONTHS, PARTS, SEASONS

MOST_CHARACTERS = 200
Pair = tuple[Atom, Atom]

_ATOM = r"[0-9]{4}(?:-[0-9]{2}){0,2}~?"
_STORED = re.compile(rf"{_ATOM}(?:/(?:{_ATOM}|\.\.))?|\.\./{_ATOM}")
_SIGNS = str.maketrans({"ó": "o", "é": "e", "’": "'", ",": " ", **dict.fromkeys("‐‑‒–—−", "-")})
_IDLE = re.compile(r"(?:^| )(?:de|het|'t|in|the|van|jaar|year|(?:op|on)(?! of | or ))(?= )")

_UNTIL = re.compile(
    r"(?:uiterlijk|t/m|tot en met|op of voor|voor of op|up to and including"
    r"|on or before|before or on) ?(.+)"
)
_BEFORE = re.compile(r"(?:voor|tot|before) (.+)")
_SINCE = re.compile(r"(?:vanaf|sinds|op of na|na of op|from|since|on or after|after or on) (.+)")
_AFTER = re.compile(r"(?:na|after) (.+)")
_TO = r" ?t/m ?| tot en met | (?:to|through) "
_JOIN = re.compile(rf"{_TO}| (?P<choice>en|of|and|or) | ?[-/] ?")
# What stands before two dates, and what between them.
_SPANS = (
    (re.compile(r"(?:tussen|between) (.+)"), re.compile(" (?:en|and) ")),
    (re.compile(r"(?:vanaf|from) (.+)"), re.compile(_TO)),
    (re.compile(r"(.+)"), _JOIN),
)
_PART = re.compile(rf"(?P<part>{one_of(PARTS)})(?: of)?[ -](?P<whole>.+)")


def read(words: str) -> str:
    """Read what somebody typed into the stored text of a partial date; nothing typed is "".

    Accepts words, figures and the stored text itself. Raises `InvalidDate` with a sentence that
    says what is wrong and shows how to write it.
    """
    if len(words) > MOST_CHARACTERS:
        raise _not_understood(words)
    text = _simplified(words)
    if not text and not words.strip():
        return ""
    when = _stored(text) or _open(text) or _exactly(text) or _span(text)
    if not when:
        raise _refusal(words, text)
    return str(when)


def _simplified(words: str) -> str:
    """Small letters, single spaces, one kind of dash, and without words that say nothing."""
    text = unicodedata.normalize("NFC", words).lower().translate(_SIGNS)
    return _IDLE.sub("", " ".join(text.split())).strip()


def _stored(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if _STORED.fullmatch(text) else None


def _exactly(text: str) -> PartialDate | None:
    pair = _one(text)
    return PartialDate(*pair) if pair else None


def _open(text: str) -> PartialDate | None:
    """A date open on one side."""
    if pair := _behind(_UNTIL, text):
        return PartialDate(None, pair[1])
    if pair := _behind(_SINCE, text):
        return PartialDate(pair[0], None)
    if pair := _behind(_BEFORE, text):
        return PartialDate(None, _beside(pair[0], -1))
    if pair := _behind(_AFTER, text):
        return PartialDate(_beside(pair[1], 1), None)
    return None


def _behind(pattern: re.Pattern[str], text: str) -> Pair | None:
    found = pattern.fullmatch(text)
    return _one(found[1]) if found else None


def _beside(atom: Atom, step: int) -> Atom:
    """What comes just before or after: as large as the atom, but a day where that is vague."""
    if not atom.about:
        return atom.neighbour(step)
    return Atom.on(atom.earliest if step < 0 else atom.latest).neighbour(step)


def _one(text: str) -> Pair | None:
    """An atom (twice), or the beginning, the middle or the end of a month or a year."""
    if atom := read_atom(text):
        return atom, atom
    found = _PART.fullmatch(text)
    whole = read_atom(found["whole"]) if found else None
    if not found or not whole or whole.day or whole.about:
        return None
    place, year = PARTS[found["part"]], whole.year
    if whole.unit is YEAR:
        first, last = PARTS_OF_YEAR[place]
        return Atom(year, first), Atom(year, last)
    if whole.unit is MONTH:
        start, end = THIRDS_OF_MONTH[place]
        return replace(whole, day=start), replace(whole, day=end or whole.latest.day)
    return None


def _span(text: str) -> PartialDate | None:
    """Some day from one date to another: "12-13 juni 2014", "tussen mei 2014 en juli 2014"."""
    for lead, join in _SPANS:
        found = lead.fullmatch(text)
        for joint in join.finditer(found[1]) if found else ():
            left, right = joint.string[: joint.start()], joint.string[joint.end() :]
            last = _one(right)
            first = _completed(left, right) if last else None
            if first and last:
                when = PartialDate(first[0], last[1])
                if join is _JOIN:
                    _check_order(first[1], last, when, choice=bool(joint["choice"]))
                return when
    return None


def _completed(left: str, right: str) -> Pair | None:
    """The left side of a span, with what it leaves to the right: "12" of "12-13 juni 2014"."""
    if re.search("[0-9]{4}", left):
        return _one(left)
    shared = re.search("(?:[^ ]+ )?([0-9]{4})$", right)
    if not shared:
        return None
    return _one(f"{left} {shared[0]}") or _one(f"{left} {shared[1]}")


def _check_order(end: Atom, last: Pair, when: PartialDate, *, choice: bool) -> None:
    """Refuse "winter 2014-2014", and a choice that leaves out days: "12 of 20 juni 2014"."""
    if end.latest > last[1].latest:
        raise back_to_front()
    if choice and end.latest + timedelta(days=1) < last[0].earliest:
        raise InvalidDate(
            _("Between these two dates lie others. If those are meant too, write: %(example)s.")
            % {"example": in_words(str(when))}
        )


def _refusal(words: str, text: str) -> InvalidDate:
    """What to say about words that were not understood."""
    example = {"example": in_words("2014-06-12")}
    if re.search("[0-9]{4}", text):
        return _not_understood(words)
    short = re.search(r"(?<![0-9])[0-9]{2}$", text)
    if short:
        message = _("Write the year in four figures, not “%(year)s”; for example: %(example)s.")
        return InvalidDate(message % (example | {"year": short[0]}))
    if re.search(rf"\b(?:{one_of([*MONTHS, *SEASONS])})\b", text):
        return InvalidDate(_("The year is missing; write for example: %(example)s.") % example)
    return _not_understood(words)


def _not_understood(words: str) -> InvalidDate:
    examples = ", ".join(map(in_words, ("2014-06-12", "2014-10", "2013-23", "2009~")))
    return InvalidDate(
        _("“%(words)s” is not understood as a date. Write for example: %(examples)s.")
        % {"words": shown(words), "examples": examples}
    )
