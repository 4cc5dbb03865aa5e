"""The import of cities, with their membership."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from g32.importing.columns import Own, TextParts, point
from g32.importing.resource import RecordResource, imports
from g32.importing.rows import Row
from g32.periods import earliest_first
from network.models import Membership, NameKind
from network.reports.cities import Cities

from .passages import PassageParts


class MembershipDate(Own):
    """The beginning or the end of the membership that the report tells; of a city without any, of a
    new one.
    """

    is_own = False

    def bind(self, resource: Any, column: Any) -> None:
        """Nobody needs to be a member."""
        super().bind(resource, column)
        self.is_required = False

    def meet(self, rows: Collection[Row]) -> None:
        """Fetch the memberships of the cities."""
        self.resource.fetch_memberships(rows)

    def put(self, row: Row, value: str) -> None:
        """Give the membership the date."""
        membership = self.resource.memberships.get(id(row.record))
        if membership is None and value:
            membership = Membership()
            point(membership, Membership._meta.get_field("city"), row.record)
            row.add(membership)
            self.resource.memberships[id(row.record)] = membership
        if membership is not None:
            self.give(row, membership, value)


@imports
class CityResource(RecordResource):
    """Cities and their membership."""

    report = Cities
    anchor = "name"
    example = {
        "city": "Voorbeeldstad",
        "aliases": "Voorbeeld aan de Maas",
        "member_since": "2014-10",
        "sources": "Jaarverslag 2014 p. 2",
    }

    city = Own("name")
    aliases = TextParts("names.text", kind=NameKind.ALIAS)
    member_since = MembershipDate("start")
    member_until = MembershipDate("end")
    sources = PassageParts()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        #: By the city itself.
        self.memberships: dict[int, Membership] = {}
        self._asked: set[int] = set()

    def field_of(self, field: Any) -> Any:
        """Return the field of the city, or of its membership."""
        model = Membership if isinstance(field, MembershipDate) else self._meta.model
        return model._meta.get_field(field.attribute)

    def fetch_memberships(self, rows: Collection[Row]) -> None:
        """Fetch for each city that is there the membership that the report tells of it."""
        cities = {row.record.pk: row.record for row in rows if row.record.pk not in self._asked}
        cities.pop(None, None)
        if not cities:
            return
        self._asked |= cities.keys()
        found = defaultdict(list)
        memberships = Membership._base_manager.filter(city__pk__among=list(cities))
        for each in memberships.order_by(earliest_first("start_earliest"), "pk"):
            found[each.city_id].append(each)
        told = self.report(self.when)
        for pk, own in found.items():
            if membership := told.latest(own):
                self.memberships[id(cities[pk])] = membership
