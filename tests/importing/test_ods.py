"""ODS: every kind of cell, and how its styles say what it shows."""

import pytest

from g32.importing.files import Unclear, Why
from tests.importing.making import (
    ods,
    ods_cell,
    ods_parts,
    ods_row,
    ods_text,
    packed,
    texts_as_ods,
    unpacked,
)
from tests.importing.reading import cells, here, refusal

HEADER = ods_row(ods_text("id"), ods_text("city"))


def date_style(name, *parts, more=""):
    shown = "<number:text>-</number:text>".join(f"<number:{part}/>" for part in parts)
    return f'<number:date-style style:name="{name}">{shown}{more}</number:date-style>'


def cell_style(name, data="", parent="Default"):
    how = f'style:data-style-name="{data}"' if data else ""
    return (
        f'<style:style style:name="{name}" style:family="table-cell" {how}'
        f' style:parent-style-name="{parent}"/>'
    )


WHOLE = date_style("D1", "day", "month", "year")
STYLES = (
    WHOLE
    + date_style("D2", "month", "year")
    + date_style("D3", "year")
    + date_style("D4", "day", "month")
    + date_style("D5", "quarter", "year")
    + '<number:number-style style:name="D6"><number:number/></number:number-style>'
    + "".join(cell_style(f"c{number}", f"D{number}") for number in range(1, 8))
    + cell_style("c8", parent="c2")
    + cell_style("c9", parent="c9")
)


def only(cell, **more):
    """What one cell becomes."""
    return cells(ods(HEADER + ods_row(ods_text("1"), cell), **more))[0][1]


def dated(day, style, **more):
    return only(ods_cell("date", day, f'table:style-name="{style}"'), **more)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (ods_text("a\nb"), "a\nb"),
        (ods_cell("float", "12.0"), "12"),
        (ods_cell("currency", "12.5", shown="€ 12,50"), "12.5"),
        (ods_cell("percentage", "0.5"), "50%"),
        (ods_cell("boolean", "true", shown="WAAR"), "yes"),
        (ods_cell("boolean", "false", shown="ONWAAR"), "no"),
        (ods_cell("date", "2014-10-14", shown="gisteren"), "2014-10-14"),
        (ods_cell("time", "PT13H30M00S", shown="13:30"), Unclear("13:30", Why.TIME)),
        (ods_cell("float", "2", 'table:formula="of:=1+1"'), "2"),
        ('<table:table-cell table:formula="of:=1+1"/>', Unclear("", Why.NO_VALUE)),
        (ods_text("#N/B", 'table:formula="of:=NA()"'), Unclear("#N/B", Why.ERROR)),
        (
            ods_text("#WAT?", 'table:formula="of:=A1" calcext:value-type="error"'),
            Unclear("#WAT?", Why.ERROR),
        ),
        (ods_text("#N/B"), "#N/B"),  # typed so
        ("<table:table-cell><text:p>zonder soort</text:p></table:table-cell>", "zonder soort"),
        (ods_text("getoond", 'office:string-value="bewaard"'), "bewaard"),
    ],
)
def test_every_kind_of_cell_is_read(cell, text):
    assert only(cell) == text


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<text:p>a<text:s/><text:s text:c='2'/>b</text:p>", "a   b"),
        ("<text:p>a<text:tab/>b<text:line-break/>c</text:p>", "a\tb\nc"),
        ("<text:p> a \n  b</text:p><text:p/><text:p>c</text:p>", "a b\n\nc"),
        ("<text:p>a<text:span>b<text:a>c</text:a></text:span>d</text:p>", "abcd"),
        ("<text:p>a <text:span>b</text:span> c</text:p>", "a b c"),
        ("<office:annotation><text:p>nee</text:p></office:annotation><text:p>a</text:p>", "a"),
        ("<text:p>a<text:note><text:p>nee</text:p></text:note>b</text:p>", "ab"),
        ("<draw:frame><text:p>nee</text:p></draw:frame><text:p>a</text:p>", "a"),
        ("<text:p>a<draw:frame><text:p>nee</text:p></draw:frame></text:p>", "a"),
        (
            "<text:p><text:ruby-base>a</text:ruby-base><text:ruby-text>x</text:ruby-text></text:p>",
            "a",
        ),
    ],
)
def test_the_text_of_a_cell_is_read_and_nothing_beside_it(inside, text):
    assert only(f'<table:table-cell office:value-type="string">{inside}</table:table-cell>') == text


