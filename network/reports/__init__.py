"""The reports of this app."""

from . import citations, cities, elections, figures, people, positions
from .citing import CitedReport, agreeing
from .holders import Holders, by_role, leads

__all__ = [
    "CitedReport",
    "Holders",
    "agreeing",
    "by_role",
    "citations",
    "cities",
    "elections",
    "figures",
    "leads",
    "people",
    "positions",
]
