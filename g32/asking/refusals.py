"""What is wrong with a statement."""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from g32.reports.writing import NoFileError

#: What is marked where a statement goes wrong: a date, or a word with the one it belongs to.
_WORD = re.compile(r'\d+(?:-\d+)+|(?:\w+|"[^"\n]*")(?:\.(?:\w+|"[^"\n]*"))?|\S')
#: How like a word a name is to be that may have been meant, of 1; and if it begins otherwise.
_LIKE, _BEGINS_OTHERWISE = 0.6, 0.65


class Wrong(StrEnum):
    """Why a statement is not answered."""

    SYNTAX = "syntax"
    QUOTE = "quote"
    CHARACTER = "character"
    EMPTY = "empty"
    LONG = "long"
    DEEP = "deep"
    PARTS = "parts"
    SEVERAL = "several"
    NOT_A_QUESTION = "not_a_question"
    CONSTRUCT = "construct"
    FUNCTION = "function"
    OPERATOR = "operator"
    TYPE = "type"
    VIEW = "view"
    SOURCE = "source"
    TWICE = "twice"
    COLUMN = "column"
    ALIAS = "alias"
    AMBIGUOUS = "ambiguous"
    KIND = "kind"
    ARGUMENTS = "arguments"
    GROUPED = "grouped"
    AGGREGATE = "aggregate"
    DISTINCT = "distinct"
    PLACE = "place"
    COUNT = "count"
    FRAME = "frame"
    NOTHING = "nothing"
    WINDOW = "window"
    ESCAPE = "escape"
    ONE_COLUMN = "one_column"
    ONE_ROW = "one_row"
    UNEVEN = "uneven"
    UNLIKE = "unlike"
    BEGUN = "begun"
    NUMBER = "number"
    LARGE = "large"
    PARAMETER = "parameter"
    TIME = "time"
    MEMORY = "memory"
    BUSY = "busy"
    BROKEN = "broken"
    UNAVAILABLE = "unavailable"
    ENGINE = "engine"


_SAID = {
    Wrong.SYNTAX: _("The statement cannot be read from “%(word)s” on."),
    Wrong.QUOTE: _(
        "%(word)s is no quote here. Write straight quotes around a text: '…'. A name needs none."
    ),
    Wrong.CHARACTER: _("There is a character that no text can hold."),
    Wrong.EMPTY: _("There is no statement. Write one that begins with SELECT."),
    Wrong.LONG: _("The statement is too long: at most %(most)s characters."),
    Wrong.DEEP: _("The statement has too many parts inside one another. Take it apart with WITH."),
    Wrong.PARTS: _("The statement is made of too much. Ask for less at once."),
    Wrong.SEVERAL: _("There are several statements. Ask one at a time."),
    Wrong.NOT_A_QUESTION: _("This is no question. A statement begins with SELECT or WITH."),
    Wrong.CONSTRUCT: _("“%(word)s” is not possible here."),
    Wrong.FUNCTION: _("There is no function “%(word)s” here."),
    Wrong.OPERATOR: _("There is no operator “%(word)s” here."),
    Wrong.TYPE: _("There is no type “%(word)s” here: only text, integer, numeric and real."),
    Wrong.VIEW: _("There is no view “%(word)s”."),
    Wrong.SOURCE: _("“%(word)s” does not stand behind FROM."),
    Wrong.TWICE: _("“%(word)s” stands behind FROM more than once: name each, with AS."),
    Wrong.COLUMN: _("There is no column “%(word)s”."),
    Wrong.ALIAS: _(
        "“%(word)s” is how a column of the answer is called: write out here what it stands for."
    ),
    Wrong.AMBIGUOUS: _("“%(word)s” is in more than one view: write the view before it."),
    Wrong.KIND: _("Here stands %(found)s, where %(wanted)s belongs."),
    Wrong.ARGUMENTS: _("“%(word)s” is not given as many values as it takes."),
    Wrong.GROUPED: _(
        "“%(word)s” differs within a group: put it in GROUP BY, or count or add it up."
    ),
    Wrong.AGGREGATE: _("“%(word)s” tells of several rows together, and cannot stand here."),
    Wrong.DISTINCT: _("With DISTINCT, what is sorted by must be among what is asked for."),
    Wrong.PLACE: _("There is no column number %(word)s."),
    Wrong.COUNT: _(
        "Behind LIMIT and OFFSET, and in lag, lead, ntile and nth_value, stands a whole number."
    ),
    Wrong.FRAME: _(
        "How far a window goes is told in whole numbers, with ROWS or GROUPS; or with RANGE in "
        "numbers like those of the one column it is in order of."
    ),
    Wrong.NOTHING: _("Behind SELECT stands nothing: name the columns."),
    Wrong.WINDOW: _("There is no window “%(word)s”: name it behind WINDOW."),
    Wrong.ESCAPE: _("Behind ESCAPE stands one character."),
    Wrong.ONE_COLUMN: _("A question within another gives one column here."),
    Wrong.ONE_ROW: _(
        "A question within another stands for one value, but has several rows: count them, list "
        "them with listing(…), or take one with LIMIT 1."
    ),
    Wrong.UNEVEN: _("What is put together has not as many columns everywhere."),
    Wrong.UNLIKE: _("“%(word)s” is a text in one part and a number in the other."),
    Wrong.BEGUN: _(
        "“%(word)s” begins as another kind than it goes on as: write CAST(… AS …) where it begins."
    ),
    Wrong.NUMBER: _("“%(word)s” is to be a number."),
    Wrong.LARGE: _("A number becomes too large, or too near to nothing, to reckon with."),
    Wrong.PARAMETER: _("“%(word)s” is not filled in."),
    Wrong.TIME: _("This takes too long: a question may take %(seconds)s seconds. Ask for less."),
    Wrong.MEMORY: _("This takes too much memory. Ask for less."),
    Wrong.BUSY: _("Other questions are being answered. Try again in a moment."),
    Wrong.BROKEN: _(
        "This broke off before there was an answer. If it does so again, tell whoever runs the "
        "register: its log says more."
    ),
    Wrong.UNAVAILABLE: _("Questions cannot be asked here yet: %(word)s"),
    Wrong.ENGINE: _("The database says: %(word)s"),
}


