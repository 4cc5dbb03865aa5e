"""The time a report speaks of."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from g32.asof import the_day
from g32.dates.edtf import FIRST_DAY, LAST_DAY, shown
from g32.periods import Dated, Period, possible

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR = re.compile(r"[0-9]{4}")


class WhenError(ValueError):
    """A day or year that no report can speak of; `message` tells a person why."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class When:
    """One day, one year, or (neither given) all time: past, present and planned.

    A *state* (an appointment, a body) is asked for on the day, or whether it lies in the year. An
    *event* (a meeting, an election) is asked for up to and including the day, or in the year.
    Both count when they may lie there: dates can be imprecise. `seen_from`: the day of which a
    status is told where no day or year says it; that of which the page speaks.
    """

    day: date | None = None
    year: int | None = None
    seen_from: date = field(default_factory=the_day, compare=False)

    @classmethod
    def parse(cls, on: str | None, year: str | None) -> Self:
        """Read what a person gave; None is what was not given. Raises `WhenError`."""
        if on is not None and year is not None:
            raise WhenError(_("Give a day or a year, not both."))
        return cls(day=None if on is None else _day(on), year=None if year is None else _year(year))

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what `str` writes: a day, a year, or "" for all time. Raises `WhenError`."""
        if not text:
            return cls()
        return cls.parse(None, text) if len(text) < len("2014-0") else cls.parse(text, None)

    def __str__(self) -> str:
        return self.day.isoformat() if self.day else str(self.year or "")

    @property
    def in_words(self) -> str:
        """The day or the year; all time is "all"."""
        return str(self) or _("all")

    @property
    def first(self) -> date | None:
        """The first day on which a state may lie; None: from ever."""
        return date(self.year, 1, 1) if self.year else self.day

    @property
    def last(self) -> date | None:
        """The last day on which a state or an event may lie; None: without end."""
        return date(self.year, 12, 31) if self.year else self.day

    @property
    def reference(self) -> date:
        """The day of which a status is told: the day, or the year's last."""
        return self.last or self.seen_from

    def in_force(self, states: Any) -> Any:
        """Keep the states of this time; on a day each says its `certainty`."""
        if self.day:
            return states.on(self.day)
        return states.in_year(self.year) if self.year else states.all()

    def state(self, prefix: str = "") -> Q:
        """The condition that the state to which `prefix` leads is of this time."""
        return possible(self.first, prefix, last=self.last) if self.first else Q()

    def event(self, prefix: str = "", *, lasting: Q | None = None) -> Q:
        """The condition that the event, with a start and perhaps an end, is of this time.

        One without an end lasted as long as its start can mean, save for those that are `lasting`.
        """
        if not self.year:
            return _between(f"{prefix}start_earliest", "", None, self.last)
        started = _between(f"{prefix}start_earliest", f"{prefix}start_latest", *self._year)
        went_on = _between(f"{prefix}start_earliest", f"{prefix}end_latest", *self._year)
        no_end = Q(**{f"{prefix}end": ""})
        return (no_end & started) | ((~no_end | lasting if lasting else ~no_end) & went_on)

    def had_begun(self, model: type[Model], prefix: str = "") -> Q:
        """The condition that what a record of any kind speaks of is of this time.

        On a day: had begun, or may have. A record without a date of its own is of all times.
        """
        for kind, begin, finish in (
            (Period, "start_earliest", "end_latest"),
            (Dated, "date_earliest", "date_latest"),
        ):
            if issubclass(model, kind):
                first = self.first if self.year else None
                return _between(prefix + begin, prefix + finish, first, self.last)
        return Q()

    def dated(self, events: QuerySet[Any]) -> Any:
        """Keep the events with one date that are of this time."""
        if self.day:
            return events.up_to(self.day)  # type: ignore[attr-defined]
        return events.in_year(self.year) if self.year else events.all()  # type: ignore[attr-defined]

    @property
    def _year(self) -> tuple[date | None, date | None]:
        return self.first, self.last


def _between(begin: str, finish: str, first: date | None, last: date | None) -> Q:
    """It may begin by `last` and may finish from `first` on; None sets no limit."""
    lies = Q()
    if last:
        lies &= Q(**{f"{begin}__isnull": True}) | Q(**{f"{begin}__lte": last})
    if first:
        lies &= Q(**{f"{finish}__isnull": True}) | Q(**{f"{finish}__gte": first})
    return lies


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text) if _ISO_DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        message = _("“%(text)s” is not a day. Write it as year-month-day: 2014-09-01.")
        raise WhenError(message % {"text": shown(text)})
    if not FIRST_DAY <= day <= LAST_DAY:
        raise WhenError(_out_of_range())
    return day


def _year(text: str) -> int:
    if not _YEAR.fullmatch(text):
        message = _("“%(text)s” is not a year. Write four digits: 2014.")
        raise WhenError(message % {"text": shown(text)})
    if not FIRST_DAY.year <= int(text) <= LAST_DAY.year:
        raise WhenError(_out_of_range())
    return int(text)


def _out_of_range() -> str:
    years = {"first": FIRST_DAY.year, "last": LAST_DAY.year}
    return _("Dates lie within the years %(first)s to %(last)s.") % years
