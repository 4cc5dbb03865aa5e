"""XLSX: the book around its sheets."""

from collections.abc import Iterator
from functools import cached_property

from .archive import Archive
from .book import Book, Line
from .cells import Cell
from .formats import Format
from .limits import damaged
from .markup import Attributes, Markup
from .xlsx_parts import cell_formats, named, related, shared_texts
from .xlsx_sheet import Sheet

_IDS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships id",
    "http://purl.oclc.org/ooxml/officeDocument/relationships id",
)
_TRUE = {"1", "true", "on"}


def main_part(archive: Archive) -> str:
    """Return the name of the part that is the workbook; "" where there is none."""
    if "_rels/.rels" in archive:
        for part in related(archive, "").values():
            if part.kind == "officeDocument":
                return part.name
    return "xl/workbook.xml" if "xl/workbook.xml" in archive else ""


class Xlsx(Book):
    """A workbook of Excel. Macros may be in it; they are not looked at."""

    kind = "xlsx"

    def __init__(self, archive: Archive, part: str) -> None:
        self._archive = archive
        self._parts = related(archive, part)
        self._from_1904 = False
        self._sheets: list[tuple[str, str]] = []
        starts = dict.fromkeys(named("workbookPr"), self._properties)
        Markup(starts | dict.fromkeys(named("sheet"), self._sheet), {}).read_all(
            archive.pieces(part)
        )

    def firsts(self) -> list[tuple[str, list[Cell]]]:
        """Return the name and the first line of every sheet that can be seen."""
        return [
            (name, next((cells for _line, cells in self.lines(place)), []))
            for place, (name, _part) in enumerate(self._sheets)
        ]

    def lines(self, sheet: int) -> Iterator[Line]:
        """Go through the lines of a sheet."""
        reader = Sheet(self._texts, self._formats, from_1904=self._from_1904)
        return reader.read(self._archive.pieces(self._sheets[sheet][1]))

    def _properties(self, attributes: Attributes) -> None:
        self._from_1904 = attributes.get("date1904") in _TRUE

    def _sheet(self, attributes: Attributes) -> None:
        """Keep the name and the part of a sheet of cells that can be seen."""
        identity = next((attributes[name] for name in _IDS if name in attributes), "")
        if identity not in self._parts:
            raise damaged()
        part = self._parts[identity]
        if part.kind == "worksheet" and attributes.get("state", "visible") == "visible":
            self._sheets.append((attributes.get("name", ""), part.name))

    @cached_property
    def _texts(self) -> list[str]:
        part = self._only("sharedStrings")
        return shared_texts(self._archive.pieces(part)) if part else []

    @cached_property
    def _formats(self) -> dict[str, Format]:
        part = self._only("styles")
        return cell_formats(self._archive.pieces(part)) if part else {}

    def _only(self, kind: str) -> str:
        """Return the name of the part of this kind; "" where there is none."""
        return next((part.name for part in self._parts.values() if part.kind == kind), "")
