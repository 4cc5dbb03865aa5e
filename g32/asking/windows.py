"""The windows of a SELECT: where each engine takes what the other refuses, both refuse."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from postgast import pg_query_pb2 as tree

from . import frames, grammar
from .kinds import Kind
from .refusals import Refusal, Wrong, nearest
from .rows import about_several


def rename(statement: Any) -> None:
    """Call each window anew: what writes the tree for PostgreSQL puts no quotes around their names.

    Raises `Refusal` where there is none of a name, or not yet, or several; and where OVER stands
    elsewhere than behind SELECT and ORDER BY.
    """
    fine = set()
    for select in grammar.selects(statement):
        named: dict[str, tuple[str, Any]] = {}
        for number, each in enumerate(select.window_clause, start=1):
            window = each.window_def
            _build_on(window, named)
            if window.name in named:
                raise _amiss(window, window.name)
            named[window.name], window.name = (f"w{number}", window), f"w{number}"
        for call in _over(select):
            fine.add(call.location)
            _build_on(call.over, named)
            if call.over.name:
                call.over.name = _found(call.over, call.over.name, named)[0]
    for each in grammar.nodes(statement):
        if isinstance(each, tree.FuncCall) and each.HasField("over") and each.location not in fine:
            raise about_several(each)


def _over(select: Any) -> Iterator[Any]:
    """Go through what stands behind OVER where rows are told or put in order, which is where it may
    stand.
    """
    own = [each.res_target.val for each in select.target_list]
    sorts = [each.sort_by.node for each in select.sort_clause]
    for each in [*own, *sorts]:
        yield from _calls(each)


def _calls(node: Any) -> Iterator[Any]:
    if node.func_call.HasField("over"):
        yield node.func_call
    for each in grammar.below(node):
        if not each.HasField("window_def"):
            yield from _calls(each)


def _build_on(window: Any, named: Mapping[str, tuple[str, Any]]) -> None:
    """Let it add to another what that does not say itself."""
    if not window.refname:
        return
    name, base = _found(window, window.refname, named)
    again = window.partition_clause or (window.order_clause and base.order_clause)
    if again or frames.is_written(base.frame_options):
        raise _amiss(window, window.refname)
    window.refname = name


def _found(window: Any, name: str, named: Mapping[str, tuple[str, Any]]) -> tuple[str, Any]:
    if name not in named:
        near = nearest(name, {each: [each] for each in named})
        raise Refusal(Wrong.WINDOW, word=name, position=window.location, near=near)
    return named[name]


def _amiss(window: Any, name: str) -> Refusal:
    return Refusal(Wrong.CONSTRUCT, word=name, position=window.location)


def order(window: Any, named: Mapping[str, Any]) -> list[Any]:
    """Return by what a window is in order, or that to which it adds something."""
    while window.refname and not window.order_clause:
        window = named[window.refname]
    return [each.sort_by.node for each in window.order_clause]


def check_frame(window: Any, by: list[Kind], counts: Callable[[Any, Kind], Kind]) -> None:
    """Refuse a frame that one engine alone knows.

    `by`: the kinds of what it is in order of; `counts`: makes something of a kind, if it can.
    """
    unit = frames.unit(window.frame_options)
    if unit == "GROUPS" and not by:
        raise Refusal(Wrong.FRAME, position=window.location)
    for offset in (window.start_offset, window.end_offset):
        if not offset.WhichOneof("node"):
            continue
        refusal = Refusal(Wrong.FRAME, position=grammar.place_of(offset) or window.location)
        if unit == "RANGE" and (len(by) != 1 or by[0] not in (Kind.NUMBER, Kind.FRACTION)):
            raise refusal
        if not offset.HasField("param_ref") and not _is_number(offset):
            raise refusal
        kind = counts(offset, Kind.NUMBER if unit == "RANGE" else Kind.COUNT)
        if kind is Kind.FRACTION and by != [Kind.FRACTION]:
            raise refusal


def _is_number(node: Any) -> bool:
    constant = node.a_const
    if constant.HasField("fval"):
        return not constant.fval.fval.startswith("-")
    return bool(constant.HasField("ival") and constant.ival.ival >= 0)
