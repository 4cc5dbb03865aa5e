"""The report of figures: what sources count, beside what the register counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from g32.measures import Counter, is_complete, label_of
from g32.periods import earliest_first
from g32.reports import When, register
from g32.reports.base import BATCH
from g32.reports.columns import Cell, Code, Id, Listing, Number, PartialDate, Text, YesNo
from g32.reports.places import Place, told
from network.models import Citation, Figure

from .citing import CitedReport, agreeing

#: How far an approximate number may be off: one part in five.
TOLERANCE = 5


class Agrees(models.TextChoices):
    """Whether the register counts what the source counts."""

    YES = "yes", _("yes")
    NO = "no", _("no")
    INCOMPLETE = "incomplete", _("incomplete")
    UNCHECKED = "unchecked", _("unchecked")


@dataclass(frozen=True)
class Comparison:
    """A figure, and what the register counts itself (None: it cannot)."""

    figure: Figure
    recorded: int | None

    @property
    def agrees(self) -> Agrees:
        """Yes where equal, or for an approximate number within a fifth; else no where the register
        holds more than is stated, and incomplete where it holds less, unless it means to hold all.
        """
        stated, recorded = self.figure.number, self.recorded
        if stated is None or recorded is None:
            return Agrees.UNCHECKED
        margin = stated if self.figure.approximate else 0
        if abs(recorded - stated) * TOLERANCE <= margin:
            return Agrees.YES
        differs = recorded > stated or is_complete(self.figure.measure)
        return Agrees.NO if differs else Agrees.INCOMPLETE


def comparisons(when: When) -> Iterator[Comparison]:
    """Go through the figures of the time, by date."""
    figures = (
        when.dated(Figure.objects.select_related("body"))
        .order_by(earliest_first("date_earliest"), F("body__sort_key").asc(nulls_first=True), "pk")
        .prefetch_related("citations__source")
    )
    counter = Counter()
    for figure in figures.iterator(chunk_size=BATCH):
        period = figure.date_earliest, figure.date_latest
        yield Comparison(
            figure, counter.count(figure.measure, figure.body or figure.about, *period)
        )


class MeasureCode(Code):
    """What is counted: the code of a measure or, where the register has none, words."""

    def cell(self, value: Any, *, labels: bool) -> Cell:
        """Write the code, or the words of the measure."""
        return label_of(value) if labels else str(value)


@register
class Figures(CitedReport):
    """Each number that a source states, and whether the register counts the same."""

    name = "figures"
    verbose_name = _("Figures")
    description = _("Numbers that sources state, beside what the register counts itself.")
    columns = (
        Id("figure.slug"),
        Text("subject", _("subject"), "figure.subject"),
        MeasureCode("measure", _("measure"), (), "figure.measure"),
        PartialDate("date", _("date"), "figure.date"),
        Number("stated", _("stated")),
        YesNo("approximate", _("approximate"), "figure.approximate"),
        Number("recorded", _("recorded")),
        Code("agrees", _("agrees"), Agrees),
        Text("note", _("note"), "figure.note"),
        Listing("sources", _("sources")),
    )

    def records(self) -> Iterator[Comparison]:
        """By date."""
        return comparisons(self.when)

    def stands_at(self, record: Comparison) -> Place:
        """By date, then by body."""
        figure = record.figure
        by_body = figure.body.sort_key if figure.body else ""
        return told(figure.date_earliest) or "", by_body, figure.pk

    def stated(self, record: Comparison) -> int | str:
        """The number, or the words the source uses instead."""
        figure = record.figure
        return figure.words if figure.number is None else figure.number

    def evidence(self, record: Comparison) -> list[Citation]:
        """Of the figure."""
        return agreeing(record.figure.citations.all())
