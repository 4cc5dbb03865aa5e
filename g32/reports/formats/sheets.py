"""What the workbooks share: XML in an archive, and what a sheet can hold."""

import re
from collections.abc import Callable
from typing import IO, ClassVar
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from g32.reports.base import Report
from g32.reports.columns import Cell, Column

from .base import Format

#: What XML cannot carry, not even escaped.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BLOCK = 1024 * 1024


class Workbook(Format):
    """One sheet, its rows written as they come. Every text is marked as text: none is a formula."""

    binary = True
    most_rows = 1_048_576 - 1  # and the header
    #: How a cell with a text begins and ends; an empty cell.
    text_begin: ClassVar[str]
    text_end: ClassVar[str]
    empty: ClassVar[str]
    #: How a cell with a number is written.
    number: ClassVar[str]
    #: The part of the archive that holds the sheet.
    content: ClassVar[str]
    between = ""

    def cell(self, cell: Cell) -> str:
        """Write a cell."""
        if cell is None or cell == "":
            return self.empty
        if isinstance(cell, int | float):
            return self.number.format(cell)
        return self.text_begin + self.marked(cell) + self.text_end

    def plain(self, column: Column) -> Callable[[str], str]:
        """Write an id."""
        return (self.text_begin + "{}" + self.text_end).format

    def marked(self, text: str) -> str:
        """Return a text as it stands in the XML of a cell."""
        raise NotImplementedError

    def pack(self, content: IO[bytes], file: IO[bytes], report: Report) -> None:
        """Write the archive."""
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            self.pack_parts(archive, report)
            with archive.open(self.content, "w", force_zip64=True) as part:
                while block := content.read(BLOCK):
                    part.write(block)

    def pack_parts(self, archive: ZipFile, report: Report) -> None:
        """Write the parts that come with the sheet."""
        raise NotImplementedError


def in_xml(text: str) -> str:
    """Return the text for XML, with a mark in place of each character that it cannot carry."""
    return escape(NOT_XML.sub("\ufffd", text))
