"""People and the offices they hold."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from g32.admin.base import RecordAdmin
from g32.admin.columns import CONFIRMATION, listed, standing, when
from g32.admin.filters import InForce, codes
from g32.admin.inlines import RecordInline, RowsInline
from g32.admin.privacy import PrivacyMixin
from g32.asof import of_the_day, the_day
from g32.standing import with_standing
from network.models import Administrator, Appointment, ContactDetails, Office, Person
from network.rights import to_act_for

from .confirming import ConfirmingMixin
from .parts import citations, names
from .seats import AppointmentForm


class InOffice(InForce):
    """Who holds a municipal office today first."""

    title = _("in office")

    @classmethod
    def keep(cls, queryset: Any, time: str) -> Any:
        """Keep the people with a municipal office of that time."""
        offices = super().keep(Office.objects.municipal(), time)
        return queryset.filter(pk__in=offices.values("person"))


class OfficeInline(RecordInline):
    """What the person is or was."""

    model = Office
    fields = ("function", "title", "city", "organisation", "party", "portfolio", "start", "end")
    list_select_related = ("person", "city", "organisation")


class PersonAppointmentInline(RecordInline):
    """The seats that the person holds or held."""

    model = Appointment
    form = AppointmentForm
    on_page = False
    fields = ("seat", "city", "start", "end", "how", "planned")
    list_select_related = ("seat__body", "person", "city")


@admin.register(Person)
class PersonAdmin(PrivacyMixin, RecordAdmin):
    """Anyone named."""

    place = 20
    list_display = (
        "__str__",
        listed("names", _("other names"), lambda person: person.names.all()),
        listed(
            "offices",
            of_the_day(_("offices")),
            lambda person: map(_what, person.offices_then),
        ),
    )
    inlines = (names(Person), OfficeInline, PersonAppointmentInline, citations(Person))

    def get_list_prefetch_related(self, request: HttpRequest) -> tuple[Any, ...]:
        """The other names, and the offices of the day."""
        offices = Office.objects.on(the_day()).select_related("city", "organisation")
        offices = offices.with_confirmation()
        return ("names", Prefetch("offices", offices, to_attr="offices_then"))


@admin.register(Administrator)
class AdministratorAdmin(PersonAdmin):
    """Who holds or held a municipal office."""

    place = 30
    list_filter = (InOffice,)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> Any:
        """Go on, unless the new person holds no municipal office and so stands elsewhere."""
        return self._elsewhere(request, obj) or super().response_add(
            request, obj, post_url_continue
        )

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        """Go on, unless the person no longer has a municipal office and so stands elsewhere."""
        return self._elsewhere(request, obj) or super().response_change(request, obj)

    def _elsewhere(self, request: HttpRequest, obj: Person) -> HttpResponse | None:
        """Whoever has no municipal office is shown among the people; say so."""
        if IS_POPUP_VAR in request.POST or Administrator.objects.filter(pk=obj.pk).exists():
            return None
        text = gettext(
            "“%(person)s” is saved among the people. Add a municipal office, and the person stands "
            "among the administrators too."
        )
        self.message_user(request, text % {"person": obj}, messages.WARNING)
        return redirect("admin:network_person_change", obj.pk)


def _what(office: Office) -> str:
    """The office without its holder's name, and how it stands."""
    place = office.city or office.organisation
    return with_standing(f"{office.what}, {place}" if place else office.what, office)


class ContactInline(RowsInline):
    """How the person is reached; for those with the right to see it."""

    model = ContactDetails
    template = "admin/edit_inline/stacked.html"


@admin.register(Office)
class OfficeAdmin(ConfirmingMixin, RecordAdmin):
    """What somebody is, somewhere, from … to …."""

    place = 35
    list_display = (
        "person",
        "function",
        "title",
        "city",
        "organisation",
        "party",
        standing,
        when("start"),
        when("end"),
    )
    list_filter = (InForce, codes("function"))
    list_prefetch_related = CONFIRMATION
    list_select_related = ("person", "city", "organisation")
    search_through = ("person", "city", "organisation")
    search_texts = ("title", "party", "portfolio")
    inlines = (ContactInline, citations(Office))

    def offered(self, request: HttpRequest, queryset: QuerySet[Any], field: str) -> QuerySet[Any]:
        """Offer the cities to act for."""
        return to_act_for(request.user, queryset, field)
