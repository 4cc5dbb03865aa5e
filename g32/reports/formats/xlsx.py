"""XLSX, for Excel."""

import re
import tempfile
from collections.abc import Iterable, Iterator
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from g32.reports.base import Report
from g32.reports.columns import Cell

from .base import Format

#: What XML cannot carry, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BLOCK = 64 * 1024


def carried(text: str) -> str:
    """Return the text with a mark in place of each character that XML cannot carry."""
    return _NOT_XML.sub("\ufffd", text)


def blocks(file: Any) -> Iterator[bytes]:
    """Read a written file from its beginning, piece by piece."""
    file.seek(0)
    while block := file.read(BLOCK):
        yield block


class Xlsx(Format):
    """One sheet; its header stays in sight. Every text is marked as text: nothing is a formula."""

    code = "xlsx"
    name = "Excel (XLSX)"
    suffix = ".xlsx"
    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    binary = True

    def chunks(self, report: Report, *, labels: bool) -> Iterator[bytes]:
        """Write the book to a temporary file (its directory comes last), then hand that on."""
        book = Workbook(write_only=True)
        sheet = book.create_sheet(report.name)
        sheet.freeze_panes = "A2"
        for number, column in enumerate(report.columns, start=1):
            sheet.column_dimensions[get_column_letter(number)].width = column.width
        sheet.append(_cells(sheet, report.header(labels=labels), Font(bold=True)))
        for row in report.rows(labels=labels):
            sheet.append(_cells(sheet, row))
        with tempfile.TemporaryFile() as file:
            book.save(file)
            yield from blocks(file)


def _cells(sheet: Any, row: Iterable[Cell], font: Font | None = None) -> list[Any]:
    return [_cell(sheet, value, font) if isinstance(value, str) else value for value in row]


def _cell(sheet: Any, text: str, font: Font | None) -> Any:
    if not text:
        return None
    cell = WriteOnlyCell(sheet, carried(text))
    cell.data_type = "s"  # openpyxl itself takes a text with "=" in front for a formula
    if font:
        cell.font = font
    return cell
