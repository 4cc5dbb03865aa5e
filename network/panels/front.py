"""Who chairs what, on the first page."""

from typing import Any

from django.db.models import Prefetch, Q
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from g32.asof import of_the_day, on_the_day, the_day
from g32.pages import Panel, panel
from g32.pages.cells import link
from g32.reports import When
from g32.rights import is_bound
from g32.standing import Standing, Stands, stands, with_standing
from network.models import Appointment, BodyKind, City, Office, Role
from network.panels.holders import Positions
from network.reports import Holders, Position
from network.rights import own_cities

#: The roles of those one calls first.
_LEADING = (Role.CHAIR, Role.VICE_CHAIR, Role.SECRETARY, Role.POLITICAL_LEAD)


@panel(None, 5)
class OwnCities(Panel):
    """The cities that a coordinator edits: who is in office there, and sits for them."""

    title = _("my cities")
    model = City
    columns = {
        "city": _("city"),
        "offices": of_the_day(_("offices")),
        "appointments": of_the_day(_("seats")),
    }

    def suits(self, record: None) -> bool:
        """Only for who coordinates cities."""
        return is_bound(self.visitor)

    def rows(self, record: None) -> Any:
        """The cities by name, with who is in office on the day."""
        day = the_day()
        offices = Office.objects.on(day).select_related("person").with_confirmation()
        appointments = Appointment.objects.on(day).select_related("person", "seat__body")
        return own_cities(self.visitor).prefetch_related(
            Prefetch("offices", offices, to_attr="offices_then"),
            Prefetch("appointments", appointments.with_confirmation(), to_attr="appointments_then"),
        )

    def city(self, city: Any) -> City:
        """The city, with a link to its page."""
        return city

    def offices(self, city: Any) -> list[SafeString]:
        """Who is in office."""
        return [
            format_html("{}, {}", link(each.person), with_standing(each.what, each))
            for each in city.offices_then
        ]

    def appointments(self, city: Any) -> list[SafeString]:
        """Who sits for the city, and where."""
        return [
            format_html("{}: {}", link(each.person or city), with_standing(each.seat, each))
            for each in city.appointments_then
        ]


@panel(None, 10)
class Leading(Positions):
    """Who chairs and leads the network's bodies; of whom that is not certain, it says so."""

    title = _("who leads what")
    empty = _("Nobody is known to lead anything.")
    columns = {
        "body": _("body"),
        "seat": _("seat"),
        "holder": _("holder"),
        "start": _("since"),
        "standing": on_the_day,
    }

    def rows(self, record: None) -> list[Position]:
        """The network first, then its board, pillars and groups."""
        held = Holders(When(day=the_day()), of=Q(role__in=_LEADING))
        leading = [each for each in held if _is_named(each) and not each.planned]
        return sorted(leading, key=lambda each: BodyKind.values.index(each.seat.body.kind))

    def standing(self, row: Position) -> Stands | None:
        """Nothing, where it is certain."""
        found = stands(row)
        return None if found.standing is Standing.NOW else found


def _is_named(position: Position) -> bool:
    """Who is not named, is not called."""
    return bool(position.person or position.city or position.organisation)
