"""CSV: encodings, delimiters, quotation marks, and rows that do not fit."""

import pytest

from g32.importing.files import Unclear, Why
from g32.reports.formats.safety import escape
from tests.importing.making import texts_as_csv
from tests.importing.reading import cells, here, refusal

ROWS = [["id", "city", "start"], ["1", "Coöperatie “Ĳ” €", "okt-14"], ["2", "a;b,c\td", ""]]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ],
)
def test_every_dialect_gives_the_same_table(delimiter, end, encoding, found):
    table = here(texts_as_csv(ROWS, delimiter, end, encoding))

    assert table.header == ROWS[0]
    assert table.rows == [(2, ROWS[1]), (3, ROWS[2])]
    assert (table.kind, table.delimiter, table.encoding) == ("csv", delimiter, found)


def test_utf16_in_either_order_may_have_a_mark():
    rows = [(2, ROWS[1]), (3, ROWS[2])]

    assert here(b"\xfe\xff" + texts_as_csv(ROWS, encoding="utf-16-be")).rows == rows
    assert here(b"\xff\xfe" + texts_as_csv(ROWS, encoding="utf-16-le")).rows == rows


def test_what_dutch_excel_saves_is_read():
    saved = (
        "id;gemeente;begin\r\n1;'s-Hertogenbosch;okt-14\r\n2;Coevorden – “Daër” €;1-10-2014\r\n"
    ).encode("cp1252")

    table = here(saved)

    assert (table.encoding, table.delimiter) == ("Windows-1252", ";")
    assert table.rows == [
        (2, ["1", "'s-Hertogenbosch", "okt-14"]),
        (3, ["2", "Coevorden – “Daër” €", "1-10-2014"]),
    ]


def test_excel_leaves_out_delimiters_of_sixteen_rows_that_end_empty():
    block = ["1;Almelo;2014"] * 15
    shorter = ["2;Almere"] * 16
    last = ["3", "4"]
    content = "\r\n".join(["id;city;start", *block, *shorter, *last, ""])

    rows = cells(content.encode())

    assert rows[14:16] == [["1", "Almelo", "2014"], ["2", "Almere", ""]]
    assert rows[-1] == ["4", "", ""]


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        pytest.param(["1;a;2014", "2;b", "3;c;2014", ""], 3, id="shorter than its neighbours"),
        pytest.param(["1;a;2014", "2;b\nc;2014", ""], 3, id="broken in two"),
        pytest.param([*["1;a;2014"] * 15, "2;b"], 17, id="the file ends in the middle of a row"),
    ],
)
def test_a_row_that_was_cut_off_is_refused(lines, line):
    content = "\n".join(["id;city;start", *lines]).encode()

    assert f"Regel {line} heeft minder cellen" in refusal(content)


def test_a_row_that_is_longer_than_the_header_is_refused_unless_it_ends_empty():
    assert cells(b"id,city\n1,a,,\n2,b,\n") == [["1", "a"], ["2", "b"]]
    assert "Regel 3: kolom D heeft geen kop" in refusal(b"id,city\n1,a\n2,b,,c\n")
    assert "Regel 2 heeft meer dan 200 kolommen" in refusal(b"id,city\n1" + b"," * 200 + b"x\n")
    assert cells(b"id,city\n1" + b"," * 1000 + b" \n") == [["1", ""]]


def test_lines_are_numbered_as_a_spreadsheet_program_does():
    content = b'sep=;\r\nid;city\r\n1;"a\r\nb\rc\nd"\r\n\r\n;\r\n5;e\r\n;;\r\n'

    assert here(content).rows == [(2, ["1", "a\r\nb\rc\nd"]), (5, ["5", "e"])]


@pytest.mark.parametrize("first", ["sep=,", '"sep=,"', "SEP=,"])
def test_the_file_may_say_what_divides_its_cells(first):
    assert here(f"{first}\nid,city;start\n1,2\n".encode()).header == ["id", "city;start"]


