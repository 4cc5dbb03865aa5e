"""What kind of value an expression gives: a number, a text, or whether something is so.

PostgreSQL compares no text with a number, SQLite does so without a word, and both put a text that
is written out or filled in to whatever it stands beside. Here all that is decided before either is
asked: what stands beside a number is a number, what cannot be is refused.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from math import isfinite
from typing import Any

from django.utils.translation import gettext_lazy as _

from . import instead
from .numbers import is_whole
from .refusals import Refusal, Wrong

NUMBER = re.compile(r"[+-]?(\d{1,18}|\d{0,15}\.\d{1,15})", re.ASCII)
_COUNT = re.compile(r"\d{1,18}", re.ASCII)
_DECIMAL = re.compile(r"-?(\d+|\d*\.\d+|\d+\.)([eE][+-]?\d+)?", re.ASCII)


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
LETTERS = {"t": Kind.TEXT, "n": Kind.NUMBER, "f": Kind.FRACTION}
_SAID = {
    Kind.TEXT: _("a text"),
    **dict.fromkeys((Kind.NUMBER, Kind.FRACTION), _("a number")),
    Kind.TRUTH: _("a condition"),
}
_OF_TYPE = {"text": Kind.TEXT, "int4": Kind.NUMBER, "int8": Kind.NUMBER}


def of_type(type_name: Any) -> Kind:
    """Return the kind of what is cast to a type."""
    return _OF_TYPE.get(type_name.names[-1].string.sval, Kind.FRACTION)


def together(kinds: Iterable[Kind]) -> Kind:
    """Return the kind of all; where they are not of one, of the first."""
    together = Kind.OPEN
    for each in kinds:
        together = together.beside(each) or together
    return together


def of_constant(node: Any) -> Kind:
    """Return the kind of what is written out. Raises `Refusal`."""
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
    too_small = not float(written) and re.search("^[^eE]*[1-9]", written)
    if too_small or not isfinite(float(written)):
        raise Refusal(Wrong.LARGE, position=node.location)
    return Kind.NUMBER if is_whole(written) else Kind.FRACTION


def is_number(text: Any) -> bool:
    """Whether what is written out between quotes can stand for a number."""
    return NUMBER.fullmatch(text.sval.sval.strip()) is not None


def amiss(node: Any, found: Kind, wanted: Kind, sign: str = "") -> Refusal:
    """Return the refusal of what is of another kind than is wanted there; `sign`: with which it is
    reckoned.
    """
    _day, first = instead.day_of(node)
    place = getattr(getattr(first, first.WhichOneof("node")), "location", 0)
    hint = instead.of_kind(node, found, wanted, sign)
    return Refusal(Wrong.KIND, position=place, hint=hint, found=_SAID[found], wanted=_SAID[wanted])


def unwritable(text: str) -> int | None:
    """Return where a character stands that no text of a database can hold; None for nowhere."""
    found = re.search("[\0\ud800-\udfff]", text)
    return found.start() if found else None


def filled_in(name: str, given: str, kind: Kind) -> Any:
    """Return what is filled in as what it is. Raises `Refusal`."""
    if unwritable(given) is not None:
        raise Refusal(Wrong.CHARACTER)
    if kind not in (Kind.NUMBER, Kind.FRACTION, Kind.COUNT):
        return given
    if not (_COUNT if kind is Kind.COUNT else NUMBER).fullmatch(given.strip()):
        raise Refusal(Wrong.NUMBER, word=name)
    return float(given) if "." in given else int(given)
