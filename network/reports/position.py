"""A position: somebody holds a seat, appointed to it or ex officio."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from g32.periods import Certainty
from g32.reports import When
from network.models import Citation, How, Person, Seat

from .citing import agreeing, confirmed

#: The fields that name whoever takes part, as `party` takes them.
PARTY = (
    "city__name",
    "organisation__name",
    "note",
    *(f"person__{name}" for name in Person.worded_by),
)
_BOUNDS = ("start", "start_earliest", "start_latest", "end", "end_earliest", "end_latest")


def party(city: str | None, organisation: str | None, note: str, *person: Any) -> str:
    """Return who it is, in the words of `Party.party`."""
    if person[-1] is None:
        return city or organisation or note
    named = Person.words(*person)
    return f"{named} ({city})" if city else named


@dataclass(frozen=True)
class Position:
    """Somebody holds a seat: an appointment, or what follows from one, or from a membership.

    `ground` is that appointment or membership.
    """

    ground: Any
    slug: str
    seat: Seat
    person: Any
    city: Any
    organisation: Any
    note: str
    how: str
    planned: bool
    certainty: str
    evidence: list[Citation]
    start: str
    start_earliest: date | None
    start_latest: date | None
    end: str
    end_earliest: date | None
    end_latest: date | None

    @classmethod
    def of(cls, record: Any, seat: Seat) -> Self:
        """Read a position off an appointment, or off a membership: then a city holds the seat."""
        return cls(
            ground=record,
            slug=record.slug,
            seat=seat,
            person=getattr(record, "person", None),
            city=record.city,
            organisation=getattr(record, "organisation", None),
            note=getattr(record, "note", ""),
            how=getattr(record, "how", ""),
            planned=getattr(record, "planned", False),
            certainty=getattr(record, "certainty", ""),
            evidence=agreeing(record.citations.all()),
            **{name: getattr(record, name) for name in _BOUNDS},
        )

    @property
    def confirmed(self) -> date | None:
        """The latest day up to which a source speaks on which it rests."""
        return confirmed(self.evidence)

    @property
    def holder(self) -> str:
        """The holder in words: person (city), city, organisation, or what the source says."""
        if self.person and self.city:
            return f"{self.person} ({self.city})"
        return str(self.person or self.city or self.organisation or self.note)

    def ex_officio(self, seat: Seat, when: When) -> Self | None:
        """Return the position in `seat` that follows from this one; None if none does then.

        It lasts as long as this one, within the life of the seat and of its body as far as that is
        known: a limit that is not known limits nothing.
        """
        derived = replace(
            self,
            slug=f"{seat.slug}--{self.slug.partition('--')[2] or self.slug}",
            seat=seat,
            how=How.EX_OFFICIO.value,
            planned=self.planned or seat.body.planned,
            evidence=agreeing(self.evidence, seat.citations.all()),
        )
        for life in (seat, seat.body):
            if not _meets(derived, life, when):
                return None
            derived = derived._within(life, when.day)
        return derived

    def _within(self, life: Any, day: date | None) -> Self:
        """Cut this position to the life of a seat or body."""
        changes: dict[str, Any] = {}
        if _lies_before(self.start_latest, life.start_earliest):
            changes |= _bound(life, "start")
        if _lies_before(life.end_latest, self.end_earliest) or (life.end_latest and not self.end):
            changes |= _bound(life, "end")
        if day and (self.planned or not _surely_on(life, day)):
            changes["certainty"] = Certainty.POSSIBLE.value
        return replace(self, **changes)


def _bound(life: Any, name: str) -> dict[str, Any]:
    return {key: getattr(life, key) for key in (name, f"{name}_earliest", f"{name}_latest")}


def _meets(one: Any, other: Any, when: When) -> bool:
    """Whether two periods may have a day in common, and `other` one with the time asked for."""
    begins, ends = other.start_earliest, other.end_latest
    return not (
        _lies_before(one.end_latest, begins)
        or _lies_before(when.last, begins)
        or _lies_before(ends, one.start_earliest)
        or _lies_before(ends, when.first)
    )


def _lies_before(one: date | None, other: date | None) -> bool:
    """Whether both days are known and the one comes first."""
    return one is not None and other is not None and one < other


def _surely_on(life: Any, day: date) -> bool:
    """Whether what is known of a life leaves no doubt that it covers the day."""
    begun = not life.start or (life.start_latest and life.start_latest <= day)
    return bool(begun and (not life.end or (life.end_earliest and life.end_earliest >= day)))
