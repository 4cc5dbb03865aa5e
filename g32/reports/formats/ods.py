"""ODS, for LibreOffice: written by hand, row by row, so that no sheet stands in memory."""

import re
import tempfile
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from g32.reports.base import Report
from g32.reports.columns import Cell

from .base import Format
from .xlsx import blocks, carried

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content office:version="1.2"
 xmlns:office="{_OFFICE}:office:1.0" xmlns:table="{_OFFICE}:table:1.0"
 xmlns:text="{_OFFICE}:text:1.0" xmlns:style="{_OFFICE}:style:1.0"
 xmlns:fo="{_OFFICE}:xsl-fo-compatible:1.0"><office:automatic-styles>
<style:style style:name="header" style:family="table-cell"><style:text-properties
 fo:font-weight="bold"/></style:style>
"""
_FOOT = "</table:table></office:spreadsheet></office:body></office:document-content>\n"
#: Blanks that XML would swallow: tabs, and all but the first of a run of spaces.
_BLANKS = re.compile("\t|(?<= ) +|^ +| +$")


class Ods(Format):
    """One sheet; every text is marked as text: nothing is a formula."""

    code = "ods"
    name = "LibreOffice (ODS)"
    suffix = ".ods"
    content_type = "application/vnd.oasis.opendocument.spreadsheet"
    binary = True

    def chunks(self, report: Report, *, labels: bool) -> Iterator[bytes]:
        """Write the archive to a temporary file (its directory comes last), then hand that on."""
        with tempfile.TemporaryFile() as file:
            with ZipFile(file, "w", ZIP_DEFLATED) as archive:
                archive.writestr("mimetype", self.content_type, ZIP_STORED)
                archive.writestr("META-INF/manifest.xml", self._manifest())
                with archive.open("content.xml", "w", force_zip64=True) as content:
                    for piece in self._content(report, labels=labels):
                        content.write(piece.encode())
            yield from blocks(file)

    def _content(self, report: Report, *, labels: bool) -> Iterator[str]:
        yield _HEAD
        for number, column in enumerate(report.columns):
            yield (
                f'<style:style style:name="c{number}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{column.width * 0.2:.1f}cm"/>'
                "</style:style>\n"
            )
        yield "</office:automatic-styles><office:body><office:spreadsheet>"
        yield f"<table:table table:name={quoteattr(report.name)}>\n"
        for number in range(len(report.columns)):
            yield f'<table:table-column table:style-name="c{number}"/>'
        header = _row(report.header(labels=labels), ' table:style-name="header"')
        yield f"<table:table-header-rows>{header}</table:table-header-rows>\n"
        for row in report.rows(labels=labels):
            yield _row(row)
        yield _FOOT

    def _manifest(self) -> str:
        entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest manifest:version="1.2"'
            f' xmlns:manifest="{_OFFICE}:manifest:1.0">'
            + entry.format("/", self.content_type)
            + entry.format("content.xml", "text/xml")
            + "</manifest:manifest>\n"
        )


def _row(cells: Iterable[Cell], style: str = "") -> str:
    return f"<table:table-row>{''.join(_cell(cell, style) for cell in cells)}</table:table-row>\n"


def _cell(cell: Cell, style: str) -> str:
    if cell is None or cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, int):
        value = f' office:value-type="float" office:value="{cell}"'
        return f"<table:table-cell{value}><text:p>{cell}</text:p></table:table-cell>"
    lines = re.split("\r\n|\r|\n", carried(cell))
    paragraphs = "".join(f"<text:p>{_BLANKS.sub(_blank, escape(line))}</text:p>" for line in lines)
    return f'<table:table-cell{style} office:value-type="string">{paragraphs}</table:table-cell>'


def _blank(found: re.Match[str]) -> str:
    return "<text:tab/>" if found[0] == "\t" else f'<text:s text:c="{len(found[0])}"/>'
