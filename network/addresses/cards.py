"""The address list as vCards (RFC 6350), for an address book: a card for everybody who is on it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.calendars.events import OURS
from g32.contentlines import escaped, line, text
from g32.periods import Certainty
from g32.reports import Report
from g32.reports.columns import Cell, Value
from g32.reports.formats import Format
from g32.reports.kinds import kind_code

from .members import Member
from .report import Addresses


class AddressBook(Addresses):
    """The members of a body on a day as cards: each once, in however many seats. Who is not named
    is left out, as nobody can be reached by that.
    """

    name = "address_book"
    columns = (Value("card", gettext_lazy("card")),)

    def records(self) -> Iterator[Any]:
        """Go through those who hold a seat, with their memberships."""
        found: dict[Any, list[Member]] = defaultdict(list)
        for member in super().records():
            if member.holder:
                found[member.holder].append(member)
        yield from found.items()

    def card(self, held: tuple[Any, list[Member]]) -> str:
        """Return the card of a person, or of a city or an organisation itself."""
        return "".join(self._lines(*held))

    def _lines(self, holder: Any, members: list[Member]) -> Iterator[str]:
        first = members[0]
        yield "BEGIN:VCARD\r\nVERSION:4.0\r\n"
        yield line("UID;VALUE=text", escaped(f"{kind_code(type(holder))}.{holder.slug}{OURS}"))
        yield text("FN", str(holder))
        if holder is first.position.person:
            surname = " ".join(filter(None, (holder.prefix, holder.surname)))
            yield line("N", ";".join(map(escaped, (surname, holder.first_names, "", "", ""))))
        else:
            yield line("KIND", "org")
        yield text("ORG", str(first.position.city or self.organisation(first) or ""))
        for role in dict.fromkeys(map(_role, members)):
            yield text("ROLE", role)
        for name in ("title", "email", "telephone", "address", "assistant"):
            for said in dict.fromkeys(_told(member, name) for member in members):
                yield _LINES[name](said) if said else ""
        yield "END:VCARD\r\n"


#: How each thing that is told of a member stands on the card.
_LINES = {
    "title": lambda said: text("TITLE", said),
    "email": lambda said: text("EMAIL", said),
    "telephone": lambda said: text("TEL;VALUE=text", said),
    "address": lambda said: line("ADR", f";;{escaped(said)};;;;"),
    "assistant": lambda said: text("NOTE", _("Assistant: %(name)s") % {"name": said}),
}


def _role(member: Member) -> str:
    """As what somebody is a member; and whether that is certain on the day."""
    seat = member.position.seat
    role = seat.label or seat.get_role_display()
    if member.position.certainty == Certainty.CERTAIN:
        return str(role)
    return f"{role} ({Certainty(member.position.certainty).label})"


def _told(member: Member, name: str) -> str:
    if name == "title":
        office = member.office
        return str(office.title or office.get_function_display()) if office else ""
    return getattr(member.contact, name) if member.contact else ""


class Cards(Format):
    """vCards, version 4.0."""

    code = "vcf"
    name = "vCards"
    suffix = ".vcf"
    content_type = "text/vcard; charset=utf-8"

    def cell(self, cell: Cell) -> Any:
        """Leave a card as it is."""
        return cell

    def head(self, report: Report, *, labels: bool) -> str:
        """Begin with the first card."""
        return ""

    def body(self, rows: Iterable[tuple[Any, ...]]) -> str:
        """Return the cards."""
        return "".join(card for (card,) in rows)
