"""The address list as vCards (RFC 6350): a card for every member, for an address book."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from g32.calendars.events import OURS
from g32.contentlines import escaped, line, text
from g32.reports import Report
from g32.reports.columns import Cell, Column
from g32.reports.formats import Format


class Cards(Format):
    """vCards, version 4.0."""

    code = "vcf"
    name = "vCards"
    suffix = ".vcf"
    content_type = "text/vcard; charset=utf-8"

    def field(self, column: Column, cell: Cell) -> Any:
        """Keep a cell as it is, with the name of its column."""
        return column.name, str(cell or "")

    def head(self, report: Report, *, labels: bool) -> str:
        """Begin with the first card."""
        return ""

    def body(self, rows: Iterable[tuple[Any, ...]]) -> str:
        """Return a card for each row."""
        return "".join(line for row in rows for line in _card(dict(row)))


def _card(member: dict[str, str]) -> Iterator[str]:
    """The lines of the card of one member: a person, or a city or an organisation itself."""
    surname = " ".join(filter(None, (member["prefix"], member["surname"])))
    named = [member["first_names"], surname]
    yield "BEGIN:VCARD\r\nVERSION:4.0\r\n"
    yield line("UID;VALUE=text", escaped(member["id"] + OURS))
    yield text("FN", " ".join(filter(None, named)) or member["holder"])
    if surname:
        yield line("N", ";".join(map(escaped, (surname, member["first_names"], "", "", ""))))
    else:
        yield line("KIND", "org")
    yield text("ORG", member["city"] or member["organisation"])
    yield text("TITLE", member["title"] or member["function"])
    yield text("ROLE", member["label"] or member["role"])
    yield text("EMAIL", member["email"])
    yield text("TEL;VALUE=text", member["telephone"])
    if member["address"]:
        yield line("ADR", f";;{escaped(member['address'])};;;;")
    if member["assistant"]:
        yield text("NOTE", _("Assistant: %(name)s") % {"name": member["assistant"]})
    yield "END:VCARD\r\n"