def test_a_delimiter_that_is_none_of_ours_is_refused():
    assert "“|”" in refusal(b"sep=|\nid|city\n1|2\n")


def test_the_delimiter_is_the_one_that_gives_most_known_headers():
    assert here(b'id,"a;b;c;d",city\n1,2,3\n').delimiter == ","
    assert here(b'"id";"city"\n"1";"2"\n').delimiter == ";"
    assert here(b"a,b,c,d;id;city\n1;2;3\n").delimiter == ";"
    assert here(b"naam;Gemeente\n1;2\n").header == ["naam", "Gemeente"]


def test_a_text_may_be_long():
    assert cells(b"id,city\n1," + b"x" * 200_000) == [["1", "x" * 200_000]]


def test_quotation_marks_may_stand_inside_a_text():
    assert cells(b'id,city\n1,"say ""no"""\n2,5" pipe\n') == [["1", 'say "no"'], ["2", '5" pipe']]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'id,city\n1,a\n2,"b\n3,c\n4,d\n', "Op regel 3 begint een aanhalingsteken"),
        (b'id,"city\n1,a\n', "Op regel 1 begint een aanhalingsteken"),
        (b'id,city\n1,"a\nb"\n2,"b"c\n', "Op regel 3 volgt tekst direct na"),
    ],
)
def test_quotation_marks_that_do_not_fit_are_refused_with_their_line(content, said):
    assert said in refusal(content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(
            b"id,city\n1,Daarl\xc3\xa9\n2,Br\xe9da\n",
            "Regel 3, kolom B: daar staat een teken dat niet te lezen is als UTF-8",
            id="cp1252 in the middle of UTF-8",
        ),
        pytest.param(
            b"id,city\n1,\xe9\x81\n",
            "Regel 2, kolom B: daar staat een teken dat niet te lezen is als Windows-1252",
            id="what cp1252 does not have",
        ),
        pytest.param(
            b'id,city\n1,"a\nb"\n\xff\xe2\x82\xac,x\n',
            "Regel 3, kolom A",
            id="after a quoted line end",
        ),
        pytest.param(
            "id,city\n1,a\n2,\ud800\n".encode("utf-16", "surrogatepass"),
            "Regel 3, kolom B",
            id="half a sign of UTF-16",
        ),
        pytest.param("id,city\n1,a\n".encode("utf-16")[:-1], "niet heel", id="an odd byte"),
        pytest.param(b"id,city\n1,a\n2,\0\n", "Op regel 3 staat een teken", id="NUL"),
    ],
)
def test_what_cannot_be_decoded_is_refused_with_its_place(content, said):
    assert said in refusal(content)


def test_the_end_of_a_quotation_in_cp1252_is_not_taken_for_utf8():
    text = "id;city\r\n1;‘CAFÉ’ en “café”…\r\n"

    assert cells(text.encode("cp1252")) == [["1", "‘CAFÉ’ en “café”…"]]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        *((error, Why.ERROR) for error in ("#N/B", "#N/A", "#VERW!", "#WAARDE!", "#DEEL/0!")),
        *((error, Why.ERROR) for error in ("#NAAM?", "#GETAL!", "#REF!", "Err:502")),
        ("########", Why.NARROW),
    ],
)
def test_an_error_of_the_spreadsheet_is_unclear(text, why):
    assert cells(f"id,city\n1,{text}\n".encode()) == [["1", Unclear(text, why)]]


@pytest.mark.parametrize("text", ["=1+1", "'=1+1", "-5", "'s-Gravenhage", "'' ", "@a", "#1"])
def test_what_our_export_guarded_comes_back_whole(text):
    content = texts_as_csv([["id", "city"], ["1", escape(text)]])

    assert cells(content) == [["1", text]]


def test_a_header_without_rows_is_a_table():
    assert here(b"id;city").rows == []
