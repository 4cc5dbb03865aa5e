"""A statement written anew from its tree, for SQLite.

What SQLite runs is what `grammar` has looked at, and not what somebody wrote: a comment, a text or
a name that SQLite would take apart otherwise, an operator that binds otherwise there, all that is
gone in the tree.
"""

from collections.abc import Callable
from typing import Any

from postgast import pg_query_pb2 as tree

from . import frames, rows
from .functions import OWN, SQLITE
from .grammar import escapes, function_name
from .names import PART, quoted
from .numbers import RECKONED
from .vocabulary import views

_JOINS = {
    tree.JOIN_INNER: "JOIN",
    tree.JOIN_LEFT: "LEFT JOIN",
    tree.JOIN_RIGHT: "RIGHT JOIN",
    tree.JOIN_FULL: "FULL JOIN",
}
_TESTS = {
    tree.IS_TRUE: "IS TRUE",
    tree.IS_NOT_TRUE: "IS NOT TRUE",
    tree.IS_FALSE: "IS FALSE",
    tree.IS_NOT_FALSE: "IS NOT FALSE",
    tree.IS_UNKNOWN: "IS NULL",
    tree.IS_NOT_UNKNOWN: "IS NOT NULL",
}
_SIGNS = {"~~": "LIKE", "!~~": "NOT LIKE"}


def for_sqlite(statement: Any) -> str:
    """Write the statement, of which `grammar` has found nothing amiss."""
    return _select(statement.select_stmt)


def _table(node: Any) -> str:
    """Write what stands behind FROM: a view by its name, a part of the statement by another."""
    name = quoted(node.relname if node.relname in views() else PART + node.relname)
    if node.alias.colnames:
        return _renamed(f"SELECT * FROM {name}", node.alias)
    return f"{name} AS {quoted(node.alias.aliasname or node.relname)}"


def _within(node: Any) -> str:
    query = _select(node.subquery.select_stmt)
    if node.alias.colnames:
        return _renamed(query, node.alias)
    return f"({query})" + (f" AS {quoted(node.alias.aliasname)}" if node.HasField("alias") else "")


def _renamed(query: str, alias: Any) -> str:
    """Call its columns otherwise, as SQLite lets a WITH alone do: by a name that is longer than any
    in a statement.
    """
    part = quoted(f"{PART}{alias.aliasname:64}")
    renamed = f"WITH {part} ({_listed(alias.colnames)}) AS ({query}) SELECT * FROM {part}"
    return f"({renamed}) AS {quoted(alias.aliasname)}"


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _listed(nodes: Any) -> str:
    return ", ".join(map(written, nodes))


def written(node: Any) -> str:
    """Write what is part of a statement; where nothing is, nothing."""
    if not node.WhichOneof("node"):
        return ""
    return _WRITERS[node.WhichOneof("node")](getattr(node, node.WhichOneof("node")))


def _select(node: Any) -> str:
    parts = [_with(node.with_clause)] if node.HasField("with_clause") else []
    if node.op != tree.SETOP_NONE:
        compound = tree.SetOperation.Name(node.op).removeprefix("SETOP_") + " ALL" * node.all
        parts += [_operand(node.larg, first=True), compound, _operand(node.rarg)]
    elif node.values_lists:
        listed = "VALUES " + ", ".join(f"({written(each)})" for each in node.values_lists)
        parts.append(f"SELECT * FROM ({listed})" if node.sort_clause else listed)
    else:
        parts += _plain_select(node)
    if node.sort_clause:
        parts.append(f"ORDER BY {_listed(node.sort_clause)}")
    return " ".join(parts + _limit(node))


def _plain_select(node: Any) -> list[str]:
    parts = ["SELECT DISTINCT" if node.distinct_clause else "SELECT", _listed(node.target_list)]
    if node.from_clause:
        several = len(node.from_clause) > 1
        parts.append("FROM " + ", ".join(_source(each, apart=several) for each in node.from_clause))
    if node.HasField("where_clause"):
        parts.append(f"WHERE {written(node.where_clause)}")
    if node.group_clause:
        parts.append(f"GROUP BY {_listed(node.group_clause)}")
    if node.HasField("having_clause"):
        parts.append(f"HAVING {written(node.having_clause)}")
    if node.window_clause:
        named = (each.window_def for each in node.window_clause)
        parts.append("WINDOW " + ", ".join(f"{quoted(w.name)} AS {_window(w)}" for w in named))
    return parts


