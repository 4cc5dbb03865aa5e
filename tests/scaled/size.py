"""How many there are of everything, at full size and at a part of it."""

from dataclasses import dataclass, fields
from typing import Self


@dataclass(frozen=True)
class Size:
    """The numbers of rows; of what is not named here, what belongs to these."""

    cities: int = 400
    organisations: int = 500
    people: int = 20_000
    offices: int = 30_000
    sources: int = 200
    bodies: int = 400
    seats: int = 5_000
    appointments: int = 200_000
    topics: int = 2_000
    results: int = 5_000
    meetings: int = 50_000
    agenda_items: int = 100_000
    decisions: int = 40_000
    actions: int = 10_000
    attendances: int = 1_000_000
    cited_attendances: int = 200_000

    @classmethod
    def divided(cls, by: int) -> Self:
        """A register so many times smaller, of which nothing becomes too small to hold the rest."""
        return cls(*(max(field.default // by, 20) for field in fields(cls)))
