"""Files that mean harm: little that becomes much. Per name, what makes one."""

from functools import partial

from g32.importing.files.limits import MOST_BYTES
from tests.importing.making import (
    inline,
    number_styles,
    ods_cell,
    ods_parts,
    ods_row,
    ods_text,
    packed,
    row,
    xlsx_parts,
)
from tests.importing.zipping import Member, endless, member, zipped

MILLION = 1_000_000
SHEET, TEXTS, STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"
_HEADER = row(inline("id", "city"))
_ODS_HEADER = ods_row(ods_text("id"), ods_text("city"))
_XLSX = {
    name: part.encode()
    for name, part in xlsx_parts({"Blad1": _HEADER + "@"}, texts="@", styles="@").items()
}
_ODS = {
    name: part.encode()
    for name, part in ods_parts({"Blad1": _ODS_HEADER + "@"}, styles="@", common="@").items()
}
_XLSX_PLACES = {"sheet": SHEET, "texts": TEXTS, "styles": STYLES}
_BOMBS = {}


def bomb(name):
    """Keep what the function makes, under this name."""

    def keep(make):
        assert name not in _BOMBS, name
        _BOMBS[name] = make
        return make

    return keep


def _with(parts, place, content):
    """The parts with the content at one of the places that are left open; the others are empty."""
    parts = dict(parts)
    filled = parts[place].replace(b"@", content, 1)
    parts[place] = filled
    return {
        name: part.replace(b"@", b"") if name != place else part for name, part in parts.items()
    }


def xlsx_with(content, place=SHEET):
    return packed(_with(_XLSX, place, content))


def ods_with(content, place="content.xml"):
    """In `content.xml` the first open place is in the styles, the second in the sheet."""
    parts = dict(_ODS)
    if place == "content.xml":
        parts[place] = parts[place].replace(b"@", b"", 1)
    return packed(_with(parts, place, content))


def _endless(parts, place, piece, times):
    """The parts, one of them with very much at its last open place."""
    head, _at, tail = parts[place].rpartition(b"@")
    much = endless(place, head.replace(b"@", b""), piece, times, tail)
    return zipped(
        [
            much if name == place else member(name, part.replace(b"@", b""))
            for name, part in parts.items()
        ]
    )


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
    for where, place in _XLSX_PLACES.items():
        for size in (60, 1000):
            times = size * MILLION // len(piece)
            _BOMBS[f"{size} MB of {what} in {where} of XLSX"] = partial(
                _endless, _XLSX, place, piece, times
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
        _BOMBS[f"{size} MB of {what} in ODS"] = partial(_endless, _ODS, "content.xml", piece, times)


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
        (_XLSX, (SHEET, TEXTS, "xl/workbook.xml", "_rels/.rels")),
        (_ODS, ("content.xml", "styles.xml")),
    ):
        for place in places:
            content = {name: part.replace(b"@", b"") for name, part in parts.items()}
            content[place] = declared + content[place].replace(b"><", b">&l9;<", 1)
            _BOMBS[f"{what} in {place}"] = partial(packed, content)


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
    parts = _with(_XLSX, SHEET, b'<row><c t="s"><v>0</v></c></row>' * 15_000)
    parts[TEXTS] = parts[TEXTS].replace(
        b"></sst>", b"><si><t>" + b"x" * 48 * MILLION + b"</t></si></sst>"
    )
    return packed(parts)


@bomb("one text of 100 kB, pointed at often")
def _often():
    parts = _with(_XLSX, SHEET, b'<row><c t="s"><v>0</v></c></row>' * 19_000)
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
    return packed(ods_parts({"Blad1": _ODS_HEADER + ods_row(day) * 1000}, styles=styles))


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
    parts = dict(_with(_XLSX, SHEET, b"<row/>" * 100_000))
    sheets = b"".join(b'<sheet name="%d" r:id="rId1"/>' % number for number in range(100_000))
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"<sheets>", b"<sheets>" + sheets)
    return packed(parts)


