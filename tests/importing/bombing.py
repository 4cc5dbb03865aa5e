"""What files that mean harm are made of, and where they are kept."""

from tests.importing.making import (
    inline,
    ods_parts,
    ods_row,
    ods_text,
    packed,
    row,
    xlsx_parts,
)
from tests.importing.zipping import endless, member, zipped

MILLION = 1_000_000
SHEET, TEXTS, STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"
HEADER = row(inline("id", "city"))
ODS_HEADER = ods_row(ods_text("id"), ods_text("city"))
XLSX = {
    name: part.encode()
    for name, part in xlsx_parts({"Blad1": HEADER + "@"}, texts="@", styles="@").items()
}
ODS = {
    name: part.encode()
    for name, part in ods_parts({"Blad1": ODS_HEADER + "@"}, styles="@", common="@").items()
}
XLSX_PLACES = {"sheet": SHEET, "texts": TEXTS, "styles": STYLES}
BOMBS = {}


def bomb(name):
    """Keep what the function makes, under this name."""

    def keep(make):
        assert name not in BOMBS, name
        BOMBS[name] = make
        return make

    return keep


def filled(parts, place, content):
    """The parts with the content at one of the places that are left open; the others are empty."""
    parts = dict(parts)
    parts[place] = parts[place].replace(b"@", content, 1)
    return {
        name: part.replace(b"@", b"") if name != place else part for name, part in parts.items()
    }


def xlsx_with(content, place=SHEET):
    return packed(filled(XLSX, place, content))


def ods_with(content, place="content.xml"):
    """In `content.xml` the first open place is in the styles, the second in the sheet."""
    parts = dict(ODS)
    if place == "content.xml":
        parts[place] = parts[place].replace(b"@", b"", 1)
    return packed(filled(parts, place, content))


def endless_in(parts, place, piece, times):
    """The parts, one of them with very much at its last open place."""
    head, _at, tail = parts[place].rpartition(b"@")
    much = endless(place, head.replace(b"@", b""), piece, times, tail)
    return zipped(
        [
            much if name == place else member(name, part.replace(b"@", b""))
            for name, part in parts.items()
        ]
    )
