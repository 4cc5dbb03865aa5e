"""What was meant where a statement cannot be read: the word at which the reader stops, or one
beside it, is of another SQL, misspelled, or stands there too often.
"""

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from .instead import COMMENT, CONTAINS, DATE, FILLED_IN, TEXTS, TOP

#: What asks for what there is to ask of, elsewhere.
_LOOKS = {"describe", "desc", "show", "use", "pragma", "\\"}
#: By a word that no statement here can hold.
_WORDS = {
    "top": TOP,
    "[": _("A name needs no brackets; what is to be filled in is written :city."),
    "separator": TEXTS,
    "?": FILLED_IN,
    **dict.fromkeys(("regexp", "rlike", "glob"), CONTAINS),
    "div": _("Write: a / b, which is a whole number of two whole ones."),
    "mod": _("Write: a % b."),
    "minus": _("Write: SELECT … EXCEPT SELECT …."),
}
TEXT = _("A text stands between single quotes: %s.")
#: With what ends what stands before something that a value is compared with.
COMPARING = ("=", "<", ">", "LIKE", "IN (")
#: What begins another part of a statement, or ends one; "" is its end.
_PARTS = {
    *(",", "from", "where", "group", "having", "window", "order", "limit", "offset"),
    *("union", "intersect", "except", ")", ";", ""),
}
_CLAUSES = {
    word: place
    for place, word in enumerate(("from", "where", "group", "having", "window", "order", "limit"))
}
#: Words that are misspelled, none of them too like a name or a function of ours.
_SPELLED = {
    *("select", "from", "where", "group by", "order by", "having", "limit", "offset"),
    *("intersect", "except", "distinct", "between", "join", "desc", "like"),
}
#: How like one of them a word is, of 1.
_ALIKE = 0.75


class Meant(NamedTuple):
    """What was meant: the number of the word that is wrong, and what to write for it, as a sentence
    or as the word itself.
    """

    at: int
    hint: Any = ""
    near: tuple[str, ...] = ()


def looks(words: Sequence[str]) -> str:
    """Return what to do instead of a statement that looks at what there is; "" for any other."""
    if not words or words[0].lower() not in _LOOKS:
        return ""
    return str(_("What can be asked of stands on the page where a question is written."))


def meant(words: Sequence[str], at: int) -> Meant | None:
    """Return what was meant where these words cannot be read from the one of this number on, which
    is how many there are where they end too early; None where nothing comes near.
    """
    said = [*(each.lower() for each in words), ""]
    ways: list[Callable[[list[str], int], Meant | None]] = [
        *(_elsewhere, _comment, _beside, _lacking, _in_order, _spared, _bracket, _misspelled),
    ]
    return next((found for way in ways if (found := way(said, at))), None) or _unquoted(words, at)


def _elsewhere(said: list[str], at: int) -> Meant | None:
    for number in (at, at - 1, at + 1):  # the last for NOT REGEXP
        if 0 <= number < len(said) and (hint := _WORDS.get(said[number])):
            return Meant(number, hint)
    return None


def _comment(said: list[str], at: int) -> Meant | None:
    """A comment of another language, or a date of Access, which is read up to its end."""
    there = [number for number, word in enumerate(said[: at + 2]) if word in ("#", "//")]
    if not there:
        return None
    first = there[0]
    is_date = said[first + 1][:1].isdigit() and said.count("#") > 1
    return Meant(first, DATE if is_date else COMMENT)


def _beside(said: list[str], at: int) -> Meant | None:
    """What two words say together that each may say alone."""
    if said[at] == "limit" and said[at + 2 : at + 3] == [","]:
        limit = {"first": said[at + 1], "most": said[at + 3]}
        return Meant(at, _("Write: LIMIT %(most)s OFFSET %(first)s.") % limit)
    if said[at - 1] == "as" and said[at].startswith("'"):
        return Meant(at, _("Write the name without quotes, or between double ones."))
    return None


def _lacking(said: list[str], at: int) -> Meant | None:
    """What lacks its quotes, its brackets or its colon."""
    if said[at : at + 2] == ["%", "s"]:
        return Meant(at, FILLED_IN)
    if said[at] == "%" and said[at - 1] == "like":
        return Meant(at, TEXT % "'%…%'")
    if said[at - 1] == "%" and said[at - 3 : at - 2] == ["like"]:
        return Meant(at - 2, TEXT % "'%…%'")
    if said[at - 1] == "in" and said[at] != "(":
        return Meant(at - 1, _("Behind IN stand brackets: IN ('…', '…')."))
    if said[at - 1] == "as" and said[at] in ("select", "values"):
        return Meant(at, _("What WITH names stands in brackets: WITH t AS (SELECT …)."))
    return None


def _in_order(said: list[str], at: int) -> Meant | None:
    """A part that stands behind one that it belongs before; a JOIN that does not say on what."""
    here, depth = said[at], 0
    joined = here in _PARTS
    for number in range(at - 1, -1, -1):
        word = said[number]
        depth += (word == ")") - (word == "(")
        if depth < 0 or (not depth and word in ("select", "union")):
            break
        if depth:
            continue
        if {word, here} <= _CLAUSES.keys() and _CLAUSES[word] > _CLAUSES[here]:
            return Meant(at, _("%s stands further to the front.") % here.upper())
        joined = joined and word not in ("on", "using", "from")
        if word == "join" and joined and said[number - 1] not in ("cross", "natural"):
            return Meant(number, _("Behind JOIN stands on what: ON a.city_id = b.id."))
    return None


def _unquoted(words: Sequence[str], at: int) -> Meant | None:
    """A text or a name of two words without quotes; a text has a capital."""
    before, first, second = [*words, "", ""][at - 2 : at + 1] if at > 1 else ("", "", "")
    if first.istitle() and " ".join(words[: at - 1]).upper().endswith(COMPARING):
        return Meant(at - 1, TEXT % "'…'")
    if before.lower() == "as" and first.isalpha() and second.isalpha():
        said = _("A name with a blank in it stands between double quotes: %s.")
        return Meant(at - 1, said % f'"{first} {second}"')
    return None


def _spared(said: list[str], at: int) -> Meant | None:
    if said[at - 1] == "," and said[at] in _PARTS:
        return Meant(at - 1, _("Here is a comma too many, or something is lacking behind it."))
    return None


def _bracket(said: list[str], at: int) -> Meant | None:
    """A bracket that is not closed before that place, or closed there and not opened."""
    opened: list[int] = []
    for number, word in enumerate(said):
        if word == "(":
            opened.append(number)
        elif word == ")" and opened:
            opened.pop()
        elif word == ")":
            return Meant(at, _("Here is a bracket too many.")) if number == at else None
    before = [number for number in opened if number < at]
    return Meant(before[-1], _("This bracket is not closed.")) if before else None


def _misspelled(said: list[str], at: int) -> Meant | None:
    for number in (at, at - 1):
        word = said[number]
        if said[number + 1 : number + 2] == ["by"]:
            word += " by"
        near = get_close_matches(word, _SPELLED, 1, _ALIKE)
        if near and word not in _SPELLED:
            return Meant(number, near=(near[0].upper(),))
    return None
