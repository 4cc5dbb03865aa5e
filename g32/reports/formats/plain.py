"""The formats that are plain text: CSV, CSV for Dutch Excel, JSON."""

import json
import re
from collections.abc import Callable, Iterable
from typing import ClassVar

from g32.reports.base import Report
from g32.reports.columns import Cell, Column
from g32.reports.finish import Finish

from .base import Format
from .safety import escape

#: What most cells are: begins with a letter or digit, ends with no blank, and has no sign that
#: matters anywhere. Nothing needs to be done to it.
_PLAIN = re.compile(r'(?!DDE)[^\W_](?:[^,;"\t\r\n]*[^\s,;"])?', re.IGNORECASE)
#: Where another program, splitting on other signs than we do, would lose the ends of a text.
_TO_BE_QUOTED = re.compile(r'[,;"\t\r\n]|^\s|\s$')


class Csv(Format):
    """UTF-8, comma, quoting by RFC 4180, LF, one header line."""

    code = "csv"
    name = "CSV"
    suffix = ".csv"
    content_type = "text/csv; charset=utf-8"
    between = ","
    row_end = "\n"

    def cell(self, cell: Cell) -> str:
        """Write a number bare, a text safe, and quoted where it has to be."""
        if cell is None or isinstance(cell, int | float):
            return "" if cell is None else self.number(cell)
        if _PLAIN.fullmatch(cell):
            return cell
        text = escape(cell)
        if _TO_BE_QUOTED.search(text):
            return '"' + text.replace('"', '""') + '"'
        return text

    def number(self, number: float) -> str:
        """Write a number, with a point."""
        return str(number)

    def body(self, rows: Iterable[tuple[str, ...]]) -> str:
        """Return rows as lines; one of which nothing would be seen is told to be a row."""
        lines = [line or '""' for line in map(self.between.join, rows)]
        return self.row_end.join(lines) + self.row_end

    def head(self, report: Report, *, labels: bool) -> str:
        """Return the header."""
        return self.body([self.header(report, labels=labels)])


class ExcelCsv(Csv):
    """What Excel opens by a double click on a Dutch desk: semicolon, byte order mark, CRLF."""

    code = "excel"
    name = "CSV (Excel)"
    suffix = "-excel.csv"
    between = ";"
    row_end = "\r\n"

    def number(self, number: float) -> str:
        """Write a number, with a comma."""
        return str(number).replace(".", ",")

    def finish(self, *, labels: bool) -> Finish:
        """Write words and not codes, always: this file is for people."""
        return super().finish(labels=True)

    def head(self, report: Report, *, labels: bool) -> str:
        """Return the byte order mark and the header."""
        return "\ufeff" + super().head(report, labels=True)


class Json(Format):
    """A list of objects, one a line. A number is a number and null when not known; all else is the
    text that stands in the CSV, lists and yes/no included, so that all forms agree.
    """

    code = "json"
    name = "JSON"
    suffix = ".json"
    content_type = "application/json"
    between = ", "
    row_begin = "\n{"
    row_between = ","
    row_end = "}"
    _encode: ClassVar = json.JSONEncoder(ensure_ascii=False).encode

    def finish(self, *, labels: bool) -> Finish:
        """Write the name of its column with each cell."""

        def named(column: Column) -> str:
            name = str(column.label) if labels else column.name
            return f"{self._encode(name)}: "

        def field(column: Column) -> Callable[[Cell], str]:
            name, encode = named(column), self._encode
            return lambda cell: name + encode(cell)

        def plain(column: Column) -> Callable[[str], str]:
            return (named(column).replace("{", "{{").replace("}", "}}") + '"{}"').format

        return Finish(labels=labels, field=field, plain=plain)

    def head(self, report: Report, *, labels: bool) -> str:
        """Open the list."""
        return "["

    def foot(self) -> str:
        """Close the list."""
        return "\n]\n"
