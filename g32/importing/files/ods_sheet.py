"""ODS: what is in the sheets of `content.xml`, in which all of them stand."""

import re
from collections.abc import Callable, Iterable, Iterator

from .book import Line
from .cells import Cell, Why, is_empty, is_error, letters, unclear
from .dates import of_iso
from .limits import MOST_COLUMNS, damaged, damaged_cell, too_many_columns
from .markup import Attributes, Markup
from .numbers import written
from .ods_styles import DRAW, OFFICE, TABLE, TEXT, Styles

_KIND_IN_LIBREOFFICE = (
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
)
_KIND = f"{OFFICE}value-type"
_FORMULA, _STYLE = f"{TABLE}formula", f"{TABLE}style-name"
_DEFAULT_STYLE = f"{TABLE}default-cell-style-name"
_ROWS, _COLUMNS = f"{TABLE}number-rows-repeated", f"{TABLE}number-columns-repeated"
_REPEATED = re.compile("[1-9][0-9]{0,7}")
_BOOLEANS = {"true": "yes", "false": "no"}
#: What hangs on a cell but is not its text: comments, pictures, footnotes, how to say it.
_BESIDE = frozenset(
    {
        f"{OFFICE}annotation",
        f"{OFFICE}forms",
        f"{TABLE}shapes",
        f"{TABLE}tracked-changes",
        f"{TEXT}note",
        f"{TEXT}ruby-text",
        *(f"{DRAW}{name}" for name in ("a", "caption", "control", "custom-shape", "frame", "g")),
    }
)
_BLANKS = re.compile("[ \t\r\n]+")
_MOST_BLANKS = 1_000


class Paragraphs:
    """Gathers the text of a cell. Blanks in a row are one; more have elements of their own."""

    def __init__(self) -> None:
        #: What comes in.
        self.texts: list[str] = []
        self._done: list[str] = []
        self._pieces: list[str] = []

    def begin(self, _attributes: Attributes) -> None:
        """Begin a paragraph: a line of the cell."""
        self.texts.clear()
        self._pieces = []

    def end(self) -> None:
        """End a paragraph."""
        self._gather()
        self._done.append("".join(self._pieces))

    def blanks(self, attributes: Attributes) -> None:
        """Add blanks that were counted."""
        count = _times(attributes.get(f"{TEXT}c"))
        if count > _MOST_BLANKS:
            raise damaged()
        self._add(" " * count)

    def tab(self, _attributes: Attributes) -> None:
        """Add a tab."""
        self._add("\t")

    def line_break(self, _attributes: Attributes) -> None:
        """Add the end of a line."""
        self._add("\n")

    def take(self) -> str:
        """Return the text of the cell, and begin anew."""
        text = "\n".join(self._done)
        self._done = []
        return text

    def _add(self, text: str) -> None:
        self._gather()
        self._pieces.append(text)

    def _gather(self) -> None:
        text = _BLANKS.sub(" ", "".join(self.texts))
        self.texts.clear()
        self._pieces.append(text if self._pieces else text.lstrip(" "))


