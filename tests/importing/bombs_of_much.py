"""Very much of one thing, in few bytes."""

from functools import partial

from tests.importing.bombing import (
    BOMBS,
    MILLION,
    ODS,
    SHEET,
    TEXTS,
    XLSX,
    XLSX_PLACES,
    bomb,
    endless_in,
    filled,
    ods_with,
    xlsx_with,
)
from tests.importing.making import ods_parts, ods_row, ods_text, packed

# Much of one thing, packed.
_MUCH = {
    "blanks": b" ",
    "empty rows": b"<row/>",
    "empty cells": b"<row><c/></row>",
    "numbers": b"<row><c><v>1</v></c></row>",
    "texts": b'<row><c t="inlineStr"><is><t>a</t></is></c></row>',
    "texts to point at": b"<si><t/></si>",
    "runs": b"<si><r><t>a</t></r></si>",
    "styles": b'<xf numFmtId="1"/>',
    "comments": b"<!-- -->",
    "instructions": b"<?a b?>",
    "marks": b"&amp;",
    "elements that nobody knows": b"<a/>",
}
for what, piece in _MUCH.items():
    for where, place in XLSX_PLACES.items():
        for size in (60, 1000):
            times = size * MILLION // len(piece)
            BOMBS[f"{size} MB of {what} in {where} of XLSX"] = partial(
                endless_in, XLSX, place, piece, times
            )
_MUCH_IN_ODS = {
    "blanks": b" ",
    "empty rows": b"<table:table-row/>",
    "cells": ods_row("<table:table-cell><text:p>a</text:p></table:table-cell>").encode(),
    "blanks in a cell": b'<text:p><text:s text:c="1000"/></text:p>',
    "columns": b'<table:table-column table:default-cell-style-name="a"/>',
    "sheets": b"</table:table><table:table>",
}
for what, piece in _MUCH_IN_ODS.items():
    for size in (49, 60, 1000):
        times = size * MILLION // len(piece)
        BOMBS[f"{size} MB of {what} in ODS"] = partial(endless_in, ODS, "content.xml", piece, times)


# Entities.
def _laughs(deep):
    entities = "".join(
        f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, deep)
    )
    return f'<!DOCTYPE lolz [<!ENTITY l0 "lol">{entities}]>'.encode()


_DECLARED = {
    "laughs": _laughs(10),
    "few laughs": _laughs(2),
    "a long entity": b'<!DOCTYPE a [<!ENTITY l9 "' + b"x" * 100_000 + b'">]>',
    "a file of ours": b'<!DOCTYPE a [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
    "a parameter": b'<!DOCTYPE a [<!ENTITY % l9 SYSTEM "file:///etc/passwd"> %l9;]>',
    "a grammar from elsewhere": b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">',
}
for what, declared in _DECLARED.items():
    for parts, places in (
        (XLSX, (SHEET, TEXTS, "xl/workbook.xml", "_rels/.rels")),
        (ODS, ("content.xml", "styles.xml")),
    ):
        for place in places:
            content = {name: part.replace(b"@", b"") for name, part in parts.items()}
            content[place] = declared + content[place].replace(b"><", b">&l9;<", 1)
            BOMBS[f"{what} in {place}"] = partial(packed, content)


# Texts that cells point at.
for what, text in {"short": "{0:x}", "long": "{:0100x}", "of pictures": "\U0001f6b2{:x}"}.items():

    @bomb(f"as many {what} texts as fit")
    def _texts(text=text):
        one = len(f"<si><t>{text.format(0)}</t></si>".encode()) + 5
        count = 44 * MILLION // one
        texts = "".join(f"<si><t>{text.format(number)}</t></si>" for number in range(count))
        return xlsx_with(texts.encode(), TEXTS)


@bomb("one text of 49 MB, pointed at often")
def _one_text():
    parts = filled(XLSX, SHEET, b'<row><c t="s"><v>0</v></c></row>' * 15_000)
    parts[TEXTS] = parts[TEXTS].replace(
        b"></sst>", b"><si><t>" + b"x" * 48 * MILLION + b"</t></si></sst>"
    )
    return packed(parts)


@bomb("one text of 100 kB, pointed at often")
def _often():
    parts = filled(XLSX, SHEET, b'<row><c t="s"><v>0</v></c></row>' * 19_000)
    parts[TEXTS] = parts[TEXTS].replace(
        b"></sst>", b"><si><t>" + b"x" * 100_000 + b"</t></si></sst>"
    )
    return packed(parts)


# Repeated and far away.
for rows in (2, 20_001, 1_048_576, 99_999_999):
    for cells in (1, 200, 201, 16_384, 99_999_999):
        for text in ("a", ""):

            @bomb(f"{rows} times {cells} cells with {text or 'nothing'}")
            def _repeated(rows=rows, cells=cells, text=text):
                inside = f"<text:p>{text}</text:p>" if text else ""
                cell = (
                    f'<table:table-cell table:number-columns-repeated="{cells}">{inside}'
                    "</table:table-cell>"
                )
                return ods_with(ods_row(cell, repeated=rows).encode())


@bomb("rows full of repeated cells, as many as fit")
def _full_rows():
    cell = (
        '<table:table-cell table:number-columns-repeated="{}"><text:p>{}</text:p>'
        "</table:table-cell>"
    )
    header = ods_row(*(ods_text(f"k{number}") for number in range(199)), ods_text("id"))
    rows = "".join(ods_row(cell.format(200, number)) for number in range(19_999))
    parts = ods_parts({"Blad1": header + rows})
    return packed(parts)


@bomb("blanks that are counted")
def _blanks():
    return ods_with(
        ods_row(
            '<table:table-cell><text:p><text:s text:c="99999999"/></text:p></table:table-cell>'
        ).encode()
    )


@bomb("blanks that are counted, as often as fits")
def _many_blanks():
    some = '<text:s text:c="1000"/>' * 100_000
    return ods_with(
        ods_row(f"<table:table-cell><text:p>{some}</text:p></table:table-cell>").encode()
    )


for where in ("XFD1048576", "A1048576", "XFD2", "ZZZ9999999"):
    for inside in ("", "<v>1</v>"):

        @bomb(f"{where} with {inside or 'nothing'}")
        def _far(where=where, inside=inside):
            line = where.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            return xlsx_with(f'<row r="{line}"><c r="{where}">{inside}</c></row>'.encode())


@bomb("every row ends far away")
def _all_far():
    rows = "".join(f'<row r="{line}"><c r="XFD{line}"/></row>' for line in range(2, MILLION))
    return xlsx_with(rows.encode())
