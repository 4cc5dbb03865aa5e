"""The report of positions."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from g32.periods import Certainty
from g32.reports import register
from g32.reports.columns import Code, Day, Id, Listing, PartialDate, Text, YesNo
from network.models import BodyKind, Citation, How, Role

from .citing import CitedReport
from .holders import Holders
from .position import Position


@register
class Positions(CitedReport):
    """Who sits where, body by body; on a day, who certainly or possibly sat there then."""

    name = "positions"
    verbose_name = _("Positions")
    description = _("Who holds which seat in which body, on behalf of which city.")
    columns = (
        Id(),
        Text("body", _("body"), "seat.body"),
        Code("body_kind", _("kind of body"), BodyKind, "seat.body.kind"),
        Code("role", _("role"), Role, "seat.role"),
        Text("label", _("label"), "seat.label"),
        Text("person", _("person")),
        Text("city", _("city")),
        Text("organisation", _("organisation")),
        Text("note", _("note")),
        PartialDate("start", _("start")),
        PartialDate("end", _("end")),
        Code("how", _("how"), How),
        YesNo("planned", _("planned")),
        Code("certainty", _("certainty"), Certainty),
        Day("confirmed", _("confirmed up to")),
        Listing("sources", _("sources")),
    )

    def records(self) -> Iterator[Position]:
        """Go through the bodies by name, in each through the seats by role."""
        return iter(Holders(self.when))

    def evidence(self, record: Position) -> list[Citation]:
        """Of a derived position: of what it follows from, and of the seat that says so."""
        return record.evidence
