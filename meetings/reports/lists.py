"""What the lists export where no report tells the same."""

from g32.reports.table import lists
from meetings.models import ActionItem, AgendaItem, Decision
from network.reports.lists import CitedList


@lists
class AgendaItems(CitedList):
    """What stood on agendas."""

    model = AgendaItem


@lists
class Decisions(CitedList):
    """What was decided."""

    model = Decision


@lists
class ActionItems(CitedList):
    """What is to be done."""

    model = ActionItem
