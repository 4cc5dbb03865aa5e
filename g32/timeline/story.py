"""What a picture tells: bars, each from a start to an end that may be imprecise or not known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Self

from django.db.models import TextChoices
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.dates.wording import in_words

_BOUNDS = ("start", "start_earliest", "start_latest", "end", "end_earliest", "end_latest")


class Sign(TextChoices):
    """What is known of the days of a stretch."""

    CERTAIN = "certain", gettext_lazy("certain")
    POSSIBLE = "possible", gettext_lazy("possible")
    UNCONFIRMED = "unconfirmed", gettext_lazy("no longer confirmed by a source")
    PLANNED = "planned", gettext_lazy("planned")


@dataclass(frozen=True)
class Stretch:
    """Days of which the same is known, up to but not including `after`; None: an open side."""

    sign: Sign
    first: date | None
    after: date | None


@dataclass(frozen=True)
class Bar:
    """Something that lasts, as a `Period` does. Bars in a row with the same `lane` stand together.

    `confirmed`: the last day up to which a source speaks; None where none tells, and where an end
    is known or all is planned. `record`: what it tells of, where that has a page of its own.
    """

    lane: str
    label: str
    start: str
    start_earliest: date | None
    start_latest: date | None
    end: str
    end_earliest: date | None
    end_latest: date | None
    planned: bool = False
    confirmed: date | None = None
    record: Any = None

    @classmethod
    def of(cls, period: Any, **told: Any) -> Self:
        """Read the bounds off a period. `told`: what else the bar says."""
        bounds = {name: getattr(period, name) for name in _BOUNDS}
        bar = cls(**bounds, planned=getattr(period, "planned", False), **told)
        return replace(bar, confirmed=None) if bar.end or bar.planned else bar

    @property
    def first(self) -> date | None:
        """The first day it may have."""
        return self.start_earliest

    @property
    def after(self) -> date | None:
        """The day after the last that it may have."""
        return _after(self.end_latest)

    @property
    def days(self) -> Iterator[date]:
        """Every day that is known of it."""
        bounds = (self.first, self.start_latest, _after(self.end_earliest), self.after)
        yield from filter(None, (*bounds, _after(self.confirmed)))

    def stretches(self) -> list[Stretch]:
        """Return its days from the first to the last, by what is known of them."""
        if self.planned:
            return [Stretch(Sign.PLANNED, self.first, self.after)]
        begun, ceased = self.start_latest, _after(self.end_earliest)
        if begun is None or (self.end and (ceased is None or ceased <= begun)):
            found = [Stretch(Sign.POSSIBLE, self.first, self.after)]
        else:
            found = [
                Stretch(Sign.POSSIBLE, self.first, begun),
                Stretch(Sign.CERTAIN, begun, ceased),
            ]
            if ceased:
                found.append(Stretch(Sign.POSSIBLE, ceased, self.after))
        if self.confirmed:
            silent = self.confirmed + timedelta(days=1)
            found = [replace(each, after=min(each.after or silent, silent)) for each in found]
            found.append(Stretch(Sign.UNCONFIRMED, max(self.first or silent, silent), None))
        return [each for each in found if _lasts(each)]

    def sentence(self) -> str:
        """Return all of it in words."""
        told = [
            f"{self.lane}: {self.label}",
            _("Start: %(day)s") % {"day": in_words(self.start) or _("not known")},
            _("End: %(day)s") % {"day": in_words(self.end) or _("not known")},
        ]
        if self.planned:
            told.append(capfirst(str(Sign.PLANNED.label)))
        if self.confirmed:
            told.append(
                _("Confirmed up to %(day)s") % {"day": in_words(self.confirmed.isoformat())}
            )
        return ". ".join(told) + "."


def nearest(bars: Iterable[Bar], day: date, number: int) -> list[Bar]:
    """Return so many of the bars, those nearest to the day, in the order in which they came."""
    bars = list(bars)
    near = sorted(range(len(bars)), key=lambda at: _distance(bars[at], day))[:number]
    return [bars[at] for at in sorted(near)]


def _distance(bar: Bar, day: date) -> timedelta:
    if bar.first and day < bar.first:
        return bar.first - day
    if bar.after and day >= bar.after:
        return day - bar.after + timedelta(days=1)
    return timedelta()


def _after(day: date | None) -> date | None:
    return day + timedelta(days=1) if day else None


def _lasts(stretch: Stretch) -> bool:
    return not (stretch.first and stretch.after and stretch.first >= stretch.after)
