"""The report of elections."""

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from g32.periods import earliest_first
from g32.reports import register
from g32.reports.base import BATCH
from g32.reports.columns import Code, Id, Listing, PartialDate, Text
from g32.reports.places import Place, told
from network.models import Citation, City, Election, ElectionCity, ElectionKind, Scope

from .citing import CitedReport, agreeing


class Vote(NamedTuple):
    """An election in one city that is named; without a city where none is."""

    slug: str
    election: Election
    city: City | None


@register
class Elections(CitedReport):
    """One row for each election and named city, one for an election that names none.

    The id of the former is that of the election and of the city with "--" between them.
    """

    name = "elections"
    verbose_name = _("Elections")
    description = _("When elections were held, and in which cities.")
    columns = (
        Id(),
        Text("election", _("election")),
        Code("kind", _("kind"), ElectionKind, "election.kind"),
        PartialDate("date", _("date"), "election.date"),
        Code("scope", _("scope"), Scope, "election.scope"),
        Text("city", _("city")),
        Listing("sources", _("sources")),
    )

    def records(self) -> Iterator[Vote]:
        """By date, and within an election by city."""
        cities = ElectionCity.objects.select_related("city").order_by("city__sort_key", "city_id")
        elections = (
            self.when.dated(Election.objects.all())
            .order_by(earliest_first("date_earliest"), "sort_key", "pk")
            .prefetch_related(Prefetch("cities", cities), "citations__source")
        )
        for election in elections.iterator(chunk_size=BATCH):
            named = [each.city for each in election.cities.all()]
            for city in named:
                yield Vote(f"{election.slug}--{city.slug}", election, city)
            if not named:
                yield Vote(election.slug, election, None)

    def stands_at(self, record: Vote) -> Place:
        """By date, and within an election by city."""
        election, city = record.election, record.city
        by_city = (city.sort_key, city.pk) if city else ("", 0)
        return told(election.date_earliest) or "", election.sort_key, election.pk, *by_city

    def evidence(self, record: Vote) -> list[Citation]:
        """Of the election."""
        return agreeing(record.election.citations.all())
