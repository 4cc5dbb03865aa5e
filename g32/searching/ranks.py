"""How well a name answers what was typed."""

import re
from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple

from .near import mistakes_in, tells
from .typed import Typed


class Answer(IntEnum):
    """How a name answers, the best first."""

    #: It is what was typed, in whatever order.
    SAME = 0
    #: All that was typed are words of it.
    WORDS = 1
    #: All that was typed are beginnings of words of it.
    BEGINNINGS = 2
    #: But for small mistakes.
    NEAR = 3
    #: Something that was typed stands inside a word.
    INSIDE = 4
    #: Only some words that were typed are beginnings of words of it.
    PART = 5


class Rank(NamedTuple):
    """How well: what sort of answer, with how many mistakes (or words that it has nothing to do
    with), and whether it begins elsewhere.
    """

    answer: Answer
    mistakes: int
    elsewhere: bool


#: Letters that stand by themselves, as those of an abbreviation with dots do.
_LETTERS = re.compile(r"\b[^\W\d_](?: [^\W\d_])+\b")
#: A word to which nothing answers weighs more than all mistakes in the others.
_LACKING = 100
#: By typed word: the words that may be meant instead, each with the mistakes between the two.
Meant = Mapping[str, Mapping[str, int]]


def rank(key: str, typed: Typed) -> Rank | None:
    """Return how the name with this search key answers, also with the letters of abbreviations
    together; None: a word is not there, or a short one or a number only inside one of its words.
    """
    together = _LETTERS.sub(lambda found: found[0].replace(" ", ""), key)
    return min(filter(None, (_rank(way, typed) for way in {key, together})), default=None)


def _rank(key: str, typed: Typed) -> Rank | None:
    inside = f" {key} "
    if all(f" {word} " in inside for word in typed.words):
        answer = Answer.SAME if len(key) == len(typed.key) else Answer.WORDS
    elif all(f" {word}" in inside for word in typed.words):
        answer = Answer.BEGINNINGS
    elif all(word in key if mistakes_in(word) else f" {word}" in inside for word in typed.words):
        answer = Answer.INSIDE
    else:
        return None
    return Rank(answer, 0, not key.startswith(typed.key))


def near_rank(key: str, typed: Typed, meant: Meant) -> tuple[Rank, str] | None:
    """Return how the name answers but for small mistakes, and what of it was meant; None: not so,
    or without any.

    A gap too many or too few is one mistake.
    """
    own = key.split()
    for place in range(len(own)):
        if "".join(own[place:]).startswith(typed.glued) and typed.key not in key:
            return Rank(Answer.NEAR, 1, bool(place)), key
    total, words = 0, []
    for word in typed.words:
        if not (best := _best(word, own, meant)):
            return None
        total += best[0]
        words.append(best[1])
    found = " ".join(words)
    return (Rank(Answer.NEAR, total, not key.startswith(found)), found) if total else None


def rank_of_part(key: str, typed: Typed, meant: Meant) -> tuple[Rank, str] | None:
    """Return how the name answers to some words that were typed, or others meant by them, and which
    of its own those are; None: to none that tells something by itself.
    """
    own, words, wrong, telling = key.split(), [], 0, False
    for word in typed.words:
        if best := _best(word, own, meant):
            wrong += best[0]
            words.append(best[1])
            telling = telling or tells(word)
        else:
            wrong += _LACKING
    if not telling:
        return None
    return Rank(Answer.PART, wrong, not key.startswith(words[0])), " ".join(words)


def _best(word: str, own: list[str], meant: Meant) -> tuple[int, str] | None:
    """The word of a name that a typed one begins or may mean, behind how many mistakes that is."""
    ways = [(0, each) for each in own if each.startswith(word)]
    ways += [(meant[word][each], each) for each in own if each in meant[word]]
    return min(ways, default=None)
