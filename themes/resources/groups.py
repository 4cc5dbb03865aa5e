"""The import of groups, with their pillars and those who lead them."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from g32.importing.columns import LinkParts, Naming, Own, Parts, TextParts, point
from g32.importing.columns.words import every_language
from g32.importing.resource import RecordResource, imports
from g32.importing.rows import Row
from network.models import Appointment, City, NameKind, Person, Role, Seat
from network.resources import PassageParts
from themes.reports.groups import Groups
from themes.reports.leads import LEADING


class LeadParts(Parts, Naming):
    """Who leads the group: "Jan Jansen (Tilburg)". Where the group has more than one leading seat,
    or none yet, with the role before it: "political_lead: Jan Jansen (Tilburg)".
    """

    def bind(self, resource: Any, column: Any) -> None:
        """Know the rows, and how roles are read."""
        super().bind(resource, column)
        self.relation = Seat._meta.get_field("appointments")
        self._made: dict[Any, Seat] = {}
        self._roles = _roles()

    def explain(self) -> str:
        """Say how a lead is written."""
        sentence = _("Who leads it, and for which city: “Jan Jansen (Tilburg)”.")
        return f"{sentence} {super().explain()}"

    def prepare(self, entries: Collection[str]) -> None:
        """Look up the people, and the cities for which they act."""
        taken_apart = [self._apart(entry) for entry in entries]
        self.people, self.cities = self.find(Person), self.find(City)
        self.people.look_up({name for _role, name, _city in taken_apart})
        self.cities.look_up({city for _role, _name, city in taken_apart if city})

    def _apart(self, entry: str) -> tuple[str, str, str]:
        """Role, name and city."""
        role, colon, rest = entry.partition(":")
        name, _bracket, city = (rest if colon else entry).strip().partition(" (")
        return role.strip() if colon else "", name.strip(), city.removesuffix(")").strip()

    def read_part(self, entry: str) -> tuple[str, Person, City | None]:
        """Find them."""
        role, name, city = self._apart(entry)
        if role and fold_role(role) not in self._roles:
            offered = ", ".join(str(Role(each).label) for each in LEADING)
            sentence = _("“%(role)s” leads no group. Choose one of: %(offered)s.")
            raise ValidationError(sentence % {"role": role, "offered": offered})
        person = self.people.find(name)
        return (
            self._roles.get(fold_role(role), ""),
            person,
            self.cities.find(city) if city else None,
        )

    def meet(self, rows: Collection[Row]) -> None:
        """Fetch the leading seats of the groups."""
        self._seats: dict[Any, list[Seat]] = defaultdict(list)
        numbers = [row.record.pk for row in rows if row.record.pk]
        chosen = Seat._base_manager.filter(body__pk__among=numbers, role__in=LEADING, ex_officio=0)
        for seat in chosen.order_by("pk") if numbers else ():
            self._seats[seat.body_id].append(seat)

    def told(self, part: Any) -> str:
        """Return the person, with the city for which they act."""
        _role, person, city = part
        return f"{person} ({city})" if city else str(person)

    def make(self, row: Row, part: Any) -> None:
        """Add the appointment, to a seat that the group has or that is made with it."""
        role, person, city = part
        seat = self._seat(row, role, self.told(part))
        appointment = Appointment()
        point(appointment, Appointment._meta.get_field("seat"), seat)
        point(appointment, Appointment._meta.get_field("person"), person)
        point(appointment, Appointment._meta.get_field("city"), city)
        row.add(appointment)

    def _seat(self, row: Row, role: str, held: str) -> Seat:
        seats = self._seats.get(row.record.pk, [])
        fitting = [seat for seat in seats if role in ("", seat.role)]
        if len(fitting) == 1:
            point(fitting[0], Seat._meta.get_field("body"), row.record)
            return fitting[0]
        if fitting or not role:
            sentence = _(
                "As what does %(who)s lead the group? Write the role before the name "
                "(“%(role)s: %(who)s”), or give the whole position in a file of positions."
            )
            words = {"who": held, "role": Role.POLITICAL_LEAD.label}
            raise ValidationError(sentence % words)
        key = id(row.record), role
        if key not in self._made:
            seat = self._made[key] = Seat(role=role)
            point(seat, Seat._meta.get_field("body"), row.record)
            row.add(seat)
        return self._made[key]


def fold_role(text: str) -> str:
    """Return a role as it is compared."""
    return " ".join(text.casefold().replace("_", " ").split())


def _roles() -> dict[str, str]:
    found = {fold_role(role): str(role) for role in LEADING}
    for _turn in every_language():
        found |= {fold_role(str(Role(role).label)): str(role) for role in LEADING}
    return found


@imports
class GroupResource(RecordResource):
    """Bodies, the pillars to which they belong, and who leads them."""

    report = Groups
    anchor = "name"
    example = {
        "body": "Themagroep Voorbeeld",
        "kind": "theme_group",
        "level": "administrative",
        "pillars": "Fysieke Pijler",
        "start": "2014",
        "sources": "Jaarverslag 2014 p. 2",
    }

    body = Own("name")
    kind = Own()
    level = Own()
    pillars = LinkParts("pillar_links.pillar", loads=("kind",))
    aliases = TextParts("names.text", kind=NameKind.ALIAS)
    start = Own()
    end = Own()
    leads = LeadParts()
    topics = LinkParts("topics.topic")
    planned = Own()
    sources = PassageParts()
