"""Those who lead a group hand it over to others."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from network.actions import Holder, succeed
from network.models import Appointment, Body
from network.passages import Passage
from themes.reports.leads import LEADING


@transaction.atomic
def hand_over(
    *, group: Body, on: str, passage: Passage, holders: Mapping[int, Holder]
) -> list[Appointment]:
    """Let others lead a group from `on` on; return the new appointments.

    `holders`: by the number of the appointment that ends, who takes over; whoever is not in it
    stays. What is wrong with a holder is told of its field and that number: "person_12".
    """
    led = leading(group).in_bulk()
    if not holders:
        raise ValidationError(_("Say of at least one seat who takes it over."))
    if holders.keys() - led.keys():
        raise ValidationError(_("Who leads the group has changed meanwhile. Look again."))
    return [
        _taken_over(led[number], holder, on, passage) for number, holder in sorted(holders.items())
    ]


def leading(group: Body) -> QuerySet[Appointment]:
    """Return the appointments of those who lead a group: by role, as long as they go on."""
    held = Appointment.objects.filter(seat__body=group, seat__role__in=LEADING, end="")
    return held.filter(planned=False).with_holders().order_by("seat__role", "seat", "pk")


def _taken_over(appointment: Appointment, holder: Holder, on: str, passage: Passage) -> Appointment:
    try:
        return succeed(appointment=appointment, start=on, passage=passage, **holder)
    except ValidationError as error:
        if not hasattr(error, "error_dict"):
            raise
        own = Holder.__annotations__
        told = {
            f"{name}_{appointment.pk}" if name in own else {"start": "on"}.get(name, name): errors
            for name, errors in error.error_dict.items()
        }
        raise ValidationError(told) from None
