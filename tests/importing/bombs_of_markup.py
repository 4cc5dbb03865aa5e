"""Markup, formats and books that no program makes."""

from tests.importing.bombing import (
    MILLION,
    ODS_HEADER,
    SHEET,
    STYLES,
    XLSX,
    bomb,
    filled,
    ods_with,
    xlsx_with,
)
from tests.importing.making import (
    number_styles,
    ods_cell,
    ods_parts,
    ods_row,
    ods_text,
    packed,
)

# Deep, long and wide markup.
for depth in (65, 10_000, MILLION):
    for kind, make in (("XLSX", xlsx_with), ("ODS", ods_with)):

        @bomb(f"{depth} elements in each other in {kind}")
        def _deep(depth=depth, make=make):
            return make(b"<a>" * depth + b"</a>" * depth)


for size in (MILLION, 2 * MILLION, 10 * MILLION, 49 * MILLION):
    for what, (before, after) in {
        "attribute": (b'<a b="', b'"/>'),
        "name": (b"<a", b"/>"),
        "comment": (b"<!--", b"-->"),
        "instruction": (b"<?a ", b"?>"),
        "value": (b"<row><c><v>", b"</v></c></row>"),
        "text": (b'<row><c t="inlineStr"><is><t>', b"</t></is></c></row>"),
        "unknown text": (b"<![CDATA[", b"]]>"),
    }.items():

        @bomb(f"{what} of {size // MILLION} MB")
        def _long(size=size, before=before, after=after):
            return xlsx_with(before + b"1" * size + after)


@bomb("an element of very many attributes")
def _wide():
    return xlsx_with(b"<a" + b"".join(b' a%d=""' % number for number in range(100_000)) + b"/>")


@bomb("as many attributes as fit")
def _wider():
    wide = b"<a" + b"".join(b' a%d=""' % number for number in range(40_000)) + b"/>"
    return xlsx_with(wide * 50)


@bomb("very many names of elements")
def _names():
    return xlsx_with(b"".join(b"<a%d/>" % number for number in range(1_500_000)))


@bomb("very many namespaces")
def _namespaces():
    return xlsx_with(b"".join(b'<a xmlns="b%d"/>' % number for number in range(1_200_000)))


# Formats and styles.
@bomb("a format of 40 MB")
def _format():
    return xlsx_with(
        b'<numFmts><numFmt numFmtId="200" formatCode="'
        + b"y" * 900_000
        + b'"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>',
        STYLES,
    )


@bomb("a format of quotes")
def _quotes():
    return xlsx_with(number_styles("&quot;" * 100_000 + "yyyy").encode(), STYLES)


@bomb("very many formats")
def _formats():
    formats = "".join(
        f'<numFmt numFmtId="{number}" formatCode="y{number}"/>' for number in range(MILLION)
    )
    return xlsx_with(f"<numFmts>{formats}</numFmts>".encode(), STYLES)


@bomb("styles that follow from each other")
def _chain():
    styles = "".join(
        f'<style:style style:name="c{number}" style:family="table-cell"'
        f' style:parent-style-name="c{number + 1}"/>'
        for number in range(300_000)
    )
    day = ods_cell("date", "2014-10-01", 'table:style-name="c0"')
    return packed(ods_parts({"Blad1": ODS_HEADER + ods_row(day) * 1000}, styles=styles))


@bomb("very many columns with a style, and dates in the last")
def _columns():
    columns = '<table:table-column table:default-cell-style-name="a"/>' * 200_000
    cell = '<table:table-cell office:value-type="date" office:date-value="2014-10-01"/>'
    empty = '<table:table-cell table:number-columns-repeated="199"/>'
    header = ods_row(*(ods_text(f"k{number}") for number in range(199)), ods_text("id"))
    return packed(ods_parts({"Blad1": columns + header + ods_row(empty, cell) * 19_000}))


# Books.
@bomb("very many sheets that are one part")
def _sheets():
    parts = dict(filled(XLSX, SHEET, b"<row/>" * 100_000))
    sheets = b"".join(b'<sheet name="%d" r:id="rId1"/>' % number for number in range(100_000))
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"<sheets>", b"<sheets>" + sheets)
    return packed(parts)


@bomb("very many parts that are spoken of")
def _relations():
    parts = filled(XLSX, SHEET, b"")
    name = "xl/_rels/workbook.xml.rels"
    more = b"".join(
        b'<Relationship Id="x%d" Type="a/b" Target="c"/>' % number for number in range(500_000)
    )
    parts[name] = parts[name].replace(b"></Rel", b">" + more + b"</Rel")
    return packed(parts)


@bomb("parts that lead out of the file")
def _out():
    parts = filled(XLSX, SHEET, b"")
    name = "xl/_rels/workbook.xml.rels"
    parts[name] = parts[name].replace(b"worksheets/sheet1.xml", b"../../../../../../etc/passwd")
    return packed(parts)
