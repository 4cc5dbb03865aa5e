"""The admin of the network: cities, people, bodies, seats, partners, elections, sources."""

from .bodies import BodyAdmin, KindAdmin
from .parts import NameInline, citations, names

from . import (  # isort: skip
    changes,
    cities,
    confirming,
    coordinators,
    elections,
    merging,
    organisations,
    people,
    renaming,
    seats,
    sources,
    turning,
)

__all__ = [
    "BodyAdmin",
    "KindAdmin",
    "NameInline",
    "changes",
    "citations",
    "cities",
    "confirming",
    "coordinators",
    "elections",
    "merging",
    "names",
    "organisations",
    "people",
    "renaming",
    "seats",
    "sources",
    "turning",
]
