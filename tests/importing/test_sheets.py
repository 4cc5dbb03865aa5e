"""Which sheet is meant, and what a table may be."""

import pytest

from g32.importing.files import MOST_COLUMNS, MOST_ROWS
from tests.importing.making import (
    inline,
    ods,
    ods_parts,
    ods_row,
    ods_text,
    packed,
    row,
    texts_as_csv,
    texts_as_ods,
    texts_as_xlsx,
    xlsx,
    xlsx_parts,
)
from tests.importing.reading import here, refusal

pytestmark = pytest.mark.once  # no database is asked

AS = pytest.mark.parametrize("made", [texts_as_csv, texts_as_xlsx, texts_as_ods])


def book(make, sheets):
    """A file of several sheets: per name its rows."""
    if make == "xlsx":
        lines = {
            name: "".join(row(inline(*cells)) for cells in rows) for name, rows in sheets.items()
        }
        return packed(xlsx_parts(lines))
    lines = {
        name: "".join(ods_row(*map(ods_text, cells)) for cells in rows)
        for name, rows in sheets.items()
    }
    return packed(ods_parts(lines))


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_the_sheet_is_the_one_that_names_most_known_columns(kind):
    content = book(
        kind,
        {
            "Leeg": [],
            "Uitleg": [["id", "is een naam"], ["a", "b", "zonder kop"]],
            "Lijst": [[], ["ID", "Gemeente", "opmerking"], ["1", "Almelo", "nee"]],
        },
    )

    table = here(content)

    assert (table.sheet, table.header) == ("Lijst", ["ID", "Gemeente", "opmerking"])
    assert table.rows == [(3, ["1", "Almelo", "nee"])]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_file_without_such_a_sheet_is_refused_with_what_was_expected(kind):
    message = refusal(book(kind, {"Uitleg": [["Lees dit"]], "Andere": [["niets"]], "Leeg": []}))

    assert "(“Uitleg”, “Andere”)" in message
    assert "id, city, start, gemeente, begin" in message


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_two_sheets_that_fit_as_well_are_refused_by_name(kind):
    rows = [["id", "city"], ["1", "a"]]

    assert "“2013”, “2014”" in refusal(book(kind, {"2013": rows, "Uitleg": [["a"]], "2014": rows}))


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_file_without_anything_in_its_sheets_is_empty(kind):
    assert refusal(book(kind, {"Blad1": [], "Blad2": []})) == "Het bestand is leeg."


def test_of_many_headers_some_are_told():
    headers = [f"kop{number}" for number in range(20)]

    assert refusal(b"a,b", headers=headers).endswith("kop0, kop1, kop2, kop3, kop4, kop5, …")


@AS
def test_a_header_without_rows_is_a_table(made):
    assert here(made([["id", "city"]])).rows == []


@AS
def test_empty_rows_and_the_empty_columns_at_the_end_are_left_out(made):
    rows = [
        ["id", "city", "", " "],
        ["", "", "", ""],
        ["1", "a", "", " "],
        ["", "", "", ""],
        [" ", "", "", ""],
        ["2", "", "", ""],
        ["", "", "", ""],
    ]

    table = here(made(rows))

    assert table.header == ["id", "city"]
    assert table.rows == [(3, ["1", "a"]), (6, ["2", ""])]


@AS
def test_a_header_loses_its_line_ends_and_blanks(made):
    assert here(made([["id", " plaats\nvan  vestiging "]])).header == ["id", "plaats van vestiging"]


@AS
@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["id", "", "city"], ["1", "a", "b"]], "Regel 1, kolom B: de kop ontbreekt"),
        ([["id", "City", "city "]], "de kolommen B en C heten allebei “city”"),
        ([["id", "--", "--"]], "de kolommen B en C heten allebei “--”"),
        ([["id", "city", ""], ["1", "a", ""], ["2", "b", "c"]], "Regel 3: kolom C heeft geen kop"),
    ],
)
def test_a_header_that_does_not_fit_is_refused_with_its_column(made, rows, said):
    assert said in refusal(made(rows))


def test_signs_that_are_compared_alike_may_differ():
    assert here(b"id,--,++\n").header == ["id", "--", "++"]


@AS
def test_as_many_rows_and_columns_as_may_be_are_read_and_no_more(made):
    header = ["id", *(f"k{number}" for number in range(1, MOST_COLUMNS))]
    most = [["id"], *([str(number)] for number in range(MOST_ROWS))]

    assert len(here(made([header])).header) == MOST_COLUMNS
    assert "meer dan 200 kolommen" in refusal(made([[*header, "nog een"]]))
    assert len(here(made([*most, [""], [""]])).rows) == MOST_ROWS
    assert "meer dan 20.000 rijen" in refusal(made([*most, ["nog een"]]))


def test_a_repeated_row_or_cell_counts_as_many():
    header = ods_row(ods_text("id"))

    assert len(here(ods(header + ods_row(ods_text("1"), repeated=MOST_ROWS))).rows) == MOST_ROWS
    assert "rijen" in refusal(ods(header + ods_row(ods_text("1"), repeated=MOST_ROWS + 1)))
    many = 'table:number-columns-repeated="201"'
    assert "Regel 2 heeft meer" in refusal(ods(header + ods_row(ods_text("1", many))))


def test_a_cell_far_away_counts_only_where_something_stands_in_it():
    header = row(inline("id"))

    assert here(xlsx(header + '<row><c r="XFD2"/></row>')).rows == []
    far = '<row><c r="XFD2"><v>1</v></c></row>'
    assert "Regel 2 heeft meer dan 200 kolommen" in refusal(xlsx(header + far))


def test_a_text_counts_wherever_it_stands():
    cell = '<c t="s"><v>0</v></c>'
    text = f"<si><t>{'x' * 100_000}</t></si>"

    assert len(here(xlsx(row(inline("id")) + row(cell) * 500, texts=text)).rows) == 500
    assert "groter dan 50 MB" in refusal(xlsx(row(inline("id")) + row(cell) * 600, texts=text))
