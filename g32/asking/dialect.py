"""What PostgreSQL answers otherwise than SQLite, turned in the tree before it is asked."""

from collections.abc import Mapping
from typing import Any

from postgast import pg_query_pb2 as tree

from . import fences, grammar
from .casts import call_of, nullif
from .functions import GATHERING, SIGNATURES
from .kinds import Kind
from .numbers import is_whole

#: Numbers are as those of SQLite: whole ones of 64 bits, and floats.
_TYPES = {"int4": "int8", "float4": "float8", "numeric": "float8"}


def turn(statement: Any, kinds: Mapping[int, Kind]) -> None:
    """Turn what stands in the statement; `kinds`: of what is filled in."""
    texts = {number for number, kind in kinds.items() if kind is Kind.TEXT}
    for node in reversed(grammar.nodes(statement)):  # what is within goes first
        _constants(node, texts)
        if turning := _TURNS.get(node.DESCRIPTOR.name):
            turning(node)
    fences.put(statement)


def _sort(node: Any) -> None:
    """What is not known comes first."""
    if node.sortby_nulls == tree.SORTBY_NULLS_DEFAULT:
        down = node.sortby_dir == tree.SORTBY_DESC
        node.sortby_nulls = tree.SORTBY_NULLS_LAST if down else tree.SORTBY_NULLS_FIRST


def _expression(node: Any) -> None:
    """What is divided by nothing is not known; a backslash in a pattern is no more than that."""
    if node.kind == tree.AEXPR_OP and node.name[0].string.sval in ("/", "%"):
        nothing = tree.Node(a_const=tree.A_Const(ival=tree.Integer(ival=0)))
        node.rexpr.CopyFrom(nullif(node.rexpr, nothing))
    elif node.kind == tree.AEXPR_LIKE:
        given = node.rexpr.func_call.args if grammar.escapes(node) else [node.rexpr]
        node.rexpr.CopyFrom(call_of("pattern", *given))
    for each in (node.lexpr, node.rexpr, *node.rexpr.list.items):
        _close(each, beside_operator=node.kind == tree.AEXPR_OP)
    if turning := _REPEATED.get(node.kind):
        turning(node)


def _in(node: Any) -> None:
    """Let what stands before IN stand there once: it would for each column in the list."""
    if grammar.of_kind(node.rexpr, "ColumnRef"):
        listed = tree.A_ArrayExpr(elements=node.rexpr.list.items)
        node.rexpr.CopyFrom(tree.Node(a_array_expr=listed))
        one = node.name[0].string.sval == "="
        node.kind = tree.AEXPR_OP_ANY if one else tree.AEXPR_OP_ALL


def _between(node: Any) -> None:
    """Let what stands before BETWEEN stand there once, unless it is a column: it would twice."""
    if not node.lexpr.HasField("column_ref"):
        so = tree.Boolean(boolval=node.kind == tree.AEXPR_BETWEEN)
        node.lexpr.CopyFrom(call_of("lies_between", node.lexpr, *node.rexpr.list.items))
        node.rexpr.CopyFrom(tree.Node(a_const=tree.A_Const(boolval=so)))
        node.kind, node.name[0].string.sval = tree.AEXPR_OP, "="


_REPEATED = {
    tree.AEXPR_IN: _in,
    tree.AEXPR_BETWEEN: _between,
    tree.AEXPR_NOT_BETWEEN: _between,
}


#: What is closed by itself; and what gets brackets beside an operator where it needs them.
_CLOSED = {
    *("column_ref", "param_ref", "a_const", "func_call", "coalesce_expr", "case_expr", "list")
}
_CLOSED_THERE = {"type_cast", "collate_clause"}


def _close(node: Any, *, beside_operator: bool = False) -> None:
    """Put it into something with brackets: what writes the tree leaves them away from (NOT a) IS
    NULL, which then is NOT (a IS NULL).
    """
    which = node.WhichOneof("node")
    fine = which in _CLOSED_THERE or node.a_expr.kind == tree.AEXPR_OP
    if which and which not in _CLOSED and not (beside_operator and fine):
        node.CopyFrom(tree.Node(coalesce_expr=tree.CoalesceExpr(args=[node])))


def _test(node: Any) -> None:
    _close(node.arg)


def _sublink(node: Any) -> None:
    _close(node.testexpr)


def _constants(node: Any, texts: set[int]) -> None:
    """Make what is written out in it of the type that it has on SQLite, and let its texts, and
    those that are filled in (`texts`: their numbers), be compared as those of the views are. The
    number of a column, by which is sorted or grouped, is none.
    """
    for part, value in node.ListFields():
        if part.message_type is not tree.Node.DESCRIPTOR or part.name in ("node", "group_clause"):
            continue
        for each in value if part.is_repeated else (value,):
            own = each.a_const.HasField("sval") or each.param_ref.number in texts
            if own or grammar.function_name(each.func_call) == "written":
                each.CopyFrom(_by_letter(each))
            elif each.a_const.HasField("ival"):
                each.CopyFrom(_cast_to("int8", each))
            elif each.a_const.HasField("fval") and not is_whole(each.a_const.fval.fval):
                text = tree.A_Const(sval=tree.String(sval=each.a_const.fval.fval))
                each.CopyFrom(_cast_to("float8", tree.Node(a_const=text)))


def _type(node: Any) -> None:
    name = node.names[-1].string
    name.sval = _TYPES.get(name.sval, name.sval)


def _call(node: Any) -> None:
    """Texts that are put together stand in the order of their letters; a number that counts, as
    that of letters or of rows, is a small one.
    """
    name = grammar.function_name(node)
    if name == "avg":
        node.args[0].CopyFrom(_cast_to("float8", node.args[0]))
    if name in GATHERING:
        node.args[0].CopyFrom(_by_letter(node.args[0]))
        for each in node.args:
            own = tree.SortBy(node=each, sortby_nulls=tree.SORTBY_NULLS_FIRST)
            node.agg_order.add().sort_by.CopyFrom(own)
    if name not in SIGNATURES:
        return
    del node.funcname[:-1]  # ours goes before PostgreSQL's own, which the words of SQL would mean
    node.funcformat = tree.COERCE_EXPLICIT_CALL
    for at, (each, letter) in enumerate(zip(node.args, SIGNATURES[name].given, strict=False)):
        if letter == "n" and (at or name == "ntile"):
            each.CopyFrom(call_of("small", each))
        elif each.a_const.isnull:
            each.CopyFrom(_cast_to("text", each))


def _cast_to(name: str, node: Any) -> Any:
    names = [tree.Node(string=tree.String(sval=each)) for each in ("pg_catalog", name)]
    type_name = tree.TypeName(names=names, typemod=-1)
    return tree.Node(type_cast=tree.TypeCast(arg=node, type_name=type_name))


def _cast(node: Any) -> None:
    if node.type_name.names[-1].string.sval == "text":
        node.arg.CopyFrom(_by_letter(tree.Node(type_cast=node)))


def _by_letter(node: Any) -> Any:
    text = _cast_to("text", node) if _has_no_type(node) else node
    clause = tree.CollateClause(arg=text)
    clause.collname.add().string.sval = "C"
    return tree.Node(collate_clause=clause)


def _has_no_type(node: Any) -> bool:
    return node.HasField("a_const") or node.HasField("param_ref")


_TURNS = {
    "SortBy": _sort,
    "A_Expr": _expression,
    "TypeName": _type,
    "FuncCall": _call,
    "NullTest": _test,
    "BooleanTest": _test,
    "SubLink": _sublink,
    "TypeCast": _cast,
}
