"""The address list as a report. It is none of the reports that everybody may ask for."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from g32.periods import Certainty
from g32.reports import Report, When
from g32.reports.columns import Code, Column, Id, Text
from network.models import ContactDetails, Function, Role

from .members import Member, members


class Addresses(Report):
    """The members of a body on a day, with these contact details and no others.

    `body` is its number, `shown` are those of the contact details that whoever asks is shown, as
    is noted before.
    """

    name = "addresses"
    verbose_name = _("address list")
    description = _("How the members of a body are reached.")
    columns: tuple[Column, ...] = (
        Id("position.slug"),
        Text("holder", _("holder"), "position.holder"),
        Text("first_names", _("first names"), "position.person.first_names"),
        Text("prefix", _("prefix"), "position.person.prefix"),
        Text("surname", _("surname"), "position.person.surname"),
        Text("city", _("city"), "position.city"),
        Text("organisation", _("organisation")),
        Code("role", _("role"), Role, "position.seat.role"),
        Text("label", _("label"), "position.seat.label"),
        Code("function", _("function"), Function, "office.function"),
        Text("title", _("printed title"), "office.title"),
        Text("email", _("e-mail"), "contact.email"),
        Text("telephone", _("telephone"), "contact.telephone"),
        Text("address", _("address"), "contact.address"),
        Text("assistant", _("assistant"), "contact.assistant"),
        Code("certainty", _("certainty"), Certainty, "position.certainty"),
    )

    def __init__(self, when: When, body: int, shown: frozenset[int]) -> None:
        super().__init__(when)
        self.body = body
        self.shown = shown

    def given(self) -> tuple[Any, ...]:
        """Return what it was made of."""
        return (self.when, self.body, self.shown)

    def records(self) -> Iterator[Member]:
        """Seat by seat."""
        contacts = ContactDetails.objects.filter(pk__among=self.shown)
        yield from members(self.body, self.when.reference, contacts)

    def organisation(self, member: Member) -> Any:
        """The organisation that holds the seat, or that of the office of who does."""
        return member.position.organisation or (member.office and member.office.organisation)

    def certainty(self, member: Member) -> str:
        """How sure it is that the seat is held then."""
        return member.position.certainty
