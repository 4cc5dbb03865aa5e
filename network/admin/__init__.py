"""The admin of the network: cities, people, bodies, seats, partners, elections, sources."""

from .bodies import BodyAdmin, KindAdmin
from .parts import NameInline, citations, names

from . import cities, elections, organisations, people, seats, sources  # isort: skip

__all__ = [
    "BodyAdmin",
    "KindAdmin",
    "NameInline",
    "citations",
    "cities",
    "elections",
    "names",
    "organisations",
    "people",
    "seats",
    "sources",
]
