"""XLSX: what the parts of a workbook say that are no sheets."""

import posixpath
import re
from collections.abc import Iterable
from typing import NamedTuple

from .archive import Archive
from .formats import BUILT_IN, PLAIN, Format, of_code
from .markup import Attributes, Markup

#: What the programs of Microsoft write, and what the strict standard asks.
_NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships Relationship"
#: How Excel writes a sign that XML cannot carry, and what would look like such a sign.
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class Related(NamedTuple):
    """A part that another part speaks of."""

    kind: str
    name: str


def named(*names: str) -> list[str]:
    """Return the names of elements as the parser gives them, in either namespace."""
    return [f"{space} {name}" for space in _NAMESPACES for name in names]


def unescaped(text: str) -> str:
    """Return a text as it was before Excel escaped what XML cannot carry."""
    return _ESCAPED.sub(_sign, text) if "_x" in text else text


def _sign(found: re.Match[str]) -> str:
    sign = chr(int(found[1], 16))
    return found[0] if sign == "\0" or "\ud800" <= sign <= "\udfff" else sign


def related(archive: Archive, name: str) -> dict[str, Related]:
    """Return what the part of this name speaks of, by the identity it uses for that."""
    folder, file = posixpath.split(name)
    found: dict[str, Related] = {}

    def relationship(attributes: Attributes) -> None:
        target = posixpath.join("/", folder, attributes.get("Target", ""))
        kind = attributes.get("Type", "").rpartition("/")[2]
        found[attributes.get("Id", "")] = Related(kind, posixpath.normpath(target).strip("/"))

    markup = Markup({_RELATIONSHIP: relationship}, {})
    markup.read_all(archive.pieces(posixpath.join(folder, "_rels", f"{file}.rels")))
    return found


def shared_texts(pieces: Iterable[bytes]) -> list[str]:
    """Read the texts that cells point to. Runs in one text are joined, how to say it left out."""
    texts: list[str] = []
    runs: list[str] = []

    def begin_run(_attributes: Attributes) -> None:
        markup.texts.clear()

    def end_run() -> None:
        runs.extend(markup.texts)

    def end_text() -> None:
        texts.append(unescaped("".join(runs)))
        runs.clear()

    markup = Markup(
        dict.fromkeys(named("t"), begin_run),
        dict.fromkeys(named("t"), end_run) | dict.fromkeys(named("si"), end_text),
        frozenset(named("rPh")),
    )
    markup.read_all(pieces)
    return texts


def cell_formats(pieces: Iterable[bytes]) -> dict[str, Format]:
    """Read how a cell of each style shows a number; a style is called by its place."""
    codes: dict[str, str] = {}
    numbers: list[str] = []

    def number_format(attributes: Attributes) -> None:
        codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")

    def style(attributes: Attributes) -> None:
        numbers.append(attributes.get("numFmtId", "0"))

    # Styles by name have formats of their own, and so has what is shown on a condition.
    markup = Markup(
        dict.fromkeys(named("numFmt"), number_format) | dict.fromkeys(named("xf"), style),
        {},
        frozenset(named("cellStyleXfs", "dxfs")),
    )
    markup.read_all(pieces)
    return {str(place): _format(number, codes) for place, number in enumerate(numbers)}


def _format(number: str, codes: dict[str, str]) -> Format:
    if number in codes:
        return of_code(codes[number])
    return BUILT_IN.get(number, PLAIN)
