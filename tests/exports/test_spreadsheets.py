"""What goes out is dead text in a real spreadsheet, and comes back as it went."""

import io
import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.utils.translation import gettext_lazy as _

from g32.importing.files import read
from g32.reports import Report, When
from g32.reports.columns import Id, Text
from g32.reports.formats import FORMATS
from g32.reports.writing import write
from tests.g32.reports.test_safety import FORMULAS, FRONTS, HARMLESS

pytestmark = [pytest.mark.django_db, pytest.mark.engine("sqlite")]

#: What may end one cell and begin the next, for a program that splits on other signs than we do.
BREAKS = [",", ";", "\t", "\n", "\r\n", '"', '",', '";', "'", " ", "|"]
ATTACKS = [
    *(front + formula for front in FRONTS for formula in FORMULAS),
    *(f"a{end}{formula}" for end in BREAKS for formula in FORMULAS),
    *(f"{formula}{end}b" for end in BREAKS[:7] for formula in FORMULAS),
]
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
#: How LibreOffice is told to read a CSV: comma or semicolon, quotes, UTF-8, formulas as such.
_READ = {"csv": "CSV:44,34,76,1,,0,false,true,false,false,false,0,true"}
_READ["excel"] = _READ["csv"].replace("44,", "59,")


class Attacks(Report):
    """A row for each attack."""

    name = "attacks"
    verbose_name = _("Texts")
    columns = (Id(), Text("text", _("text")))
    texts = tuple(ATTACKS)

    def records(self):
        return (Row(number, text) for number, text in enumerate(self.texts))


class Row:
    def __init__(self, number, text):
        self.slug, self.text = f"row-{number}", text


def written(code, report=Attacks):
    file = io.BytesIO()
    write(report(When()), FORMATS[code], file, labels=False)
    return file.getvalue()


def opened(office, folder: Path, name: str, content: bytes, how: str = "") -> ET.Element:
    """What LibreOffice makes of a file."""
    (folder / name).write_bytes(content)
    reading = [f"--infilter={how}"] if how else []
    command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", *reading]
    subprocess.run(
        [*command, "--convert-to", "fods", "--outdir", folder / "out", folder / name],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return ET.parse(next((folder / "out").iterdir())).getroot()  # noqa: S314 (LibreOffice wrote it)


def live(root: ET.Element) -> list[str]:
    """Formulas, links to other programs and other sheets."""
    formulas = [cell.get(f"{_TABLE}formula") for cell in root.iter(f"{_TABLE}table-cell")]
    links = [e.tag for e in root.iter() if re.search("dde-link|table-source|cell-range-s", e.tag)]
    return [*filter(None, formulas), *links]


def test_there_are_enough_attacks():
    assert len(set(ATTACKS)) >= 500


def test_libreoffice_runs_what_is_not_guarded(office, tmp_path):
    """Which shows that the next test would see it."""
    assert live(opened(office, tmp_path, "naked.csv", b"id,text\nrow-1,=1+1\n", _READ["csv"]))


@pytest.mark.parametrize("code", ["csv", "excel", "xlsx", "ods"])
def test_nothing_of_it_is_live_in_libreoffice(office, tmp_path, code):
    name = f"attacks{FORMATS[code].suffix}"

    root = opened(office, tmp_path, name, written(code), _READ.get(code, ""))

    cells = sum(1 for _cell in root.iter(f"{_TABLE}table-row"))
    assert live(root) == []
    assert cells > len(ATTACKS)


@pytest.mark.parametrize("code", ["csv", "excel", "xlsx", "ods"])
def test_every_value_comes_back_as_it_went(code):
    class Everything(Attacks):
        texts = (*ATTACKS, *HARMLESS[1:], "  veel   spaties  ", "regel een\nregel twee", "_x0041_")

    table = read(f"attacks{FORMATS[code].suffix}", written(code, Everything), ["id", "text"])

    came = [cells[1] for _line, cells in table.rows]
    expected = [text.replace("\r\n", "\n").replace("\r", "\n") for text in Everything.texts]
    ends = [text.replace("\r\n", "\n").replace("\r", "\n") for text in came]
    assert ends == expected
    assert code == "ods" or came == list(Everything.texts)
