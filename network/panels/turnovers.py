"""On the page of an election: the cities that are turned over after it, one by one."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.dates.edtf import bounds
from g32.pages import Panel, panel
from g32.periods import possible
from network.models import City, Election, ElectionKind, Membership, Office, Scope, TurnoverDraft


@panel(Election, 20)
class Turnovers(Panel):
    """The cities that voted, as far as they are named, or else all members: how far each is."""

    title = gettext_lazy("turnovers")
    model = City
    columns = {
        "itself": gettext_lazy("city"),
        "state": gettext_lazy("how far"),
        "turnover": gettext_lazy("turnover"),
    }

    def suits(self, record: Election) -> bool:
        """A vote for the council, of which the day is known, somewhat."""
        return record.kind == ElectionKind.MUNICIPAL and any(bounds(record.date))

    def rows(self, record: Election) -> QuerySet[City]:
        """By name; of all that voted, those that were a member."""
        self.election = record
        first, last = bounds(record.date)
        day = first or last
        members: QuerySet[Any] = (
            Membership.objects.filter(possible(day, last=last)) if day else Membership.objects.all()
        )
        cities = City.objects.filter(pk__in=members.values("city"))
        if record.scope == Scope.LISTED:
            cities = City.objects.filter(pk__in=record.cities.values("city"))
        begun = Q(start_earliest__gte=first) if first else Q()
        since = Office.objects.filter(begun, city=OuterRef("pk"), start_earliest__isnull=False)
        return cities.order_by("sort_key", "pk").annotate(
            has_draft=Exists(TurnoverDraft.objects.filter(city=OuterRef("pk"))),
            has_new=Exists(since),
        )

    def state(self, row: Any) -> str:
        """Whether somebody works on it, or new offices have begun since."""
        if row.has_draft:
            return _("draft")
        return _("offices have begun since") if row.has_new else _("nothing recorded yet")

    def turnover(self, row: City) -> SafeString:
        """Where it is filled in."""
        address = reverse("admin:network_city_act", args=[row.pk, "turnover"])
        query = urlencode({"on": self.election.date})
        return format_html('<a href="{}?{}">{}</a>', address, query, _("Fill in"))

    def more(self, record: Any) -> str:
        """The list of all cities."""
        return reverse("admin:network_city_changelist")
