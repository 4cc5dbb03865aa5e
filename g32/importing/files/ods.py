"""ODS: the book around its sheets."""

from collections.abc import Iterator
from functools import cached_property

from .archive import Archive, encrypted
from .book import Book, Line
from .cells import Cell
from .markup import Markup
from .ods_sheet import Contents
from .ods_styles import Styles

_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"


class Ods(Book):
    """A spreadsheet of LibreOffice, or of another that keeps to OpenDocument."""

    kind = "ods"

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        if _MANIFEST in archive and b"encryption-data" in archive.text(_MANIFEST):
            raise encrypted()

    def firsts(self) -> list[tuple[str, list[Cell]]]:
        """Return the name and the first line of every sheet that can be seen."""
        contents = Contents(self._common)
        for _line in contents.read(self._archive.pieces(_CONTENT)):
            pass
        return contents.firsts

    def lines(self, sheet: int) -> Iterator[Line]:
        """Go through the lines of a sheet."""
        return Contents(self._common, sheet).read(self._archive.pieces(_CONTENT))

    @cached_property
    def _common(self) -> Styles:
        styles = Styles()
        if _STYLES in self._archive:
            Markup(styles.starts, styles.ends).read_all(self._archive.pieces(_STYLES))
        return styles
