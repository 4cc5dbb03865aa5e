"""Numbers as a person would write them in the register."""

import re
from decimal import Context, Decimal

from .cells import Cell, Why, unclear

_NUMBER = re.compile(
    r"[+-]?(?:[0-9]{1,400}(?:\.[0-9]{0,400})?|\.[0-9]{1,400})([eE][+-]?[0-9]{1,4})?"
)
#: More digits than these a spreadsheet computes with, but neither keeps nor shows.
_DIGITS = 15
_SHOWN = Context(prec=_DIGITS)


def number(stored: str) -> Decimal:
    """Return the number that a file stores so. Raises `ValueError` for what is none."""
    if not _NUMBER.fullmatch(stored):
        raise ValueError(stored)
    return Decimal(stored)


def written(stored: str, *, percent: bool = False) -> Cell:
    """Write out a number as a file stores it: 12, never 12.0 or 1.2E+1; 0.5 in per cent is 50%.

    A whole number keeps every digit that the file has. Raises `ValueError` for what is no number.
    """
    if stored.isdecimal() and stored.isascii() and stored[0] != "0" and not percent:
        return stored
    value = number(stored)
    if "e" in stored.lower() and value and not -_DIGITS <= value.adjusted() < _DIGITS:
        return unclear(stored, Why.NUMBER)
    if percent:
        value = value.scaleb(2)
    if value != value.to_integral_value():
        value = _SHOWN.plus(value)
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return ("0" if text == "-0" else text) + "%" * percent
