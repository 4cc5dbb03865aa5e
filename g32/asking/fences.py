"""Fences for PostgreSQL: what is asked of within a question is planned by itself.

Else PostgreSQL puts the expression of a column of it at each place where the column is named. One
that is named twice at ten levels is there a thousand times then, and while the server plans that it
heeds nothing and nobody. Into what begins at a row, be it the first, it puts nothing.
"""

from functools import cache
from typing import Any

from postgast import pg_query_pb2 as tree

from . import grammar
from .vocabulary import views

#: What may be asked of views without fences: as PostgreSQL then finds rows the soonest, but plans
#: with all that there is in them, wherever they are named. So many names may stand behind FROM, and
#: so much may all that weigh: each table of a view; a join of all columns of a name; a column once;
#: and a function, since where it is given nothing but constants, what it makes stands in its place.
_NAMES, _WEIGHT = 5, 200
_TABLE, _NATURAL, _FUNCTION = 5, 50, 5


def put(statement: Any) -> None:
    """Put them around each question within; where much is asked of views, around those too."""
    named = grammar.asked_of(statement)
    much = len(named) > _NAMES or _weight(statement, named) > _WEIGHT
    for select in grammar.selects(statement):
        for each in select.from_clause:
            _apart(each, much)
    for part in grammar.of_kind(statement, "CommonTableExpr"):
        query = part.ctequery.select_stmt
        if part.ctename not in grammar.asked_of(query):  # what goes on from itself is apart anyway
            _begin(query)
    for each in grammar.of_kind(statement, "RangeSubselect"):
        _begin(each.subquery.select_stmt)


def _weight(statement: Any, named: list[str]) -> int:
    asked = [views()[name] for name in named if name in views()]
    looked_up: dict[str, int] = {}
    for view in asked:
        for column in _looked_up(view.name):
            looked_up[column] = max(2 * len(view.rows), looked_up.get(column, 0))
    columns = [each.fields[-1].string.sval for each in grammar.of_kind(statement, "ColumnRef")]
    natural = sum(each.is_natural for each in grammar.of_kind(statement, "JoinExpr"))
    return (
        _TABLE * sum(len(view.rows) for view in asked)
        + _NATURAL * natural
        + _FUNCTION * len(grammar.of_kind(statement, "FuncCall"))
        + sum(looked_up.get(column, 1) for column in columns)
    )


@cache
def _looked_up(name: str) -> set[str]:
    """The columns of a view that it has to ask a question for, of each of its tables."""
    return {
        column.name
        for _model, columns in views()[name].rows
        for column in columns
        if hasattr(column.told, "flatten")
        and any(getattr(each, "subquery", False) for each in column.told.flatten())
    }


def _apart(node: Any, much: bool) -> None:
    """Make a view a question for all that is in it, where `much` is asked; or where its columns are
    called otherwise, so that nobody sees what they weigh.
    """
    own = node.range_var
    if node.HasField("join_expr"):
        _apart(node.join_expr.larg, much)
        _apart(node.join_expr.rarg, much)
    elif own.relname in views() and (much or own.alias.colnames):
        alias = own.alias if own.HasField("alias") else tree.Alias(aliasname=own.relname)
        star = tree.ColumnRef(fields=[tree.Node(a_star=tree.A_Star())])
        query = tree.SelectStmt(
            target_list=[tree.Node(res_target=tree.ResTarget(val=tree.Node(column_ref=star)))],
            from_clause=[tree.Node(range_var=_plain(own))],
            limit_option=tree.LIMIT_OPTION_DEFAULT,
            op=tree.SETOP_NONE,
        )
        within = tree.RangeSubselect(subquery=tree.Node(select_stmt=query), alias=alias)
        node.CopyFrom(tree.Node(range_subselect=within))


def _plain(view: Any) -> Any:
    plain = tree.RangeVar()
    plain.CopyFrom(view)
    plain.ClearField("alias")
    return plain


def _begin(query: Any) -> None:
    """Let it begin at its first row, unless it begins or ends at one."""
    if not (query.HasField("limit_count") or query.HasField("limit_offset")):
        first = tree.A_Const(ival=tree.Integer(ival=0))
        query.limit_offset.CopyFrom(tree.Node(a_const=first))
        query.limit_option = tree.LIMIT_OPTION_COUNT
