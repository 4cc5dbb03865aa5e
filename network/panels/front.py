"""Who chairs what, on the first page."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from g32.pages import panel
from g32.periods import Certainty, Standing
from g32.reports import When
from network.models import BodyKind, Role
from network.panels.holders import Positions
from network.reports import Holders, Position

#: The roles of those one calls first.
_LEADING = (Role.CHAIR, Role.VICE_CHAIR, Role.SECRETARY, Role.POLITICAL_LEAD)


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
