"""The records that were found, the most likely first, by kind."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest
from typing import Any

from g32.pages.cells import page_address
from g32.rights import Act, allowed, can
from g32.text import with_id

from .kinds import Searched, kinds
from .matches import Match, as_typed, but_for_mistakes, in_part, words_meant
from .names import keys, tables
from .ranks import Answer, Rank
from .typed import Typed

#: So many hits of a kind are told; all stand in its list.
SHOWN = 8
#: Where fewer answer as typed, and nothing is called just so, perhaps something else was meant.
FEW = 3
#: A text of more words is taken as it was typed.
MANY_WORDS = 6


@dataclass
class Hit:
    """A record that was found: what it is called, what tells it apart, the other name under which
    it was found, and how that answers what was typed.
    """

    record: Any
    called: str
    parts: list[str]
    other: str
    answer: Answer

    @property
    def near(self) -> bool:
        """Whether only something like it was typed."""
        return self.answer is Answer.NEAR

    @property
    def address(self) -> str:
        """Its page."""
        return page_address(self.record)


@dataclass
class Group:
    """The first hits of a kind; `more`: there are others, and `address` is where they all are."""

    kind: Searched
    address: str
    more: bool
    hits: list[Hit]


def found(user: Any, typed: Typed) -> list[Group]:
    """Return what answers of what the user may look at; the kind of the best hit comes first."""
    if not typed.asks:
        return []
    seen = [kind for kind in kinds() if can(user, Act.VIEW, kind.model)]
    there = tables(seen, user)
    matches = as_typed(there, typed)
    plain = {match.record for match in matches if match.rank.answer < Answer.NEAR}
    same = any(match.rank.answer is Answer.SAME for match in matches)
    if len(plain) < FEW and not same and len(typed.words) <= MANY_WORDS:
        texts = keys(there)
        meant = words_meant(texts, typed, strict=bool(plain))
        near = but_for_mistakes(texts, typed, meant)
        matches += [match for match in near if match.record not in plain]
        matches = matches or in_part(texts, typed, meant)
    by_kind = defaultdict(list)
    for match in matches:
        by_kind[match.name.kind].append(match)
    best = [(min(m.rank for m in own), seen.index(kind), kind) for kind, own in by_kind.items()]
    groups = [_group(kind, by_kind[kind], user, typed) for _rank, _place, kind in sorted(best)]
    return [group for group in groups if group.hits]


def _group(kind: Searched, matches: list[Match], user: Any, typed: Typed) -> Group:
    first = _first(matches)
    address = kind.in_list(first[0].meant or typed.text)
    told = first[:SHOWN]
    rows = kind.fetched(allowed(user, Act.VIEW, kind.model._base_manager.all()), user)
    records = rows.in_bulk([match.name.number for match in told])
    told = [match for match in told if match.name.number in records]
    called = Counter(str(record) for record in records.values())
    hits = [_hit(kind, records[match.name.number], match, called) for match in told]
    return Group(kind, address, len(first) > SHOWN, hits)


def _hit(kind: Searched, record: Any, match: Match, called: Counter[str]) -> Hit:
    text = str(record)
    if called[text] > 1:
        text = with_id(text, record.slug)
    parts = [str(part) for part in kind.parts(record) if part]
    return Hit(record, text, parts, match.name.other, match.rank.answer)


def _first(matches: Iterable[Match]) -> list[Match]:
    """One more than are told, if there are more: the best of each record, in their order."""
    ranked: dict[Rank, list[Match]] = defaultdict(list)
    for match in matches:
        ranked[match.rank].append(match)
    first: dict[int, Match] = {}
    for each in sorted(ranked):
        for match in _in_order(ranked[each]):
            first.setdefault(match.name.number, match)
        if len(first) > SHOWN:
            break
    return list(first.values())[: SHOWN + 1]


def _in_order(matches: list[Match]) -> list[Match]:
    """Those that answer equally well, the newest first, or in the order of the names; of a record
    whose name in use is among them, no others.
    """
    own = {match.name.number for match in matches if not match.name.other}
    matches = [m for m in matches if not m.name.other or m.name.number not in own]
    if len(matches) > SHOWN:  # of tens of thousands only the newest few are put in order
        last = nlargest(SHOWN + 1, (match.name.day for match in matches))[-1]
        matches = [match for match in matches if match.name.day >= last]
    in_order = sorted(matches, key=lambda m: (m.name.key, m.name.number))
    return sorted(in_order, key=lambda m: m.name.day, reverse=True)
