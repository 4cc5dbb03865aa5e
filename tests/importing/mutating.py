"""Files that went wrong, each from a number: the same number gives the same file."""

import random
import re

from g32.importing.files import MOST_ROWS, Unclear, UnreadableError
from tests.importing.making import (
    number_styles,
    ods,
    ods_cell,
    ods_row,
    ods_text,
    packed,
    texts_as_csv,
    texts_as_ods,
    texts_as_xlsx,
    unpacked,
    xlsx,
)
from tests.importing.reading import here

_ROWS = [
    ["id", "city", "start", "note"],
    ["1", "'s-Hertogenbosch", "2014-10", 'twee\nregels, met "aanhaling"'],
    ["2", "Coöperatie “Ĳ” €", "okt-14", ""],
    ["3", "", "2014-10-01", "a;b"],
    *([str(number), "Almelo", "2014", "x"] for number in range(4, 40)),
]
_CP1252 = [[cell.replace("Ĳ", "IJ") for cell in row] for row in _ROWS]
_CELLS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>city</t></is></c></row>'
    '<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="s"><v>1</v></c></row>'
    '<row r="3"><c r="A3" s="1"><v>41913</v></c><c r="B3" s="2"><v>41913</v></c></row>'
    '<row r="4"><c r="A4" t="b"><v>1</v></c><c r="B4" t="e"><v>#N/A</v></c></row>'
    '<row r="5"><c r="A5" t="str"><f>A1</f><v>a</v></c><c r="B5" t="d"><v>2014-10-01</v></c></row>'
)
_TEXTS = "<si><t>id</t></si><si><r><t>sa</t></r><rPh><t>x</t></rPh><r><t>men</t></r></si>"
_DATE = '<number:date-style style:name="D1"><number:month/><number:year/></number:date-style>'
_STYLE = '<style:style style:name="c1" style:family="table-cell" style:data-style-name="D1"/>'
_ODS_ROWS = (
    '<table:table-column table:default-cell-style-name="c1" table:number-columns-repeated="9"/>'
    + ods_row(ods_text("id"), ods_text("city"))
    + ods_row(ods_cell("float", "12.0"), ods_cell("date", "2014-10-01", 'table:style-name="c1"'))
    + ods_row(ods_cell("boolean", "true"), ods_cell("percentage", "0.5"), repeated=3)
    + ods_row('<table:table-cell table:number-columns-repeated="16384"/>', repeated=1000)
    + ods_row(ods_cell("time", "PT13H00M"), ods_text("#N/B", 'table:formula="of:=NA()"'))
    + ods_row("<table:covered-table-cell/>", "<table:table-cell><text:p>a<text:s text:c='3'/>b"
              "<text:tab/>c<office:annotation><text:p>x</text:p></office:annotation></text:p>"
              "</table:table-cell>")
)  # fmt: skip
GOOD = [
    *(texts_as_csv(_ROWS, delimiter, "\r\n") for delimiter in ";,\t"),
    texts_as_csv(_ROWS, ";", "\r\n", "utf-8-sig"),
    texts_as_csv(_ROWS, "\t", "\n", "utf-16"),
    texts_as_csv(_ROWS, ",", "\n", "utf-16-be"),
    b"sep=;\r\n" + texts_as_csv(_CP1252, ";", "\r\n", "cp1252"),
    texts_as_xlsx(_ROWS),
    xlsx(_CELLS, texts=_TEXTS, styles=number_styles("dd-mm-yyyy", "[$-413]mmm/yy;@", "0%")),
    texts_as_ods(_ROWS),
    ods(_ODS_ROWS, styles=_DATE + _STYLE, common=_STYLE.replace("c1", "Default")),
]
_TOKENS = re.compile(rb"<[^>]*>|[^<]+")
_VALUE = re.compile(rb'="[^"]*"')
#: What breaks programs: too much, too little, another kind.
_NASTY = (
    *(b"", b"0", b"-1", b"1e9999", b"9" * 400, b"99999999", b"nan", b"XFD1048576", b"A0", b"&#0;"),
    *(b"&#xD800;", b"&lol;", b"%s", b"_xD800_", b"\xff", b"\xc3\xa9", b"s", b"inlineStr", b"date"),
    *(b"../../x", b"xl/workbook.xml", b"visible", b"true", b"2014-02-30", b"1900-01-01"),
)