def _operand(node: Any, *, first: bool = False) -> str:
    """Write one side of a UNION; SQLite knows no brackets there."""
    parts = ("limit_count", "limit_offset", "with_clause")
    compound = node.op != tree.SETOP_NONE and not first
    if compound or node.sort_clause or any(map(node.HasField, parts)):
        return f"SELECT * FROM ({_select(node)})"
    return _select(node)


def _limit(node: Any) -> list[str]:
    count, offset = (
        "" if part.a_const.isnull else written(part)
        for part in (node.limit_count, node.limit_offset)
    )
    parts = ["LIMIT", count or "-1"] if count or offset else []
    return [*parts, "OFFSET", offset] if offset else parts


def _with(node: Any) -> str:
    parts = []
    for each in (each.common_table_expr for each in node.ctes):
        columns = f" ({_listed(each.aliascolnames)})" if each.aliascolnames else ""
        how = {
            tree.CTEMaterializeAlways: "MATERIALIZED ",
            tree.CTEMaterializeNever: "NOT MATERIALIZED ",
        }
        query = _select(each.ctequery.select_stmt)
        made = how.get(each.ctematerialized, "")
        parts.append(f"{quoted(PART + each.ctename)}{columns} AS {made}({query})")
    return ("WITH RECURSIVE " if node.recursive else "WITH ") + ", ".join(parts)


def _source(node: Any, *, apart: bool) -> str:
    """Write what stands behind FROM; a join that is part of another in brackets of its own."""
    return f"({written(node)})" if apart and node.HasField("join_expr") else written(node)


def _join(node: Any) -> str:
    joined = ("NATURAL " if node.is_natural else "") + _JOINS[node.jointype]
    parts = [written(node.larg), joined, _source(node.rarg, apart=True)]
    if node.using_clause:
        parts.append(f"USING ({_listed(node.using_clause)})")
    if node.HasField("quals"):
        parts.append(f"ON {written(node.quals)}")
    return " ".join(parts)


def _target(node: Any) -> str:
    return written(node.val) + (f" AS {quoted(node.name)}" if node.name else "")


def _column(node: Any) -> str:
    return ".".join("*" if each.HasField("a_star") else written(each) for each in node.fields)


def _constant(node: Any) -> str:
    which = node.WhichOneof("val")
    if which == "sval":
        return _text(node.sval.sval)
    if which == "boolval":
        return "TRUE" if node.boolval.boolval else "FALSE"
    if which == "fval":
        return str(node.fval.fval)
    return str(node.ival.ival) if which == "ival" else "NULL"


def _expression(node: Any) -> str:
    left = written(node.lexpr) if node.HasField("lexpr") else ""
    sign = node.name[0].string.sval
    if node.kind == tree.AEXPR_OP and sign in RECKONED:
        return f"{OWN}{RECKONED[sign][0]}({left or '0'}, {written(node.rexpr)})"
    if node.kind == tree.AEXPR_NULLIF:
        return f"nullif({left}, {written(node.rexpr)})"
    if node.kind in (tree.AEXPR_BETWEEN, tree.AEXPR_NOT_BETWEEN):
        low, high = map(written, node.rexpr.list.items)
        return f"({left} {sign} {low} AND {high})"
    if node.kind == tree.AEXPR_IN:
        return f"({left} {'IN' if sign == '=' else 'NOT IN'} ({written(node.rexpr)}))"
    if node.kind in (tree.AEXPR_DISTINCT, tree.AEXPR_NOT_DISTINCT):
        sign = "IS NOT" if node.kind == tree.AEXPR_DISTINCT else "IS"
    if node.kind == tree.AEXPR_LIKE and escapes(node):
        pattern, escape = map(written, node.rexpr.func_call.args)
        return f"({left} {_SIGNS[sign]} {pattern} ESCAPE {escape})"
    return f"({left} {_SIGNS.get(sign, sign)} {written(node.rexpr)})"


