"""The report of positions."""

import heapq
from bisect import bisect
from collections import deque
from collections.abc import Iterator
from datetime import date
from itertools import chain, islice
from operator import itemgetter
from typing import Any

from django.utils.translation import gettext_lazy as _

from g32.periods import Certainty, earliest_first
from g32.reports import register
from g32.reports.base import Batch
from g32.reports.columns import Cell, Code, Day, Id, Listing, PartialDate, Text, YesNo
from g32.reports.finish import Finish
from g32.reports.places import Place, Wanted, told
from g32.reports.table import Joining, lists
from network.models import Appointment, BodyKind, How, Membership, Role

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

    def following(self, wanted: Wanted) -> Iterator[tuple[Place, tuple[Cell, ...]]]:
        """Go through rows from a place on, what follows from others included."""
        after = wanted.after
        if len(after) == _FOLLOWS:  # nobody is appointed to that seat
            wanted = wanted._replace(after=(*after[:_SEAT], *_AFTER_ALL))
        stored = list(super().following(wanted))
        until = stored[-1][0][:_SEAT] if len(stored) == wanted.most else None
        places, held = self._ex_officio(after, until)
        derived = zip(places, self.finished(held, Finish(labels=False)).rows, strict=True)
        merged = heapq.merge(stored, derived, key=lambda pair: pair[0][:_SEAT])
        return islice(merged, wanted.most)

    def _ex_officio(self, after: Place, until: Place | None) -> tuple[list[Place], list[Position]]:
        """What follows from others, in order, with their places: after one, of seats up to one."""
        found = []
        parts = _FOLLOWS if len(after) == _FOLLOWS else _SEAT
        for each in chain.from_iterable(Holders(self.when).ex_officio().values()):
            seat, ground = each.seat, each.ground
            of_seat = (seat.body.sort_key, seat.body_id, Role.values.index(seat.role), seat.pk)
            by_city = isinstance(ground, Membership)
            by = ground.city.sort_key if by_city else told(ground.start_earliest) or ""
            place = (*of_seat, by, ground.pk, _FOLLOWS)
            if place[:parts] > after[:parts] and (until is None or of_seat <= until):
                found.append((place, each))
        found.sort(key=itemgetter(0))
        return [place for place, _each in found], [each for _place, each in found]

    def sources(self, derived: Position) -> Iterator[str]:
        """Of what it follows from, and of the seat that says so."""
        return places(derived.evidence)

    def confirmed(self, derived: Position) -> date | None:
        """The latest day up to which one of those speaks."""
        return derived.confirmed
