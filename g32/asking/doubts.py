"""What is answered, and may not be what was meant: said beside the answer.

The names of columns are looked up in all views that are asked of, by their last word alone, unless
the statement calls something else so: what is said here refuses nothing.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _
from postgast import pg_query_pb2 as tree

from . import grammar
from .vocabulary import View, views

_ORDERED = {"<", "<=", ">", ">="}
_EQUAL, _UNLIKE = {"=", "~~", "IN"}, {"<>", "!~~"}
_KINDS = {
    *(tree.AEXPR_OP, tree.AEXPR_IN, tree.AEXPR_LIKE),
    *(tree.AEXPR_BETWEEN, tree.AEXPR_NOT_BETWEEN),
}
#: In which there are no capitals.
_KEYS = {"id", "search_key", "sort_key"}
_DATE = re.compile(r"(\.\./)?(\d{4}(-\d\d(-\d\d)?)?)([/~]|$)")
_ID = re.compile(r"[a-z0-9-]*")
_LETTER = re.compile(r"[^\W\d_]")
_PARAMETER = re.compile(r"(?<![\w:]):[a-z_]\w*", re.IGNORECASE)


def doubts(statement: Any, asked: Sequence[View], *, empty: bool) -> list[str]:
    """Return what may be amiss; `empty`: whether there is no row, which can be why.

    `asked`: the views that it asks of.
    """
    own = {each.name for each in grammar.of_kind(statement, "ResTarget")}
    columns = _Columns(asked, own)
    coalesced = grammar.of_kind(statement, "CoalesceExpr")
    minded = {each.location for one in coalesced for each in grammar.of_kind(one, "A_Expr")}
    found: list[str] = []
    wider: list[str] = []
    for each in grammar.of_kind(statement, "A_Expr"):
        for name, sign, other in _compared(each):
            found += columns.compared(name, sign, other)
            if empty and sign in _EQUAL and columns.is_of_words(name, other):
                wider.append(f"lower({name})")
        if each.name[0].string.sval == "||" and each.location not in minded:
            found += columns.joined([each.lexpr, each.rexpr])
    if wider:
        said = _(
            "Texts are compared letter by letter, with capitals and accents. Look wider: "
            "%(names)s LIKE '%%…%%', in small letters."
        )
        found.append(said % {"names": _(" or ").join(dict.fromkeys(wider))})
    if empty and any(map(_is_not_in, grammar.of_kind(statement, "BoolExpr"))):
        found.append(
            _("NOT IN finds nothing where it looks among what is not known: add IS NOT NULL there.")
        )
    return list(dict.fromkeys(found))


class _Columns:
    """The columns that can be asked of: the `dates` that can be of a month or a year, the `days` at
    their ends, the `codes` that a column can have, those that may `lack` a value, and of `words`.
    """

    def __init__(self, asked: Sequence[View], own: set[str]) -> None:
        every = [each for view in asked for each in view.columns if each.name not in own]
        self.names = {each.name for each in every}
        self.dates = self.names & _dates()
        self.days = {name for name in self.names if name.endswith(("_earliest", "_latest"))}
        self.lack = {each.name for each in every if each.lacks}
        self.codes: dict[str, dict[str, Any]] = {}
        for each in every:
            if each.codes:
                self.codes[each.name] = self.codes.get(each.name, {}) | each.codes
        told = {name for name in self.names if f"{name}_in_words" in self.names}
        ids = {name for name in self.names if name.endswith("_id")}
        self.words = self.names - told - ids - _KEYS
        self.named = {name for name in self.names if f"{name}_id" in self.names} | {"name"}

    def is_of_words(self, name: str, other: Any) -> bool:
        """Whether words are compared in which capitals count."""
        return name in self.words and bool(_LETTER.search(_text(other)))

    def joined(self, nodes: Sequence[Any]) -> Iterator[str]:
        """Go through what may be amiss with texts that are joined."""
        said = _("Where %(name)s is not filled in, nothing is left of ||: coalesce(%(name)s, '').")
        yield from (said % {"name": name} for name in map(_name, nodes) if name in self.lack)

    def compared(self, name: str, sign: str, other: Any) -> Iterator[str]:
        """Go through what may be amiss with a comparison of a column."""
        text = _text(other)
        if other.a_const.isnull:
            yield _("Nothing equals NULL. Write: IS NULL or IS NOT NULL.")
        if found := _PARAMETER.search(text):
            said = _("“%(name)s” between quotes is a text: write LIKE '%%' || %(name)s || '%%'.")
            yield said % {"name": found[0]}
        if _is_id(name) and _name(other) in self.named:
            said = _("“%(id)s” is an id and “%(name)s” is none. Compare an id with an id.")
            yield said % {"id": name, "name": _name(other)}
        if _is_id(name) and not _ID.fullmatch(text) and "~" not in sign:
            said = _("“%(text)s” is no id: those are in small letters, like %(id)s.")
            yield said % {"text": text, "id": slugify(text)}
        if sign in _UNLIKE and name in self.lack and text:
            said = _("What has no %(name)s is left out. To have it too: OR %(name)s IS NULL.")
            yield said % {"name": name}
        if name in self.dates and (sign in _ORDERED or "BETWEEN" in sign):
            yield self._of_date(name)
        elif "~" in sign and set("*?[").intersection(text) and not set("%_").intersection(text):
            yield _("In LIKE a %% stands for any letters and a _ for one, and no other sign.") % ()
        elif "~" not in sign and other.a_const.HasField("sval") and not found:
            yield from self._of_text(name, sign, text)

    def _of_date(self, name: str) -> str:
        said = _("“%(name)s” can be a month or a year, and is compared letter by letter.")
        days = _("%(name)s_earliest and %(name)s_latest are days.")
        year = _("Compare year(%(name)s).")
        return f"{said} {days if f'{name}_earliest' in self.names else year}" % {"name": name}

    def _of_text(self, name: str, sign: str, text: str) -> Iterator[str]:
        if not text and sign != "<>" and name in self.names:
            yield _("What is not filled in is no empty text. Write: IS NULL or IS NOT NULL.")
        if text and name in self.dates | self.days and not _is_date(text):
            said = _("“%(text)s” is no date as they stand here. Write: '2014-11-20'.")
            yield said % {"text": text}
        if text and text not in self.codes.get(name, {text: ""}):
            said = _("“%(text)s” is no code of “%(name)s”: %(codes)s. See also %(name)s_in_words.")
            yield said % {"text": text, "name": name, "codes": ", ".join(self.codes[name])}


def _dates() -> set[str]:
    """What a date is called of which the first and the last day stand beside it, in any view."""
    names = {each.name for view in views().values() for each in view.columns}
    return {name for name in names if f"{name}_earliest" in names}


def _is_date(text: str) -> bool:
    """Whether a text begins as dates are stored: with a year, a month or a day that there is."""
    found = _DATE.match(text)
    if not found:
        return False
    with suppress(ValueError):
        return bool(date.fromisoformat(f"{found[2]}-01-01"[:10]))
    return found[3] is not None and found[4] is None and found[3][1] > "1"  # a season


def _compared(expression: Any) -> Iterator[tuple[str, str, Any]]:
    """Go through the columns that are compared, each with the sign and what it is compared to."""
    if expression.kind not in _KINDS:
        return
    sign = str(expression.name[0].string.sval)
    if expression.kind == tree.AEXPR_IN:
        sign = "IN" if sign == "=" else "<>"
    elif expression.kind == tree.AEXPR_OP and sign not in {*_ORDERED, "=", "<>"}:
        return
    listed = expression.rexpr.list.items if expression.rexpr.HasField("list") else ()
    pairs = [(expression.lexpr, each) for each in listed or (expression.rexpr,)]
    for one, other in [*pairs, (expression.rexpr, expression.lexpr)]:
        if name := _name(one):
            yield name, sign, other


def _name(node: Any) -> str:
    """The name of a column; "" of anything else."""
    fields = node.column_ref.fields
    return str(fields[-1].string.sval) if fields and fields[-1].HasField("string") else ""


def _is_id(name: str) -> bool:
    """Whether a column of this name holds ids."""
    return name == "id" or name.endswith("_id")


def _text(node: Any) -> str:
    return str(node.a_const.sval.sval)


def _is_not_in(node: Any) -> bool:
    link = node.args[0].sub_link
    return bool(node.boolop == tree.NOT_EXPR and link.sub_link_type == tree.ANY_SUBLINK)
