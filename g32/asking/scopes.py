"""Whose column a name is: what stands behind FROM, and what the statement itself has named.

A column that is nobody's is refused here, before a database is asked; so no name reaches one that
is none of a view or of the statement, whatever else the engine might take it for.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _
from postgast import pg_query_pb2 as tree

from . import grammar
from .expressions import Kinds, cast
from .kinds import Kind
from .refusals import Refusal, Wrong, nearest

#: The names of columns, with their kinds, in their order.
Columns = list[tuple[str, Kind]]


class Source(NamedTuple):
    """Something behind FROM: by what name it goes there, and its columns."""

    name: str
    columns: Columns


class Scope(NamedTuple):
    """What can be named in one SELECT; `merged`: columns that a join has made one of two."""

    sources: list[Source]
    merged: set[str]
    outer: "Scope | None"

    def has(self, name: str, of: str = "") -> list[Kind]:
        """Return the kinds of all columns of this name, of one source or of any."""
        return [
            kind
            for source in self.sources
            if of in ("", source.name)
            for each, kind in source.columns
            if each == name
        ]

    def all(self) -> "Iterator[Scope]":
        """Go through this one and those around it."""
        yield self
        if self.outer:
            yield from self.outer.all()


def check(statement: Any, views: Mapping[str, Columns], words: Mapping[str, Sequence[str]]) -> Any:
    """Refuse a statement that names what there is not, or puts together what is of two kinds.

    `views`: the columns of each view that is asked of; `words`: the names of columns by what may
    be written for them. Returns the kinds of what is to be filled in, by number.
    """
    checker = _Checker(words)
    checker.query(statement.select_stmt, None, dict(views))
    return checker.filled_in


class _Checker:
    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._words = words
        self.filled_in: dict[int, Kind] = {}

    def query(self, node: Any, outer: Scope | None, named: dict[str, Columns]) -> Columns:
        """Look at a SELECT with all in it; return its columns: what nothing says the kind of is a
        text. `named`: what FROM may name.
        """
        found = self._query(node, outer, named)
        return [(name, Kind.TEXT if kind is Kind.OPEN else kind) for name, kind in found]

    def _query(self, node: Any, outer: Scope | None, named: dict[str, Columns]) -> Columns:
        if node.HasField("with_clause"):
            named = dict(named)
            for each in node.with_clause.ctes:
                self._with(each.common_table_expr, outer, named, node.with_clause.recursive)
        if node.op != tree.SETOP_NONE:
            kinds = self._kinds(Scope([], set(), None), named)
            found = self._both(node, outer, named, kinds)
        else:
            scope = self._scope(node.from_clause, outer, named)
            kinds = self._kinds(scope, named)
            found = self._plain(node, scope, kinds)
        self._order(node, found, kinds)
        for part in ("limit_count", "limit_offset"):
            if node.HasField(part) and not getattr(node, part).a_const.isnull:
                kinds.count(getattr(node, part))
        return found

    def _kinds(self, scope: Scope, named: dict[str, Columns]) -> Kinds:
        return Kinds(
            lambda node: self._column(node, scope),
            lambda query: [kind for _name, kind in self.query(query, scope, named)],
            self.filled_in,
        )

    def _with(self, node: Any, outer: Any, named: dict[str, Columns], recursive: bool) -> None:
        query, own = node.ctequery.select_stmt, node.aliascolnames
        begun: Columns = []
        if recursive and query.op != tree.SETOP_NONE:
            begun = self.query(query.larg, outer, named)
            named[node.ctename] = _called(begun, own)
        found = self.query(query, outer, named)
        for (name, one), (_name, kind) in zip(begun, found, strict=False):
            if one is not kind:
                raise Refusal(Wrong.BEGUN, word=name)
        named[node.ctename] = _called(found, own)

    def _both(self, node: Any, outer: Any, named: dict[str, Columns], kinds: Kinds) -> Columns:
        left, right = (self._query(each, outer, named) for each in (node.larg, node.rarg))
        if len(left) != len(right):
            raise Refusal(Wrong.UNEVEN, position=grammar.place_of_column(node.rarg))
        found = []
        for at, ((name, one), (_name, other)) in enumerate(zip(left, right, strict=True)):
            if (kind := one.beside(other)) is None:
                place = grammar.place_of_column(node.rarg, at)
                raise Refusal(Wrong.UNLIKE, word=name, position=place)
            found.append((name, kind))
        for each, was in ((node.larg, left), (node.rarg, right)):
            _become(each, list(zip(_kinds(was), _kinds(found), strict=True)), kinds)
        return found

    def _plain(self, node: Any, scope: Scope, kinds: Kinds) -> Columns:
        if node.values_lists:
            rows = [each.list.items for each in node.values_lists]
            for row in rows:
                if len(row) != len(rows[0]):
                    raise Refusal(Wrong.UNEVEN, position=grammar.place_of(row[0]))
            return [
                (f"column{number}", kinds.alike(cells, same=True))
                for number, cells in enumerate(zip(*rows, strict=True), start=1)
            ]
        if not node.target_list:
            raise Refusal(Wrong.NOTHING)
        found = [each for target in node.target_list for each in _told(target, scope, kinds)]
        for part in ("where_clause", "having_clause"):
            if node.HasField(part):
                kinds.wanted(getattr(node, part), Kind.TRUTH)
        for each in node.window_clause:
            kinds.window(each.window_def)
        for each in node.group_clause:
            if not _names_one_of(each, found):
                kinds.of(each)
        return found

    def _order(self, node: Any, found: Columns, kinds: Kinds) -> None:
        for each in (each.sort_by.node for each in node.sort_clause):
            if not _names_one_of(each, found):
                kinds.of(each)

    def _scope(self, nodes: Any, outer: Any, named: dict[str, Columns]) -> Scope:
        scope = Scope([], set(), outer)
        for each in nodes:
            part = self._source(each, outer, named)
            scope.sources.extend(part.sources)
            scope.merged.update(part.merged)
        names = [source.name for source in scope.sources if source.name]
        for name in names:
            if names.count(name) > 1:
                raise Refusal(Wrong.TWICE, word=name)
        return scope

    def _source(self, node: Any, outer: Any, named: dict[str, Columns]) -> Scope:
        if node.HasField("join_expr"):
            return self._join(node.join_expr, outer, named)
        if node.HasField("range_subselect"):
            own = node.range_subselect
            found = self.query(own.subquery.select_stmt, outer, named)
            found = _called(found, own.alias.colnames)
            return Scope([Source(own.alias.aliasname, found)], set(), outer)
        own = node.range_var
        if own.relname not in named:  # a part of the statement that is named elsewhere
            raise Refusal(Wrong.VIEW, word=own.relname, position=own.location)
        found = _called(named[own.relname], own.alias.colnames)
        return Scope([Source(own.alias.aliasname or own.relname, found)], set(), outer)

    def _join(self, node: Any, outer: Any, named: dict[str, Columns]) -> Scope:
        left, right = (self._source(each, outer, named) for each in (node.larg, node.rarg))
        merged = {each.string.sval for each in node.using_clause}
        if node.is_natural:
            merged = _names(left) & _names(right)
        for name in merged:
            for side in (left, right):
                if not side.has(name):
                    raise self._unknown(name, "", side, None)
        scope = Scope(left.sources + right.sources, left.merged | right.merged | merged, outer)
        if node.HasField("quals"):
            self._kinds(scope, named).wanted(node.quals, Kind.TRUTH)
        return scope

    def _column(self, node: Any, scope: Scope) -> Kind:
        if len(node.fields) > 2 or node.fields[-1].HasField("a_star"):
            raise Refusal(Wrong.CONSTRUCT, word=grammar.STAR, position=node.location)
        name, of = node.fields[-1].string.sval, ""
        if len(node.fields) == 2:
            of = node.fields[0].string.sval
        for each in scope.all():
            found = each.has(name, of)
            if len(found) > 1 and (of or name not in each.merged):
                raise Refusal(Wrong.AMBIGUOUS, word=name, position=node.location)
            if found:
                return found[0]
        raise self._unknown(name, of, scope, node.location)

    def _unknown(self, name: str, of: str, scope: Scope, position: int | None) -> Refusal:
        sources = {each.name for part in scope.all() for each in part.sources}
        if of and of not in sources:
            near = nearest(of, {each: [each] for each in sources}) or tuple(sorted(sources))[:3]
            return Refusal(Wrong.SOURCE, word=of, position=position, near=near)
        there = {each for part in scope.all() for each in _names(part, of)}
        words = {
            word: [each for each in names if each in there] for word, names in self._words.items()
        }
        near = nearest(name, words | {each: [each] for each in there})
        hint = "" if near else _columns_of(scope, of)
        word = f"{of}.{name}" if of else name
        return Refusal(Wrong.COLUMN, word=word, position=position, near=near, hint=hint)


def _columns_of(scope: Scope, of: str) -> str:
    """Say which columns there are, of one source or of each."""
    told = [
        _("The columns of “%(source)s”: %(names)s.")
        % {"source": source.name, "names": ", ".join(name for name, _kind in source.columns)}
        for source in scope.sources
        if source.name and of in ("", source.name)
    ]
    return " ".join(told)


def _told(target: Any, scope: Scope, kinds: Kinds) -> Columns:
    """The columns that one of a SELECT gives: one, or with a star more."""
    own = target.res_target
    if grammar.called(target) != grammar.STAR:
        return [(own.name, kinds.of(own.val))]
    fields = own.val.column_ref.fields
    if len(fields) == 1 and scope.merged:
        hint = _("Name the columns: a star with USING or NATURAL JOIN is not the same everywhere.")
        place = own.val.column_ref.location
        raise Refusal(Wrong.CONSTRUCT, word=grammar.STAR, position=place, hint=str(hint))
    of = fields[0].string.sval if len(fields) > 1 else ""
    found = [each for source in scope.sources if of in ("", source.name) for each in source.columns]
    if not found:
        raise Refusal(Wrong.SOURCE, word=of or grammar.STAR, position=own.location)
    return found


def _kinds(columns: Columns) -> list[Kind]:
    return [kind for _name, kind in columns]


def _become(node: Any, pairs: list[tuple[Kind, Kind]], kinds: Kinds) -> None:
    """Make what was of the first of these kinds of the second, as far as it stands there itself."""
    if node.op != tree.SETOP_NONE:
        for part in (node.larg, node.rarg):
            _become(part, pairs, kinds)
    own = [each.res_target.val for each in node.target_list]
    for cells in [each.list.items for each in node.values_lists] or [own]:
        for each, (was, kind) in zip(cells, pairs, strict=False):
            if each.column_ref.fields and each.column_ref.fields[-1].HasField("a_star"):
                break
            if was is Kind.OPEN and not each.HasField("column_ref"):
                if kinds.become(each, was, kind).beside(kind) is not kind:
                    word, place = each.a_const.fval.fval or "…", grammar.place_of(each)
                    raise Refusal(Wrong.UNLIKE, word=word, position=place)
            elif (was, kind) == (Kind.NUMBER, Kind.FRACTION):
                cast(each, "numeric")


def _names_one_of(node: Any, columns: Columns) -> bool:
    """Whether something stands for a column of the answer: by its number or its name."""
    if node.HasField("a_const"):
        number = node.a_const.ival.ival
        if not 0 < number <= len(columns):
            raise Refusal(Wrong.PLACE, word=str(number), position=node.a_const.location)
        return True
    fields = node.column_ref.fields
    return len(fields) == 1 and fields[0].string.sval in dict(columns)


def _called(columns: Columns, own: Any) -> Columns:
    """Give the first columns names of their own, and those to the others that they have: where some
    are named, SQLite wants all.
    """
    if not own:
        return columns
    if len(own) > len(columns):
        raise Refusal(Wrong.UNEVEN)
    for name, _kind in columns[len(own) :]:
        own.add().string.sval = name
    return [(each.string.sval, kind) for each, (_name, kind) in zip(own, columns, strict=True)]


def _names(scope: Scope, of: str = "") -> set[str]:
    return {name for each in scope.sources if of in ("", each.name) for name, _kind in each.columns}
