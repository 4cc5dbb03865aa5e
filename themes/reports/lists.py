"""What the lists export where no report tells the same."""

from django.utils.translation import gettext_lazy as _

from g32.reports.columns import Related
from g32.reports.table import lists
from network.reports.lists import CitedList
from themes.models import Involvement, PillarLink, Topic


@lists
class PillarLinks(CitedList):
    """Which group belongs to which pillar."""

    model = PillarLink


@lists
class Involvements(CitedList):
    """Who had a part in which result."""

    model = Involvement


@lists
class Topics(CitedList):
    """Topics, with whose agenda they stand on."""

    model = Topic
    more = (Related("bodies", _("bodies"), "bodies.body"),)
