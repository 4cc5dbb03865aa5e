"""What a statement may be made of.

The tree is that of PostgreSQL's own parser, so that nothing is read otherwise than the database
reads it. Whatever is set in it and not named here is refused: a new construct of a new version too.
What is named is what both engines know and answer alike.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from postgast import pg_query_pb2 as tree

from . import instead
from .refusals import Refusal, Wrong, nearest

#: By kind of node: the parts that it may have. A number or text in it is looked at below.
_PARTS: dict[str, set[str]] = {
    "SelectStmt": {
        *("distinct_clause", "target_list", "from_clause", "where_clause", "group_clause"),
        *("having_clause", "window_clause", "values_lists", "sort_clause", "limit_offset"),
        *("limit_count", "limit_option", "with_clause", "op", "all", "larg", "rarg"),
    },
    "WithClause": {"ctes", "recursive"},
    "CommonTableExpr": {"ctename", "aliascolnames", "ctematerialized", "ctequery"},
    "RangeVar": {"relname", "inh", "relpersistence", "alias"},
    "RangeSubselect": {"subquery", "alias"},
    "Alias": {"aliasname", "colnames"},
    "JoinExpr": {"jointype", "is_natural", "larg", "rarg", "using_clause", "quals"},
    "ResTarget": {"name", "val"},
    "ColumnRef": {"fields"},
    "A_Star": set(),
    "A_Const": {"ival", "fval", "boolval", "sval", "isnull"},
    "Integer": {"ival"},
    "Float": {"fval"},
    "Boolean": {"boolval"},
    "String": {"sval"},
    "ParamRef": {"number"},
    "A_Expr": {"kind", "name", "lexpr", "rexpr"},
    "BoolExpr": {"boolop", "args"},
    "NullTest": {"arg", "nulltesttype"},
    "BooleanTest": {"arg", "booltesttype"},
    "SubLink": {"sub_link_type", "testexpr", "oper_name", "subselect"},
    "CaseExpr": {"arg", "args", "defresult"},
    "CaseWhen": {"expr", "result"},
    "CoalesceExpr": {"args"},
    "FuncCall": {
        *("funcname", "args", "agg_filter", "over", "agg_star", "agg_distinct", "funcformat"),
    },
    "WindowDef": {
        *("name", "refname", "partition_clause", "order_clause", "frame_options"),
        *("start_offset", "end_offset"),
    },
    "SortBy": {"node", "sortby_dir", "sortby_nulls"},
    "TypeCast": {"arg", "type_name"},
    "TypeName": {"names", "typemod"},
    "List": {"items"},
}
#: Where something stands in what was parsed.
ANYWHERE = {"location", "list_start", "list_end", "rexpr_list_start", "rexpr_list_end"}
_KINDS = {
    ("A_Expr", "kind"): {
        *("AEXPR_OP", "AEXPR_DISTINCT", "AEXPR_NOT_DISTINCT", "AEXPR_NULLIF", "AEXPR_IN"),
        *("AEXPR_LIKE", "AEXPR_BETWEEN", "AEXPR_NOT_BETWEEN"),
    },
    ("SubLink", "sub_link_type"): {"EXISTS_SUBLINK", "ANY_SUBLINK", "EXPR_SUBLINK"},
    ("SortBy", "sortby_dir"): {"SORTBY_DEFAULT", "SORTBY_ASC", "SORTBY_DESC"},
    ("SelectStmt", "limit_option"): {"LIMIT_OPTION_DEFAULT", "LIMIT_OPTION_COUNT"},
}
_OPERATORS = {"+", "-", "*", "/", "%", "||", "=", "<>", "<", "<=", ">", ">=", "~~", "!~~"}
_BEFORE = {"+", "-"}
_NAMES_OF_KINDS = {"AEXPR_IN", "AEXPR_BETWEEN", "AEXPR_NOT_BETWEEN", "AEXPR_DISTINCT"} | {
    *("AEXPR_NOT_DISTINCT", "AEXPR_NULLIF"),
}
TYPES = {"text", "int4", "int8", "numeric", "float4", "float8"}
#: All columns.
STAR = "*"
#: What the parser makes of LIKE … ESCAPE.
LIKE_ESCAPE = "LIKE … ESCAPE"


def check(statement: Any, views: dict[str, list[str]]) -> None:
    """Refuse a statement in which anything is not named above. Raises `Refusal`, whose position is
    that of the bytes in what was parsed.

    `views`: what may stand behind FROM, by every word for it.
    """
    named = {name for names in views.values() for name in names}
    known = {*named, *(each.ctename for each in of_kind(statement, "CommonTableExpr"))}
    patterns = [each.rexpr.func_call for each in of_kind(statement, "A_Expr") if _is_like(each)]
    for node, place in _nodes(statement, 0):
        kind = node.DESCRIPTOR.name
        if kind not in _PARTS:
            raise _unlisted(kind, node, place)
        if kind == "TypeName" and (name := _of_type(node)) not in TYPES:
            raise Refusal(Wrong.TYPE, word=name, position=place, hint=instead.of_type(name))
        for part, _value in node.ListFields():
            if part.name not in _PARTS[kind] and part.name not in ANYWHERE:
                raise _unlisted(part.name, node, place)
        _check_value(kind, node, place)
        if kind == "FuncCall" and function_name(node) == LIKE_ESCAPE and node not in patterns:
            raise refused(LIKE_ESCAPE, place)
        if kind == "RangeVar" and (not node.inh or node.relname not in known):
            raise Refusal(
                Wrong.VIEW, word=node.relname, position=place, near=nearest(node.relname, views)
            )
        if kind == "CommonTableExpr" and node.ctename in named:
            raise refused(node.ctename, place, _("Choose another name: there is such a view."))


def name_columns(statement: Any) -> None:
    """Name each column that has no name, so that it has the same on both engines, inside too."""
    for select in selects(statement):
        for number, each in enumerate(select.target_list, start=1):
            if not is_star(each.res_target.val):
                each.res_target.name = called(each) or f"column{number}"


def nodes(statement: Any) -> list[Any]:
    """Return all that the statement is made of."""
    return [node for node, _place in _nodes(statement, 0)]


def is_star(node: Any) -> bool:
    """Whether it stands for all columns, and is not one of that name."""
    fields = node.column_ref.fields
    return bool(fields) and fields[-1].HasField("a_star")


def called(target: Any) -> str:
    """Return what a column of an answer is called: as somebody named it, else by its column or
    function; "" where it has no name.
    """
    own = target.res_target
    if own.name:
        return str(own.name)
    which = own.val.WhichOneof("node")
    if which == "column_ref":
        return str(own.val.column_ref.fields[-1].string.sval)
    return function_name(own.val.func_call) if which == "func_call" else ""


def place_of(node: Any) -> int | None:
    """Return where an expression stands; None where the parser does not say."""
    return getattr(getattr(node, node.WhichOneof("node")), "location", None)


def place_of_column(select: Any, number: int = 0) -> int | None:
    """Return where the column of this number stands in a SELECT, else where the first does."""
    while select.op != tree.SETOP_NONE:
        select = select.larg
    own = [each.res_target.val for each in select.target_list]
    cells = select.values_lists[0].list.items if select.values_lists else own
    return place_of(cells[number if number < len(cells) else 0]) if cells else None


def selects(statement: Any) -> list[Any]:
    """Return every SELECT in it, the outermost first."""
    return of_kind(statement, "SelectStmt")


def below(node: Any) -> Iterator[Any]:
    """Go through the nodes of which this one is made, but for those of a question within."""
    for part, value in getattr(node, node.WhichOneof("node") or "", node).ListFields():
        if part.message_type is None or part.name == "subselect":
            continue
        for each in value if part.is_repeated else (value,):
            if isinstance(each, tree.WindowDef):
                yield tree.Node(window_def=each)
            elif isinstance(each, tree.Node):
                yield each


def all_below(nodes: Iterable[Any]) -> Iterator[Any]:
    """Go through these nodes and all below them."""
    for node in nodes:
        yield node
        yield from all_below(below(node))


def asked_of(statement: Any) -> list[str]:
    """Return the names behind FROM, each as often as it stands there."""
    return [each.relname for each in of_kind(statement, "RangeVar")]


def _check_value(kind: str, node: Any, place: int) -> None:
    """Refuse a value of a part that may be there."""
    for (of, part), fine in _KINDS.items():
        if of == kind and (name := _name(node, part)) not in fine:
            raise _unlisted(name, node, place)
    if kind == "SelectStmt":
        _check_select(node, place)
    elif kind == "A_Expr":
        name = ".".join(each.string.sval for each in node.name)
        signs = _OPERATORS if node.HasField("lexpr") else _BEFORE
        if _name(node, "kind") not in _NAMES_OF_KINDS and name not in signs:
            hint = instead.of_operator(name)
            raise Refusal(Wrong.OPERATOR, word=name, position=place, hint=hint)
    elif kind == "TypeCast":
        _check_cast(node)
    elif kind == "SubLink" and node.ListFields() and _quantified(node):
        raise refused("ANY", place, _("Write: … IN (SELECT …)."))


def _of_type(node: Any) -> str:
    """How people write the type; one of a schema that they name is none of ours."""
    return ".".join(each.string.sval for each in node.names).removeprefix("pg_catalog.")


def _check_cast(node: Any) -> None:
    """Refuse a text behind a name, which is taken for its type; N'…' is a text of SQL Server."""
    name, place = _of_type(node.type_name), node.type_name.location
    if not node.arg.a_const.HasField("sval") or node.arg.a_const.location < place:
        return
    if name == "bpchar":
        raise refused("", place, _("Write the text without a letter before its quote."))
    if name not in TYPES and not instead.of_type(name):
        raise refused("", place, _("Here a sign lacks before the text: name = '…'."))


def _check_select(node: Any, place: int) -> None:
    if any(each.WhichOneof("node") for each in node.distinct_clause):
        raise refused("DISTINCT ON", place, _("Write: SELECT kind, min(name) … GROUP BY kind."))
    if node.all and _name(node, "op") in ("SETOP_INTERSECT", "SETOP_EXCEPT"):
        raise refused(_name(node, "op")[6:] + " ALL", place)


def _quantified(link: Any) -> bool:
    """Whether it is "= ANY (…)", which is not "IN (…)"."""
    return bool(link.oper_name)


def _is_like(node: Any) -> bool:
    return _name(node, "kind") == "AEXPR_LIKE"


def escapes(like: Any) -> bool:
    """Whether a LIKE names its own sign to escape with."""
    call = like.rexpr.func_call
    return like.rexpr.HasField("func_call") and function_name(call) == LIKE_ESCAPE


def function_name(function: Any) -> str:
    """How people write the function; one of a schema that they name is none of ours."""
    spelled = ".".join(each.string.sval for each in function.funcname)
    return _WRITTEN.get(spelled, spelled)


#: What the parser calls by its own name what people write in words.
_WRITTEN = {
    "pg_catalog.btrim": "trim",
    "pg_catalog.ltrim": "ltrim",
    "pg_catalog.rtrim": "rtrim",
    "pg_catalog.like_escape": LIKE_ESCAPE,
    "pg_catalog.similar_to_escape": "SIMILAR TO",
}


def _name(node: Any, part: str) -> str:
    """The name of the value of an enumeration."""
    kind = node.DESCRIPTOR.fields_by_name[part].enum_type
    value = kind.values_by_number.get(getattr(node, part))
    return str(value.name) if value else ""


def refused(word: str, place: int, hint: Any = "") -> Refusal:
    """Return the refusal of something that is not possible here."""
    return Refusal(Wrong.CONSTRUCT, word=word, position=place, hint=str(hint))


def _unlisted(name: str, node: Any, place: int) -> Refusal:
    """Refuse what is not listed; without a word for it, that which stands at the place is meant."""
    if name in ("alias", "join_using_alias"):  # of a join, behind all that is in it
        last = max(each for _node, each in _nodes(node, place))
        return refused(getattr(node, name).aliasname, last, instead.of_part("alias", node))
    return refused(instead.called(name), place, instead.of_part(name, node))


def _nodes(node: Any, place: int) -> Iterator[tuple[Any, int]]:
    """Go through all nodes, each with its place or that of what it is part of."""
    if isinstance(node, tree.Node):
        which = node.WhichOneof("node")
        if which:
            yield from _nodes(getattr(node, which), place)
        return
    own = getattr(node, "location", 0)
    place = own if own > 0 else place
    yield node, place
    for part, value in node.ListFields():
        if part.message_type is not None:
            for each in value if part.is_repeated else (value,):
                yield from _nodes(each, place)


def of_kind(statement: Any, kind: str) -> list[Any]:
    """Return all nodes of a kind in it."""
    return [node for node, _place in _nodes(statement, 0) if node.DESCRIPTOR.name == kind]
