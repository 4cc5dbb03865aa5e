"""XLSX, for Excel."""

import re
from xml.sax.saxutils import quoteattr
from zipfile import ZipFile

from g32.reports.base import Report

from .sheets import NOT_XML, Workbook, in_xml

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: Excel reads "_x0041_" in a text as "A"; so it can carry what XML cannot, and a text that happens
#: to hold such a sign needs its own underscore written that way.
_CODED = re.compile(f"_(?=x[0-9A-Fa-f]{{4}}_)|\r|{NOT_XML.pattern}")

_PARTS = {
    "[Content_Types].xml": f"""<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>
<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>
</Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>
</Relationships>""",
    "xl/_rels/workbook.xml.rels": f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/>
</Relationships>""",
    "xl/styles.xml": f"""<styleSheet xmlns="{_MAIN}">
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>
<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill>
<fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>""",
}


class Xlsx(Workbook):
    """A sheet whose header stays in sight."""

    code = "xlsx"
    name = "Excel (XLSX)"
    suffix = ".xlsx"
    content_type = f"{_TYPE}.sheet"
    content = "xl/worksheets/sheet1.xml"
    row_begin = "<row>"
    row_end = "</row>\n"
    text_begin = '<c t="inlineStr"><is><t xml:space="preserve">'
    text_end = "</t></is></c>"
    empty = "<c/>"
    number = "<c><v>{}</v></c>"

    def marked(self, text: str) -> str:
        """Return the text, in Excel's code what XML cannot carry."""
        return in_xml(_CODED.sub(_coded, text))

    def head(self, report: Report, *, labels: bool) -> str:
        """Return the widths of the columns and the header."""
        widths = "".join(
            f'<col min="{number}" max="{number}" width="{column.width}" customWidth="1"/>'
            for number, column in enumerate(report.columns, start=1)
        )
        header = self.body([self.header(report, labels=labels)]).replace("<c ", '<c s="1" ')
        return (
            f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
            '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
            f"</sheetView></sheetViews><cols>{widths}</cols>\n<sheetData>{header}"
        )

    def foot(self) -> str:
        """Close the sheet."""
        return "</sheetData></worksheet>\n"

    def pack_parts(self, archive: ZipFile, report: Report) -> None:
        """Write the book around the sheet."""
        for name, part in _PARTS.items():
            archive.writestr(name, _XML + part)
        archive.writestr(
            "xl/workbook.xml",
            f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
            f'<sheet name={quoteattr(report.name)} sheetId="1" r:id="rId1"/></sheets></workbook>',
        )


def _coded(found: re.Match[str]) -> str:
    """Code one character; what takes more than sixteen bits is nothing that XML cannot carry."""
    return f"_x{ord(found[0]):04X}_"
