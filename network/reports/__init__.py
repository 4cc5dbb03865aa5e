"""The reports of this app."""

from . import citations, cities, elections, figures, lists, people, positions
from .citing import CitedTable, always, of_the_time
from .holders import Holders, held_by
from .position import PARTY, Position, party

__all__ = [
    "PARTY",
    "CitedTable",
    "Holders",
    "Position",
    "always",
    "citations",
    "cities",
    "elections",
    "figures",
    "held_by",
    "lists",
    "of_the_time",
    "party",
    "people",
    "positions",
]
