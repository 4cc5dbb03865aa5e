"""One report, read back from every format."""

import csv
import io
import json
import re
import zipfile
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from django.utils.translation import gettext_lazy as _

from g32.reports import Report, When
from g32.reports.columns import Id, Number, PartialDate, Text, YesNo
from g32.reports.formats import FORMATS, unescape
from g32.reports.writing import TooManyRowsError, write
from tests.g32.reports.test_safety import FORMULAS, FRONTS, HARMLESS

pytestmark = pytest.mark.django_db  # a report reads the register as it is at one moment

TEXTS = [
    *HARMLESS,
    *FORMULAS,
    *(front + "=1+1" for front in FRONTS),
    'zegt "ja"; nee, of',
    "twee\nregels",
    "  veel   spaties  ",
    "tab\ttab",
    "<b>&amp;</b>",
    "]]>",
    "🎉 ĳ",
    "_x0041_ en _x005F_",
]
ODS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"


class Texts(Report):
    """Rows made of texts, for the formats."""

    name = "texts"
    verbose_name = _("Texts")
    columns = (
        Id(),
        Text("text", _("text")),
        Number("number", _("number")),
        YesNo("planned", _("planned")),
        PartialDate("start", _("start")),
    )
    texts = TEXTS

    def records(self):
        for number, text in enumerate(self.texts):
            yield Row(f"row-{number}", text, number or None, bool(number % 2), "../2014")


class Row:
    def __init__(self, slug, text, number, planned, start):
        self.slug, self.text, self.number = slug, text, number
        self.planned, self.start = planned, start


class Silent(Texts):
    """A report that may not be asked for rows yet."""

    def records(self):
        raise AssertionError("rows were asked for before the header was out")


def written(code, *, labels=False, report=Texts):
    file = io.BytesIO()
    write(report(When()), FORMATS[code], file, labels=labels)
    return file.getvalue()


def test_csv_is_utf8_with_commas_line_feeds_and_one_header_line():
    lines = written("csv")

    rows = list(csv.reader(io.StringIO(lines.decode(), newline="")))
    assert lines.startswith(b"id,text,number,planned,start\n")
    assert b"\r\n" not in lines.replace(b"'\r\n'=1+1", b"")
    assert [unescape(row[1]) for row in rows[1:]] == TEXTS
    assert rows[1] == ["row-0", "", "", "no", "../2014"]
    assert rows[2][2:] == ["1", "yes", "../2014"]


def test_csv_for_excel_is_dutch():
    lines = written("excel")

    rows = list(csv.reader(io.StringIO(lines.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert lines.startswith(b"\xef\xbb\xbfid;")
    assert lines.endswith(b"\r\n")
    assert [unescape(row[1]) for row in rows[1:]] == TEXTS


@pytest.mark.parametrize(("code", "delimiter"), [("csv", ","), ("excel", ";")])
def test_no_cell_of_a_csv_begins_as_a_formula(code, delimiter):
    lines = written(code).decode("utf-8-sig")

    cells = [
        cell
        for row in csv.reader(io.StringIO(lines, newline=""), delimiter=delimiter)
        for cell in row
    ]

    assert not [
        cell
        for cell in cells
        if cell.lstrip("\"' \t\r\n\xa0\ufeff\u200b")[:1] in tuple("=+-@＝＋－＠")
        and not cell.startswith("'")
    ]


def test_json_has_numbers_as_numbers_and_else_the_texts_of_the_csv():
    rows = json.loads(written("json"))

    assert [row["text"] for row in rows] == TEXTS
    assert rows[0] == {
        "id": "row-0",
        "text": "",
        "number": None,
        "planned": "no",
        "start": "../2014",
    }
    assert rows[3]["number"] == 3


def test_json_of_no_rows_is_an_empty_list():
    class Nothing(Texts):
        texts = []

    assert json.loads(written("json", report=Nothing)) == []


def test_xlsx_holds_texts_as_texts_and_numbers_as_numbers():
    sheet = openpyxl.load_workbook(io.BytesIO(written("xlsx")))["texts"]

    rows = list(sheet.iter_rows())
    assert sheet.freeze_panes == "A2"
    assert [cell.value for cell in rows[0]] == Texts(When()).header()
    assert [decoded(row[1].value or "") for row in rows[1:]] == TEXTS
    assert {cell.data_type for row in rows for cell in row} == {"s", "n"}
    assert rows[4][2].value == 3


def decoded(text):
    """What Excel makes of its own code for a character; openpyxl leaves it as it is."""
    return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


def newlines(text):
    """XML knows one way to end a line."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def test_ods_holds_texts_as_texts_and_numbers_as_numbers():
    archive = zipfile.ZipFile(io.BytesIO(written("ods")))
    root = ET.fromstring(archive.read("content.xml"))  # noqa: S314 (we wrote it)

    rows = root.findall(f".//{ODS % 'table'}table-row")
    texts = [ods_text(row[1]) for row in rows[1:]]
    kinds = {cell.get(f"{ODS % 'office'}value-type") for row in rows for cell in row}
    assert archive.infolist()[0].filename == "mimetype"
    assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
    assert archive.testzip() is None
    assert [ods_text(cell) for cell in rows[0]] == Texts(When()).header()
    assert texts == [newlines(text) for text in TEXTS]
    assert kinds == {"string", "float", None}
    assert not root.findall(f".//*[@{ODS % 'table'}formula]")


def ods_text(cell):
    return "\n".join(paragraph_text(paragraph) for paragraph in cell)


def paragraph_text(paragraph):
    text = paragraph.text or ""
    for element in paragraph:
        if element.tag.endswith("}tab"):
            text += "\t"
        else:
            text += " " * int(element.get(f"{ODS % 'text'}c"))
        text += element.tail or ""
    return text


class Control(Texts):
    """What XML cannot carry."""

    texts = ["a\x01b\x0bc\ufffe"]


def test_what_xml_cannot_carry_is_coded_as_excel_does():
    sheet = openpyxl.load_workbook(io.BytesIO(written("xlsx", report=Control)))["texts"]

    assert decoded(sheet["B2"].value) == Control.texts[0]


def test_what_xml_cannot_carry_is_marked_in_an_ods():
    content = zipfile.ZipFile(io.BytesIO(written("ods", report=Control))).read("content.xml")

    assert "a\ufffdb\ufffdc\ufffd" in content.decode()


@pytest.mark.parametrize("code", ["csv", "excel", "json"])
def test_a_plain_file_begins_before_any_row_is_asked_for(code):
    assert FORMATS[code].head(Silent(When()), labels=False)


@pytest.mark.parametrize("code", ["xlsx", "ods"])
def test_a_sheet_that_would_lose_rows_is_not_made(code, monkeypatch):
    monkeypatch.setattr(type(FORMATS[code]), "most_rows", len(TEXTS) - 1)

    with pytest.raises(TooManyRowsError, match="kies CSV"):
        written(code)


def test_a_sheet_holds_as_many_rows_as_fit():
    assert FORMATS["xlsx"].most_rows == FORMATS["ods"].most_rows == 1_048_575
