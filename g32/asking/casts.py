"""What is put around an expression, or written in its place, so that it is of a kind."""

from typing import Any

from postgast import pg_query_pb2 as tree

from . import grammar
from .kinds import Kind
from .refusals import Refusal, Wrong


def cast(node: Any, name: str) -> None:
    """Make it of this type."""
    type_name = tree.TypeName(names=[tree.Node(string=tree.String(sval=name))], typemod=-1)
    node.CopyFrom(tree.Node(type_cast=tree.TypeCast(arg=node, type_name=type_name)))


def nullif(node: Any, other: Any) -> Any:
    """Return NULLIF of two."""
    found = tree.A_Expr(kind=tree.AEXPR_NULLIF, lexpr=node, rexpr=other)
    found.name.add().string.sval = "="
    return tree.Node(a_expr=found)


def call_of(name: str, *given: Any) -> Any:
    """Return a call of a function."""
    call = tree.FuncCall(args=given)
    call.funcname.add().string.sval = name
    return tree.Node(func_call=call)


def neither(node: Any) -> None:
    """Make it what is not known to be so or not: no type has a name for that on both engines."""
    so = tree.Node(a_const=tree.A_Const(boolval=tree.Boolean(boolval=True)))
    unknown = nullif(so, so)
    unknown.a_expr.location = node.a_const.location
    node.CopyFrom(unknown)


def given_to(name: str, node: Any) -> None:
    """Make it what a function gives for it, once."""
    if not (node.HasField("func_call") and grammar.function_name(node.func_call) == name):
        node.CopyFrom(call_of(name, node))


def become(node: Any, pairs: list[tuple[Kind, Kind]], kinds: Any) -> None:
    """Make what was of the first of these kinds of the second, as far as it stands there itself."""
    if node.op != tree.SETOP_NONE:
        for part in (node.larg, node.rarg):
            become(part, pairs, kinds)
    for cells in _rows(node):
        for each, (was, kind) in zip(cells, pairs, strict=False):
            if grammar.is_star(each):
                break
            if was is Kind.OPEN and not each.HasField("column_ref"):
                if kinds.become(each, was, kind).beside(kind) is not kind:
                    word, place = each.a_const.fval.fval or "…", grammar.place_of(each)
                    raise Refusal(Wrong.UNLIKE, word=word, position=place)
            elif (was, kind) == (Kind.NUMBER, Kind.FRACTION):
                cast(each, "numeric")


def settle(node: Any, found: list[Kind]) -> None:
    """Make texts of the columns of a SELECT of which nothing says what they are: PostgreSQL goes on
    from a text as those of views are, not from what it takes for one. A star stands for none.
    """
    if node.op != tree.SETOP_NONE:
        for part in (node.larg, node.rarg):
            settle(part, found)
        return
    for cells in _rows(node):
        for ordered, kinds in ((cells, found), (reversed(cells), reversed(found))):
            for each, kind in zip(ordered, kinds, strict=False):
                if grammar.is_star(each):
                    break
                if kind is Kind.OPEN and not each.HasField("type_cast"):
                    cast(each, "text")


def _rows(node: Any) -> list[Any]:
    """What the columns of a SELECT are made of; of VALUES, those of each row."""
    own = [each.res_target.val for each in node.target_list]
    return [each.list.items for each in node.values_lists] or [own]
