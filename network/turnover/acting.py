"""A turnover is written whole, or not at all."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Q

from g32.importing.writing import write
from network.models import Appointment, City, Office
from network.passages import Passage

from .city import seats_named
from .lines import Line
from .planning import Plan, plan


class TurnoverError(Exception):
    """A turnover of which nothing was written; `plan` says what is in the way."""

    def __init__(self, refused: Plan) -> None:
        super().__init__(refused.refusal)
        self.plan = refused


@transaction.atomic
def turn_over(
    *, city: City, on: str, lines: Collection[Line], passage: Passage | None = None
) -> Plan:
    """Write what the lines come down to; in as many queries for many people as for few.

    Raises `TurnoverError`, and `ValidationError` as `plan` does.
    """
    held = Q(city=city) | Q(seat__pk__among=seats_named(lines))
    for rows in (Office.objects.filter(city=city), Appointment.objects.filter(held)):
        # who else writes these waits until this is done
        list(rows.select_for_update().order_by("pk").values_list("pk"))
    found = plan(city=city, on=on, lines=lines, passage=passage)
    if found.is_refused:
        raise TurnoverError(found)
    write(found.rows)
    return found