class Contents:
    """Reads `content.xml`: the lines of the sheet that is wanted, or the first line of each sheet.

    Only sheets that can be seen count, also to say which is wanted.
    """

    def __init__(self, common: Styles, wanted: int | None = None) -> None:
        self.firsts: list[tuple[str, list[Cell]]] = []
        self._wanted = wanted
        self._styles = Styles(common)
        #: The depth of the sheet that is read, 0 outside of it.
        self._sheet = 0
        self._ready: list[tuple[int, int, list[Cell]]] = []
        #: Up to which place each column style goes, and its name.
        self._columns: list[tuple[int, str]] = []
        self._line, self._row = 1, Attributes()
        self._cells: list[Cell] = []
        self._place, self._cell = 0, Attributes()
        self._kinds: dict[str, Callable[[str], Cell]] = {
            "float": self._number,
            "currency": self._number,
            "percentage": self._percentage,
            "boolean": self._boolean,
            "date": self._date,
            "time": self._time,
            "string": self._string,
            "": self._string,
            "nothing": self._string,
        }
        self._text = Paragraphs()
        starts = {
            f"{TABLE}table": self._begin_sheet,
            f"{TABLE}table-column": self._column,
            f"{TABLE}table-row": self._begin_row,
            f"{TABLE}table-cell": self._begin_cell,
            f"{TABLE}covered-table-cell": self._covered,
            f"{TEXT}p": self._text.begin,
            f"{TEXT}s": self._text.blanks,
            f"{TEXT}tab": self._text.tab,
            f"{TEXT}line-break": self._text.line_break,
        }
        ends = {
            f"{TABLE}table": self._end_sheet,
            f"{TABLE}table-row": self._end_row,
            f"{TABLE}table-cell": self._end_cell,
            f"{TEXT}p": self._text.end,
        }
        self._markup = Markup(
            self._styles.starts | starts, self._styles.ends | ends, _BESIDE, self._text.texts
        )

    def read(self, pieces: Iterable[bytes]) -> Iterator[Line]:
        """Go through the lines of the sheet that is wanted in which something stands.

        Raises `UnreadableError`.
        """
        for _piece in self._markup.read(pieces):
            for line, times, cells in self._ready:
                yield from ((line + time, cells) for time in range(times))
            self._ready.clear()

    def _begin_sheet(self, attributes: Attributes) -> None:
        is_in_another = self._sheet > 0
        if is_in_another or self._styles.is_hidden(attributes.get(_STYLE, "")):
            self._markup.skip_rest(self._markup.depth)
            return
        self.firsts.append((attributes.get(f"{TABLE}name", ""), []))
        if self._wanted in {None, len(self.firsts) - 1}:
            self._sheet = self._markup.depth
            self._line = 1
            self._columns = []
        else:
            self._markup.skip_rest(self._markup.depth)

    def _end_sheet(self) -> None:
        self._sheet = 0

    def _column(self, attributes: Attributes) -> None:
        before = self._columns[-1][0] if self._columns else 0
        style = attributes.get(_DEFAULT_STYLE, "")
        self._columns.append((before + _times(attributes.get(_COLUMNS)), style))

    def _begin_row(self, attributes: Attributes) -> None:
        self._row = attributes
        self._cells = []
        self._place = 0

    def _end_row(self) -> None:
        times = _times(self._row.get(_ROWS))
        if not self._sheet:
            raise damaged()
        if self._cells and self._wanted is None:
            self.firsts[-1] = (self.firsts[-1][0], self._cells)
            self._markup.skip_rest(self._sheet)
            self._sheet = 0
        elif self._cells:
            self._ready.append((self._line, times, self._cells))
        self._line += times

    def _begin_cell(self, attributes: Attributes) -> None:
        self._cell = attributes
        self._text.take()

    def _end_cell(self) -> None:
        try:
            cell = self._meaning(self._text.take())
        except (ValueError, LookupError) as error:
            raise damaged_cell(self._line, letters(self._place)) from error
        times = _times(self._cell.get(_COLUMNS))
        if not is_empty(cell):
            if self._place + times > MOST_COLUMNS:
                raise too_many_columns(self._line)
            self._cells.extend([""] * (self._place - len(self._cells)))
            self._cells.extend([cell] * times)
        self._place += times

    def _covered(self, attributes: Attributes) -> None:
        """Pass by what a merged cell hides."""
        self._place += _times(attributes.get(_COLUMNS))

    def _meaning(self, text: str) -> Cell:
        """Raises `ValueError` or `LookupError` for what this kind of cell cannot hold."""
        kind = self._cell.get(_KIND, "" if text else "nothing")
        if _FORMULA in self._cell:
            if self._cell.get(_KIND_IN_LIBREOFFICE) == "error" or is_error(text):
                return unclear(text, Why.ERROR)
            if kind == "nothing":
                return unclear("", Why.NO_VALUE)
        return self._kinds[kind](text)

    def _number(self, _text: str) -> Cell:
        return written(self._cell[f"{OFFICE}value"])

    def _percentage(self, _text: str) -> Cell:
        return written(self._cell[f"{OFFICE}value"], percent=True)

    def _boolean(self, _text: str) -> Cell:
        return _BOOLEANS[self._cell[f"{OFFICE}boolean-value"]]

    def _date(self, _text: str) -> Cell:
        return of_iso(self._cell[f"{OFFICE}date-value"], self._styles.parts(self._style()))

    def _time(self, text: str) -> Cell:
        return unclear(text, Why.TIME)

    def _string(self, text: str) -> Cell:
        return self._cell.get(f"{OFFICE}string-value", text)

    def _style(self) -> str:
        """Return the name of the style of the cell: its own, or that of its row or column."""
        own = self._cell.get(_STYLE) or self._row.get(_DEFAULT_STYLE)
        columns = (style for end, style in self._columns if self._place < end)
        return own or next(columns, "")


def _times(repeated: str | None) -> int:
    if repeated is None:
        return 1
    if not _REPEATED.fullmatch(repeated):
        raise damaged()
    return int(repeated)
