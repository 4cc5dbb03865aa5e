"""Of what kind an expression is, and what has to be put in for that in the tree.

A number that is joined with a text becomes one, a text that is cast to a number is read as one, and
what counts is made whole: so both engines do the same with it.
"""

from collections.abc import Callable, Iterable
from typing import Any

from postgast import pg_query_pb2 as tree

from . import grammar, windows
from .casts import cast, given_to, neither
from .functions import COUNTING, INNER, SIGNATURES
from .kinds import LETTERS, Kind, amiss, is_number, of_constant, of_type, together
from .numbers import RECKONED, SUMMED
from .refusals import Refusal, Wrong

_SIGNATURES = SIGNATURES | INNER
_LISTS = {tree.AEXPR_IN, tree.AEXPR_BETWEEN, tree.AEXPR_NOT_BETWEEN}


class Kinds:
    """Works out the kinds of expressions within a statement.

    `column`: tells the kind of a column; `query`: those of the columns of a query inside.
    `filled_in`: by number of a parameter what kind it is, as far as something says so; `texts`:
    the places of constants that could have been something else. `windows`: those that can be named.
    """

    def __init__(
        self,
        column: Callable[[Any], Kind],
        query: Callable[[Any], list[Kind]],
        filled_in: dict[int, Kind],
        texts: set[int],
    ) -> None:
        self._column = column
        self._query = query
        self.windows: dict[str, Any] = {}
        self.filled_in = filled_in
        self._texts = texts

    def of(self, node: Any) -> Kind:
        """Return the kind. Raises `Refusal`, also about anything in it."""
        which = node.WhichOneof("node")
        own = getattr(node, which)
        if which == "column_ref":
            return self._column(own)
        if which == "a_const":
            return Kind.TEXT if own.location in self._texts else of_constant(own)
        if which == "param_ref":
            found = self.filled_in.get(own.number, Kind.OPEN)
            return Kind.NUMBER if found is Kind.COUNT else found
        kind: Kind = getattr(self, f"_{which}")(own)
        return kind

    def wanted(self, node: Any, kind: Kind) -> Kind:
        """Refuse what is not of this kind; what is open becomes so. Return its own."""
        return self.become(node, self.of(node), kind)

    def become(self, node: Any, found: Kind, kind: Kind) -> Kind:
        """The same of what is found to be of a kind."""
        if found is Kind.OPEN is not kind:
            self._settle(node, kind)
            settled = self.of(node)  # "2.5" beside a whole number is a fraction
            return kind if settled is Kind.OPEN else settled
        if found.beside(kind) is None:
            raise amiss(node, found, kind)
        return found

    def alike(self, nodes: Iterable[Any], *, same: bool = False) -> Kind:
        """Refuse what is not all of one kind; return it. `same`: each may stand for the others, so
        that one fraction makes fractions of all.
        """
        pairs = [(each, self.of(each)) for each in nodes]
        kind = together(found for _node, found in pairs)
        pairs = [(node, self.become(node, found, kind)) for node, found in pairs]
        kind = together(found for _node, found in pairs)
        for node, found in pairs:
            if same and (found, kind) == (Kind.NUMBER, Kind.FRACTION):
                cast(node, "numeric")
        return kind

    def _settle(self, node: Any, kind: Kind) -> None:
        """Make what is open of this kind: a number is written as one."""
        for each in _stand_for(node):
            self.wanted(each, kind)
        if node.HasField("param_ref"):
            if kind is Kind.TRUTH:
                raise amiss(node, Kind.TEXT, kind)
            number = Kind.NUMBER if kind is Kind.FRACTION else kind
            self.filled_in.setdefault(node.param_ref.number, number)
        elif node.HasField("a_const"):
            self._settle_constant(node, kind)

    def _settle_constant(self, node: Any, kind: Kind) -> None:
        """Keep what it is: else all around it would be worked out once more, each time anew."""
        if node.a_const.isnull and kind is Kind.TRUTH:
            neither(node)
        elif node.a_const.isnull:
            cast(node, "text" if kind is Kind.TEXT else "int8")
        elif kind is Kind.TEXT:
            self._texts.add(node.a_const.location)
        elif node.a_const.HasField("sval"):
            self._to_number(node, kind)

    def _to_number(self, node: Any, kind: Kind) -> None:
        if kind is Kind.TRUTH or not is_number(node.a_const):
            raise amiss(node, Kind.TEXT, kind)
        node.a_const.fval.fval = node.a_const.sval.sval.strip().lstrip("+")

    def _a_expr(self, node: Any) -> Kind:
        sign = node.name[0].string.sval
        if node.kind in _LISTS:
            self.alike([node.lexpr, *node.rexpr.list.items], same=True)
        elif node.kind == tree.AEXPR_LIKE:
            self.wanted(node.lexpr, Kind.TEXT)
            self.wanted(node.rexpr, Kind.TEXT)
        elif node.kind == tree.AEXPR_NULLIF:
            return self.alike([node.lexpr, node.rexpr], same=True)
        elif sign in RECKONED:
            return self._reckoned(node, sign)
        elif sign == "||":
            for each in (node.lexpr, node.rexpr):
                self._as_text(each)
            return Kind.TEXT
        else:
            self.alike([node.lexpr, node.rexpr], same=True)
        return Kind.TRUTH

    def _reckoned(self, node: Any, sign: str) -> Kind:
        operands = [node.lexpr] if node.HasField("lexpr") else []
        found = {self._reckonable(each, sign) for each in (*operands, node.rexpr)}
        if Kind.FRACTION not in found:
            return Kind.NUMBER
        if sign == "/" and not node.lexpr.HasField("type_cast"):
            # SQLite may have some of its values as whole ones.
            cast(node.lexpr, "numeric")
        return Kind.FRACTION

    def _reckonable(self, node: Any, sign: str) -> Kind:
        """Refuse what is no number; beside a plus, a text may be meant to be joined."""
        found = self.of(node)
        words = node.a_const.HasField("sval") and not is_number(node.a_const)
        if found is Kind.TEXT or words:
            raise amiss(node, Kind.TEXT, Kind.NUMBER, sign)
        return self.become(node, found, Kind.NUMBER)

    def _as_text(self, node: Any) -> None:
        """Let a number be joined with a text."""
        found = self.of(node)
        if found in (Kind.NUMBER, Kind.FRACTION):
            given_to("written", node)
        else:
            self.become(node, found, Kind.TEXT)

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
        if (self.wanted(node.testexpr, found[0]), *found) == (Kind.NUMBER, Kind.FRACTION):
            cast(node.testexpr, "numeric")
        return Kind.TRUTH

    def _case_expr(self, node: Any) -> Kind:
        whens = [each.case_when.expr for each in node.args]
        if node.HasField("arg"):
            self.alike([node.arg, *whens], same=True)
        else:
            for each in whens:
                self.wanted(each, Kind.TRUTH)
        return self.alike(_results(node), same=True)

    def _coalesce_expr(self, node: Any) -> Kind:
        return self.alike(node.args, same=True)

    def _type_cast(self, node: Any) -> Kind:
        found, kind = self.of(node.arg), of_type(node.type_name)
        if node.arg.a_const.isnull:
            return kind
        if found is Kind.TRUTH:
            raise amiss(node.arg, found, kind)
        if found is Kind.OPEN:
            self.wanted(node.arg, kind)
        elif found is Kind.TEXT is not kind:
            given_to("number", node.arg)
        elif kind is Kind.TEXT is not found:
            given_to("written", node.arg)
        if kind is Kind.NUMBER:
            given_to("whole", node.arg)
        return kind

    def _func_call(self, node: Any) -> Kind:
        name = grammar.function_name(node)
        if name == grammar.LIKE_ESCAPE:
            for each in node.args:
                self.wanted(each, Kind.TEXT)
            return Kind.TEXT
        own = self._given(node, name)
        if node.HasField("agg_filter"):
            self.wanted(node.agg_filter, Kind.TRUTH)
        if node.HasField("over"):
            self.window(node.over)
        gives = _SIGNATURES[name].gives
        return own if gives == "=" else LETTERS[gives]

    def _given(self, node: Any, name: str) -> Kind:
        """Look at what a function is given; return the kind of the first."""
        signature = _SIGNATURES[name]
        own = self.alike(_own(node), same=True)
        if own is Kind.TRUTH and signature.aggregate and signature.gives == "=":
            raise amiss(node.args[0], own, Kind.NUMBER)
        for at, (each, letter) in enumerate(zip(node.args, signature.given, strict=False)):
            if letter == "n" and name in COUNTING:
                self.count(each)
            elif letter in LETTERS:
                found = self.wanted(each, LETTERS[letter])
                own = own if at else found
                if letter == "n" and at:
                    given_to("whole", each)
                elif name in SUMMED and found is Kind.FRACTION and not each.HasField("type_cast"):
                    cast(each, "numeric")
        return own

    def count(self, node: Any) -> None:
        """Refuse what is no whole number, written out or filled in."""
        if node.HasField("param_ref"):
            self.filled_in[node.param_ref.number] = Kind.COUNT
        elif not (node.a_const.HasField("ival") and node.a_const.ival.ival >= 0):
            raise Refusal(Wrong.COUNT, position=grammar.place_of(node))

    def window(self, node: Any) -> None:
        """Look at all that a window is made of."""
        for each in node.partition_clause:
            self.of(each)
        by = [self.of(each) for each in windows.order(node, self.windows)]
        windows.check_frame(node, by, self._counts)

    def _counts(self, node: Any, kind: Kind) -> Kind:
        """Make what is written out or filled in of this kind; return which it is then."""
        if node.HasField("param_ref") and kind is Kind.COUNT:
            self.filled_in[node.param_ref.number] = kind
        return self.wanted(node, Kind.NUMBER)


def _results(node: Any) -> list[Any]:
    found = [each.case_when.result for each in node.args]
    return [*found, node.defresult] if node.HasField("defresult") else found


def _own(call: Any) -> list[Any]:
    """What a function is given of which it gives one."""
    letters = _SIGNATURES[grammar.function_name(call)].given
    return [each for each, letter in zip(call.args, letters, strict=False) if letter in "*="]


def _stand_for(node: Any) -> list[Any]:
    """What an expression gives one of, of whatever kind that is."""
    if node.HasField("case_expr"):
        return _results(node.case_expr)
    if node.HasField("coalesce_expr"):
        return list(node.coalesce_expr.args)
    if node.HasField("func_call"):
        return _own(node.func_call)
    return [node.a_expr.lexpr, node.a_expr.rexpr] if node.HasField("a_expr") else []