_SIGNS = (b'"', b";", b"\0", b"\r", b"\xff", b"'")


def mutant(number):
    """A file that is one of the good ones, gone wrong in one to three ways."""
    chance = random.Random(number)  # noqa: S311
    content = chance.choice(GOOD)
    is_packed = content.startswith(b"PK")
    for _time in range(chance.choice([1, 1, 2, 3])):
        if is_packed and chance.random() < 0.75:
            try:
                content = _with_other_parts(content, chance)
            except Exception:  # noqa: BLE001 - it went wrong before, in some way
                content = _with_other_bytes(content, chance)
        else:
            content = _with_other_bytes(content, chance)
    return content


def _with_other_bytes(content, chance):
    start, end = sorted(chance.randrange(len(content) + 1) for _time in range(2))
    other = chance.choice(GOOD)
    return chance.choice(
        [
            lambda: _with_other_bits(content, chance),
            lambda: content[:start],
            lambda: content[:start] + content[end:],
            lambda: content[:end] + content[start:],
            lambda: content[:start] + other[chance.randrange(len(other)) :],
            lambda: content[:start] + chance.choice(_SIGNS) + content[start:],
            lambda: content[:start] + chance.randbytes(chance.randrange(40)) + content[end:],
        ]
    )()


def _with_other_bits(content, chance):
    some = bytearray(content)
    for _time in range(chance.choice([1, 3, 30]) if some else 0):
        some[chance.randrange(len(some))] ^= 1 << chance.randrange(8)
    return bytes(some)


def _with_other_parts(content, chance):
    parts = unpacked(content)
    name, other = chance.choice(list(parts)), chance.choice(list(parts))
    how = chance.randrange(8)
    if how == 0:
        del parts[name]
    elif how == 1:
        parts[name], parts[other] = parts[other], parts[name]
    elif how == 2:
        parts[name] = chance.choice(list(unpacked(chance.choice(GOOD[7:])).values()))
    elif how == 3:
        parts[name] = _with_other_bytes(parts[name], chance)
    else:
        parts[name] = _with_other_markup(parts[name], chance)
    return packed(parts)


def _with_other_markup(part, chance):
    tokens = _TOKENS.findall(part)
    if not tokens:
        return part
    for _time in range(chance.choice([1, 1, 1, 5])):
        place, other = chance.randrange(len(tokens)), chance.randrange(len(tokens))
        how = chance.randrange(6)
        if how == 0:
            tokens[place] = b""
        elif how == 1:
            tokens[place] *= chance.choice([2, 2, 100])
        elif how == 2:
            tokens[place], tokens[other] = tokens[other], tokens[place]
        elif how == 3:
            tokens[place] = tokens[other]
        elif tokens[place].startswith(b"<"):
            value = b'="' + chance.choice(_NASTY) + b'"'
            tokens[place] = _VALUE.sub(value, tokens[place], count=chance.choice([0, 1]))
        else:
            tokens[place] = chance.choice(_NASTY)
    return b"".join(tokens)


def outcome(content):
    """ "table" or "refused". Fails where a table is not what a table is."""
    try:
        table = here(content)
    except UnreadableError:
        return "refused"
    lines = [line for line, _cells in table.rows]
    assert lines == sorted(set(lines))
    assert len(lines) <= MOST_ROWS
    assert all(table.header)
    for _line, cells in table.rows:
        assert len(cells) == len(table.header)
        assert any(cells)
        for cell in cells:
            text = cell.shown if isinstance(cell, Unclear) else cell
            assert "\0" not in text
            text.encode()
    return "table"


def tell_outcomes(tell, numbers):
    """Tell how each of these files ends; what goes wrong otherwise is an error that names it."""
    for number in numbers:
        content = mutant(number)
        try:
            tell(outcome(content))
        except BaseException as error:
            error.add_note(f"mutant({number})")
            raise
