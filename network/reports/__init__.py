"""The reports of this app."""

from . import citations, cities, elections, figures, lists, people, positions
from .citing import CitedTable, always, of_the_time
from .holders import Holders, held_by, leads
from .position import Position

__all__ = [
    "CitedTable",
    "Holders",
    "Position",
    "always",
    "citations",
    "cities",
    "elections",
    "figures",
    "held_by",
    "leads",
    "lists",
    "of_the_time",
    "people",
    "positions",
]
