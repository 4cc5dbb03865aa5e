"""Who leads each body: stored and ex officio, many bodies at once."""

from collections import defaultdict
from collections.abc import Collection
from functools import cached_property
from typing import Any

from django.db.models import Q

from g32.periods import earliest_first
from g32.reports import When
from g32.reports.columns import Column
from g32.reports.finish import Finish
from g32.reports.joins import AT_ONCE, Join
from g32.reports.rows import stream
from network.models import Appointment, Role
from network.reports import PARTY, Holders, party

#: The seats of those who lead a group.
LEADING = (Role.CHAIR, Role.POLITICAL_LEAD, Role.OFFICIAL_LEAD)
_RANK = {role: rank for rank, role in enumerate(Role.values)}

#: Where a lead stands among those of a body, by role and seat; and the name.
_Lead = tuple[int, int, str]


class Leads(Join):
    """The leads of each body, in the order of their roles."""

    def __init__(self, column: Column, when: When) -> None:
        super().__init__("pk", [column])
        self._when = when

    def add(self, keys: Collection[Any], finish: Finish) -> None:
        """Fetch those of all bodies together; what follows ex officio is known by then."""
        found: dict[Any, list[_Lead]] = defaultdict(list)
        appointments = (
            self._when.in_force(Appointment.objects)
            .filter(seat__role__in=LEADING, seat__body__pk__among=keys)
            .order_by(earliest_first("start_earliest"), "pk")
        )
        for some in stream(
            appointments, ("seat__body_id", "seat__role", "seat_id", *PARTY), AT_ONCE
        ):
            for body, role, seat, *holder in some:
                found[body].append((_RANK[role], seat, party(*holder)))
        (made,), (cells,) = map(finish.of, self.columns), self.cells
        for body in keys:
            leads = sorted(found.get(body, []) + self._derived.get(body, []), key=_place)
            cells[body] = made([name for *_place, name in leads])

    @cached_property
    def _derived(self) -> dict[Any, list[_Lead]]:
        found = defaultdict(list)
        leading = Holders(self._when, of=Q(role__in=LEADING))
        for positions in leading.ex_officio().values():
            for each in positions:
                lead = (_RANK[each.seat.role], each.seat.pk, each.holder)
                found[each.seat.body_id].append(lead)
        return found


def _place(lead: _Lead) -> tuple[int, int]:
    return lead[:2]
