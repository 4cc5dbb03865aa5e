"""What may stand where, of which each engine would tell in words of its own that it may not."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from postgast import pg_query_pb2 as tree

from . import grammar
from .refusals import Refusal, Wrong
from .rows import about_several, refuse_several


def check(statement: Any) -> None:
    """Refuse what stands where it cannot. Raises `Refusal`."""
    for select in grammar.selects(statement):
        for each in select.from_clause:
            for join in _joins(each):
                refuse_several([join.quals])
        for each in grammar.all_below(_own(select)):
            if each.HasField("func_call"):
                _in_call(each.func_call)
        if select.op != tree.SETOP_NONE:
            _sorted_by_column(select)
    for like in grammar.of_kind(statement, "A_Expr"):
        if grammar.escapes(like):
            _escaped(like.rexpr.func_call.args[-1])


def _own(select: Any) -> list[Any]:
    """What a SELECT is made of, but for what stands behind FROM."""
    asked = [each.res_target.val for each in select.target_list]
    sorts = [each.sort_by.node for each in select.sort_clause]
    rows = [cell for row in select.values_lists for cell in row.list.items]
    own = [*asked, select.where_clause, *select.group_clause, select.having_clause]
    return [each for each in (*own, *sorts, *rows) if each.WhichOneof("node")]


def _joins(node: Any) -> Iterator[Any]:
    """Go through the joins with a condition of which this one is made."""
    if node.HasField("join_expr"):
        join = node.join_expr
        yield from (*_joins(join.larg), *_joins(join.rarg))
        if join.HasField("quals"):
            yield join


def _in_call(call: Any) -> None:
    if call.HasField("agg_filter"):
        refuse_several([call.agg_filter])
    if call.HasField("over"):
        for each in grammar.all_below(call.args):
            if each.func_call.HasField("over"):
                raise about_several(each.func_call)


def _sorted_by_column(select: Any) -> None:
    """Refuse what is put together and sorted by what is no column of it."""
    for each in (each.sort_by.node for each in select.sort_clause):
        if not (each.HasField("a_const") or len(each.column_ref.fields) == 1):
            hint = _("Sort by the name or the number of a column.")
            raise grammar.refused("ORDER BY", grammar.place_of(each) or 0, hint)


def _escaped(sign: Any) -> None:
    """Refuse what is written out and is not one sign."""
    if sign.a_const.HasField("sval") and len(sign.a_const.sval.sval) != 1:
        raise Refusal(Wrong.ESCAPE, position=sign.a_const.location)
