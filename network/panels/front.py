"""Who chairs what, on the first page."""

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from g32.pages import panel
from network.models import Appointment, BodyKind, Role
from network.panels.holders import Positions
from network.reports import by_role

#: The roles of those one calls first.
_LEADING = (Role.CHAIR, Role.VICE_CHAIR, Role.SECRETARY, Role.POLITICAL_LEAD)

#: Who is not named, is not called.
_NAMED = Q(person__isnull=False) | Q(city__isnull=False) | Q(organisation__isnull=False)


@panel(None, 10)
class Leading(Positions):
    """Who chairs and leads the network's bodies today."""

    title = _("who leads what")
    model = Appointment
    empty = _("Nobody is known to lead anything today.")
    columns = {
        "body": _("body"),
        "seat": _("seat"),
        "holder": _("holder"),
        "start": _("since"),
    }

    def rows(self, record: None) -> QuerySet[Appointment]:
        """The network first, then its board, pillars and groups."""
        kinds = [
            When(seat__body__kind=kind, then=Value(n)) for n, kind in enumerate(BodyKind.values)
        ]
        return (
            Appointment.objects.on(timezone.localdate())
            .filter(_NAMED, seat__role__in=_LEADING, planned=False)
            .with_holders()
            .order_by(
                Case(*kinds), "seat__body__sort_key", by_role("seat__"), "start_earliest", "pk"
            )
        )
