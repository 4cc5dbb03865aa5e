"""The report of results."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, Q
from django.utils.translation import gettext_lazy as _

from g32.periods import earliest_first
from g32.reports import When, register
from g32.reports.columns import Code, Id, Listing, PartialDate, Text
from network.models import Citation
from network.reports import CitedReport, agreeing
from themes.models import Involvement, Part, Result, ResultBody, ResultKind, ResultStatus


def results_of(when: When, prefix: str = "") -> Q:
    """The condition that a result is of the time.

    Without an end, one that is being prepared or runs goes on; any other is of its date.
    """
    ongoing = {f"{prefix}status__in": (ResultStatus.PREPARING, ResultStatus.RUNNING)}
    return when.event(prefix, lasting=Q(**ongoing))


@register
class Results(CitedReport):
    """What came of it, up to the day or in the year.

    Each party stands in one column: addressees are those with that part; of the others, people and
    cities have their own, and organisations and the unnamed are partners. The city for which a
    person took part stands among the cities.
    """

    name = "results"
    verbose_name = _("Results")
    description = _("What came of it: publications, agreements, lobby, laws … and with whom.")
    columns = (
        Id(),
        Text("title", _("title"), "name"),
        Code("kind", _("kind"), ResultKind),
        Listing("bodies", _("bodies")),
        PartialDate("date", _("date"), "start"),
        PartialDate("end", _("end")),
        Code("status", _("status"), ResultStatus),
        Listing("partners", _("partners")),
        Listing("addressees", _("addressees")),
        Listing("cities", _("cities")),
        Listing("people", _("people")),
        Text("outcome", _("outcome")),
        Text("url", _("address")),
        Listing("sources", _("sources")),
    )

    def queryset(self) -> Any:
        """By date, then by name."""
        parties = Involvement.objects.select_related("city", "organisation", "person")
        bodies = ResultBody.objects.select_related("body").order_by("body__sort_key", "pk")
        return (
            Result.objects.filter(results_of(self.when))
            .order_by(earliest_first("start_earliest"), "sort_key", "pk")
            .prefetch_related(
                "citations__source",
                Prefetch("bodies", bodies),
                Prefetch(
                    "involvements",
                    parties.order_by("pk").prefetch_related("citations__source"),
                ),
            )
        )

    def bodies(self, result: Any) -> Iterable[Any]:
        """The bodies it belongs to."""
        return (each.body for each in result.bodies.all())

    def partners(self, result: Any) -> Iterable[Any]:
        """Organisations and unnamed parties, unless they are addressed."""
        named = ((each.organisation, each) for each in self._others(result))
        return (
            organisation or each.note
            for organisation, each in named
            if organisation or not (each.person or each.city)
        )

    def addressees(self, result: Any) -> Iterable[Any]:
        """Whoever it is addressed to."""
        return (
            each.person or each.city or each.organisation or each.note
            for each in result.involvements.all()
            if each.part == Part.ADDRESSEE
        )

    def cities(self, result: Any) -> Iterable[Any]:
        """Cities, and those for which people took part."""
        return (each.city for each in self._others(result) if each.city)

    def people(self, result: Any) -> Iterable[Any]:
        """People who took part."""
        return (each.person for each in self._others(result) if each.person)

    def evidence(self, record: Any) -> list[Citation]:
        """Of the result and of everybody's part in it."""
        parties = (each.citations.all() for each in record.involvements.all())
        return agreeing(record.citations.all(), *parties)

    def _others(self, result: Any) -> Iterable[Involvement]:
        return (each for each in result.involvements.all() if each.part != Part.ADDRESSEE)
