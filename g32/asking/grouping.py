"""What is said of a group, and what of each row: SQLite would take any row for the whole group."""

from collections.abc import Iterator
from typing import Any

from postgast import pg_query_pb2 as tree

from . import grammar
from .refusals import Refusal, Wrong
from .rewriting import written
from .rows import is_aggregate


def check(statement: Any) -> None:
    """Refuse a column of which a group has many values; an aggregate where there is no group."""
    for select in grammar.selects(statement):
        for part in _row_by_row(select):
            _without_aggregate(part)
        if select.distinct_clause:
            _distinct(select)
        if select.group_clause or select.HasField("having_clause") or _has_aggregate(select):
            _check(select)


def _row_by_row(select: Any) -> Iterator[Any]:
    """What is said of each row, before it is of a group: also what an aggregate is given."""
    own = [each.res_target.val for each in select.target_list]
    yield select.where_clause
    for each in select.group_clause:
        number = each.a_const.ival.ival
        yield own[number - 1] if 0 < number <= len(own) else each
    for each in grammar.all_below([*own, select.having_clause]):
        if is_aggregate(each):
            yield from each.func_call.args


def _distinct(select: Any) -> None:
    asked = {each for target in select.target_list for each in _told(target.res_target)}
    stars = any(grammar.called(each) == grammar.STAR for each in select.target_list)
    for each in (each.sort_by.node for each in select.sort_clause):
        if not (each.HasField("a_const") or stars or written(each) in asked):
            raise Refusal(Wrong.DISTINCT, position=_place(each))


def _told(target: Any) -> tuple[str, str]:
    own = tree.ColumnRef(fields=[tree.Node(string=tree.String(sval=target.name))])
    return written(target.val), written(tree.Node(column_ref=own))


def _place(node: Any) -> int | None:
    return getattr(getattr(node, node.WhichOneof("node")), "location", None)


def _check(select: Any) -> None:
    own = [each.res_target for each in select.target_list]
    named = {each.name: each.val for each in own}
    fine = set()
    for each in select.group_clause:
        which = each.WhichOneof("node")
        if which == "a_const" and 0 < each.a_const.ival.ival <= len(own):
            fine.add(written(own[each.a_const.ival.ival - 1].val))
        fine.add(written(each))
        if which == "column_ref" and (name := _last(each)) in named:
            fine.add(written(named[name]))
    for each in own:
        _grouped(each.val, fine)
    if select.HasField("having_clause"):
        _grouped(select.having_clause, fine)
    for each in (each.sort_by.node for each in select.sort_clause):
        if not (each.HasField("a_const") or (each.HasField("column_ref") and _last(each) in named)):
            _grouped(each, fine)


def _grouped(node: Any, fine: set[str]) -> None:
    """Refuse a column that is not of the group, however deep; those of a question within are its
    own.
    """
    if is_aggregate(node) or written(node) in fine:
        return
    if node.HasField("column_ref"):
        name = _last(node)
        if not any(each.replace("`", "").rpartition(".")[2] == name for each in fine):
            word = written(node).replace("`", "")
            raise Refusal(Wrong.GROUPED, word=word, position=node.column_ref.location)
    for each in grammar.below(node):
        _grouped(each, fine)


def _without_aggregate(node: Any) -> None:
    """Refuse what is about several rows where each row stands by itself."""
    call = node.func_call
    if is_aggregate(node) or (node.HasField("func_call") and call.HasField("over")):
        word = grammar.function_name(call)
        raise Refusal(Wrong.AGGREGATE, word=word, position=call.location)
    for each in grammar.below(node):
        _without_aggregate(each)


def _has_aggregate(select: Any) -> bool:
    own = [each.res_target.val for each in select.target_list]
    sorts = [each.sort_by.node for each in select.sort_clause]
    return any(map(is_aggregate, grammar.all_below(own + sorts)))


def _last(node: Any) -> str:
    return str(node.column_ref.fields[-1].string.sval)
