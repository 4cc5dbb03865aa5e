"""What is no spreadsheet is refused by its content, with what was expected."""

import pytest

from tests.importing.making import (
    ODS_TYPE,
    packed,
    texts_as_csv,
    texts_as_ods,
    texts_as_xlsx,
    unpacked,
)
from tests.importing.reading import here, refusal

ROWS = [["id", "city"], ["1", "Almelo"]]
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100
RELATED = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" Type="x/officeDocument" Target="{}"/></Relationships>'
).format


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (texts_as_csv(ROWS), "csv"),
        (texts_as_xlsx(ROWS), "xlsx"),
        (texts_as_ods(ROWS), "ods"),
        (packed(unpacked(texts_as_ods(ROWS)) | {"mimetype": f"{ODS_TYPE}-template"}), "ods"),
    ],
)
@pytest.mark.parametrize("name", ["lijst.csv", "lijst.xlsx", "lijst.ods", "lijst.pdf", ""])
def test_a_spreadsheet_is_known_by_its_content_whatever_its_name(content, kind, name):
    assert here(content, name=name).kind == kind


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b" \r\n\t", "Het bestand is leeg", id="blanks"),
        pytest.param(b"\xef\xbb\xbf", "Het bestand is leeg", id="a mark and nothing"),
        pytest.param(b"\xff\xfe", "Het bestand is leeg", id="a mark of UTF-16 and nothing"),
        pytest.param(b";;\n;;\n", "noemt geen kolom", id="delimiters"),
        pytest.param(b"%PDF-1.7\n\0", "is PDF", id="PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "is een afbeelding", id="PNG"),
        pytest.param(b"\xff\xd8\xff\xe0", "is een afbeelding", id="JPEG"),
        pytest.param(b"GIF89a", "is een afbeelding", id="GIF"),
        pytest.param(b"\x1f\x8b\x08", "is een ingepakt bestand", id="gzip"),
        pytest.param(b"<html><table><tr><td>id", "is een webpagina", id="HTML called .xls"),
        pytest.param(b"\xef\xbb\xbf\n<!DOCTYPE html>", "is een webpagina", id="HTML with a mark"),
        pytest.param("<table>".encode("utf-16"), "is een webpagina", id="HTML in UTF-16"),
        pytest.param(b"<?xml version='1.0'?><Workbook/>", "is XML", id="XML"),
        pytest.param(b'[\n{"id": 1}]', "is JSON", id="JSON"),
        pytest.param(b"{\\rtf1", "is een tekstdocument", id="RTF"),
        pytest.param(COMPOUND + "Workbook".encode("utf-16-le"), "(.xls)", id="old Excel"),
        pytest.param(COMPOUND + "Book".encode("utf-16-le"), "(.xls)", id="very old Excel"),
        pytest.param(COMPOUND + "WordDocument".encode("utf-16-le"), "tekstdocument", id=".doc"),
        pytest.param(
            COMPOUND + "PowerPoint Document".encode("utf-16-le"), "presentatie", id=".ppt"
        ),
        pytest.param(COMPOUND, "een oud Office-programma", id="old Office"),
        pytest.param(
            COMPOUND + "EncryptedPackage".encode("utf-16-le"), "wachtwoord", id="XLSX with password"
        ),
        pytest.param(
            packed({"xl/workbook.bin": b"", "_rels/.rels": RELATED("xl/workbook.bin")}),
            "(.xlsb)",
            id="xlsb",
        ),
        pytest.param(packed({"word/document.xml": b""}), "is een tekstdocument", id="docx"),
        pytest.param(packed({"ppt/presentation.xml": b""}), "is een presentatie", id="pptx"),
        pytest.param(
            packed({"mimetype": ODS_TYPE.replace("spreadsheet", "text")}),
            "is een tekstdocument",
            id="odt",
        ),
        pytest.param(packed({"a.txt": b"a"}), "is een ingepakt bestand", id="another zip"),
        pytest.param(packed({}), "is een ingepakt bestand", id="an empty zip"),
        pytest.param(b"PK\x03\x04en verder niets", "beschadigd", id="half a zip"),
        pytest.param(bytes(range(256)) * 4, "(NUL)", id="anything"),
        pytest.param(b"Beste allen,\nhierbij de lijst.\n", "noemt geen kolom", id="a letter"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_by_name(content, said):
    assert said in refusal(content)


def test_the_refusal_names_the_file_and_what_was_expected():
    message = refusal(b"%PDF-1.7", name="notulen.csv")

    assert (
        message == "“notulen.csv” is PDF. Upload een spreadsheet: een CSV-, XLSX- of ODS-bestand."
    )
