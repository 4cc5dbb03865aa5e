"""Reading as the register does it: in a process apart, within limits, from any program's file."""

import csv
import subprocess
from datetime import date, datetime
from io import BytesIO, StringIO

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from g32.importing.files import MOST_BYTES, Unclear, UnreadableError, Why, read, reading
from tests import apart
from tests.importing.making import texts_as_csv, texts_as_ods, texts_as_xlsx
from tests.importing.reading import HEADERS, cells, here, measured

pytestmark = pytest.mark.once  # no database is asked

ROWS = [["id", "city", "start"], ["1", "Almelo", "2014-10"], ["2", "'s-Hertogenbosch\n€ ", ""]]
#: Cells as people fill them in, and what LibreOffice makes of them where it is asked to guess.
TYPED = [
    ["id", "city", "start", "number", "note"],
    ["1", "'s-Gravenhage", "2014-10-01", "12", "twee\nregels"],
    ["2", "Coöperatie “Ĳ” €", "2014-10", "1,5", ' met "aanhalingstekens" '],
    ["3", "", "najaar 2014", "0612345678", "=1+1"],
]


def refused(content):
    with pytest.raises(UnreadableError) as refusal:
        read("lijst", content, HEADERS)
    return refusal.value.message


@pytest.mark.parametrize("made", [texts_as_csv, texts_as_xlsx, texts_as_ods])
def test_what_is_read_apart_is_what_is_read_here(made):
    rows = ROWS + [["3", str(number), ""] for number in range(1200)]

    table = read("lijst", made(rows), HEADERS)

    assert table == here(made(rows))
    assert [row for _line, row in table.rows] == rows[1:]


def test_nothing_is_written_anywhere():
    assert [measured(made(ROWS)).files for made in (texts_as_csv, texts_as_xlsx)] == [(), ()]


def test_unclear_cells_come_back_with_their_reason():
    table = read("lijst", b"id,city\n1,#N/B\n", HEADERS)

    assert table.rows == [(2, ["1", Unclear("#N/B", Why.ERROR)])]


def test_a_refusal_speaks_the_language_of_who_asked():
    assert refused(b"id,city\n1\n").startswith("Regel 2 heeft minder cellen")
    with translation.override("en"):
        assert refused(b"id,city\n1\n").startswith("Line 2 has fewer cells")


def test_an_empty_file_and_one_that_is_too_large_are_not_even_begun(monkeypatch):
    monkeypatch.setattr(reading, "tell_table", apart.die)

    assert refused(b"") == "Het bestand is leeg."
    assert "groter dan 5 MB" in refused(b"x" * (MOST_BYTES + 1))


@pytest.mark.parametrize(
    ("limit", "value", "said"),
    [
        ("MEMORY", 2**20, "kost te veel geheugen"),
        ("SECONDS", 0.001, "duurt te lang"),
        ("tell_table", apart.die, "brak af"),
    ],
)
def test_reading_that_is_ended_is_a_refusal(monkeypatch, limit, value, said):
    monkeypatch.setattr(reading, limit, value)

    assert said in refused(texts_as_csv([["id"], *([str(number)] for number in range(200_000))]))


TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20
).filter(lambda text: not text.isspace() and not text.startswith(("'", "#", "Err:", "Fout:")))
TABLES = st.lists(st.tuples(st.integers(1, 99), TEXT, TEXT), max_size=4).map(
    lambda rows: [["id", "city", "start"], *([str(number), *texts] for number, *texts in rows)]
)


