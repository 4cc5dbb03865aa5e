"""People and the offices they hold."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from g32.admin.base import RecordAdmin
from g32.admin.columns import listed, when
from g32.admin.filters import InForce, codes
from g32.admin.inlines import RecordInline, RowsInline
from g32.admin.privacy import PrivacyMixin
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
        listed("offices", _("offices today"), lambda person: map(_what, person.offices_today)),
    )
    inlines = (names(Person), OfficeInline, PersonAppointmentInline, citations(Person))

    def get_list_prefetch_related(self, request: HttpRequest) -> tuple[Any, ...]:
        """The other names, and the offices of today."""
        offices = Office.objects.on(timezone.localdate()).select_related("city", "organisation")
        return ("names", Prefetch("offices", offices, to_attr="offices_today"))


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
    """The office without its holder's name."""
    what = office.title or office.get_function_display()
    place = office.city or office.organisation
    return f"{what} ({place})" if place else what


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
        when("start"),
        when("end"),
    )
    list_filter = (InForce, codes("function"))
    list_select_related = ("person", "city", "organisation")
    search_through = ("person", "city", "organisation")
    search_texts = ("title", "party", "portfolio")
    inlines = (ContactInline, citations(Office))

    def offered(self, request: HttpRequest, queryset: QuerySet[Any], field: str) -> QuerySet[Any]:
        """Offer the cities to act for."""
        return to_act_for(request.user, queryset, field)