@pytest.mark.parametrize(
    ("day", "style", "text"),
    [
        ("2014-10-14", "c1", "2014-10-14"),
        ("2014-10-14", "unknown", "2014-10-14"),
        ("2014-10-01", "c2", "2014-10"),
        ("2014-10-01T00:00:00", "c2", "2014-10"),
        ("2014-10-14", "c2", Unclear("2014-10-14", Why.HIDDEN)),
        ("2014-01-01", "c3", "2014"),
        ("2014-10-01", "c4", Unclear("2014-10-01", Why.NO_YEAR)),
        ("2014-10-01", "c5", Unclear("2014-10-01", Why.FORMAT)),
        ("2014-10-01", "c6", Unclear("2014-10-01", Why.FORMAT)),
        ("2014-10-01", "c7", Unclear("2014-10-01", Why.FORMAT)),
        ("2014-10-01", "c8", "2014-10"),
        ("2014-10-01", "c9", Unclear("2014-10-01", Why.FORMAT)),
    ],
)
def test_a_date_means_what_its_style_shows(day, style, text):
    assert dated(day, style, styles=STYLES) == text


def test_a_style_may_follow_from_a_common_one():
    common = date_style("D1", "year") + cell_style("Jaar", "D1") + cell_style("Default", "D1")
    styles = WHOLE + cell_style("c1", parent="Jaar") + cell_style("c2", "D1")

    assert dated("2014-01-01", "c1", styles=styles, common=common) == "2014"
    assert dated("2014-01-01", "c2", styles=styles, common=common) == "2014-01-01"


@pytest.mark.parametrize(
    ("conditions", "text"),
    [
        (["value()&gt;=0"], "2014-10"),
        (["value()&lt;=1.7976931348623157E+308"], "2014-10"),
        (["value()&lt;0"], Unclear("2014-10-01", Why.FORMAT)),
        (["value()&gt;40000"], Unclear("2014-10-01", Why.FORMAT)),
        (["is-true-formula(1)"], Unclear("2014-10-01", Why.FORMAT)),
    ],
)
def test_a_format_for_numbers_of_a_kind_is_followed_where_every_date_is_of_it(conditions, text):
    maps = "".join(
        f'<style:map style:condition="{condition}" style:apply-style-name="D2"/>'
        for condition in conditions
    )
    styles = (
        date_style("D2", "month", "year")
        + f'<number:text-style style:name="D9">{maps}</number:text-style>'
        + cell_style("c1", "D9")
    )

    assert dated("2014-10-01", "c1", styles=styles) == text


def test_a_date_that_some_days_are_shown_in_another_way_is_not_understood():
    other = '<style:map style:condition="value()&gt;40000" style:apply-style-name="D2"/>'
    style = date_style("D1", "day", "month", "year", more=other) + cell_style("c1", "D1")

    assert dated("2014-10-01", "c1", styles=style) == Unclear("2014-10-01", Why.FORMAT)


def test_another_calendar_is_not_understood():
    style = WHOLE.replace("<number:year/>", '<number:year number:calendar="hijri"/>')

    found = dated("2014-10-01", "c1", styles=style + cell_style("c1", "D1"))

    assert found == Unclear("2014-10-01", Why.FORMAT)


def test_a_cell_without_a_style_has_that_of_its_row_or_its_column():
    day = ods_cell("date", "2014-01-01")
    columns = (
        '<table:table-column table:number-columns-repeated="1"/>'
        '<table:table-column table:default-cell-style-name="c2" table:number-columns-repeated="5"/>'
    )
    rows = ods_row(ods_text("1"), day) + ods_row(ods_text("2"), day).replace(
        "<table:table-row", '<table:table-row table:default-cell-style-name="c3"'
    )

    assert cells(ods(columns + HEADER + rows, styles=STYLES)) == [["1", "2014-01"], ["2", "2014"]]


