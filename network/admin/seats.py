"""Seats and appointments."""

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.admin.base import RecordAdmin
from g32.admin.columns import CONFIRMATION, standing, when
from g32.admin.filters import InForce, codes
from g32.admin.forms import RecordForm
from g32.admin.inlines import RecordInline
from g32.asof import of_the_day, the_day
from g32.standing import with_standing
from network.models import Appointment, Seat
from network.rights import to_act_for

from .confirming import ConfirmingMixin
from .parts import citations


class AppointmentForm(RecordForm):
    """An appointment in a row: one that exists keeps its seat and its holder."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in Appointment.lasting if self.instance.pk else ():
            if field := self.fields.get(name):
                field.disabled = True
                field.widget.can_add_related = False


class SeatAppointmentInline(RecordInline):
    """Who holds and held the seat."""

    model = Appointment
    form = AppointmentForm
    on_page = False
    fields = ("person", "city", "organisation", "note", "start", "end", "how", "planned")
    list_select_related = ("seat__body", "person", "city", "organisation")

    def suits(self, record: Any) -> bool:
        """Nobody is appointed to a seat that is filled ex officio."""
        return record is not None and not record.ex_officio


@admin.register(Seat)
class SeatAdmin(RecordAdmin):
    """Roles in bodies."""

    place = 60
    list_display = ("__str__", "role", "body", "holders", when("start"), when("end"))
    list_filter = (InForce, codes("role"))
    list_select_related = ("body", "ex_officio_of__body")
    search_through = ("body", "ex_officio_of", "ex_officio_of__body")
    search_texts = ("label",)
    inlines = (SeatAppointmentInline, citations(Seat))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Explain why a seat that is filled ex officio lists no appointments."""
        fields = super().get_readonly_fields(request, obj)
        return (*fields, "ex_officio_holders") if obj and obj.ex_officio else fields

    def get_list_prefetch_related(self, request: HttpRequest) -> tuple[Any, ...]:
        """The appointments of the day."""
        held = Appointment.objects.on(the_day()).with_holders().with_confirmation()
        return (Prefetch("appointments", held, to_attr="appointments_then"),)

    @admin.display(description=of_the_day(gettext_lazy("holders")))
    def holders(self, seat: Any) -> str:
        """Who holds the seat."""
        if seat.ex_officio:
            return _("ex officio")
        return "; ".join(with_standing(one.party, one) for one in seat.appointments_then)

    @admin.display(description=gettext_lazy("holders"))
    def ex_officio_holders(self, seat: Seat) -> str:
        """How the seat is filled, in a sentence."""
        if seat.every_member:
            return _("Every member city holds this seat; nobody is appointed.")
        text = _("Whoever holds the seat “%(seat)s” holds this one too; nobody is appointed.")
        return text % {"seat": seat.ex_officio_of}


@admin.register(Appointment)
class AppointmentAdmin(ConfirmingMixin, RecordAdmin):
    """Who holds which seat."""

    place = 70
    list_display = (
        "holder",
        "role",
        "body",
        standing,
        when("start"),
        when("end"),
        "how",
    )
    fields = (*Appointment.lasting, "how", "start", "end", "planned", "note", "slug")
    list_filter = (InForce, codes("how"), codes("planned"))
    list_select_related = ("seat__body", "person", "city", "organisation")
    list_prefetch_related = CONFIRMATION
    search_through = ("person", "city", "organisation", "seat", "seat__body")
    search_texts = ("note", "seat__label")
    inlines = (citations(Appointment),)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Who holds which seat is not corrected: it is another appointment."""
        fields = super().get_readonly_fields(request, obj)
        return (*fields, *Appointment.lasting) if obj else fields

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Say what to do instead."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj and self.has_change_permission(request, obj):
            fieldsets[0][1]["description"] = Appointment.lasts
        return fieldsets

    def offered(self, request: HttpRequest, queryset: QuerySet[Any], field: str) -> QuerySet[Any]:
        """Offer the cities to act for, and only the seats to which somebody is appointed."""
        if field == "seat":
            return queryset.filter(ex_officio=0)
        return to_act_for(request.user, queryset, field)

    @admin.display(description=gettext_lazy("holder"), ordering="person__sort_key")
    def holder(self, appointment: Appointment) -> str:
        """Who holds the seat."""
        return appointment.party

    @admin.display(description=gettext_lazy("seat"), ordering="seat__role")
    def role(self, appointment: Appointment) -> str:
        """The seat, without its body."""
        return appointment.seat.label or appointment.seat.get_role_display()

    @admin.display(description=gettext_lazy("body"), ordering="seat__body__sort_key")
    def body(self, appointment: Appointment) -> str:
        """The body of the seat."""
        return str(appointment.seat.body)
