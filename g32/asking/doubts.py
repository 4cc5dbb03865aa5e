"""What is answered, and may not be what was meant: said beside the answer.

The names of columns are looked up in all views that are asked of, by their last word alone: what is
said here refuses nothing.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from postgast import pg_query_pb2 as tree

from . import grammar
from .vocabulary import View

_ORDERED = {"<", "<=", ">", ">="}
_COMPARED = _ORDERED | {"=", "<>"}
_DATE = re.compile(r"(\.\./)?\d{4}([-/~]|$)")
_LETTER = re.compile(r"[^\W\d_]")
_PARAMETER = re.compile(r"(?<![\w:]):[a-z_]\w*", re.IGNORECASE)


def doubts(statement: Any, asked: Sequence[View], *, empty: bool) -> list[str]:
    """Return what may be amiss; `empty`: whether there is no row, which can be why.

    `asked`: the views that it asks of.
    """
    found = [_in_quotes(each) for each in grammar.of_kind(statement, "String")]
    columns = _Columns(asked)
    for each in grammar.of_kind(statement, "A_Expr"):
        found += columns.of(each)
        if empty and columns.of_words(each):
            found.append(
                _("Capitals and accents count. Compare lower(name), or search_key, without either.")
            )
    if empty and any(map(_is_not_in, grammar.of_kind(statement, "BoolExpr"))):
        found.append(
            _("NOT IN finds nothing where it looks among what is not known: add IS NOT NULL there.")
        )
    return [each for each in dict.fromkeys(found) if each]


class _Columns:
    """The columns that can be asked of: the `dates` that can be of a month or a year, the `days` at
    their ends, and the `codes` that a column can have.
    """

    def __init__(self, asked: Sequence[View]) -> None:
        names = {each.name for view in asked for each in view.columns}
        self.dates = {name for name in names if f"{name}_earliest" in names}
        self.days = {name for name in names if name.endswith(("_earliest", "_latest"))}
        self.codes: dict[str, dict[str, Any]] = {}
        for each in (each for view in asked for each in view.columns if each.codes):
            self.codes[each.name] = self.codes.get(each.name, {}) | each.codes

    def of(self, expression: Any) -> Iterator[str]:
        """Go through what may be amiss with a comparison."""
        sign = expression.name[0].string.sval
        between = expression.kind in (tree.AEXPR_BETWEEN, tree.AEXPR_NOT_BETWEEN)
        like = expression.kind == tree.AEXPR_LIKE
        for name, other in _compared(expression):
            text = _text(other)
            if other.a_const.isnull and not like:
                yield _("Nothing equals NULL. Write: IS NULL or IS NOT NULL.")
            if name in self.dates and (between or sign in _ORDERED):
                yield _(
                    "“%(name)s” can be a month or a year, and is compared letter by letter. "
                    "%(name)s_earliest and %(name)s_latest are days."
                ) % {"name": name}
            if like:
                if "*" in text and "%" not in text:
                    yield _("In LIKE a %% stands for any letters, and no *.") % ()
            elif other.a_const.HasField("sval"):
                yield self._of_text(name, text)

    def of_words(self, expression: Any) -> bool:
        """Whether it compares words, in which capitals count."""
        told = self.dates | self.days | self.codes.keys()
        return any(
            _LETTER.search(_text(other)) and name not in told
            for name, other in _compared(expression)
        )

    def _of_text(self, name: str, text: str) -> str:
        """What may be amiss with a text to which a column is compared."""
        if not text:
            return _("What is not filled in is no empty text. Write: IS NULL or IS NOT NULL.")
        if name in self.dates | self.days and not _DATE.match(text):
            return _("“%(text)s” is no date as they stand here. Write: '2014-11-20'.") % {
                "text": text
            }
        if text in self.codes.get(name, {text: ""}):
            return ""
        codes = ", ".join(self.codes[name])
        return _(
            "“%(text)s” is no code of “%(name)s”: %(codes)s. Its words are in %(name)s_in_words."
        ) % {"text": text, "name": name, "codes": codes}


def _compared(expression: Any) -> Iterator[tuple[str, Any]]:
    """Go through the columns that are compared, each with what it is compared to."""
    reckons = expression.kind == tree.AEXPR_OP and expression.name[0].string.sval not in _COMPARED
    if reckons or expression.kind == tree.AEXPR_NULLIF:
        return
    listed = expression.rexpr.list.items if expression.rexpr.HasField("list") else ()
    pairs = [(expression.lexpr, each) for each in listed or (expression.rexpr,)]
    for one, other in [*pairs, (expression.rexpr, expression.lexpr)]:
        if one.HasField("column_ref") and one.column_ref.fields[-1].HasField("string"):
            yield str(one.column_ref.fields[-1].string.sval), other


def _text(node: Any) -> str:
    return str(node.a_const.sval.sval)


def _in_quotes(node: Any) -> str:
    found = _PARAMETER.search(node.sval)
    if not found:
        return ""
    return _(
        "“%(name)s” between quotes is a text. Write it without: name LIKE '%%' || %(name)s || '%%'."
    ) % {"name": found[0]}


def _is_not_in(node: Any) -> bool:
    link = node.args[0].sub_link
    return bool(node.boolop == tree.NOT_EXPR and link.sub_link_type == tree.ANY_SUBLINK)
