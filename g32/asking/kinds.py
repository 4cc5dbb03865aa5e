"""What kind of value an expression gives: a number, a text, or whether something is so.

PostgreSQL compares no text with a number, SQLite does so without a word, and both put a text that
is written out or filled in to whatever it stands beside. Here all that is decided before either is
asked: what stands beside a number is a number, what cannot be is refused.
"""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from math import isfinite
from typing import Any

from django.utils.translation import gettext_lazy as _
from postgast import pg_query_pb2 as tree

from . import grammar
from .functions import INNER, SIGNATURES
from .numbers import RECKONED, is_whole
from .refusals import Refusal, Wrong

_NUMBER = re.compile(r"[+-]?(\d{1,18}|\d{0,15}\.\d{1,15})", re.ASCII)
_COUNT = re.compile(r"\d{1,18}", re.ASCII)
_DECIMAL = re.compile(r"-?(\d+|\d*\.\d+|\d+\.)([eE][+-]?\d+)?", re.ASCII)
_SIGNATURES = SIGNATURES | INNER


class Kind(StrEnum):
    """A kind of value; that of a text that is written out or filled in is open at first.

    A number is a whole one, unless it is a fraction (or what is filled in has one): of 7 / 2 and
    7 / 2.0 something else comes. A count is a whole number that is filled in.
    """

    TEXT = "text"
    NUMBER = "number"
    FRACTION = "fraction"
    COUNT = "count"
    TRUTH = "truth"
    OPEN = "open"

    def beside(self, other: "Kind") -> "Kind | None":
        """Return of what kind both are together; None where they are not of one."""
        if Kind.OPEN in (self, other):
            return other if self is Kind.OPEN else self
        if {self, other} == {Kind.NUMBER, Kind.FRACTION}:
            return Kind.FRACTION
        return self if self is other else None


#: Which kind a letter of a signature is; "=" is the same as the first.
_LETTERS = {"t": Kind.TEXT, "n": Kind.NUMBER, "f": Kind.FRACTION}
_SAID = {
    Kind.TEXT: _("a text"),
    **dict.fromkeys((Kind.NUMBER, Kind.FRACTION), _("a number")),
    Kind.TRUTH: _("a condition"),
}


