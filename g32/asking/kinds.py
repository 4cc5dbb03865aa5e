"""What kind of value an expression gives: a number, a text, or whether something is so.

PostgreSQL compares no text with a number, SQLite does so without a word, and both put a text that
is written out or filled in to whatever it stands beside. Here all that is decided before either is
asked: what stands beside a number is a number, what cannot be is refused.
"""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _
from postgast import pg_query_pb2 as tree

from . import grammar
from .functions import SIGNATURES
from .refusals import Refusal, Wrong

_NUMBER = re.compile(r"[+-]?(\d{1,18}|\d{0,15}\.\d{1,15})", re.ASCII)
_COUNT = re.compile(r"\d{1,18}", re.ASCII)
_ARITHMETIC = {"+", "-", "*", "/", "%"}


class Kind(StrEnum):
    """A kind of value; that of a text that is written out or filled in is open at first.

    A count is a whole number that is filled in.
    """

    TEXT = "text"
    NUMBER = "number"
    COUNT = "count"
    TRUTH = "truth"
    OPEN = "open"


#: Which kind a letter of a signature is; "=" is the same as the first.
_LETTERS = {"t": Kind.TEXT, "n": Kind.NUMBER}
_SAID = {Kind.TEXT: _("a text"), Kind.NUMBER: _("a number"), Kind.TRUTH: _("a condition")}


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
            return self.filled_in.get(own.number, Kind.OPEN)
        kind: Kind = getattr(self, f"_{which}")(own)
        return kind

    def wanted(self, node: Any, kind: Kind) -> Kind:
        """Refuse what is not of this kind; what is open becomes so."""
        found = self.of(node)
        if kind is Kind.OPEN:
            return found
        if found is Kind.OPEN:
            self._settle(node, kind)
        elif found is not kind:
            raise _amiss(node, found, kind)
        return kind

    def alike(self, nodes: Iterable[Any]) -> Kind:
        """Refuse what is not all of one kind; return it."""
        nodes = list(nodes)
        kinds = [self.of(each) for each in nodes]
        kind = next((each for each in kinds if each is not Kind.OPEN), Kind.OPEN)
        for each in nodes:
            self.wanted(each, kind)
        return kind

    def _settle(self, node: Any, kind: Kind) -> None:
        """Make what is open of this kind: a number is written as one."""
        which = node.WhichOneof("node")
        if which == "param_ref":
            self.filled_in.setdefault(node.param_ref.number, kind)
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
        if kind is Kind.NUMBER:
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
        elif sign in _ARITHMETIC:
            for each in ([node.lexpr] if node.HasField("lexpr") else []) + [node.rexpr]:
                self.wanted(each, Kind.NUMBER)
            return Kind.NUMBER
        elif sign == "||":
            for each in (node.lexpr, node.rexpr):
                self._as_text(each)
            return Kind.TEXT
        else:
            self.alike([node.lexpr, node.rexpr])
        return Kind.TRUTH

    def _as_text(self, node: Any) -> None:
        """Let a number be joined with a text."""
        if self.of(node) is Kind.NUMBER:
            name = tree.TypeName(names=[tree.Node(string=tree.String(sval="text"))], typemod=-1)
            node.CopyFrom(tree.Node(type_cast=tree.TypeCast(arg=node, type_name=name)))
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
        elif (found, kind) == (Kind.TEXT, Kind.NUMBER):
            read = tree.FuncCall(args=[node.arg])
            read.funcname.add().string.sval = "number"
            node.arg.CopyFrom(tree.Node(func_call=read))
        return kind

    def _func_call(self, node: Any) -> Kind:
        name = grammar.function_name(node)
        if name == grammar.LIKE_ESCAPE:
            for each in node.args:
                self.wanted(each, Kind.TEXT)
            return Kind.TEXT
        letters, gives = SIGNATURES[name][:2]
        first = Kind.OPEN
        for at, (each, letter) in enumerate(zip(node.args, letters, strict=False)):
            kind = first if letter == "=" else _LETTERS.get(letter, Kind.OPEN)
            found = self.wanted(each, kind) if kind is not Kind.OPEN else self.of(each)
            first = first if at else found
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


def _kind_of(type_name: Any) -> Kind:
    return Kind.TEXT if type_name.names[-1].string.sval == "text" else Kind.NUMBER


def _constant(node: Any) -> Kind:
    if node.HasField("boolval"):
        return Kind.TRUTH
    return Kind.NUMBER if node.HasField("ival") or node.HasField("fval") else Kind.OPEN


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
