"""Whose column a name is: what stands behind FROM, and what the statement itself has named.

A column that is nobody's is refused here, before a database is asked; so no name reaches one that
is none of a view or of the statement, whatever else the engine might take it for.
"""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _
from postgast import pg_query_pb2 as tree

from . import grammar, recursion
from .casts import become, settle
from .expressions import Kinds
from .kinds import Kind
from .refusals import Refusal, Wrong
from .rewriting import written
from .sources import (
    Columns,
    Owner,
    Scope,
    Source,
    alone,
    called,
    check_full,
    check_names,
    check_shared,
    given,
    names,
    settled,
    told,
    unknown,
)

#: So many columns a SELECT may have.
MOST_COLUMNS = 200
_ONE_BEFORE = _("Before a column stands one name at most, as in: city.name.")
_BY_NAME = _("Write the name of a column, without quotes, or its number.")
#: By name what may stand behind FROM.
Named = dict[str, Source]


class Checked(NamedTuple):
    """What was found out: `columns` of the answer; `filled_in`, of what kind is what is filled
    in, by number; `owners` of columns by the place where they are named.
    """

    columns: Columns
    filled_in: dict[int, Kind]
    owners: dict[int, Owner]


def check(
    statement: Any,
    views: Mapping[str, Columns],
    words: Mapping[str, Sequence[str]],
    filled_in: Mapping[int, Kind],
) -> Checked:
    """Refuse a statement that names what there is not, or puts together what is of two kinds.

    `views`: the columns of each view that is asked of; `words`: the names of columns by what may
    be written for them; `filled_in`: what is known before.
    """
    taken = {each.ctename for each in grammar.of_kind(statement, "CommonTableExpr")}
    checker = _Checker(words, filled_in, taken)
    named = {name: Source(name, columns) for name, columns in views.items()}
    columns = checker.query(statement.select_stmt, None, named)
    return Checked(columns, checker.filled_in, checker.owners)