class Kinds:
    """Works out the kinds of expressions within a statement.

    `column`: tells the kind of a column; `query`: those of the columns of a query inside.
    `filled_in`: by number of a parameter what kind it is, as far as something says so.
    """

    def __init__(
        self,
        column: Callable[[Any], Kind],
        query: Callable[[Any], list[Kind]],
        filled_in: dict[int, Kind],
    ) -> None:
        self._column = column
        self._query = query
        self.filled_in = filled_in

    def of(self, node: Any) -> Kind:
        """Return the kind. Raises `Refusal`, also about anything in it."""
        which = node.WhichOneof("node")
        own = getattr(node, which)
        if which == "column_ref":
            return self._column(own)
        if which == "a_const":
            return _constant(own)
        if which == "param_ref":
            found = self.filled_in.get(own.number, Kind.OPEN)
            return Kind.NUMBER if found is Kind.COUNT else found
        kind: Kind = getattr(self, f"_{which}")(own)
        return kind

    def wanted(self, node: Any, kind: Kind) -> Kind:
        """Refuse what is not of this kind; what is open becomes so. Return its own."""
        found = self.of(node)
        if found is Kind.OPEN is not kind:
            self._settle(node, kind)
            return kind
        if found.beside(kind) is None:
            raise _amiss(node, found, kind)
        return found

    def alike(self, nodes: Iterable[Any]) -> Kind:
        """Refuse what is not all of one kind; return it."""
        nodes, kind = list(nodes), Kind.OPEN
        for each in nodes:
            kind = self.of(each).beside(kind) or kind
        for each in nodes:
            self.wanted(each, kind)
        return kind

    def _settle(self, node: Any, kind: Kind) -> None:
        """Make what is open of this kind: a number is written as one."""
        which = node.WhichOneof("node")
        if which == "param_ref":
            number = Kind.NUMBER if kind is Kind.FRACTION else kind
            self.filled_in.setdefault(node.param_ref.number, number)
        elif which == "case_expr":
            for each in _results(node.case_expr):
                self.wanted(each, kind)
        elif which == "coalesce_expr":
            for each in node.coalesce_expr.args:
                self.wanted(each, kind)
        elif which == "a_const" and node.a_const.HasField("sval") and kind is not Kind.TEXT:
            self._to_number(node, kind)

    def _to_number(self, node: Any, kind: Kind) -> None:
        written = node.a_const.sval.sval.strip()
        if kind is Kind.TRUTH or not _NUMBER.fullmatch(written):
            raise _amiss(node, Kind.TEXT, kind)
        node.a_const.fval.fval = written.lstrip("+")

    def _a_expr(self, node: Any) -> Kind:
        sign = node.name[0].string.sval
        if node.kind in _LISTS:
            self.alike([node.lexpr, *node.rexpr.list.items])
        elif node.kind == tree.AEXPR_LIKE:
            self.wanted(node.lexpr, Kind.TEXT)
            self.wanted(node.rexpr, Kind.TEXT)
        elif node.kind == tree.AEXPR_NULLIF:
            return self.alike([node.lexpr, node.rexpr])
        elif sign in RECKONED:
            return self._reckoned(node, sign)
        elif sign == "||":
            for each in (node.lexpr, node.rexpr):
                self._as_text(each)
            return Kind.TEXT
        else:
            self.alike([node.lexpr, node.rexpr])
        return Kind.TRUTH

    def _reckoned(self, node: Any, sign: str) -> Kind:
        operands = [node.lexpr] if node.HasField("lexpr") else []
        found = {self.wanted(each, Kind.NUMBER) for each in (*operands, node.rexpr)}
        if Kind.FRACTION not in found:
            return Kind.NUMBER
        if sign == "/" and not node.lexpr.HasField("type_cast"):
            # What is whole in one row and a fraction in another is that in all.
            _cast(node.lexpr, "numeric")
        return Kind.FRACTION

    def _as_text(self, node: Any) -> None:
        """Let a number be joined with a text."""
        if self.of(node) in (Kind.NUMBER, Kind.FRACTION):
            _cast(node, "text")
        self.wanted(node, Kind.TEXT)

    def _bool_expr(self, node: Any) -> Kind:
        for each in node.args:
            self.wanted(each, Kind.TRUTH)
        return Kind.TRUTH

    def _null_test(self, node: Any) -> Kind:
        self.of(node.arg)
        return Kind.TRUTH

    def _boolean_test(self, node: Any) -> Kind:
        return self.wanted(node.arg, Kind.TRUTH)

    def _sub_link(self, node: Any) -> Kind:
        found = self._query(node.subselect.select_stmt)
        if node.sub_link_type == tree.EXISTS_SUBLINK:
            return Kind.TRUTH
        if len(found) != 1:
            raise Refusal(Wrong.ONE_COLUMN, position=node.location)
        if node.sub_link_type == tree.EXPR_SUBLINK:
            return found[0]
        self.wanted(node.testexpr, found[0])
        return Kind.TRUTH

    def _case_expr(self, node: Any) -> Kind:
        whens = [each.case_when.expr for each in node.args]
        if node.HasField("arg"):
            self.alike([node.arg, *whens])
        else:
            for each in whens:
                self.wanted(each, Kind.TRUTH)
        return self.alike(_results(node))

    def _coalesce_expr(self, node: Any) -> Kind:
        return self.alike(node.args)

    def _type_cast(self, node: Any) -> Kind:
        found, kind = self.of(node.arg), _kind_of(node.type_name)
        if found is Kind.TRUTH:
            raise _amiss(node.arg, found, kind)
        if found is Kind.OPEN:
            self.wanted(node.arg, kind)
        elif found is Kind.TEXT is not kind:
            _given_to("number", node.arg)
        elif kind is Kind.TEXT is not found:
            _given_to("written", node.arg)
        if kind is Kind.NUMBER:
            _given_to("whole", node.arg)
        return kind

    def _func_call(self, node: Any) -> Kind:
        name = grammar.function_name(node)
        if name == grammar.LIKE_ESCAPE:
            for each in node.args:
                self.wanted(each, Kind.TEXT)
            return Kind.TEXT
        letters, gives, _least, aggregate, _alone = _SIGNATURES[name]
        first = Kind.OPEN
        for at, (each, letter) in enumerate(zip(node.args, letters, strict=False)):
            kind = first if letter == "=" else _LETTERS.get(letter, Kind.OPEN)
            found = self.wanted(each, kind)
            if found is Kind.TRUTH and aggregate and gives == "=":
                raise _amiss(each, found, Kind.NUMBER)
            if not at or letter == "=":
                first = found.beside(first) or found
            if letter == "n" and (at or name == "ntile"):
                _given_to("whole", each)
        if node.HasField("agg_filter"):
            self.wanted(node.agg_filter, Kind.TRUTH)
        if node.HasField("over"):
            self.window(node.over)
        return first if gives == "=" else _LETTERS[gives]

    def window(self, node: Any) -> None:
        """Look at all that a window is made of."""
        for each in node.partition_clause:
            self.of(each)
        for each in node.order_clause:
            self.of(each.sort_by.node)
        for part in ("start_offset", "end_offset"):
            if node.HasField(part):
                self.wanted(getattr(node, part), Kind.NUMBER)


