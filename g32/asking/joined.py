"""Joins turned for SQLite, so that it answers them right.

Where a RIGHT or FULL JOIN follows another join, or another follows it, SQLite may put a condition
of an inner JOIN where it does not hold for rows of one side alone, or test one that names none of
both before all else. So a RIGHT JOIN is a LEFT JOIN of the other side, and what is joined by FULL
with more, or to what FULL has joined, stands second, in brackets: that it does by itself.
"""

from collections.abc import Iterator
from itertools import count
from typing import Any

import postgast
from postgast import pg_query_pb2 as tree

from . import grammar

#: What goes before a join that would else stand first: one row, of what no statement names.
_BEFORE = 'SELECT 1 FROM (SELECT NULL AS "\x1fbefore {0}") AS "\x1fbefore {0}"'


def turn(statement: Any) -> None:
    """Turn the joins of each SELECT in it; what is behind FROM has a name by now."""
    befores = map(_BEFORE.format, count(1))
    for select in grammar.selects(statement):
        joins = [each.join_expr for each in select.from_clause if each.HasField("join_expr")]
        if joins:
            _name_all(select)
        for each in joins:
            _turn(each, befores)


def _turn(join: Any, befores: Iterator[str]) -> None:
    for side in (join.larg, join.rarg):
        if side.HasField("join_expr"):
            _turn(side.join_expr, befores)
    if join.jointype == tree.JOIN_RIGHT:
        join.jointype = tree.JOIN_LEFT
        _swap(join)
    elif _begins_amiss(join):
        _swap(join)
        if _begins_amiss(join):
            before = postgast.parse(next(befores)).stmts[0].stmt.select_stmt.from_clause[0]
            first = tree.JoinExpr(jointype=tree.JOIN_INNER, larg=before, rarg=join.larg)
            join.larg.CopyFrom(tree.Node(join_expr=first))


def _begins_amiss(join: Any) -> bool:
    """Whether what stands first in it is a join that must not stand there."""
    if join.jointype == tree.JOIN_FULL:
        return bool(join.larg.HasField("join_expr"))
    return join.jointype == tree.JOIN_INNER and _begins_with_full(join.larg)


def _begins_with_full(node: Any) -> bool:
    while node.HasField("join_expr"):
        if node.join_expr.jointype == tree.JOIN_FULL:
            return True
        node = node.join_expr.larg
    return False


def _swap(join: Any) -> None:
    left = tree.Node()
    left.CopyFrom(join.larg)
    join.larg.CopyFrom(join.rarg)
    join.rarg.CopyFrom(left)


def _name_all(select: Any) -> None:
    """Let a star stand for the columns of each source, in the order in which they stand now."""
    names = [name for each in select.from_clause for name in _names(each)]
    own = tree.SelectStmt(target_list=select.target_list)
    del select.target_list[:]
    for each in own.target_list:
        value = each.res_target.val
        bare = grammar.is_star(value) and len(value.column_ref.fields) == 1
        select.target_list.extend(map(_star, names) if bare else [each])


def _names(node: Any) -> list[str]:
    if node.HasField("join_expr"):
        return _names(node.join_expr.larg) + _names(node.join_expr.rarg)
    own = node.range_var if node.HasField("range_var") else node.range_subselect
    return [own.alias.aliasname or own.relname]


def _star(name: str) -> Any:
    fields = [tree.Node(string=tree.String(sval=name)), tree.Node(a_star=tree.A_Star())]
    star = tree.Node(column_ref=tree.ColumnRef(fields=fields))
    return tree.Node(res_target=tree.ResTarget(val=star))
