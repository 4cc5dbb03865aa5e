"""The report of results."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, Q
from django.utils.translation import gettext_lazy as _

from g32.periods import earliest_first
from g32.reports import When, register
from g32.reports.columns import Code, Id, Listing, PartialDate, Related, Text
from g32.reports.table import lists
from network.reports import CitedTable, always
from themes.models import Involvement, Part, Result, ResultKind, ResultStatus


def results_of(when: When, prefix: str = "") -> Q:
    """The condition that a result is of the time.

    Without an end, one that is being prepared or runs goes on; any other is of its date.
    """
    ongoing = {f"{prefix}status__in": (ResultStatus.PREPARING, ResultStatus.RUNNING)}
    return when.event(prefix, lasting=Q(**ongoing))


@register
@lists
class Results(CitedTable):
    """What came of it, up to the day or in the year.

    Each party stands in one column: addressees are those with that part; of the others, people and
    cities have their own, and organisations and the unnamed are partners. The city for which a
    person took part stands among the cities.
    """

    name = "results"
    model = Result
    rests_on = {"citations": always, "involvements.citations": always}
    verbose_name = _("Results")
    description = _("What came of it: publications, agreements, lobby, laws … and with whom.")
    columns = (
        Id(),
        Text("title", _("title"), "name"),
        Code("kind", _("kind"), ResultKind),
        Related("bodies", _("bodies"), "bodies.body"),
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
        return Result.objects.filter(results_of(self.when)).order_by(
            earliest_first("start_earliest"), "sort_key", "pk"
        )

    def told(self) -> Any:
        """With who had a part in them."""
        parties = Involvement.objects.select_related("city", "organisation", "person")
        return Result.objects.prefetch_related(Prefetch("involvements", parties.order_by("pk")))

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

    def _others(self, result: Any) -> Iterable[Involvement]:
        return (each for each in result.involvements.all() if each.part != Part.ADDRESSEE)
