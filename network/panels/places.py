"""What belongs to cities and partners: who governs them, when they voted, what they consist of."""

from typing import Any

from django.db.models import Case, F, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from g32.asof import on_the_day, the_day
from g32.measures import label_of
from g32.pages import Panel, panel
from g32.periods import possible
from network.models import Body, City, Election, ElectionCity, Figure, Office, Organisation


@panel(City, 20)
@panel(Organisation, 20)
class Officers(Panel):
    """Who holds or held an office there."""

    title = _("people")
    model = Office
    linked = True
    columns = {
        "person": _("person"),
        "function": _("function"),
        "title": _("printed title"),
        "party": _("party"),
        "portfolio": _("portfolio"),
        "start": _("start"),
        "end": _("end"),
        "standing": on_the_day,
    }

    def rows(self, record: Any) -> QuerySet[Office]:
        """Those in office on the day first."""
        others = Case(When(possible(the_day()), then=Value(0)), default=Value(1))
        return (
            record.offices.select_related("person", "city", "organisation")
            .with_confirmation()
            .order_by(others, F("end_latest").desc(nulls_first=True), "person__sort_key", "pk")
        )


@panel(City, 60)
class Votes(Panel):
    """The elections in which a source names the city."""

    title = _("elections")
    model = Election
    columns = {"election": _("election"), "election.date": _("date")}

    def rows(self, record: City) -> QuerySet[ElectionCity]:
        """The latest first."""
        return record.elections.select_related("election").order_by(
            F("election__date_earliest").desc(nulls_last=True), "pk"
        )


@panel(Organisation, 10)
class Parts(Panel):
    """What the partner consists of."""

    title = _("parts")
    model = Organisation
    columns = {"itself": _("partner"), "kind": _("kind")}

    def rows(self, record: Organisation) -> QuerySet[Organisation]:
        """By name."""
        return record.parts.order_by("sort_key", "pk")


@panel(Body, 70)
class BodyFigures(Panel):
    """The numbers that sources state about a body."""

    title = _("figures")
    model = Figure
    linked = True
    columns = {
        "measured": _("measure"),
        "stated": _("stated"),
        "date": _("date"),
        "note": _("note"),
    }

    def rows(self, record: Body) -> QuerySet[Figure]:
        """By date."""
        return record.figures.select_related("body").order_by(
            F("date_earliest").asc(nulls_first=True), "measure", "pk"
        )

    def measured(self, row: Figure) -> str:
        """What is counted."""
        return label_of(row.measure)
