"""XLSX: what is in one sheet."""

import re
from collections.abc import Callable, Iterable, Iterator

from .book import Line
from .cells import Cell, Why, is_empty, letters, unclear
from .dates import WHOLE, of_iso, of_serial
from .formats import PLAIN, Format
from .limits import MOST_COLUMNS, damaged, damaged_cell, too_many_columns
from .markup import Attributes, Markup
from .numbers import written
from .xlsx_parts import named, unescaped

_LINE = re.compile("[1-9][0-9]{0,6}")
_COLUMN = re.compile("[A-Z]{1,3}")
_TEXTS = {"str", "inlineStr"}
_BOOLEANS = {"1": "yes", "0": "no", "true": "yes", "false": "no"}


class Sheet:
    """Reads one sheet. A formula is its value; an empty cell with a format is nothing."""

    def __init__(self, texts: list[str], formats: dict[str, Format], *, from_1904: bool) -> None:
        self._texts, self._formats, self._from_1904 = texts, formats, from_1904
        self._kinds: dict[str, Callable[[str], Cell]] = {
            "n": self._number,
            "d": self._date,
            "s": self._shared,
            "str": unescaped,
            "inlineStr": unescaped,
            "b": _BOOLEANS.__getitem__,
            "e": lambda value: unclear(value, Why.ERROR),
        }
        self._places: dict[str, int] = {}
        self._ready: list[Line] = []
        self._line = 0
        self._cells: list[Cell] = []
        self._place = -1
        self._kind, self._style = "n", "0"
        self._value: str | None = None
        self._is_formula = False
        starts = {
            "row": self._begin_row,
            "c": self._begin_cell,
            "f": self._formula,
            "v": self._begin_text,
            "t": self._begin_text,
        }
        ends = {
            "row": self._end_row,
            "c": self._end_cell,
            "v": self._end_text,
            "t": self._end_text,
        }
        self._markup = Markup(
            {full: act for name, act in starts.items() for full in named(name)},
            {full: act for name, act in ends.items() for full in named(name)},
            frozenset(named("rPh")),
        )

    def read(self, pieces: Iterable[bytes]) -> Iterator[Line]:
        """Go through the lines in which something stands. Raises `UnreadableError`."""
        for _piece in self._markup.read(pieces):
            yield from self._ready
            self._ready.clear()

    def _begin_row(self, attributes: Attributes) -> None:
        number = attributes.get("r")
        if number is None:
            self._line += 1
        elif _LINE.fullmatch(number) and int(number) > self._line:
            self._line = int(number)
        else:
            raise damaged()
        self._cells = []
        self._place = -1

    def _begin_cell(self, attributes: Attributes) -> None:
        reference = attributes.get("r")
        place = self._place + 1 if reference is None else self._place_of(reference)
        if place <= self._place:
            raise damaged()
        self._place = place
        self._kind = attributes.get("t", "n")
        self._style = attributes.get("s", "0")
        self._value = None
        self._is_formula = False

    def _place_of(self, reference: str) -> int:
        """Return which column is called so, A = 0."""
        name = reference.rstrip("0123456789")
        place = self._places.get(name)
        if place is None:
            if not _COLUMN.fullmatch(name):
                raise damaged()
            place = -1
            for letter in name:
                place = (place + 1) * 26 + ord(letter) - ord("A")
            self._places[name] = place
        if reference[len(name) :] != str(self._line):
            raise damaged()
        return place

    def _formula(self, _attributes: Attributes) -> None:
        self._is_formula = True

    def _begin_text(self, _attributes: Attributes) -> None:
        self._markup.texts.clear()

    def _end_text(self) -> None:
        """Take a value, or one run of a text that stands in the cell itself."""
        self._value = (self._value or "") + "".join(self._markup.texts)

    def _end_cell(self) -> None:
        try:
            cell = self._meaning()
        except (ValueError, LookupError) as error:
            raise damaged_cell(self._line, letters(self._place)) from error
        if is_empty(cell):
            return
        if self._place >= MOST_COLUMNS:
            raise too_many_columns(self._line)
        self._cells.extend([""] * (self._place - len(self._cells)))
        self._cells.append(cell)

    def _end_row(self) -> None:
        if self._cells:
            self._ready.append((self._line, self._cells))

    def _meaning(self) -> Cell:
        """Raises `ValueError` or `LookupError` for what this kind of cell cannot hold."""
        if self._value is None or (not self._value and self._kind not in _TEXTS):
            return unclear("", Why.NO_VALUE) if self._is_formula else ""
        return self._kinds[self._kind](self._value)

    def _number(self, value: str) -> Cell:
        shown = self._shown()
        if shown.parts is None:
            return written(value, percent=shown.percent)
        return of_serial(value, shown.parts, from_1904=self._from_1904)

    def _date(self, value: str) -> Cell:
        return of_iso(value, self._shown().parts or WHOLE)

    def _shared(self, value: str) -> Cell:
        if not value.isdecimal():  # a minus would count from the end
            raise ValueError(value)
        return self._texts[int(value)]

    def _shown(self) -> Format:
        if self._style == "0":
            return self._formats.get("0", PLAIN)
        return self._formats[self._style]
