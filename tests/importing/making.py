"""Spreadsheets made by hand, so that a test says exactly what is in them."""

from io import BytesIO
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from g32.importing.files.cells import letters

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_ODS_NAMESPACES = " ".join(
    f'xmlns:{short}="{_OASIS}{name}:1.0"'
    for short, name in {
        "office": "office",
        "table": "table",
        "text": "text",
        "style": "style",
        "number": "datastyle",
        "draw": "drawing",
    }.items()
) + (' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"')
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def packed(parts, how=ZIP_DEFLATED):
    """A zip file of these parts."""
    file = BytesIO()
    with ZipFile(file, "w", how) as archive:
        for name, content in parts.items():
            kind = ZIP_STORED if name == "mimetype" else how
            archive.writestr(ZipInfo(name), content, kind)  # without the time it is
    return file.getvalue()


def unpacked(content):
    """The parts of a zip file."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


# XLSX.


def xlsx_parts(sheets, *, texts="", styles="", properties="", main=MAIN, states=()):
    """The parts of a workbook: per name of a sheet what stands in its `sheetData`; what stands in
    the shared texts and in the styles; the workbook's properties; which sheets are hidden and how.
    """
    states = dict(states)
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"'
        f' state="{states.get(name, "visible")}"/>'
        for number, name in enumerate(sheets, start=1)
    )
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet"'
        f' Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1"'
        f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{_OFFICE}">'
        f"<workbookPr {properties}/><sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{related}'
        f'<Relationship Id="t" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="s" Type="{_OFFICE}/styles" Target="/xl/styles.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">{texts}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{main}">{styles}</styleSheet>',
    }
    for number, data in enumerate(sheets.values(), start=1):
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{main}"><sheetData>{data}</sheetData></worksheet>'
        )
    return parts


def xlsx(data, **more):
    """A workbook of one sheet, from what stands in its `sheetData`."""
    return packed(xlsx_parts({"Blad1": data}, **more))


def number_styles(*codes):
    """Styles whose places are those of the codes, after the plain one at 0."""
    formats = "".join(
        f'<numFmt numFmtId="{200 + place}" formatCode={quoteattr(code)}/>'
        for place, code in enumerate(codes, start=1)
    )
    used = "".join(f'<xf numFmtId="{200 + place}"/>' for place in range(1, len(codes) + 1))
    return (
        f"<numFmts>{formats}</numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
        f"<cellXfs><xf numFmtId='0'/>{used}</cellXfs>"
    )


def inline(*texts):
    """Cells that hold their texts themselves, without a place."""
    return "".join(f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>' for text in texts)


def row(*cells, line=None):
    number = f' r="{line}"' if line else ""
    return f"<row{number}>{''.join(cells)}</row>"


def texts_as_xlsx(rows):
    """A workbook as Excel makes it: texts shared, every cell with its place."""
    shared = {}
    lines = []
    for line, cells in enumerate(rows, start=1):
        marked = "".join(
            f'<c r="{letters(place)}{line}" t="s"><v>{shared.setdefault(cell, len(shared))}</v></c>'
            for place, cell in enumerate(cells)
            if cell
        )
        lines.append(f'<row r="{line}">{marked}</row>')
    texts = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in shared)
    return xlsx("".join(lines), texts=texts)


# ODS.


def ods_parts(sheets, *, styles="", common="", attributes=()):
    """The parts of a spreadsheet: per name of a sheet its rows; the styles of the content and the
    common ones; per sheet more attributes.
    """
    attributes = dict(attributes)
    tables = "".join(
        f"<table:table table:name={quoteattr(name)} {attributes.get(name, '')}>{rows}</table:table>"
        for name, rows in sheets.items()
    )
    return {
        "mimetype": ODS_TYPE,
        "META-INF/manifest.xml": "<manifest/>",
        "styles.xml": f"<office:document-styles {_ODS_NAMESPACES}><office:styles>{common}"
        "</office:styles></office:document-styles>",
        "content.xml": f"<office:document-content {_ODS_NAMESPACES}><office:automatic-styles>"
        f"{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>",
    }


def ods(rows, **more):
    """A spreadsheet of one sheet, from its rows."""
    return packed(ods_parts({"Blad1": rows}, **more))


def ods_row(*cells, repeated=1):
    times = f' table:number-rows-repeated="{repeated}"' if repeated != 1 else ""
    return f"<table:table-row{times}>{''.join(cells)}</table:table-row>"


def ods_text(text, more=""):
    if not text:
        return "<table:table-cell/>"
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string" {more}>{lines}</table:table-cell>'


def ods_cell(kind, value, more="", shown=""):
    name = {"float": "value", "percentage": "value", "currency": "value"}.get(kind, f"{kind}-value")
    return (
        f'<table:table-cell office:value-type="{kind}" office:{name}="{value}" {more}>'
        f"<text:p>{shown or value}</text:p></table:table-cell>"
    )


def texts_as_ods(rows):
    """A spreadsheet as LibreOffice makes it: cells that are alike stand there once."""

    def line(cells):
        for text, alike in groupby(cells):
            count = len(list(alike))
            times = f' table:number-columns-repeated="{count}"' if count > 1 else ""
            yield f"<table:table-cell{times}/>" if not text else ods_text(text, times)

    return ods("".join(ods_row(*line(cells)) for cells in rows))


# CSV.


def texts_as_csv(rows, delimiter=",", end="\n", encoding="utf-8"):
    """By RFC 4180, with quotation marks where they are needed."""

    def field(text):
        if any(sign in text for sign in f'{delimiter}"\r\n'):
            return '"' + text.replace('"', '""') + '"'
        return text

    return "".join(delimiter.join(map(field, cells)) + end for cells in rows).encode(encoding)