_LISTS = {tree.AEXPR_IN, tree.AEXPR_BETWEEN, tree.AEXPR_NOT_BETWEEN}


_KINDS = {"text": Kind.TEXT, "int4": Kind.NUMBER, "int8": Kind.NUMBER}


def _kind_of(type_name: Any) -> Kind:
    return _KINDS.get(type_name.names[-1].string.sval, Kind.FRACTION)


def _constant(node: Any) -> Kind:
    if node.HasField("boolval"):
        return Kind.TRUTH
    if node.HasField("fval"):
        return _read(node)
    return Kind.NUMBER if node.HasField("ival") else Kind.OPEN


def _read(node: Any) -> Kind:
    """Return the kind of a number that the parser leaves as it is written."""
    written = node.fval.fval
    if not _DECIMAL.fullmatch(written):  # 0xff, 1_000
        raise Refusal(Wrong.CONSTRUCT, word=written, position=node.location)
    if not isfinite(float(written)):
        raise Refusal(Wrong.LARGE, position=node.location)
    return Kind.NUMBER if is_whole(written) else Kind.FRACTION


def _cast(node: Any, name: str) -> None:
    """Make it of this type."""
    type_name = tree.TypeName(names=[tree.Node(string=tree.String(sval=name))], typemod=-1)
    node.CopyFrom(tree.Node(type_cast=tree.TypeCast(arg=node, type_name=type_name)))


def _given_to(name: str, node: Any) -> None:
    """Make it what a function gives for it, once."""
    if not (node.HasField("func_call") and grammar.function_name(node.func_call) == name):
        call = tree.FuncCall(args=[node])
        call.funcname.add().string.sval = name
        node.CopyFrom(tree.Node(func_call=call))


def _results(node: Any) -> list[Any]:
    found = [each.case_when.result for each in node.args]
    return [*found, node.defresult] if node.HasField("defresult") else found


def _amiss(node: Any, found: Kind, wanted: Kind) -> Refusal:
    place = getattr(getattr(node, node.WhichOneof("node")), "location", 0)
    hint = _("Write: CAST(… AS text).") if (found, wanted) == (Kind.NUMBER, Kind.TEXT) else ""
    return Refusal(
        Wrong.KIND, position=place, hint=str(hint), found=_SAID[found], wanted=_SAID[wanted]
    )


def unwritable(text: str) -> int | None:
    """Return where a character stands that no text of a database can hold; None for nowhere."""
    found = re.search("[\0\ud800-\udfff]", text)
    return found.start() if found else None


def filled_in(name: str, given: str, kind: Kind) -> Any:
    """Return what is filled in as what it is. Raises `Refusal`."""
    if unwritable(given) is not None:
        raise Refusal(Wrong.CHARACTER)
    if kind not in (Kind.NUMBER, Kind.COUNT):
        return given
    if not (_NUMBER if kind is Kind.NUMBER else _COUNT).fullmatch(given.strip()):
        raise Refusal(Wrong.NUMBER, word=name)
    return float(given) if "." in given else int(given)
