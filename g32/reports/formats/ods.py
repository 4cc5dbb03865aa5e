"""ODS, for LibreOffice."""

import re
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_STORED, ZipFile

from g32.reports.base import Report

from .sheets import Workbook, in_xml

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content office:version="1.2"
 xmlns:office="{_OFFICE}:office:1.0" xmlns:table="{_OFFICE}:table:1.0"
 xmlns:text="{_OFFICE}:text:1.0" xmlns:style="{_OFFICE}:style:1.0"
 xmlns:fo="{_OFFICE}:xsl-fo-compatible:1.0"><office:automatic-styles>
<style:style style:name="header" style:family="table-cell"><style:text-properties
 fo:font-weight="bold"/></style:style>
"""
#: Blanks that XML would swallow: tabs, and all but the first of a run of spaces.
_BLANKS = re.compile("\t|(?<= ) +|^ +| +$")
_LINE_END = re.compile("\r\n|\r|\n")


class Ods(Workbook):
    """A sheet whose header comes back on every printed page."""

    code = "ods"
    name = "LibreOffice (ODS)"
    suffix = ".ods"
    content_type = "application/vnd.oasis.opendocument.spreadsheet"
    content = "content.xml"
    row_begin = "<table:table-row>"
    row_end = "</table:table-row>\n"
    text_begin = '<table:table-cell office:value-type="string"><text:p>'
    text_end = "</text:p></table:table-cell>"
    empty = "<table:table-cell/>"
    number = (
        '<table:table-cell office:value-type="float" office:value="{0}">'
        "<text:p>{0}</text:p></table:table-cell>"
    )

    def marked(self, text: str) -> str:
        """Return the text, each line a paragraph."""
        lines = _LINE_END.split(in_xml(text))
        return "</text:p><text:p>".join(_BLANKS.sub(_blank, line) for line in lines)

    def head(self, report: Report, *, labels: bool) -> str:
        """Return the widths of the columns and the header."""
        widths = "".join(
            f'<style:style style:name="c{number}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{column.width * 0.2:.1f}cm"/>'
            "</style:style>\n"
            for number, column in enumerate(report.columns)
        )
        columns = "".join(
            f'<table:table-column table:style-name="c{number}"/>'
            for number in range(len(report.columns))
        )
        cells = self.body([self.header(report, labels=labels)])
        header = cells.replace("<table:table-cell ", '<table:table-cell table:style-name="header" ')
        return (
            f"{_HEAD}{widths}</office:automatic-styles><office:body><office:spreadsheet>"
            f"<table:table table:name={quoteattr(report.name)}>\n{columns}"
            f"<table:table-header-rows>{header}</table:table-header-rows>\n"
        )

    def foot(self) -> str:
        """Close the sheet."""
        return "</table:table></office:spreadsheet></office:body></office:document-content>\n"

    def pack_parts(self, archive: ZipFile, report: Report) -> None:
        """Write what kind of archive it is, and its contents."""
        archive.writestr("mimetype", self.content_type, ZIP_STORED)
        entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest manifest:version="1.2"'
            f' xmlns:manifest="{_OFFICE}:manifest:1.0">'
            + entry.format("/", self.content_type)
            + entry.format("content.xml", "text/xml")
            + "</manifest:manifest>\n",
        )


def _blank(found: re.Match[str]) -> str:
    return "<text:tab/>" if found[0] == "\t" else f'<text:s text:c="{len(found[0])}"/>'
