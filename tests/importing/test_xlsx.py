"""XLSX: every kind of cell, wherever and however its maker put it."""

from datetime import date, datetime, time
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment

from g32.importing.files import Unclear, Why
from tests.importing.making import (
    inline,
    number_styles,
    packed,
    row,
    texts_as_xlsx,
    unpacked,
    xlsx,
    xlsx_parts,
)
from tests.importing.reading import cells, here, refusal

HEADER = row(inline("id", "city"))
TEXTS = [["id", "city"], ["1", "  a\n<&>\"'  "], ["2", "ĲSSEL 🚲"], ["", "_x000D_ is geen einde"]]


def only(cell, **more):
    """What one cell becomes."""
    return cells(xlsx(HEADER + row(inline("1"), cell), **more))[0][1]


def saved(book):
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_book_of_openpyxl_is_read():
    book = Workbook()
    sheet = book.active
    sheet.append(["id", "city", "start"])
    sheet.append([1, "Almelo", date(2014, 10, 1)])
    sheet.append([2.5, True, datetime(2014, 10, 1, 12)])  # noqa: DTZ001
    sheet.append(["=1+1", "'=1+1", time(13, 30)])
    sheet["A2"].comment = Comment("nee", "ik")
    sheet["B3"].number_format = "0"
    sheet.append([None, CellRichText("half ", TextBlock(InlineFont(b=True), "vet")), None])
    sheet["Z900"].number_format = "0.00"  # which stores an empty cell

    table = here(saved(book))

    assert table.rows == [
        (2, ["1", "Almelo", "2014-10-01"]),
        (3, ["2.5", "yes", Unclear("2014-10-01 12:00:00", Why.TIME)]),
        (4, [Unclear("", Why.NO_VALUE), "'=1+1", Unclear("13:30:00", Why.TIME)]),
        (5, ["", "half vet", ""]),
    ]
    assert (table.kind, table.sheet) == ("xlsx", "Sheet")


def test_texts_come_back_whole():
    escaped = [[cell.replace("_x000D_", "_x005F_x000D_") for cell in row] for row in TEXTS]

    assert cells(texts_as_xlsx(escaped)) == TEXTS[1:]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c t="str"><f>A1</f><v>a</v></c>', "a"),
        ('<c t="str"><f>A1</f><v></v></c>', ""),
        ("<c><f>1+1</f><v>2</v></c>", "2"),
        ("<c><f>1+1</f><v></v></c>", Unclear("", Why.NO_VALUE)),
        ("<c><f>1+1</f></c>", Unclear("", Why.NO_VALUE)),
        ('<c t="b"><v>1</v></c>', "yes"),
        ('<c t="b"><v>0</v></c>', "no"),
        ('<c t="e"><v>#N/A</v></c>', Unclear("#N/A", Why.ERROR)),
        ('<c t="d"><v>2014-10-14</v></c>', "2014-10-14"),
        ('<c t="d" s="2"><v>2014-10-01T00:00:00</v></c>', "2014-10"),
        ('<c t="n"><v>1.2E+1</v></c>', "12"),
        ('<c s="1"><v>41913</v></c>', "2014-10-01"),
        ('<c s="2"><v>41913</v></c>', "2014-10"),
        ('<c s="3"><v>0.5</v></c>', "50%"),
        ('<c t="s"><v>1</v></c>', "samen"),
        ('<c t="inlineStr"><is><r><t>sa</t></r><r><t>men</t></r></is></c>', "samen"),
        ('<c t="inlineStr"><is><t>a_x000D_b_x005F_</t></is></c>', "a\rb_"),
        ('<c t="inlineStr"><is><t>_xD800__x0000_</t></is></c>', "_xD800__x0000_"),
        ('<c s="1"/>', ""),
        ("<c/>", ""),
    ],
)
def test_every_kind_of_cell_is_read(cell, text):
    texts = (
        "<si><t>een</t></si><si><r><t>sa</t></r><r><t>men</t></r><rPh><t>uitspraak</t></rPh></si>"
    )
    styles = number_styles("dd-mm-yyyy", "mmm-yy", "0%")

    # something beside it, so that an empty cell still is in a row
    found = cells(xlsx(HEADER + row(inline("1"), cell), texts=texts, styles=styles))

    assert found == [["1", text]]


@pytest.mark.parametrize(
    "cell",
    [
        '<c t="s"><v>7</v></c>',
        '<c t="s"><v>-1</v></c>',
        f'<c t="s"><v>{"9" * 5000}</v></c>',
        "<c><v>twaalf</v></c>",
        '<c t="b"><v>2</v></c>',
        '<c t="d"><v>gisteren</v></c>',
        '<c t="onbekend"><v>1</v></c>',
        '<c s="9"><v>41913</v></c>',
    ],
)
def test_a_cell_that_cannot_hold_what_is_in_it_is_refused_with_its_place(cell):
    content = xlsx(HEADER + row(inline("1"), cell), texts="<si><t>a</t></si>")

    assert "Regel 2, kolom B: hier is het bestand beschadigd" in refusal(content)


