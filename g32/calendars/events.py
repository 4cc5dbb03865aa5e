"""What a calendar tells."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

#: Behind the id of a record: it tells our events from those of others, wherever the register is.
OURS = "@register.g32"


class Status(StrEnum):
    """Whether an event goes on, in the words of iCalendar."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True)
class Event:
    """Something on a day, or from a first to a last day, both inclusive.

    `slug`: the id of its record, which never changes; `within`: that of the event it is part of.
    `free`: whoever has it in a calendar is not taken up by it. `changed`: when it was last changed,
    `changes` how often.
    """

    slug: str
    title: str
    first: date
    last: date
    status: Status
    changed: datetime
    changes: int = 0
    free: bool = False
    place: str = ""
    text: str = ""
    url: str = ""
    within: str = ""


@dataclass(frozen=True)
class Calendar:
    """Events under a title; `text`: what is to be said of all of it."""

    title: str
    text: str
    events: Sequence[Event]
