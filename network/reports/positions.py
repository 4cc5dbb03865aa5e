"""The report of positions."""

import heapq
from bisect import bisect
from collections import deque
from collections.abc import Iterator
from datetime import date
from itertools import islice
from operator import itemgetter
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from g32.periods import Certainty, earliest_first
from g32.reports import register
from g32.reports.base import Batch
from g32.reports.columns import Code, Day, Id, Listing, PartialDate, Text, YesNo
from g32.reports.finish import Finish
from g32.reports.narrowing import UNWANTED
from g32.reports.places import Following, Place, Wanted, told
from g32.reports.table import Joining, lists
from network.models import Appointment, BodyKind, How, Membership, Role, Seat

from .citing import CitedTable, places
from .holders import Holders, by_role
from .position import Position

#: So many parts of the place of a row say which seat it is of; so many there are of one that
#: follows from another. After all appointments to a seat.
_SEAT, _FOLLOWS = 4, 7
_AFTER_ALL = ("9999-12-31", 2**63 - 1)


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

    def following(self, wanted: Wanted) -> Following:
        """Return rows from a place on, what follows from others included."""
        after = wanted.after
        if len(after) == _FOLLOWS:  # nobody is appointed to that seat
            wanted = wanted._replace(after=(*after[:_SEAT], *_AFTER_ALL))
        most, rows = super().following(wanted)
        stored = list(rows)
        until = stored[-1][0][:_SEAT] if len(stored) == most else None
        placed = self.with_cells(self._ex_officio(after, until), wanted)
        derived = (pair for pair in placed if UNWANTED not in pair[1])
        merged = heapq.merge(stored, derived, key=lambda pair: pair[0][:_SEAT])
        return Following(most, islice(merged, most))

    def _ex_officio(self, after: Place, until: Place | None) -> Iterator[tuple[Place, Position]]:
        """What follows from others, in order, with their places: after one, of seats up to one."""
        filled = Seat.objects.filter(ex_officio=1)
        order = filled.values_list("body__sort_key", "body_id", "role", "pk")
        seats = [(*body, Role.values.index(role), pk) for *body, role, pk in order]
        near = [seat for seat in seats if seat >= after[:_SEAT] and (not until or seat <= until)]
        if not near:
            return
        holders = Holders(self.when, of=Q(pk__in=[seat[-1] for seat in near])).ex_officio()
        for seat in sorted(near):
            for each in holders[seat[-1]]:
                place = (*seat, *_ground(each.ground), _FOLLOWS)
                if seat > after[:_SEAT] or (len(after) == _FOLLOWS and place > after):
                    yield place, each

    def sources(self, derived: Position) -> Iterator[str]:
        """Of what it follows from, and of the seat that says so."""
        return places(derived.evidence)

    def confirmed(self, derived: Position) -> date | None:
        """The latest day up to which one of those speaks."""
        return derived.confirmed


def _ground(ground: Any) -> tuple[str, int]:
    """Where what a position follows from stands among those of a seat."""
    if isinstance(ground, Membership):
        return ground.city.sort_key, ground.pk
    return told(ground.start_earliest) or "", ground.pk
