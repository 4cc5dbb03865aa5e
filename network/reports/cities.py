"""The report of cities."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from g32.periods import earliest_first
from g32.reports import When, register
from g32.reports.columns import Code, Day, Id, Listing, PartialDate, Related, Text
from g32.reports.table import lists
from network.models import City, Membership

from .citing import CitedTable, always


class Member(models.TextChoices):
    """Whether a city belongs to the network."""

    YES = "yes", _("yes")
    NO = "no", _("no")
    POSSIBLE = "possible", _("possible")


@register
@lists
class Cities(CitedTable):
    """All cities, always. Membership is told of the day, of the year (yes: certainly a member on
    some day of it), else of today; `member_since` and `member_until` tell the latest membership
    begun by then, or, before any, the first to come.
    """

    name = "cities"
    model = City
    rests_on = {"citations": always, "memberships.citations": always}
    verbose_name = _("Cities")
    description = _("Every city, and whether and since when it is a member.")
    columns = (
        Id(),
        Text("city", _("city"), "name"),
        Related("aliases", _("other names"), "names"),
        PartialDate("member_since", _("member since")),
        PartialDate("member_until", _("member until")),
        Code("member", _("member"), Member),
        Day("confirmed", _("confirmed up to")),
        Listing("sources", _("sources")),
    )

    def __init__(self, when: When, chosen: Any = None) -> None:
        super().__init__(when, chosen)
        self.last = when.reference
        self.first = when.first or self.last

    def queryset(self) -> Any:
        """By name."""
        return City.objects.order_by("sort_key", "pk")

    def told(self) -> Any:
        """With their memberships."""
        memberships = Membership.objects.order_by(earliest_first("start_earliest"), "pk")
        return City.objects.prefetch_related(Prefetch("memberships", memberships))

    def member_since(self, city: City) -> str:
        """The beginning of the membership that is told."""
        told = self.latest(city.memberships.all())
        return told.start if told else ""

    def member_until(self, city: City) -> str:
        """The end of the membership that is told."""
        told = self.latest(city.memberships.all())
        return told.end if told else ""

    def member(self, city: City) -> str:
        """Whether one of its memberships certainly, or possibly, lies there."""
        memberships = city.memberships.all()
        if any(self._surely(each) for each in memberships):
            return Member.YES.value
        possibly = any(self._maybe(each) for each in memberships)
        return (Member.POSSIBLE if possibly else Member.NO).value

    def latest(self, memberships: Iterable[Membership]) -> Membership | None:
        """Return the membership that is told, of those of a city from the first on."""
        memberships = list(memberships)
        begun = [m for m in memberships if not m.start_earliest or m.start_earliest <= self.last]
        return next(iter(begun[-1:] or memberships), None)

    def _surely(self, membership: Membership) -> bool:
        begun, ended = membership.start_latest, membership.end_earliest
        if begun is None or begun > self.last:
            return False
        return not membership.end or (ended is not None and ended >= max(begun, self.first))

    def _maybe(self, membership: Membership) -> bool:
        begun, ended = membership.start_earliest, membership.end_latest
        return (begun is None or begun <= self.last) and (ended is None or ended >= self.first)
