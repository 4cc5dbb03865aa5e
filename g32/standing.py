"""How something that lasts stands on a day, in words."""

from datetime import date
from typing import Any, NamedTuple

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.asof import the_day


class Standing(models.TextChoices):
    """How something that lasts stands on a day."""

    NOW = "now", gettext_lazy("certain")
    UNCONFIRMED = "unconfirmed", gettext_lazy("not confirmed")
    MAYBE = "maybe", gettext_lazy("possible")
    PLANNED = "planned", gettext_lazy("planned")
    COMING = "coming", gettext_lazy("to come")
    PAST = "past", gettext_lazy("past")

    @classmethod
    def on(cls, day: date, row: Any) -> "Standing":
        """Return how a period stands: `certain` and `possible` of a row that is at hand."""
        if row.end_latest and row.end_latest < day:
            return cls.PAST
        if getattr(row, "planned", False):
            return cls.PLANNED
        if row.start_earliest and row.start_earliest > day:
            return cls.COMING
        begun = row.start_latest and row.start_latest <= day
        lasting = not row.end or (row.end_earliest and row.end_earliest >= day)
        return cls.NOW if begun and lasting else cls.MAYBE

    @property
    def rank(self) -> int:
        """Its place among the others: what is in force comes first."""
        return list(Standing).index(self)


class Stands(NamedTuple):
    """How something stands on a day, and in words."""

    standing: Standing
    words: str


def stands(row: Any, day: date | None = None) -> Stands:
    """Return how the row stands on the day of which the page speaks, or on another.

    What a source says holds until the source ends: something without an end, of which no source
    speaks on that day any more, is told as confirmed up to then. A record is to have its
    citations fetched along (`with_confirmation`).
    """
    day = day or the_day()
    standing, confirmed = Standing.on(day, row), confirmed_up_to(row)
    open_still = standing in (Standing.NOW, Standing.MAYBE) and not row.end
    if open_still and confirmed and confirmed < day:
        return Stands(
            Standing.UNCONFIRMED, _("confirmed up to %(day)s") % {"day": _up_to(confirmed)}
        )
    return Stands(standing, str(standing.label))


def to_come(row: Any) -> Stands | None:
    """Return that an event certainly begins after the day of the page; None where it does not."""
    begins = row.start_earliest
    coming = Standing.COMING
    return Stands(coming, str(coming.label)) if begins and begins > the_day() else None


def confirmed_up_to(row: Any) -> date | None:
    """Return the latest day up to which a source speaks that bears the row out; None: no source
    says so. A row that is no record knows it itself, as `confirmed`.
    """
    if not hasattr(row, "citations"):
        return getattr(row, "confirmed", None)
    bearing = (each.source.as_of for each in row.citations.all() if each.agrees)
    return max(filter(None, bearing), default=None)


def with_standing(text: object, row: Any) -> str:
    """Return the text, and behind it how the row stands, unless that is certain."""
    found = stands(row)
    return str(text) if found.standing is Standing.NOW else f"{text} ({found.words})"


def _up_to(day: date) -> str:
    """The last day of a year is that year."""
    return str(day.year) if (day.month, day.day) == (12, 31) else date_format(day)
