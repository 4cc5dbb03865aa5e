"""The formats that are plain text: CSV, CSV for Dutch Excel, JSON."""

import codecs
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import ClassVar

from g32.reports.base import Report
from g32.reports.columns import Cell

from .base import Format
from .safety import escape

#: Rows in one piece of a file.
PIECE = 500


def pieces(lines: Iterable[str]) -> Iterator[bytes]:
    """Gather lines into pieces worth sending."""
    lines = iter(lines)
    while piece := "".join(islice(lines, PIECE)):
        yield piece.encode()


class Csv(Format):
    """UTF-8, comma, quoting by RFC 4180, LF, one header line."""

    code = "csv"
    name = "CSV"
    suffix = ".csv"
    content_type = "text/csv; charset=utf-8"
    delimiter: ClassVar[str] = ","
    line_end: ClassVar[str] = "\n"
    mark: ClassVar[bytes] = b""

    def chunks(self, report: Report, *, labels: bool) -> Iterator[bytes]:
        """Write the header, then the rows."""
        yield self.mark + self.line(report.header(labels=labels)).encode()
        yield from pieces(self.line(row) for row in report.rows(labels=labels))

    def line(self, cells: Iterable[Cell]) -> str:
        """Write one row."""
        return self.delimiter.join(self.field(cell) for cell in cells) + self.line_end

    def field(self, cell: Cell) -> str:
        """Write one cell: a number bare, a text safe, and quoted where another program, splitting
        on other signs than we do, would lose its ends.
        """
        if cell is None or isinstance(cell, int):
            return "" if cell is None else str(cell)
        text = escape(cell)
        if any(sign in text for sign in ',;"\t\r\n') or text != text.strip():
            return '"' + text.replace('"', '""') + '"'
        return text


class ExcelCsv(Csv):
    """What Excel opens by a double click on a Dutch desk: semicolon, byte order mark, CRLF."""

    code = "excel"
    name = "CSV (Excel)"
    suffix = "-excel.csv"
    delimiter = ";"
    line_end = "\r\n"
    mark = codecs.BOM_UTF8

    def chunks(self, report: Report, *, labels: bool) -> Iterator[bytes]:
        """Write words and not codes, always: this file is for people."""
        return super().chunks(report, labels=True)


class Json(Format):
    """A list of objects, one a line. A number is a number and null when not known; all else is the
    text that stands in the CSV, lists and yes/no included, so that all forms agree.
    """

    code = "json"
    name = "JSON"
    suffix = ".json"
    content_type = "application/json"

    def chunks(self, report: Report, *, labels: bool) -> Iterator[bytes]:
        """Write the objects one by one."""
        yield b"["
        yield from pieces(self._objects(report, labels=labels))
        yield b"\n]\n"

    def _objects(self, report: Report, *, labels: bool) -> Iterator[str]:
        names = report.header(labels=labels)
        separator = "\n"
        for row in report.rows(labels=labels):
            yield separator + json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False)
            separator = ",\n"