#: What both engines say of a sign that is not written out.
NO_SIGN = "ESCAPE expression must be a single character"


class Refusal(NoFileError):  # noqa: N818 (no error of ours: a statement is refused)
    """A statement that is not answered: why, from where on, and what may have been meant.

    `position`: the number of characters before the place; None where there is no one place.
    `about`: what the sentence names. `near`: names like the one that is not known.
    """

    def __init__(
        self,
        wrong: Wrong,
        *,
        position: int | None = None,
        near: tuple[str, ...] = (),
        hint: str = "",
        **about: Any,
    ) -> None:
        super().__init__(wrong, position, near, hint, about)
        self.wrong = wrong
        self.position = position
        self.near = near
        self.hint = hint
        self.about = about

    def __reduce__(self) -> Any:
        """Be handed from the process in which it was found out."""
        return _again, (self.wrong, self.position, self.near, self.hint, self.about)

    def __str__(self) -> str:
        return str(_SAID[self.wrong] % self.about)


def _again(
    wrong: Wrong, position: int | None, near: tuple[str, ...], hint: str, about: dict[str, Any]
) -> Refusal:
    return Refusal(wrong, position=position, near=near, hint=hint, **about)


class Place(NamedTuple):
    """Where in a statement something is wrong: its line, with what stands around it."""

    line: int
    column: int
    before: str
    word: str
    after: str


def place(text: str, refusal: Exception | None) -> Place | None:
    """Return where the refusal points; None where to no one place."""
    if not isinstance(refusal, Refusal) or refusal.position is None:
        return None
    before, rest = text[: refusal.position], text[refusal.position :]
    lines = before.split("\n")
    found = _WORD.match(rest)
    word = found[0] if found else ""
    after = rest[len(word) :].partition("\n")[0]
    return Place(len(lines), len(lines[-1]) + 1, lines[-1], word or "…", after)


def nearest(word: str, names: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the names most like a word, at most three, best first: what begins as it does (city,
    for cities) before what does not.

    `names`: by what may be written (a name, its word on screen), the names that it may mean.
    """
    word = word.casefold()
    if same := names.get(word):
        return tuple(same)[:3]
    like = get_close_matches(word, names, n=6, cutoff=_LIKE)
    very_like = get_close_matches(word, names, n=6, cutoff=_BEGINS_OTHERWISE)
    close = [each for each in like if each[:1] == word[:1] or word in each or each in very_like]
    close.sort(key=lambda each: each[:3] != word[:3])
    return tuple(dict.fromkeys(name for each in close for name in names[each]))[:3]
