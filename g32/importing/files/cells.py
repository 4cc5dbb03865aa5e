"""What a cell becomes: a text, or what is unclear about it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Why(TextChoices):
    """Why a cell is not understood. The label is a sentence that says what to do."""

    ERROR = (
        "error",
        _("Here stands an error of the spreadsheet, not a value. Repair it, or type the value."),
    )
    NARROW = (
        "narrow",
        _("The column was too narrow to show the value. Widen it, and save the file again."),
    )
    NO_VALUE = (
        "no_value",
        _(
            "This formula has no value. Open the file in Excel or LibreOffice and save it again, or"
            " type the value."
        ),
    )
    NUMBER = (
        "number",
        _("Of a number this large a spreadsheet does not keep every digit. Type it as text."),
    )
    NO_YEAR = (
        "no_year",
        _(
            "The cell shows a day without its year, and the spreadsheet made up a year. Type the"
            " date as text, for example 2014-10."
        ),
    )
    HIDDEN = (
        "hidden",
        _(
            "The cell holds a whole date and shows only a part of it. Type what is meant as text,"
            " for example 2014-10 or 2014-10-14."
        ),
    )
    TIME = (
        "time",
        _("The cell holds a time of day. Type only the date, as text, for example 2014-10-14."),
    )
    RANGE = (
        "range",
        _(
            "As a date of a spreadsheet this lies outside 1 March 1900 to 31 December 2100. Type"
            " the date as text, for example 1900-02."
        ),
    )
    FORMAT = (
        "format",
        _(
            "How the cell shows its date is not understood. Type the date as text, for example"
            " 2014-10-14."
        ),
    )


@dataclass(frozen=True, slots=True)
class Unclear:
    """A cell that must not be guessed: what it holds, and why it is not understood."""

    shown: str
    why: Why


Cell = str | Unclear

_ERRORS = frozenset(
    f"#{name}"
    for name in (
        *("N/A", "N/B", "REF!", "VERW!", "VALUE!", "WAARDE!", "DIV/0!", "DEEL/0!", "NAME?"),
        *("NAAM?", "NUM!", "GETAL!", "NULL!", "LEEG!", "SPILL!", "OVERLOOP!", "CALC!", "FIELD!"),
        *("BEREKENEN!", "VELD!", "BLOCKED!", "GEBLOKKEERD!", "CONNECT!", "VERBINDEN!", "BUSY!"),
        *("UNKNOWN!", "ONBEKEND!", "GETTING_DATA", "GEGEVENS_OPHALEN"),
    )
)
#: LibreOffice's own.
_NUMBERED_ERROR = re.compile("(?:Err|Fout):[0-9]{3}")


@lru_cache(maxsize=1024)
def unclear(shown: str, why: Why) -> Unclear:
    """Make one object for equal cells: a column may be full of them."""
    return Unclear(shown, why)


def is_empty(cell: Cell) -> bool:
    """Whether nothing can be seen in the cell."""
    return not cell or (isinstance(cell, str) and cell.isspace())


def width_of(cells: list[Cell]) -> int:
    """Return how many cells are left without the empty ones at the end."""
    width = len(cells)
    while width and is_empty(cells[width - 1]):
        width -= 1
    return width


def is_error(text: str) -> bool:
    """Whether a spreadsheet program, Dutch or English, writes this where a value is wrong."""
    return text in _ERRORS or _NUMBERED_ERROR.fullmatch(text) is not None


def letters(index: int) -> str:
    """Return what a spreadsheet calls the column at this place: A, B, … Z, AA."""
    name, number = "", index + 1
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
