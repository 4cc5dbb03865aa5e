"""The reports of this app."""

from . import citations, cities, elections, figures, people, positions
from .citing import CitedReport, agreeing
from .holders import Holders, held_by, leads
from .position import Position

__all__ = [
    "CitedReport",
    "Holders",
    "Position",
    "agreeing",
    "citations",
    "cities",
    "elections",
    "figures",
    "held_by",
    "leads",
    "people",
    "positions",
]
