"""Reading what somebody wrote."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import postgast
from django.utils.translation import gettext as _
from google.protobuf.message import DecodeError

from . import (
    calls,
    dialect,
    doubts,
    grammar,
    grouping,
    joined,
    rewriting,
    rows,
    scopes,
    sources,
    standing,
    unread,
    windows,
)
from .kinds import Kind, filled_in, unwritable
from .refusals import Refusal, Wrong
from .vocabulary import kinds_of, views, words_for_columns, words_for_views
from .words import numbered, place_in_using, place_of, unreadable, with_plain_blanks, words

#: So many characters a statement may have; so many words and signs; so often may it name a view;
#: and so many tables may be behind those, of which some views have many.
MOST = 10_000
MOST_WORDS = 2_000
MOST_VIEWS = 15
MOST_TABLES = 60
#: So many bytes may be filled in, each text as often as it stands there.
MOST_FILLED_IN = 1_000_000


def _asked_of(root: Any) -> list[str]:
    """Return the views that stand behind FROM. Raises `Refusal` where that is too much at once."""
    named, every = grammar.asked_of(root), views()
    tables = sum(len(every[name].rows) for name in named if name in every)
    if len(named) > MOST_VIEWS or tables > MOST_TABLES:
        most, largest = max((len(view.rows), name) for name, view in every.items())
        said = _(
            "Behind FROM and JOIN may stand at most %(views)s names, with at most %(tables)s tables"
            " behind them; behind %(largest)s there are %(most)s. What is asked of more often can "
            "be named once, with WITH."
        )
        about = {"views": MOST_VIEWS, "tables": MOST_TABLES, "largest": largest, "most": most}
        raise Refusal(Wrong.PARTS, hint=said % about)
    return sorted(every.keys() & named)


@contextmanager
def _none_too_deep() -> Iterator[None]:
    """Refuse what has so many parts in one another that its tree cannot be copied."""
    try:
        yield
    except DecodeError:
        raise Refusal(Wrong.DEEP) from None


class Statement:
    """One question, as somebody wrote it: `text`.

    `names`: its parameters, in the order of their numbers, and `kinds` what kind each is, as far as
    something says so; `views`: what it asks of.
    """

    def __init__(self, text: str) -> None:
        """Read it. Raises `Refusal`."""
        self.text = text
        if len(text) > MOST:
            raise Refusal(Wrong.LONG, most=MOST)
        if (odd := unwritable(text)) is not None:
            raise Refusal(Wrong.CHARACTER, position=odd)
        self._read = with_plain_blanks(text)
        self._words = words(self._read)
        if len(self._words) > MOST_WORDS:
            raise Refusal(Wrong.PARTS)
        self.numbered, self.names, self._places = numbered(self._read, self._words)
        self.kinds: Mapping[int, Kind] = {}
        self._look()
        if self.names:  # what is found out about one at its end holds from the beginning on
            texts = dict.fromkeys(range(1, len(self.names) + 1), Kind.TEXT)
            self._look(texts | dict(self.kinds))

    def _look(self, kinds: Mapping[int, Kind] | None = None) -> None:
        """Read it, and look at the tree; `kinds`: what is known of what is filled in."""
        self._tree = self._parse()
        try:
            with _none_too_deep():
                self._check(kinds or {})
        except Refusal as refusal:
            raise self.placed(refusal) from None

    def _check(self, kinds: Mapping[int, Kind]) -> None:
        """Look at the tree: what it is made of, what it names, what it puts together."""
        calls.check(self._root)
        grammar.check(self._root, words_for_views())
        self.views = _asked_of(self._root)
        grammar.name_columns(self._root)
        standing.check(self._root)
        windows.rename(self._root)
        asked = {name: kinds_of(views()[name]) for name in self.views}
        checked = scopes.check(self._root, asked, words_for_columns(self.views), kinds)
        self.kinds, self._columns = checked.filled_in, checked.columns
        grouping.check(self._root, checked.owners)
        sources.name_rest(self._root)

    @property
    def _root(self) -> Any:
        return self._tree.stmts[0].stmt

    def doubts(self, *, empty: bool) -> list[str]:
        """Return what may be amiss with it though it is answered; `empty`: by no row."""
        asked = [views()[name] for name in self.views]
        return doubts.doubts(self._parse().stmts[0].stmt, asked, empty=empty)

    @property
    def of_day(self) -> bool:
        """Whether it asks for what is of one day: a report, or how certain something is then."""
        columns = grammar.of_kind(self._root, "ColumnRef")
        named = {*self.header, *(each.fields[-1].string.sval for each in columns)}
        reports = any(views()[name].report for name in self.views)
        return reports or not named.isdisjoint(("certainty", "certainty_in_words"))

    @property
    def ordered(self) -> bool:
        """Whether it says in what order the rows of its answer stand."""
        return bool(self._root.select_stmt.sort_clause)

    def for_sqlite(self) -> str:
        """Return it for SQLite. Raises `Refusal` where that for PostgreSQL would be too deep."""
        with _none_too_deep():
            joined.turn(self._root)
            text = rewriting.for_sqlite(self._root)
            dialect.turn(self._root, self.kinds)
        return text

    def for_postgresql(self) -> str:
        """Return it for PostgreSQL. Raises `Refusal`."""
        with _none_too_deep():
            dialect.turn(self._root, self.kinds)
        return postgast.deparse(self._tree)

    def values(self, given: Mapping[str, str]) -> list[Any]:
        """Return what is filled in for $1, $2 …, as what each is. Raises `Refusal`."""
        found = []
        for number, name in enumerate(self.names, start=1):
            if name not in given:
                raise Refusal(Wrong.PARAMETER, word=name)
            found.append(filled_in(name, given[name], self.kinds[number]))
        places = [each.number for each in grammar.of_kind(self._root, "ParamRef")]
        if sum(len(str(found[number - 1]).encode()) for number in places) > MOST_FILLED_IN:
            raise Refusal(Wrong.MEMORY)
        self._know(found)
        return found

    def _know(self, values: Sequence[Any]) -> None:
        """Look at it anew where something is filled in as a fraction: more comes of that."""
        fractions = {n for n, value in enumerate(values, start=1) if isinstance(value, float)}
        if fractions:
            self._look(dict(self.kinds) | dict.fromkeys(fractions, Kind.FRACTION))

    def put_before(self, with_: str) -> None:
        """Let the statement begin with the WITH of another."""
        theirs = postgast.parse(with_).stmts[0].stmt.select_stmt.with_clause
        own = self._root.select_stmt.with_clause
        theirs.ctes.extend(own.ctes)
        theirs.recursive = own.recursive
        own.CopyFrom(theirs)

    @property
    def header(self) -> list[str]:
        """What the columns of the answer are called, each otherwise."""
        names: list[str] = []
        for name in (name.lower() for name, _kind in self._columns):
            ways = (name, *(f"{name}_{number}" for number in range(2, len(self._columns) + 2)))
            names.append(next(way for way in ways if way not in names))
        return names

    def found_out(self, refusal: Refusal) -> Refusal:
        """Return what an engine refuses, which tells no place, with that which it must be about."""
        if refusal.wrong is not Wrong.ONE_ROW:
            return refusal
        refusal.position = rows.place_of_several(self._root)
        return self.placed(refusal)

    def placed(self, refusal: Refusal) -> Refusal:
        """Return the refusal with the place in `text` instead of that in the bytes parsed."""
        if refusal.position is None and refusal.wrong is Wrong.COLUMN:
            refusal.position = self._character(place_in_using(refusal.about["word"], self._words))
        elif refusal.position is not None:
            refusal.position = self._place(refusal.position)
            begin = len(self._read[: refusal.position].encode())
            if refusal.wrong is Wrong.CONSTRUCT:
                self._name(refusal, begin)
            if refusal.wrong is Wrong.COLUMN and not refusal.near:
                self._quote(refusal, begin)
        return refusal

    def _name(self, refusal: Refusal, begin: int) -> None:
        """Name what is refused, which stands at a byte; what has a name stands there or behind."""
        if word := refusal.about["word"]:
            at = place_of(word, self._words, begin)
            refusal.position = self._character(at)
        else:
            there = (each.text for each in self._words if each.start >= begin)
            refusal.about["word"] = next(there, "…")

    def _quote(self, refusal: Refusal, begin: int) -> None:
        """Say how a text is written where one may be meant: behind a sign that compares, also with
        others before it.
        """
        *before, text = [each.text for each in self._words if each.start <= begin]
        while before[-1:] == [","]:
            del before[-2:]
        compared = " ".join(before[-2:]).upper().endswith(unread.COMPARING)
        if compared and "." not in refusal.about["word"]:
            text = text.strip('"').replace("'", "''")
            refusal.hint = str(unread.TEXT % f"'{text}'")

    def _character(self, byte: int | None) -> int | None:
        return None if byte is None else len(self._read.encode()[:byte].decode())

    def _place(self, byte: int) -> int:
        begin, there = self._places[bisect_right(self._places, (byte, len(self.text))) - 1]
        between = self.numbered.encode()[begin:byte].decode(errors="ignore")
        return min(there + len(between), len(self.text))

    def _parse(self) -> Any:
        try:
            with _none_too_deep():
                parsed = postgast.parse(self.numbered)
        except postgast.PgQueryError as error:
            refusal = unreadable(error, self.numbered)
            for number, name in reversed(list(enumerate(self.names, start=1))):
                refusal.hint = refusal.hint.replace(f"${number}", f":{name}")
                refusal.about["word"] = refusal.about["word"].replace(f"${number}", f":{name}")
            refusal.position = len(self.numbered[: refusal.position].encode())
            raise self.placed(refusal) from None
        if not parsed.stmts:
            raise Refusal(Wrong.EMPTY)
        if len(parsed.stmts) > 1:
            raise self.placed(Refusal(Wrong.SEVERAL, position=parsed.stmts[1].stmt_location))
        if parsed.stmts[0].stmt.WhichOneof("node") != "select_stmt":
            raise Refusal(Wrong.NOT_A_QUESTION, position=0)
        return parsed
