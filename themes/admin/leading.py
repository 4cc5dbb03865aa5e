"""That those who lead a group hand it over, in one go."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.admin.changing import changes
from g32.dates.forms import PartialDateFormField
from g32.reports.columns import Label
from network.admin.changes import HOLDER, SourcedChange
from network.admin.renaming import GOES_ON
from network.models import Appointment, AppointmentCitation, Body
from themes import actions

from .changes import OfBody


@changes(Body, place=10)
class HandOver(SourcedChange):
    """Those who lead it hand it over."""

    code = "hand-over"
    verb = gettext_lazy("Hand over")
    explained = gettext_lazy(
        "Others lead it from now on. Leave empty who stays; of every other seat say who takes over."
    )
    about = GOES_ON
    like = Appointment
    adds = (Appointment, AppointmentCitation)
    field_order = ("on", "at")

    on = PartialDateFormField(
        label=gettext_lazy("from when on"), help_text=OfBody.base_fields["on"].help_text
    )

    def __init__(self, record: Any, request: HttpRequest, data: Any = None) -> None:
        super().__init__(record, request, data)
        self.leading = list(actions.leading(record))
        asked = {}
        for each in self.leading:
            for name in HOLDER:
                field = self._asked(name, request)
                field.required = False
                asked[f"{name}_{each.pk}"] = field
        self.fields = asked | self.fields

    @classmethod
    def suits(cls, record: Any) -> bool:
        """Somebody leads it."""
        return not record.end and actions.leading(record).exists()

    def groups(self) -> list[tuple[Label | None, list[str]]]:
        """Ask seat by seat, then when and where it stands."""
        seats = [
            (_("%(role)s: now %(holder)s") % _called(each), [f"{n}_{each.pk}" for n in HOLDER])
            for each in self.leading
        ]
        return [*seats, (_("When, and where it stands"), ["on", "at"])]

    @cached_property
    def seats(self) -> set[int]:
        """Those that are led."""
        return {each.seat_id for each in self.leading}

    def carry_out(self) -> None:
        """End the one, begin the other, of each that was filled in."""
        holders: dict[int, Any] = {}
        for each in self.leading:
            typed = {name: self.cleaned_data[f"{name}_{each.pk}"] for name in HOLDER}
            if any(typed.values()):
                holders[each.pk] = typed
        actions.hand_over(
            group=self.record,
            on=self.cleaned_data["on"],
            passage=self.cleaned_data["at"],
            holders=holders,
        )


def _called(appointment: Appointment) -> dict[str, Any]:
    seat = appointment.seat
    return {"role": capfirst(seat.label or seat.get_role_display()), "holder": appointment.party}
