"""The report of attendance."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from g32.admin.ordering import There
from g32.periods import earliest_first
from g32.reports import register
from g32.reports.base import Batch
from g32.reports.columns import Cell, Code, Column, Id, Listing, PartialDate, Text
from g32.reports.finish import Finish
from g32.reports.joins import Order
from g32.reports.rows import stream
from g32.reports.table import Joining, lists
from meetings.models import Attendance, AttendanceRole, Meeting, Presence
from network.models import City, Organisation, Person, Role
from network.reports import CitedTable

#: The attendance of so many meetings is put in order at once.
MEETINGS = 250
_PARTY = {"person_id": Person, "city_id": City, "organisation_id": Organisation}


class SeatTaken(Column):
    """The seat in which somebody came: its label or else its role, and its body."""

    has_words = True
    told = (("label", "role", "body__name"), lambda *seat: seat)

    def cell(self, value: tuple[str, str, str] | None, *, labels: bool) -> Cell:
        """Write the role as its code, or with labels in words."""
        if value is None:
            return ""
        label, role, body = value
        return f"{label or (Role(role).label if labels else role)}, {body}"


@register
@lists
class Attendances(CitedTable):
    """Who was at the meetings up to the day or in the year, who was not, and as what."""

    name = "attendance"
    model = Attendance
    verbose_name = _("Attendance")
    description = _("Who was at which meeting, and as what.")
    columns = (
        Id(),
        Text("meeting", _("meeting")),
        PartialDate("start", _("start"), "meeting.start"),
        Text("person", _("person")),
        SeatTaken("seat", _("seat")),
        Text("city", _("city")),
        Text("organisation", _("organisation")),
        Text("note", _("note")),
        Code("role", _("role"), AttendanceRole),
        Code("presence", _("presence"), Presence),
        Text("agenda_item", _("agenda item")),
        Listing("sources", _("sources")),
    )

    def queryset(self) -> Any:
        """Who was at the meetings of the time."""
        return Attendance.objects.filter(self.when.event("meeting__"))

    def ordered(self) -> Any:
        """In the order of `batches`, put so by the database: quick for the first rows of some, and
        slow for all.
        """
        by_party = (F(f"{link[:-3]}__sort_key").asc(nulls_last=True) for link in _PARTY)
        return self.asked().order_by(
            earliest_first("meeting__start_earliest"),
            "meeting__sort_key",
            There("meeting__pk").asc(),
            *by_party,
            "pk",
        )

    def batches(self, finish: Finish) -> Iterator[Batch]:
        """By date of the meeting, then by meeting and party.

        Put in order here, some meetings at a time: so the first rows are there at once, and the
        database need not sort all of them.
        """
        if self.chosen is not None:
            yield from super().batches(finish)
            return
        meetings = Meeting.objects.filter(self.when.event()).order_by(
            earliest_first("start_earliest"), "sort_key", "pk"
        )
        keys = [*_PARTY, "meeting_id", "pk"]
        joining = Joining(self, finish, keys=keys, passing="meeting_id")
        party = [Order(link, model) for link, model in _PARTY.items()]
        for some in stream(meetings, ["pk"], MEETINGS):
            places = {meeting: place for place, (meeting,) in enumerate(some)}
            arrange = partial(_arranged, party, places)
            attendances = Attendance.objects.filter(meeting__pk__among=[*places]).order_by()
            for _keys, batch in joining.batches(attendances, arrange):
                yield batch


def _arranged(party: list[Order], places: dict[int, int], rows: list[Any]) -> list[Any]:
    """Return the rows in their order; each begins with person, city, organisation and meeting."""
    person, city, organisation = (
        order.of(row[number] for row in rows) for number, order in enumerate(party)
    )
    return sorted(
        rows,
        key=lambda row: (
            places[row[3]],
            person[row[0]],
            city[row[1]],
            organisation[row[2]],
            row[4],
        ),
    )
