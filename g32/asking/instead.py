"""What people write who know SQL from elsewhere, and what to write for it here."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from postgast import pg_query_pb2 as tree

TOP = _("Write at the end how many: LIMIT 5.")
FILLED_IN = _("Write :city for what is to be filled in: a colon, then a name.")
COMMENT = _("A comment stands behind two dashes: -- …")
_DAY = _("Write :op, which is the day of the page.")
DATE = _("A date is a text here. Write it between quotes: '2014-09-01'.")
_OF_DATE = _("Write: year(start) or month(start).")
_SUBSTR = _("Write: substr(name, 1, 4), which is four letters from the first on.")
_CASE = _("Write: CASE WHEN … THEN … ELSE … END.")
_COALESCE = _("Write: coalesce(a, b), which is the first of these that is known.")
CONTAINS = _("Write: name LIKE '%…%'.")
_DAYS = _("Write: days(start, until), which is how many days lie between.")
_ILIKE = _("Write: lower(name) LIKE '%…%'.")
TEXTS = _("Write: string_agg(name, ', ') or listing(name).")
_YES = _("Yes and no are texts here. Write: = 'yes' or = 'no'.")
_NUMBER = _(
    "A number that is a text stands between quotes: '5'. To reckon with such a text: "
    "CAST(… AS real)."
)
_YEAR = _("For the year of a date, write: year(start). For a whole date: '2014-09-01', in quotes.")
_RECKON = _(
    "For dates, write year(start) or days(start, until); for a text that is a number, "
    "CAST(… AS real)."
)

_JOINED = _(
    "To join texts, write: a || ' ' || b. For dates, write days(start, until); for a text that is "
    "a number, CAST(… AS real)."
)

_FUNCTIONS = {
    **dict.fromkeys(("substring", "mid"), _SUBSTR),
    "left": _("Write: substr(name, 1, 3), which is three letters from the first on."),
    "right": _("Write: substr(name, length(name) - 2), which is the last three letters."),
    **dict.fromkeys(("extract", "date_part", "datepart", "date_trunc", "to_char"), _OF_DATE),
    **dict.fromkeys(("strftime", "date_format"), _OF_DATE),
    **dict.fromkeys(("concat", "concat_ws"), _("Write: a || ' ' || b.")),
    **dict.fromkeys(("ifnull", "nvl", "nz", "isnull"), _COALESCE),
    **dict.fromkeys(("now", "today", "getdate", "curdate", "sysdate"), _DAY),
    **dict.fromkeys(("date", "to_date", "make_date", "datetime"), DATE),
    **dict.fromkeys(("datediff", "age", "julianday"), _DAYS),
    **dict.fromkeys(("len", "char_length", "character_length"), _("Write: length(name).")),
    **dict.fromkeys(("position", "instr", "strpos", "charindex", "contains"), CONTAINS),
    "SIMILAR TO": CONTAINS,
    **dict.fromkeys(("group_concat", "listagg", "array_agg"), TEXTS),
    **dict.fromkeys(("iif", "if", "decode"), _CASE),
    "top": TOP,
    "day": _("Write: substr(start, 9, 2), which is the day of a whole date."),
    **dict.fromkeys(("convert", "cint", "cstr", "val"), _("Write: CAST(… AS integer).")),
    "ucase": _("Write: upper(name)."),
    "lcase": _("Write: lower(name)."),
    "to_number": _("Write: CAST(… AS real)."),
}
_TYPES = {
    **dict.fromkeys(("date", "timestamp", "timestamptz", "datetime", "time", "timetz"), DATE),
    "interval": _DAYS,
    "bool": _YES,
    **dict.fromkeys(("varchar", "bpchar", "string"), _("Write: CAST(… AS text).")),
    **dict.fromkeys(("int2", "int", "tinyint", "signed"), _("Write: CAST(… AS integer).")),
    **dict.fromkeys(("double", "decimal", "money"), _("Write: CAST(… AS real).")),
}
_OPERATORS = {
    "==": _("Write: =."),
    **dict.fromkeys(("~~*", "!~~*", "~*", "!~*"), _ILIKE),
    **dict.fromkeys(("~", "!~"), CONTAINS),
    **dict.fromkeys(("@", "?"), FILLED_IN),
    **dict.fromkeys(("#", "//"), COMMENT),
    "&&": _("Write: AND."),
    "=<": _("Write: <=."),
    "&": _("Write: a || ' ' || b."),
}
#: By kind of node, by the name of a part of one, or of a value of it.
_PARTS = {
    "AEXPR_ILIKE": _ILIKE,
    "AEXPR_SIMILAR": CONTAINS,
    "A_ArrayExpr": _("Write: name IN ('…', '…')."),
    "MinMaxExpr": _CASE,
    "agg_order": _("The texts stand in order by themselves, from a to z."),
    "agg_within_group": TEXTS,
    "schemaname": _(
        "Write the name of a view alone. Which there are stands on the page where a question is "
        "written."
    ),
    "alias": _("What is joined has no name of its own: leave it out."),
    "typmods": _("Write the name of the type alone."),
    "LIMIT_OPTION_WITH_TIES": _("Write: LIMIT 10."),
}
#: What people write for a part that has no place of its own.
_CALLED = {
    "into_clause": "INTO",
    "locking_clause": "FOR",
    "lateral": "LATERAL",
    "agg_order": "ORDER BY",
    "agg_within_group": "WITHIN GROUP",
    "schemaname": ".",
    "LIMIT_OPTION_WITH_TIES": "WITH TIES",
    "InsertStmt": "INSERT",
    "UpdateStmt": "UPDATE",
    "DeleteStmt": "DELETE",
    "MergeStmt": "MERGE",
}
_DAYS_OF_SERVER = {
    *("SVFOP_CURRENT_DATE", "SVFOP_CURRENT_TIME", "SVFOP_CURRENT_TIME_N"),
    *("SVFOP_CURRENT_TIMESTAMP", "SVFOP_CURRENT_TIMESTAMP_N", "SVFOP_LOCALTIME"),
    *("SVFOP_LOCALTIME_N", "SVFOP_LOCALTIMESTAMP", "SVFOP_LOCALTIMESTAMP_N"),
}


def of_function(name: str) -> str:
    """Return what to write for a function of this name; "" where nothing comes near."""
    return str(_FUNCTIONS.get(name, ""))


def of_type(name: str) -> str:
    """The same for a type."""
    return str(_TYPES.get(name, ""))


def of_operator(sign: str) -> str:
    """The same for an operator."""
    return str(_OPERATORS.get(sign, ""))


def of_cast(type_name: str) -> str:
    """The same for text::type."""
    return of_type(type_name) or str(_("Write: CAST(… AS text)."))


def of_part(name: str, node: Any) -> str:
    """The same for a part of the tree, or a value in it, that stands in this node."""
    if name == "SQLValueFunction":
        told = tree.SQLValueFunctionOp.Name(node.op)
        return str(_DAY) if told in _DAYS_OF_SERVER else ""
    return str(_PARTS.get(name, ""))


def called(name: str) -> str:
    """Return what people write for a part; "" where that stands at its place."""
    return _CALLED.get(name, "")


def of_kind(node: Any, found: str, wanted: str, sign: str) -> str:
    """Return what to write for a value of one kind where another belongs, each as in `kinds`;
    `sign`: with which it is reckoned.
    """
    if "truth" in (found, wanted):
        told = "text" in (found, wanted) and not node.a_const.HasField("sval")
        return str(_YES) if told else ""
    if wanted == "text":
        return _of_number(node)
    if sign == "+":
        return str(_JOINED)
    return "" if node.HasField("a_const") else str(_RECKON)


def _of_number(node: Any) -> str:
    """Return what to write for a number where a text belongs."""
    if day := day_of(node)[0]:
        return str(_("A date is a text here. Write it between quotes: %s.") % f"'{day}'")
    if not node.HasField("a_const"):
        return str(_("Write: CAST(… AS text)."))
    if 1800 < node.a_const.ival.ival < 2200:
        return str(_YEAR)
    # 0 and 1 are no and yes elsewhere.
    is_bit = node.a_const.HasField("ival") and node.a_const.ival.ival in (0, 1)
    return f"{_YES} {_NUMBER}" if is_bit else str(_NUMBER)


def day_of(node: Any) -> tuple[str, Any]:
    """Return what was meant by 2010-01-01 or 20100101 without quotes, and the node in which that
    begins; "" and the node itself where it is no such thing.
    """
    numbers: list[int] = []
    first = node
    while first.a_expr.name and first.a_expr.name[0].string.sval == "-":
        numbers.insert(0, first.a_expr.rexpr.a_const.ival.ival)
        first = first.a_expr.lexpr
    numbers.insert(0, first.a_const.ival.ival)
    if len(numbers) == 1:
        return _day_in_digits(numbers[0]), node
    fine = len(numbers) in (2, 3) and all(0 < each <= 31 for each in numbers[1:])
    if not fine or not 1800 < numbers[0] < 2200:
        return "", node
    return "-".join([str(numbers[0]), *(f"{each:02}" for each in numbers[1:])]), first


def _day_in_digits(number: int) -> str:
    """Return which day 20100101 is; "" for what is none."""
    try:
        day = date.fromisoformat(str(number)) if 1800_00_00 < number < 2200_00_00 else None
    except ValueError:
        return ""
    return day.isoformat() if day else ""
