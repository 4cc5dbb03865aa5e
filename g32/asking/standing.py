"""What may stand where, of which each engine would tell in words of its own that it may not."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from postgast import pg_query_pb2 as tree

from . import grammar
from .functions import SIGNATURES
from .refusals import Refusal, Wrong, nearest


def check(statement: Any) -> None:
    """Refuse what stands where it cannot. Raises `Refusal`."""
    for select in grammar.selects(statement):
        _named_once(select)
        _windows(select)
        for each in select.from_clause:
            for quals in _conditions(each):
                _of_one_row(quals)
        _no_window([select.having_clause])
        for each in grammar.all_below(_own(select)):
            if each.HasField("func_call"):
                _in_call(each.func_call)
        if select.op != tree.SETOP_NONE:
            _sorted_by_column(select)
    for like in grammar.of_kind(statement, "A_Expr"):
        if grammar.escapes(like):
            _escaped(like.rexpr.func_call.args[-1])


def _named_once(select: Any) -> None:
    names = set()
    for part in (each.common_table_expr for each in select.with_clause.ctes):
        if part.ctename in names:
            hint = _("Choose another name: there is such a part.")
            raise grammar.refused(part.ctename, part.location, hint)
        names.add(part.ctename)


def _windows(select: Any) -> None:
    """Refuse a window that has no such name, and one that begins as another and tells it anew."""
    named: dict[str, Any] = {}
    for each in (each.window_def for each in select.window_clause):
        _begun(each, named)
        if each.name in named:
            raise grammar.refused(each.name, each.location, _("Choose another name."))
        named[each.name] = each
        _no_window([*each.partition_clause, *each.order_clause])
    for each in grammar.all_below(_own(select)):
        if each.HasField("func_call") and each.func_call.HasField("over"):
            over = each.func_call.over
            if over.name and over.name not in named:
                raise _no_such(over.name, over, named)
            _begun(over, named)


def _begun(window: Any, named: dict[str, Any]) -> None:
    if not window.refname:
        return
    other = named.get(window.refname)
    if other is None:
        raise _no_such(window.refname, window, named)
    if window.partition_clause:
        raise grammar.refused("PARTITION BY", window.location)
    if other.order_clause and window.order_clause:
        raise grammar.refused("ORDER BY", window.location)
    if other.start_offset.WhichOneof("node") or other.frame_options & _FRAMED:
        raise grammar.refused(window.refname, window.location, _("Write the whole window here."))


#: The bit of a window that tells of the rows around a row.
_FRAMED = 0x1


def _no_such(name: str, window: Any, named: Iterable[str]) -> Refusal:
    near = nearest(name, {each: [each] for each in named})
    return Refusal(Wrong.WINDOW, word=name, position=window.location, near=near)


def _own(select: Any) -> list[Any]:
    """What a SELECT is made of, but for what stands behind FROM."""
    asked = [each.res_target.val for each in select.target_list]
    sorts = [each.sort_by.node for each in select.sort_clause]
    rows = [cell for row in select.values_lists for cell in row.list.items]
    own = [*asked, select.where_clause, *select.group_clause, select.having_clause]
    return [each for each in (*own, *sorts, *rows) if each.WhichOneof("node")]


def _conditions(node: Any) -> Iterator[Any]:
    """Go through the conditions of the joins of which this one is made."""
    if node.HasField("join_expr"):
        join = node.join_expr
        yield from (*_conditions(join.larg), *_conditions(join.rarg))
        if join.HasField("quals"):
            yield join.quals


def _of_one_row(node: Any) -> None:
    """Refuse what is about several rows."""
    for each in grammar.all_below([node]):
        if each.HasField("func_call") and _of_several(each.func_call):
            raise _about_several(each.func_call)


def _no_window(nodes: Iterable[Any]) -> None:
    for each in grammar.all_below(nodes):
        if each.HasField("func_call") and each.func_call.HasField("over"):
            raise _about_several(each.func_call)


def _in_call(call: Any) -> None:
    if call.HasField("agg_filter"):
        _of_one_row(call.agg_filter)
    if call.HasField("over"):
        over = call.over
        _no_window([*call.args, *over.partition_clause, *over.order_clause])


def _of_several(call: Any) -> bool:
    signature = SIGNATURES.get(grammar.function_name(call))
    return call.HasField("over") or bool(signature and signature.aggregate)


def _about_several(call: Any) -> Refusal:
    word = grammar.function_name(call)
    return Refusal(Wrong.AGGREGATE, word=word, position=call.location)


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