class _Checker:
    def __init__(
        self, words: Mapping[str, Sequence[str]], filled_in: Mapping[int, Kind], taken: set[str]
    ) -> None:
        self._words = words
        self.filled_in = dict(filled_in)
        self._texts: set[int] = set()
        self.owners: dict[int, Owner] = {}
        names = map("part {}".format, count(1))
        self._names = (name for name in names if name not in taken)

    def query(self, node: Any, outer: Scope | None, named: Named) -> Columns:
        """Look at a SELECT with all in it; return its columns: what nothing says the kind of is a
        text. `named`: what FROM may name.
        """
        found = self._query(node, outer, named)
        settle(node, _kinds(found))
        return settled(found)

    def _query(
        self, node: Any, outer: Scope | None, named: Named, left: Columns | None = None
    ) -> Columns:
        """The same as they are; `left`: those of its first part, where it was looked at before."""
        if node.HasField("with_clause"):
            named = self._parts(node.with_clause, outer, named)
        if node.op != tree.SETOP_NONE:
            scope = Scope([], {}, None)
            kinds = self._kinds(scope, named)
            if left is None:
                left = self._query(node.larg, outer, named)
            found = self._both(node, left, self._query(node.rarg, outer, named), kinds)
        else:
            scope = self._scope(node.from_clause, outer, named)
            scope = scope._replace(given=given(node))
            kinds = self._kinds(scope, named)
            found = self._plain(node, scope, kinds)
        if len(found) > MOST_COLUMNS:
            said = _("A SELECT has at most %s columns.") % MOST_COLUMNS
            raise Refusal(Wrong.PARTS, position=grammar.place_of_column(node), hint=str(said))
        for each in (each.sort_by.node for each in node.sort_clause):
            if not self._names_one_of(each, node, found, scope):
                kinds.of(each)
        for part in ("limit_count", "limit_offset"):
            if node.HasField(part) and not getattr(node, part).a_const.isnull:
                kinds.count(getattr(node, part))
        return found

    def _kinds(self, scope: Scope, named: Named) -> Kinds:
        return Kinds(
            lambda node: self._column(node, scope),
            lambda query: [kind for _name, kind in self.query(query, scope, named)],
            self.filled_in,
            self._texts,
        )

    def _parts(self, node: Any, outer: Scope | None, named: Named) -> Named:
        """Look at the parts of the statement, and call each as no other is: SQLite takes a name for
        that of the part itself, or of a later one, where PostgreSQL means one further out.
        """
        own: Named = {}
        for each in (each.common_table_expr for each in node.ctes):
            if each.ctename in own:
                hint, place = _("Choose another name: it is given twice."), each.location
                raise Refusal(Wrong.CONSTRUCT, word=each.ctename, position=place, hint=str(hint))
            found = self._part(each, outer, named | own, node.recursive)
            own |= {each.ctename: found, found.name: found}
            each.ctename = found.name
        return named | own

    def _part(self, node: Any, outer: Scope | None, named: Named, recursive: bool) -> Source:
        query, own = node.ctequery.select_stmt, node.aliascolnames
        name, begun, place = next(self._names), Columns(), node.location
        left = None
        if recursive and query.op != tree.SETOP_NONE and not query.HasField("with_clause"):
            place = grammar.place_of_column(query.larg)
            left = self._query(query.larg, outer, named)
            begun = settled(left)
            itself = Source(name, called(begun, own, node.location))
            begun = itself.columns
            named = {**named, node.ctename: itself, name: itself}
        whole = self._query(query, outer, named, left)
        found = settled(whole)
        recursion.check(node, name)
        for (column, one), (_name, kind) in zip(begun, found, strict=False):
            if one is not kind:
                raise Refusal(Wrong.BEGUN, word=column, position=place)
        settle(query, _kinds(whole))
        if left:
            settle(query.larg, _kinds(left))
        return Source(name, called(found, own, node.location))

    def _both(self, node: Any, left: Columns, right: Columns, kinds: Kinds) -> Columns:
        if len(left) != len(right):
            raise Refusal(Wrong.UNEVEN, position=grammar.place_of_column(node.rarg))
        found = []
        for at, ((name, one), (_name, other)) in enumerate(zip(left, right, strict=True)):
            if (kind := one.beside(other)) is None:
                place = grammar.place_of_column(node.rarg, at)
                raise Refusal(Wrong.UNLIKE, word=name, position=place)
            found.append((name, kind))
        for each, was in ((node.larg, left), (node.rarg, right)):
            become(each, list(zip(_kinds(was), _kinds(found), strict=True)), kinds)
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
        kinds.windows = {each.window_def.name: each.window_def for each in node.window_clause}
        found = [each for target in node.target_list for each in told(target, scope, kinds)]
        for part in ("where_clause", "having_clause"):
            if node.HasField(part):
                kinds.wanted(getattr(node, part), Kind.TRUTH)
        for each in node.window_clause:
            kinds.window(each.window_def)
        for each in node.group_clause:
            if scope.has(alone(each)) or not self._names_one_of(each, node, found, scope):
                kinds.of(each)
        return found

    def _names_one_of(self, node: Any, select: Any, columns: Columns, scope: Scope) -> bool:
        """Whether something stands for a column of the answer: by its number or its name."""
        if node.HasField("a_const"):
            if not node.a_const.HasField("ival"):
                raise grammar.refused("", node.a_const.location, _BY_NAME)
            number = node.a_const.ival.ival
            if not 0 < number <= len(columns):
                raise Refusal(Wrong.PLACE, word=str(number), position=node.a_const.location)
            return True
        name = alone(node)
        several = [each for each, _kind in columns].count(name)
        if several > 1 and len(self._of_name(name, select, scope)) != 1:
            hint, place = _("Or name each column otherwise, with AS."), node.column_ref.location
            raise Refusal(Wrong.AMBIGUOUS, word=name, position=place, hint=str(hint))
        return several > 0

    def _of_name(self, name: str, select: Any, scope: Scope) -> set[Any]:
        """What all is asked for under one name; nothing where it is put together."""
        found: set[Any] = set()
        for each in select.target_list:
            own = each.res_target
            if grammar.is_star(own.val):
                fields = own.val.column_ref.fields
                of = fields[0].string.sval if len(fields) > 1 else ""
                sources = [source for source in scope.sources if of in ("", source.name)]
                found |= {(each.name, name) for each in sources if name in dict(each.columns)}
            elif own.name == name:
                owner = self.owners.get(own.val.column_ref.location)  # at 0 stands none
                found.add(owner[1:] if owner else written(own.val))
        return found

    def _scope(self, nodes: Any, outer: Any, named: Named) -> Scope:
        scope = Scope([], {}, outer)
        for each in nodes:
            part = self._source(each, outer, named)
            check_names(scope, part, each)
            scope = Scope(scope.sources + part.sources, scope.beside(part), outer)
        return scope

    def _source(self, node: Any, outer: Any, named: Named) -> Scope:
        if node.HasField("join_expr"):
            return self._join(node.join_expr, outer, named)
        if node.HasField("range_subselect"):
            own = node.range_subselect
            found = self.query(own.subquery.select_stmt, outer, named)
            place = grammar.place_of_column(own.subquery.select_stmt)
            found = called(found, own.alias.colnames, place)
            return Scope([Source(own.alias.aliasname, found)], {}, outer)
        own = node.range_var
        if own.relname not in named:  # a part of the statement that is named elsewhere
            raise Refusal(Wrong.VIEW, word=own.relname, position=own.location)
        part = named[own.relname]
        if part.name != own.relname:
            own.alias.aliasname = own.alias.aliasname or own.relname
            own.relname = part.name
        found = called(part.columns, own.alias.colnames, own.location)
        return Scope([Source(own.alias.aliasname or own.relname, found)], {}, outer)

    def _join(self, node: Any, outer: Any, named: Named) -> Scope:
        left, right = (self._source(each, outer, named) for each in (node.larg, node.rarg))
        check_names(left, right, node.rarg)
        shared = {each.string.sval for each in node.using_clause}
        if node.is_natural:
            shared = names(left) & names(right)
        check_shared(shared, left, right, self._words)
        whose = {tree.JOIN_RIGHT: right, tree.JOIN_FULL: None}.get(node.jointype, left)
        merged = {name: whose and whose.of(name) for name in shared}
        scope = Scope(left.sources + right.sources, left.beside(right) | merged, outer)
        if node.HasField("quals"):
            self._kinds(scope, named).wanted(node.quals, Kind.TRUTH)
            if node.jointype == tree.JOIN_FULL:
                check_full(node.quals, left, self.owners)
        return scope

    def _column(self, node: Any, scope: Scope) -> Kind:
        if node.fields[-1].HasField("a_star"):
            raise Refusal(Wrong.CONSTRUCT, word=grammar.STAR, position=node.location)
        if len(node.fields) > 2:
            raise grammar.refused(".", node.location, _ONE_BEFORE)
        name, of = node.fields[-1].string.sval, ""
        if len(node.fields) == 2:
            of = node.fields[0].string.sval
        for out, each in enumerate(scope.all()):
            found = each.has(name, of)
            if len(found) > 1 and (of or name not in each.merged):
                raise Refusal(Wrong.AMBIGUOUS, word=name, position=node.location)
            if found:
                self.owners[node.location] = Owner(out, of or each.of(name), name)
                return found[0]
        raise unknown(name, of, scope, node.location, self._words)


def _kinds(columns: Columns) -> list[Kind]:
    return [kind for _name, kind in columns]
