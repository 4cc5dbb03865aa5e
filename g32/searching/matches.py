"""The names that answer what was typed: as it was typed, but for small mistakes, or in part."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Replace

from .kinds import Searched
from .names import Keys, Name, Table, names
from .near import mistakes_in, nearest, tells
from .ranks import Meant, Rank, near_rank, rank, rank_of_part
from .typed import Typed

#: A word so long may be meant otherwise although something answers to it.
LONG = 5
#: A word of so many letters may be an abbreviation.
ABBREVIATION = range(3, 7)
#: A word that stands in more names than this does not tell what was meant.
VERY_MANY = 1000


@dataclass(frozen=True)
class Match:
    """A name that answers, and what of it was meant, if not what was typed."""

    rank: Rank
    name: Name
    meant: str = ""

    @property
    def record(self) -> tuple[Searched, int]:
        """The record that is called so: its kind and its number."""
        return self.name.kind, self.name.number


def as_typed(there: Sequence[Table], typed: Typed) -> list[Match]:
    """Return the names that answer as it was typed, in any of the ways to take it."""
    holds = Q(*(Q(*map(_holds, way.words)) for way in typed.ways), _connector=Q.OR)
    asked = [replace(table, rows=table.rows.filter(holds)) for table in there]
    meant = ["", *(way.key for way in typed.ways[1:])]
    matches = []
    for name in names(asked):
        ranks = zip((rank(name.key, way) for way in typed.ways), meant, strict=True)
        if best := min(((answer, other) for answer, other in ranks if answer), default=None):
            matches.append(Match(best[0], name, best[1]))
    return matches


def _holds(word: str) -> Q:
    """The condition that a name holds the word, a short one or a number where a word begins; or,
    as an abbreviation with dots, its letters one by one.
    """
    if mistakes_in(word):
        holds = Q(fold__contains=word)
    else:
        holds = Q(fold__startswith=word) | Q(fold__contains=f" {word}")
    if len(word) in ABBREVIATION and word.isalpha():
        holds |= Q(fold__contains=" ".join(word))
    return holds


def words_meant(texts: Sequence[Keys], typed: Typed, *, strict: bool) -> Meant:
    """Return for each word those of the register that may be meant by it; `strict`: something
    answers as typed, so that only one mistake is looked past, and none in short words.
    """
    most = {word: mistakes_in(word) for word in typed.words}
    if strict:
        most = {word: min(most[word], 1) if len(word) >= LONG else 0 for word in most}
    words: set[str] = set()
    if any(most.values()):
        words = words.union(*(text.split() for _table, text in texts))
    return {word: nearest(word, words, most[word]) for word in most}


def but_for_mistakes(texts: Sequence[Keys], typed: Typed, meant: Meant) -> list[Match]:
    """Return the names that answer with the fewest mistakes.

    `texts`: the keys of all names, of which those that may answer are read.
    """
    asked = [
        replace(table, rows=rows)
        for table, text in texts
        if (rows := _that_may_answer(table.rows, text, typed, meant)) is not None
    ]
    return _with_the_least_wrong(asked, lambda key: near_rank(key, typed, meant))


def in_part(texts: Sequence[Keys], typed: Typed, meant: Meant) -> list[Match]:
    """Return the names that answer to as many of the words as any does, or to others meant by
    those that stand nowhere; to one at least that tells something, which it does not where very
    many hold it.
    """
    there = {word: _number(texts, word) for word in typed.words}
    meant = {word: {} if there[word] else meant[word] for word in typed.words}
    words = [word for word in typed.words if tells(word) and there[word] <= VERY_MANY]
    words += [each for word in typed.words if tells(word) for each in meant[word]]
    asked = [
        replace(table, rows=table.rows.filter(Q(*map(_holds, here), _connector=Q.OR)))
        for table, text in texts
        if (here := [word for word in words if word in text])
    ]
    return _with_the_least_wrong(asked, lambda key: rank_of_part(key, typed, meant))


def _number(texts: Sequence[Keys], word: str) -> int:
    return sum(text.count(word) for _table, text in texts)


def _with_the_least_wrong(
    asked: Sequence[Table], ranked: Callable[[str], tuple[Rank, str] | None]
) -> list[Match]:
    matches = []
    for name in names(asked):
        if answers := ranked(name.key):
            answer, own = answers
            matches.append(Match(answer, name, own))
    least = min((match.rank.mistakes for match in matches), default=0)
    return [match for match in matches if match.rank.mistakes == least]


def _that_may_answer(rows: QuerySet[Any], text: str, typed: Typed, meant: Meant) -> Any:
    """The rows that hold each word or one that is meant by it, or all without gaps; None where the
    text of them all tells that none does.
    """
    ways, holds = [], Q()
    for word, others in meant.items():
        here = [each for each in (word, *others) if each in text]
        holds &= Q(*(Q(fold__contains=each) for each in here), _connector=Q.OR)
        if not here:
            break
    else:
        ways.append(holds)
    if typed.glued in text.replace(" ", ""):
        rows = rows.annotate(glued=Replace("fold", Value(" "), Value("")))
        ways.append(Q(glued__contains=typed.glued))
    return rows.filter(Q(*ways, _connector=Q.OR)) if ways else None