def test_dates_may_count_from_1904():
    assert only(
        '<c s="1"><v>40451</v></c>', styles=number_styles("d-m-yyyy"), properties='date1904="1"'
    ) == ("2014-10-01")


def test_cells_and_rows_may_be_left_out():
    data = (
        '<row r="3"><c r="B3" t="inlineStr"><is><t>id</t></is></c>'
        '<c r="D3" t="inlineStr"><is><t>city</t></is></c></row>'
    )

    assert "kolom A: de kop ontbreekt" in refusal(xlsx(data))
    data = data.replace('r="B3"', 'r="A3"').replace('r="D3"', 'r="B3"')
    table = here(xlsx(data + '<row r="7"><c r="B7"><v>1</v></c></row>'))
    assert table.rows == [(7, ["", "1"])]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param('<row r="2"/><row r="2"/>', id="a row twice"),
        pytest.param('<row r="0"/>', id="a row that is none"),
        pytest.param('<row r="99999999"/>', id="a row too far"),
        pytest.param('<row r="5"><c r="B5"/><c r="A5"/></row>', id="cells out of order"),
        pytest.param('<row r="5"><c r="A6"/></row>', id="a cell of another row"),
        pytest.param('<row r="5"><c r="5"/></row>', id="a cell without a column"),
        pytest.param('<row r="5"><c r="ABCD5"/></row>', id="a cell too far"),
    ],
)
def test_places_that_cannot_be_are_refused(data):
    assert "niet heel" in refusal(xlsx(HEADER + data))


def test_a_sheet_that_is_hidden_or_no_sheet_is_passed_over():
    data = HEADER + row(inline("1", "a"))
    sheets = {"een": data, "twee": data, "drie": data}
    parts = xlsx_parts(sheets, states={"een": "hidden", "twee": "veryHidden"})

    assert here(packed(parts)).sheet == "drie"

    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        "/worksheet", "/chartsheet", 1
    )
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace('"hidden"', '"visible"')
    assert here(packed(parts)).sheet == "drie"


def test_the_strict_standard_and_other_prefixes_are_read():
    parts = unpacked(texts_as_xlsx(TEXTS[:3]))
    strict = {
        name: part.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, part in parts.items()
    }
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    for name in ("worksheet", "sheetData", "row", "c", "v"):
        sheet = sheet.replace(f"<{name} ", f"<x:{name} ").replace(f"<{name}>", f"<x:{name}>")
        sheet = sheet.replace(f"</{name}>", f"</x:{name}>")
    prefixed = parts | {"xl/worksheets/sheet1.xml": sheet.replace("xmlns=", "xmlns:x=")}

    assert cells(packed(strict)) == TEXTS[1:3]
    assert cells(packed(prefixed)) == TEXTS[1:3]


def test_names_of_parts_are_compared_without_case():
    parts = unpacked(texts_as_xlsx(TEXTS[:3]))
    parts["xl/SharedStrings.xml"] = parts.pop("xl/sharedStrings.xml")

    assert cells(packed(parts)) == TEXTS[1:3]


def test_macros_are_not_looked_at():
    parts = unpacked(texts_as_xlsx(TEXTS[:3])) | {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}

    assert cells(packed(parts)) == TEXTS[1:3]


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/workbook.xml", b"<workbook ", b"<!DOCTYPE workbook><workbook "),
        ("xl/worksheets/sheet1.xml", b"<worksheet ", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet '),
        ("xl/sharedStrings.xml", b"<sst ", b"<?xml version='1.0' encoding='utf-7'?><sst "),
        ("xl/sharedStrings.xml", b"<si>", b"<si>&eacute;"),
        ("xl/worksheets/sheet1.xml", b"<row", b"<row><row"),
        ("xl/worksheets/sheet1.xml", b"<row", b"<b>" * 70 + b"</b>" * 70 + b"<row"),
        ("xl/worksheets/sheet1.xml", b"</worksheet>", b""),
    ],
)
def test_markup_that_a_spreadsheet_does_not_have_is_refused(part, old, new):
    parts = unpacked(texts_as_xlsx(TEXTS[:3]))
    parts[part] = parts[part].replace(old, new, 1)

    assert "beschadigd of niet heel" in refusal(packed(parts))


@pytest.mark.parametrize(
    "missing",
    ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"],
)
def test_a_book_that_lacks_a_part_is_refused(missing):
    parts = unpacked(texts_as_xlsx(TEXTS[:3]))
    del parts[missing]

    assert "beschadigd of niet heel" in refusal(packed(parts))