def test_repeated_cells_and_rows_count_as_many():
    empty = '<table:table-cell table:number-columns-repeated="{}"/>'.format
    rows = (
        ods_row(*(ods_text(name) for name in ("id", "city", "start")), empty(16381))
        + ods_row(empty(1), ods_text("a", 'table:number-columns-repeated="2"'), repeated=2)
        + ods_row(empty(16384), repeated=10)
        + ods_row(ods_text("1"))
        + ods_row(empty(16384), repeated=1048562)
    )

    assert here(ods(rows)).rows == [(2, ["", "a", "a"]), (3, ["", "a", "a"]), (14, ["1", "", ""])]


def test_cells_under_a_merged_one_are_empty():
    covered = "<table:covered-table-cell{}><text:p>weg</text:p></table:covered-table-cell>".format
    header = ods_row(*map(ods_text, ("id", "city", "start", "end")))
    row = ods_row(ods_text("1"), covered(' table:number-columns-repeated="2"'), ods_text("x"))

    assert cells(ods(header + row)) == [["1", "", "", "x"]]


def test_rows_in_groups_are_rows():
    rows = (
        f"<table:table-header-rows>{HEADER}</table:table-header-rows><table:table-row-group>"
        f"{ods_row(ods_text('1'))}</table:table-row-group>"
    )

    assert here(ods(rows)).rows == [(2, ["1", ""])]


def test_a_table_in_a_cell_is_not_the_sheet():
    table = f"<table:table>{ods_row(ods_text('nee'))}</table:table>"
    cell = f"<table:table-cell><text:p>city</text:p>{table}</table:table-cell>"

    read = here(ods(ods_row(ods_text("id"), cell) + ods_row(ods_text("1"))))

    assert (read.header, read.rows) == (["id", "city"], [(2, ["1", ""])])


def test_a_hidden_sheet_is_passed_over():
    rows = HEADER + ods_row(ods_text("1"))
    hidden = (
        '<style:style style:name="ta1" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    parts = ods_parts(
        {"een": rows, "twee": rows},
        styles=hidden,
        attributes={"een": 'table:style-name="ta1"'},
    )

    assert here(packed(parts)).sheet == "twee"


def test_only_the_sheet_that_is_chosen_is_read_to_its_end():
    other = ods_row(ods_text("niets")) + ods_row(ods_cell("float", "geen getal"))
    content = packed(
        ods_parts({"een": other, "twee": HEADER + ods_row(ods_text("1")), "drie": other})
    )

    assert (here(content).sheet, here(content).rows) == ("twee", [(2, ["1", ""])])


@pytest.mark.parametrize(
    "cell",
    [
        ods_cell("float", "twaalf"),
        ods_cell("date", "gisteren"),
        ods_cell("boolean", "ja"),
        ods_cell("vector", "1"),
        '<table:table-cell office:value-type="float"/>',
    ],
)
def test_a_cell_that_cannot_hold_what_is_in_it_is_refused_with_its_place(cell):
    content = ods(HEADER + ods_row(ods_text("1"), cell))

    assert "Regel 2, kolom B: hier is het bestand beschadigd" in refusal(content)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<table:table-row>", '<table:table-row table:number-rows-repeated="-1">'),
        ("<table:table-row>", '<table:table-row table:number-rows-repeated="1e9">'),
        ("<text:p>id", '<text:p><text:s text:c="999999"/>id'),
        ("<table:table ", "<table:table-row/><table:table "),
        ("<office:body>", "<!DOCTYPE a><office:body>"),
        ("</office:body>", ""),
    ],
)
def test_markup_that_a_spreadsheet_does_not_have_is_refused(old, new):
    parts = unpacked(texts_as_ods([["id", "city"], ["1", "a"]]))
    parts["content.xml"] = parts["content.xml"].decode().replace(old, new, 1)

    assert "beschadigd of niet heel" in refusal(packed(parts))


def test_a_file_with_a_password_is_refused():
    parts = unpacked(texts_as_ods([["id"], ["1"]]))
    parts["META-INF/manifest.xml"] = "<manifest><encryption-data/></manifest>"

    assert "beveiligd met een wachtwoord" in refusal(packed(parts))
