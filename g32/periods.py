"""Periods with imprecise ends, and the one meaning of "in force" that everything shares."""

import datetime as dt
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.expressions import OrderBy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from g32.dates.edtf import InvalidDate, bounds
from g32.dates.fields import PartialDateField, earliest, latest
from g32.dates.wording import in_words
from g32.guards import Condition
from g32.records import RecordQuerySet


class Certainty(models.TextChoices):
    """How sure it is that something was in force on a day."""

    CERTAIN = "certain", _("certain")
    POSSIBLE = "possible", _("possible")


def earliest_first(name: str) -> OrderBy:
    """Return the order by an earliest day, what has none first; the engines differ if not told."""
    return F(name).asc(nulls_first=True)


def certain(day: dt.date, prefix: str = "", *, planned: bool = False) -> Q:
    """Return the condition "certainly in force on `day`".

    `prefix` leads to the record over relations ("appointments__"); `planned` says that the record
    can be planned: what is planned is never certain.
    """
    begun = Q(**{f"{prefix}start_latest__lte": day})
    lasting = Q(**{f"{prefix}end": ""}) | Q(**{f"{prefix}end_earliest__gte": day})
    return begun & lasting & (Q(**{f"{prefix}planned": False}) if planned else Q())


def possible(first: dt.date, prefix: str = "", *, last: dt.date | None = None) -> Q:
    """Return the condition "may have been in force on `first`, or on a day up to `last`"."""
    begun = Q(**{f"{prefix}start_earliest__isnull": True}) | Q(
        **{f"{prefix}start_earliest__lte": last or first}
    )
    lasting = Q(**{f"{prefix}end_latest__isnull": True}) | Q(**{f"{prefix}end_latest__gte": first})
    return begun & lasting


class PeriodQuerySet(RecordQuerySet):
    """The words for time."""

    def _plans(self) -> bool:
        return any(field.name == "planned" for field in self.model._meta.fields)

    def certain(self, day: dt.date) -> Self:
        """Keep what is certainly in force on the day."""
        return self.filter(certain(day, planned=self._plans()))

    def on(self, day: dt.date) -> Self:
        """Keep what is or may be in force on the day, and say which as `certainty`."""
        return self.filter(possible(day)).annotate(
            certainty=Case(
                When(certain(day, planned=self._plans()), then=Value(Certainty.CERTAIN.value)),
                default=Value(Certainty.POSSIBLE.value),
            )
        )

    def in_year(self, year: int) -> Self:
        """Keep what lies, or may lie, in the year."""
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        return self.filter(possible(first, last=last))

    def over(self, day: dt.date) -> Self:
        """Keep what has certainly ended before the day."""
        return self.filter(end_latest__lt=day)

    def to_come(self, day: dt.date) -> Self:
        """Keep what certainly begins after the day."""
        return self.filter(start_earliest__gt=day)

    def with_confirmation(self) -> Self:
        """Fetch along what tells up to when a record is confirmed (`g32.standing`)."""
        return self.prefetch_related("citations__source")


class PeriodOrder(Condition):
    """An end is refused only if its latest day lies before the earliest start."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("field", "end")
        kwargs.setdefault(
            "condition",
            Q(end_latest__isnull=True)
            | Q(start_earliest__isnull=True)
            | Q(end_latest__gte=F("start_earliest")),
        )
        kwargs.setdefault(
            "violation_error_message",
            _("The end lies before the start. Correct one of the two dates."),
        )
        super().__init__(**kwargs)

    def validate(self, model: Any, instance: Any, exclude: Any = None, using: str = "default"):
        """Compare the days that the two texts can mean; no query is needed."""
        if exclude and {"start", "end"} & set(exclude):
            return
        try:
            start, end = bounds(instance.start)[0], bounds(instance.end)[1]
        except InvalidDate:
            return  # the field itself has said so
        if start and end and end < start:
            raise ValidationError({"end": self.get_violation_error_message()})


class Period(models.Model):
    """From start to end, both days inclusive; either may be imprecise or not known.

    An empty start: not known since when. An empty end: not known to have ended.
    """

    start = PartialDateField(_("start"))
    end = PartialDateField(_("end"))
    start_earliest = earliest("start")
    start_latest = latest("start")
    end_earliest = earliest("end")
    end_latest = latest("end")

    class Meta:
        abstract = True
        constraints = (PeriodOrder(name="%(app_label)s_%(class)s_period"),)

    @property
    def when(self) -> str:
        """From when to when, in words; "" where neither is known."""
        start, end = in_words(self.start), in_words(self.end)
        if start and end:
            return f"{start} – {end}"
        if start:
            return gettext("from %s on") % start
        return gettext("up to %s") % end if end else ""


class Dated(models.Model):
    """Something with one date, which may be imprecise or not known."""

    date = PartialDateField(_("date"))
    date_earliest = earliest("date")
    date_latest = latest("date")

    class Meta:
        abstract = True


class DatedQuerySet(RecordQuerySet):
    """The words for what happens on one date."""

    def up_to(self, day: dt.date) -> Self:
        """Keep what happened, or may have happened, on the day or before."""
        return self.filter(Q(date_earliest__isnull=True) | Q(date_earliest__lte=day))

    def in_year(self, year: int) -> Self:
        """Keep what happened, or may have happened, in the year."""
        return self.filter(
            Q(date_earliest__isnull=True) | Q(date_earliest__lte=dt.date(year, 12, 31)),
            Q(date_latest__isnull=True) | Q(date_latest__gte=dt.date(year, 1, 1)),
        )