@settings(deadline=None)
@given(TABLES, st.sampled_from(";,\t"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_whatever_python_writes_as_csv_is_read(rows, delimiter, encoding):
    file = StringIO()
    csv.writer(file, delimiter=delimiter).writerows(rows)

    assert cells(file.getvalue().encode(encoding)) == rows[1:]


@settings(max_examples=50, deadline=None)
@given(TABLES)
def test_whatever_openpyxl_writes_is_read(rows):
    rows = [[_carried(text) for text in row] for row in rows]
    book = Workbook()
    for line, row in enumerate(rows, start=1):
        for place, text in enumerate(row, start=1):
            cell = book.active.cell(line, place, text)
            cell.data_type = "s"
    file = BytesIO()
    book.save(file)

    assert cells(file.getvalue()) == rows[1:]


def _carried(text):
    """The text without what XML cannot carry, or changes underway."""
    return "".join(sign for sign in text if sign.isprintable() or sign == "\n").strip()


@pytest.fixture(scope="session")
def libreoffice(office, tmp_path_factory):
    """Opens a file in LibreOffice and saves it as another kind."""
    folder = tmp_path_factory.mktemp("libreoffice")
    command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless"]

    def convert(content, suffix, kind, *how):
        source = folder / f"lijst.{suffix}"
        source.write_bytes(content)
        done = subprocess.run(
            [*command, *how, "--convert-to", kind, "--outdir", str(folder), str(source)],
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return (folder / f"lijst.{kind}").read_bytes()

    return convert


#: A CSV file with semicolons in UTF-8: every cell is a text, or what it looks like to the Dutch.
AS_TEXTS = "--infilter=CSV:59,34,76,1," + "/".join(f"{column}/2" for column in range(1, 6))
AS_SEEN = "--infilter=CSV:59,34,76,1,,1043,false,true"


@pytest.mark.parametrize("kind", ["xlsx", pytest.param("ods", marks=pytest.mark.prove)])
def test_texts_that_libreoffice_saved_are_read(libreoffice, kind):
    saved = libreoffice(texts_as_csv(TYPED, ";"), "csv", kind, AS_TEXTS)

    assert cells(saved) == TYPED[1:]


@pytest.mark.prove
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_what_libreoffice_makes_of_what_is_typed_is_read_as_it_is_shown(libreoffice, kind):
    typed = {
        "1-10-2014": "2014-10-01",
        "okt-14": "2014-10-01",  # it is shown as 01-10-14
        "1 oktober 2014": "2014-10-01",
        "14-okt": "14-okt",
        "okt 2014": "2014-10-01",
        "najaar 2014": "najaar 2014",
        "2014": "2014",
        "12,50": "12.5",
        "€ 12,50": "12.5",
        "50%": "50%",
        "WAAR": "yes",
        "13:30": Unclear("13:30:00", Why.TIME),
        "1-10-2014 13:30": Unclear("2014-10-01 13:30:00", Why.TIME),
        "=1+1": "2",
    }
    rows = [["id", "start"], *(["x", text] for text in typed)]

    saved = libreoffice(texts_as_csv(rows, ";"), "csv", kind, AS_SEEN)

    assert dict(zip(typed, (row[1] for row in cells(saved)), strict=True)) == typed


def test_dates_mean_the_same_in_what_libreoffice_saves(libreoffice):
    formats = [
        *("dd-mm-yyyy", "d/m/yy", "mmm-yy", "mmmm yyyy", "yyyy", "d-mmm", "dddd d mmmm yyyy"),
        *("[$-413]d mmm yyyy;@", "[$-413]mmm/yy;@", "yyyy-mm-dd hh:mm", "h:mm", "0", "0%"),
    ]
    moments = [date(2014, 10, 1), date(2014, 1, 1), date(2014, 10, 14), datetime(2014, 10, 1, 12)]  # noqa: DTZ001
    book = Workbook()
    book.active.append(["id", "start"])
    for shown in formats:
        for moment in moments:
            book.active.append([shown, moment])
            book.active.cell(book.active.max_row, 2).number_format = shown
    file = BytesIO()
    book.save(file)

    ours = cells(file.getvalue())
    theirs = cells(libreoffice(file.getvalue(), "xlsx", "ods"))

    assert [_without_time(row) for row in theirs] == [_without_time(row) for row in ours]
    assert len({str(row[1]) for row in ours}) > 10


def _without_time(row):
    """The row; a time that is not understood is shown as the program shows it."""
    shown, cell = row
    return shown, cell.why if isinstance(cell, Unclear) else cell
