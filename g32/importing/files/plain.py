"""CSV: what encoding it is in, what divides its cells, and what stands in them."""

import codecs
import csv
import re
from collections.abc import Callable, Iterator
from io import StringIO
from itertools import count, islice

from django.utils.translation import gettext as _

from g32.reports.formats.safety import unescape

from .book import Book, Line
from .cells import Cell, Why, is_error, letters, unclear, width_of
from .limits import MOST_BYTES, MOST_COLUMNS, UnreadableError, damaged, too_many_columns

DELIMITERS = (";", ",", "\t")
_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_NAMES = {"utf-8": "UTF-8", "cp1252": "Windows-1252", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
#: How many bytes show that a text is UTF-16, though no mark says so.
_ENOUGH = 200
#: Letters and signs of Europe in UTF-8. In cp1252 these bytes would be a text that nobody writes,
#: such as "Ã«"; others might be the end of a quotation, such as "É’".
_UTF8 = re.compile(rb"[\xc2-\xc5][\x80-\xbf]|\xe2[\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}")
#: What stands for bytes that mean nothing in their encoding.
_MEANINGLESS = re.compile("[\ud800-\udfff]")
#: The line with which a file tells Excel what divides its cells.
_SEP = re.compile(r'"?sep=(.)"?(?:\r\n|\r|\n|$)', re.IGNORECASE)
_ERRORS_BEGIN = "#EF"
_TOO_NARROW = re.compile("#{3,}")
#: Excel writes rows by so many, and leaves out what divides empty cells at the end of all of them.
_BLOCK = 16


class Csv(Book):
    """A plain text. Its lines are numbered as Excel does: a cell may go on over several."""

    kind = "csv"

    def __init__(self, content: bytes, is_known: Callable[[str], bool]) -> None:
        text, encoding = _decoded(content)
        self.encoding = _NAMES[encoding]
        self._has_meaningless = _MEANINGLESS.search(text) is not None
        self._is_whole = text.endswith(("\n", "\r"))
        if found := _SEP.match(text):
            text = text[found.end() :]
        self._text = text
        self.delimiter = found[1] if found else self._likeliest(is_known)
        if self.delimiter not in DELIMITERS:
            raise UnreadableError(
                _(
                    "The first line says that “%s” divides the cells. Save the file with a"
                    " semicolon, a comma or a tab between them."
                )
                % self.delimiter
            )

    def firsts(self) -> list[tuple[str, list[Cell]]]:
        """Return the first line of the only sheet, which has no name."""
        return [("", next((cells for _line, cells in self.lines(0)), []))]

    def lines(self, sheet: int) -> Iterator[Line]:
        """Go through the lines of the only sheet."""
        width = 0
        rows = enumerate(_records(self._text, self.delimiter), start=1)
        while block := list(islice(rows, _BLOCK)):
            filled = [row for row in block if any(row[1])]
            widths = {len(row) for _line, row in filled}
            for line, row in filled:
                if any(map(str.strip, row[MOST_COLUMNS:])):
                    raise too_many_columns(line)
                cells = [
                    self._meaning(cell, line, place)
                    for place, cell in enumerate(row[:MOST_COLUMNS])
                ]
                if not width:
                    width = width_of(cells)
                if len(cells) < width and (len(widths) > 1 or not self._is_whole):
                    raise _cut_off(line, len(cells), width)
                yield line, cells

    def _likeliest(self, is_known: Callable[[str], bool]) -> str:
        """Return the delimiter that gives the first line the most headers that are known.

        Raises what is wrong with the first line if that is why none divides it.
        """
        best, most, refusal = DELIMITERS[0], (0, 0), None
        for delimiter in DELIMITERS:
            try:
                header = next(filter(any, _records(self._text, delimiter)), [])
            except UnreadableError as error:
                refusal = error
                continue
            fit = (sum(map(is_known, header[:MOST_COLUMNS])), len(header))
            if fit > most:
                best, most = delimiter, fit
        if refusal and most <= (0, 1):
            raise refusal
        return best

    def _meaning(self, cell: str, line: int, place: int) -> Cell:
        if cell and cell[0] in _ERRORS_BEGIN:
            if is_error(cell):
                return unclear(cell, Why.ERROR)
            if _TOO_NARROW.fullmatch(cell):
                return unclear(cell, Why.NARROW)
        if self._has_meaningless and _MEANINGLESS.search(cell):
            raise _undecodable(self.encoding, line, letters(place))
        return unescape(cell) if "'" in cell else cell


def _decoded(content: bytes) -> tuple[str, str]:
    """Return the text, with a mark for each byte that means nothing, and its encoding."""
    mark = next(filter(content.startswith, _MARKS), b"")
    content = content.removeprefix(mark)
    encoding = _MARKS.get(mark) or _encoding(content)
    if not encoding.startswith("utf-16"):
        text = content.decode(encoding, "surrogateescape")
    elif len(content) % 2:
        raise damaged()
    else:
        text = content.decode(encoding, "surrogatepass")
    if "\0" in text:
        raise _no_text(text.count("\n", 0, text.index("\0")) + 1)
    return text, encoding


def _encoding(content: bytes) -> str:
    """Return the encoding of a text without a mark. What is plainly UTF-8 is that, also where some
    of its bytes are not: those are refused, and not taken for signs that nobody wrote.
    """
    start = content[: min(_ENOUGH, len(content) // 2 * 2)]
    first, second = start[::2].count(0), start[1::2].count(0)
    if max(first, second) > len(start) // 4 and not min(first, second):
        return "utf-16-be" if first else "utf-16-le"
    try:
        content.decode()
    except UnicodeDecodeError:
        return "utf-8" if _UTF8.search(content) else "cp1252"
    return "utf-8"


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """Go through the rows, by RFC 4180. Raises `UnreadableError`."""
    csv.field_size_limit(MOST_BYTES)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for line in count(1):
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            is_open = str(error).startswith("unexpected end")
            raise (_unclosed if is_open else _text_after_quote)(line) from error


def _unclosed(line: int) -> UnreadableError:
    return UnreadableError(
        _(
            'A quotation mark (") is opened on line %d and never closed. Close it, or leave it out.'
            ' Inside a text between quotation marks it is written twice ("").'
        )
        % line
    )


def _text_after_quote(line: int) -> UnreadableError:
    return UnreadableError(
        _(
            'On line %d a text follows directly after a closing quotation mark ("). Inside a text'
            ' between quotation marks it is written twice ("").'
        )
        % line
    )


def _no_text(line: int) -> UnreadableError:
    return UnreadableError(
        _(
            "Line %d holds a sign that no text holds (NUL). The file is damaged, or it is no"
            " spreadsheet. Upload a CSV, XLSX or ODS file."
        )
        % line
    )


def _undecodable(encoding: str, line: int, column: str) -> UnreadableError:
    return UnreadableError(
        _(
            "Line %(line)d, column %(column)s: a sign there cannot be read as %(encoding)s, as the"
            " rest of the file can. Save the file as “CSV UTF-8” and upload that."
        )
        % {"line": line, "column": column, "encoding": encoding}
    )


def _cut_off(line: int, cells: int, width: int) -> UnreadableError:
    return UnreadableError(
        _(
            "Line %(line)d has fewer cells (%(cells)d) than the first line (%(width)d). Is the file"
            " cut off, or a line broken in two? Give every line as many cells; a cell may be empty."
        )
        % {"line": line, "cells": cells, "width": width}
    )
