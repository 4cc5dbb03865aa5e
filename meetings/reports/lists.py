"""What the lists export where no report tells the same."""

from meetings.models import ActionItem, AgendaItem, Decision
from network.reports.lists import CitedList


class AgendaItems(CitedList):
    """What stood on agendas."""

    model = AgendaItem


class Decisions(CitedList):
    """What was decided."""

    model = Decision


class ActionItems(CitedList):
    """What is to be done."""

    model = ActionItem