@bomb("very many parts that are spoken of")
def _relations():
    parts = _with(_XLSX, SHEET, b"")
    name = "xl/_rels/workbook.xml.rels"
    more = b"".join(
        b'<Relationship Id="x%d" Type="a/b" Target="c"/>' % number for number in range(500_000)
    )
    parts[name] = parts[name].replace(b"></Rel", b">" + more + b"</Rel")
    return packed(parts)


@bomb("parts that lead out of the file")
def _out():
    parts = _with(_XLSX, SHEET, b"")
    name = "xl/_rels/workbook.xml.rels"
    parts[name] = parts[name].replace(b"worksheets/sheet1.xml", b"../../../../../../etc/passwd")
    return packed(parts)


# Archives that lie.
def _lying(place=SHEET, **lies):
    parts = _with(_XLSX, SHEET, b"<row/>")
    return zipped(
        [member(name, part, **(lies if name == place else {})) for name, part in parts.items()]
    )


_FAR = 0xFFFFFFFF
_ZIP64 = b"\1\0\x18\0" + b"\xff" * 24
for what, lies in {
    "unpacks to nothing": {"unpacked": 0},
    "unpacks to little": {"unpacked": 10},
    "unpacks to very much": {"unpacked": _FAR - 1},
    "is packed to nothing": {"packed": 0},
    "is packed to very much": {"packed": _FAR - 1},
    "begins nowhere": {"offset": _FAR - 1},
    "begins in another": {"offset": 3},
    "has another sum": {"checksum": 1},
    "has a password": {"flags": 1},
    "has a strong password": {"flags": 65},
    "is patched": {"flags": 32},
    "is not packed": {"method": 0},
    "is packed as bzip2": {"method": 12},
    "is packed as LZMA": {"method": 14},
    "is packed in no way that is known": {"method": 99},
    "is larger than it can be": {"unpacked": _FAR, "extra": _ZIP64},
    "is larger than it can be, without saying so": {"unpacked": _FAR, "packed": _FAR},
    "has half of what it should have": {"unpacked": _FAR, "extra": b"\1\0\x18\0abc"},
}.items():
    _BOMBS[f"a part that {what}"] = partial(_lying, **lies)
for what, lies in {
    "fewer parts than there are": {"count": 1},
    "more parts than there are": {"count": 60_000},
    "its list elsewhere": {"start": 0},
    "its list before its beginning": {"start": _FAR},
    "a longer list": {"size": _FAR},
    "no list": {"size": 0},
    "a comment that is not there": {"comment": 0xFFFF},
}.items():
    _BOMBS[f"an archive that claims {what}"] = partial(zipped, [member("a", b"a")], **lies)
for count in (1_990, 2_001, 30_000, 65_535, 90_000):

    @bomb(f"{count} parts")
    def _parts(count=count):
        parts = [member(name, part) for name, part in _with(_XLSX, SHEET, b"").items()]
        return zipped(parts + [Member(str(number), b"", 0, offset=0) for number in range(count)])


@bomb("very many parts that are one and the same")
def _overlapping():
    much = endless(SHEET, b"<worksheet>", b" ", 200 * MILLION)
    same = [
        Member(f"{SHEET}{number}", b"", 8, 0, much.packed, 1000, offset=0)
        for number in range(1_900)
    ]
    return zipped(
        [
            much,
            *same,
            *(
                member(name, part)
                for name, part in _with(_XLSX, SHEET, b"").items()
                if name != SHEET
            ),
        ]
    )


@bomb("a part packed as bzip2 that becomes very much")
def _bzip2():
    import bz2

    parts = _with(_XLSX, SHEET, b"")
    data = bz2.compress(parts[SHEET] + b" " * 200 * MILLION)
    bomb = Member(SHEET, data, 12, 0, len(data), 200 * MILLION)
    return zipped([bomb, *(member(name, part) for name, part in parts.items() if name != SHEET)])