def _logic(node: Any) -> str:
    if node.boolop == tree.NOT_EXPR:
        return f"(NOT {written(node.args[0])})"
    between = " AND " if node.boolop == tree.AND_EXPR else " OR "
    return f"({between.join(map(written, node.args))})"


def _null_test(node: Any) -> str:
    return f"({written(node.arg)} {'IS' if node.nulltesttype == tree.IS_NULL else 'IS NOT'} NULL)"


def _sublink(node: Any) -> str:
    query = f"({_select(node.subselect.select_stmt)})"
    if node.sub_link_type == tree.EXISTS_SUBLINK:
        return f"EXISTS {query}"
    if node.sub_link_type == tree.ANY_SUBLINK:
        return f"({written(node.testexpr)} IN {query})"
    return query if rows.is_one(node.subselect.select_stmt) else rows.only(query)


def _case(node: Any) -> str:
    parts = ["CASE"] + ([written(node.arg)] if node.HasField("arg") else [])
    parts += map(written, node.args)
    if node.HasField("defresult"):
        parts += ["ELSE", written(node.defresult)]
    return " ".join([*parts, "END"])


def _call(node: Any) -> str:
    name, once = function_name(node), "DISTINCT " * node.agg_distinct
    if once and (len(node.args) > 1 or rows.summing(node)):
        name, once = f"{name}_once", ""  # of one value alone does SQLite know DISTINCT
    own = rows.summing(node) or SQLITE[name]
    given = "*" if node.agg_star else once + _listed(node.args)
    call = f"{quoted(own)}({given})"
    if node.HasField("agg_filter"):
        call += f" FILTER (WHERE {written(node.agg_filter)})"
    if node.HasField("over"):
        named = node.over.name
        call += f" OVER {quoted(named) if named else _window(node.over)}"
    return call


def _window(node: Any) -> str:
    parts = [quoted(node.refname)] if node.refname else []
    if node.partition_clause:
        parts.append(f"PARTITION BY {_listed(node.partition_clause)}")
    if node.order_clause:
        parts.append(f"ORDER BY {_listed(node.order_clause)}")
    start, end = written(node.start_offset), written(node.end_offset)
    parts.append(frames.written(node.frame_options, start, end))
    return f"({' '.join(parts)})"


def _sort(node: Any) -> str:
    down = " DESC" if node.sortby_dir == tree.SORTBY_DESC else ""
    nulls = {tree.SORTBY_NULLS_FIRST: " NULLS FIRST", tree.SORTBY_NULLS_LAST: " NULLS LAST"}
    return f"{written(node.node)}{down}{nulls.get(node.sortby_nulls, '')}"


def _cast(node: Any) -> str:
    return f"CAST({written(node.arg)} AS {_TYPES[node.type_name.names[-1].string.sval]})"


#: A number with a fraction is one whatever it is: 1 / 2 is 0.5 then, as on PostgreSQL.
_TYPES = {
    "text": "TEXT",
    "int4": "INTEGER",
    "int8": "INTEGER",
    "numeric": "REAL",
    "float4": "REAL",
    "float8": "REAL",
}
_WRITERS: dict[str, Callable[[Any], str]] = {
    "select_stmt": lambda node: f"({_select(node)})",
    "range_var": _table,
    "range_subselect": _within,
    "join_expr": _join,
    "res_target": _target,
    "column_ref": _column,
    "a_const": _constant,
    "string": lambda node: quoted(node.sval),
    "param_ref": lambda node: f"${node.number}",
    "a_expr": _expression,
    "bool_expr": _logic,
    "null_test": _null_test,
    "boolean_test": lambda node: f"({written(node.arg)} {_TESTS[node.booltesttype]})",
    "sub_link": _sublink,
    "case_expr": _case,
    "case_when": lambda node: f"WHEN {written(node.expr)} THEN {written(node.result)}",
    "coalesce_expr": lambda node: f"coalesce({_listed(node.args)})",
    "func_call": _call,
    "window_def": _window,
    "sort_by": _sort,
    "type_cast": _cast,
    "list": lambda node: _listed(node.items),
}
