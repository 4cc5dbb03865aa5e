"""The report of positions."""

from bisect import bisect
from collections import deque
from collections.abc import Iterator
from datetime import date
from operator import itemgetter
from typing import Any

from django.utils.translation import gettext_lazy as _

from g32.periods import Certainty, earliest_first
from g32.reports import register
from g32.reports.base import Batch
from g32.reports.columns import Code, Day, Id, Listing, PartialDate, Text, YesNo
from g32.reports.finish import Finish
from g32.reports.table import Joining, lists
from network.models import Appointment, BodyKind, How, Role

from .citing import CitedTable, places
from .holders import Holders, by_role
from .position import Position


@register
@lists
class Positions(CitedTable):
    """Who sits where, body by body; on a day, who certainly or possibly sat there then."""

    name = "positions"
    model = Appointment
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

    def queryset(self) -> Any:
        """The appointments, body by body, in each by the role of the seat."""
        seat = ("seat__body__sort_key", "seat__body_id", by_role("seat__"), "seat_id")
        return self.when.in_force(Appointment.objects).order_by(
            *seat, earliest_first("start_earliest"), "pk"
        )

    def count(self) -> int:
        """Return how many there are, those that follow included."""
        stored = super().count()
        if self.chosen is not None:
            return stored
        return stored + sum(map(len, Holders(self.when).ex_officio().values()))

    def batches(self, finish: Finish) -> Iterator[Batch]:
        """Put between the appointments, seat by seat, what follows from them and from membership.

        Nobody is appointed to a seat that is filled ex officio: a seat has rows of one kind.
        """
        if self.chosen is not None:
            yield from super().batches(finish)
            return
        holders = Holders(self.when)
        seats = holders.seats().values_list("pk", flat=True)
        order = {seat: place for place, seat in enumerate(seats)}
        ex_officio = ((order[seat], held) for seat, held in holders.ex_officio().items())
        derived = deque(sorted(ex_officio, key=itemgetter(0)))
        for keys, batch in Joining(self, finish, keys=["seat_id"]).batches(self.queryset()):
            rows = list(batch.rows)
            at = [order[seat] for seat in keys["seat_id"]]
            done = 0
            while derived and derived[0][0] < at[-1]:
                place, held = derived.popleft()
                until = bisect(at, place)
                yield Batch(until - done, rows[done:until])
                yield self.finished(held, finish)
                done = until
            yield Batch(len(rows) - done, rows[done:])
        for _place, held in derived:
            yield self.finished(held, finish)

    def sources(self, derived: Position) -> Iterator[str]:
        """Of what it follows from, and of the seat that says so."""
        return places(derived.evidence)

    def confirmed(self, derived: Position) -> date | None:
        """The latest day up to which one of those speaks."""
        return derived.confirmed