# CSV.
_CSV = {
    "a text of 5 MB": b'id,city\n1,"' + b"x" * (MOST_BYTES - 20) + b'"\n',
    "a text of 5 MB that never ends": b'id,city\n1,"' + b"x" * (MOST_BYTES - 20),
    "a text of line ends": b'id,city\n1,"' + b"\n" * (MOST_BYTES - 20) + b'"\n',
    "a text of quotation marks": b'id,city\n1,"' + b'""' * (MOST_BYTES // 2 - 10) + b'"\n',
    "quotation marks": b'"' * MOST_BYTES,
    "commas": b"," * MOST_BYTES,
    "semicolons": b";" * MOST_BYTES,
    "tabs": b"id\t" + b"\t" * (MOST_BYTES - 3),
    "line ends": b"id\n" + b"\n" * (MOST_BYTES - 3),
    "returns": b"id\r" + b"\r" * (MOST_BYTES - 3),
    "blanks": b" " * MOST_BYTES,
    "one line": b"id," + b"a," * (MOST_BYTES // 2 - 2),
    "one line without a comma": b"id" * (MOST_BYTES // 2),
    "rows of one cell": b"id\n" + b"1\n" * (MOST_BYTES // 2 - 2),
    "rows of commas": b"id,city\n" + b",\n" * (MOST_BYTES // 2 - 4),
    "a long row at the end": b"id,city\n1,2\n" + b"," * (MOST_BYTES - 20),
    "errors": b"id,city\n" + b"#N/A,####\n" * (MOST_BYTES // 10 - 1),
    "apostrophes": b"id\n" + b"'" * (MOST_BYTES - 3),
    "signs that a spreadsheet passes over": b"id\n'" + b" \"'" * (MOST_BYTES // 3 - 3),
    "UTF-16": b"\xff\xfe" + "id\n".encode("utf-16-le") + b"a\0" * (MOST_BYTES // 2 - 4),
    "pictures": b"id\n" + "\U0001f6b2".encode() * (MOST_BYTES // 4 - 1),
    "half signs": b"id\n\xe2\x82\xac" + b"\xff" * (MOST_BYTES - 6),
    "NUL": b"\0" * MOST_BYTES,
    "brackets": b"[" * MOST_BYTES,
    "markup": b"<a>" * (MOST_BYTES // 3),
    "sep": b"sep=;\n" * (MOST_BYTES // 6),
    "a header of 200 columns and empty rows": (
        b"id" + b"".join(b",%d" % number for number in range(199)) + b"\n" + b"\n" * 4 * MILLION
    ),
    "20,000 rows of 200 columns": (
        b"id"
        + b"".join(b",%d" % number for number in range(199))
        + b"\n"
        + (b"1" + b"," * 199 + b"\n") * 20_000
    ),
}
for what, content in _CSV.items():
    _BOMBS[f"5 MB of {what}"] = partial(bytes, content)

BOMBS = _BOMBS
#: Those that are quick to make and to read, one of each kind.
SAMPLE = (
    *(
        "60 MB of blanks in sheet of XLSX",
        "1000 MB of numbers in sheet of XLSX",
        "60 MB of cells in ODS",
    ),
    *(
        "laughs in content.xml",
        "a long entity in xl/sharedStrings.xml",
        "99999999 times 201 cells with a",
    ),
    *(
        "1048576 times 16384 cells with nothing",
        "XFD1048576 with <v>1</v>",
        "10000 elements in each other in ODS",
    ),
    *(
        "attribute of 49 MB",
        "styles that follow from each other",
        "parts that lead out of the file",
    ),
    *("a part that unpacks to little", "a part that is larger than it can be", "30000 parts"),
    *("very many parts that are one and the same", "a part packed as bzip2 that becomes very much"),
    *(
        "5 MB of a text of 5 MB",
        "5 MB of commas",
        "5 MB of one line",
        "5 MB of a text of 5 MB that never ends",
    ),
)
