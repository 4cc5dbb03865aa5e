"""Who chairs what, on the first page."""

from typing import Any

from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from g32.pages import Panel, panel
from g32.pages.cells import link
from g32.periods import Certainty, Standing
from g32.reports import When
from g32.rights import is_bound
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
        "offices": _("offices today"),
        "appointments": _("seats today"),
    }

    def suits(self, record: None) -> bool:
        """Only for who coordinates cities."""
        return is_bound(self.visitor)

    def rows(self, record: None) -> Any:
        """The cities by name, with who is in office today."""
        today = timezone.localdate()
        offices = Office.objects.on(today).select_related("person")
        appointments = Appointment.objects.on(today).select_related("person", "seat__body")
        return own_cities(self.visitor).prefetch_related(
            Prefetch("offices", offices, to_attr="offices_today"),
            Prefetch("appointments", appointments, to_attr="appointments_today"),
        )

    def city(self, city: Any) -> City:
        """The city, with a link to its page."""
        return city

    def offices(self, city: Any) -> list[SafeString]:
        """Who is in office."""
        return [
            format_html("{} ({})", link(each.person), each.title or each.get_function_display())
            for each in city.offices_today
        ]

    def appointments(self, city: Any) -> list[SafeString]:
        """Who sits for the city, and where."""
        return [
            format_html("{}: {}", link(each.person) if each.person else city, each.seat)
            for each in city.appointments_today
        ]


@panel(None, 10)
class Leading(Positions):
    """Who chairs and leads the network's bodies today; of whom that is not certain, it says so."""

    title = _("who leads what")
    empty = _("Nobody is known to lead anything today.")
    columns = {
        "body": _("body"),
        "seat": _("seat"),
        "holder": _("holder"),
        "start": _("since"),
        "standing": _("today"),
    }

    def rows(self, record: None) -> list[Position]:
        """The network first, then its board, pillars and groups."""
        held = Holders(When(day=timezone.localdate()), of=Q(role__in=_LEADING))
        leading = [each for each in held if _is_named(each) and not each.planned]
        return sorted(leading, key=lambda each: BodyKind.values.index(each.seat.body.kind))

    def standing(self, row: Position) -> Standing | None:
        """Nothing, where it is certain."""
        return None if row.certainty == Certainty.CERTAIN else Standing.MAYBE


def _is_named(position: Position) -> bool:
    """Who is not named, is not called."""
    return bool(position.person or position.city or position.organisation)
