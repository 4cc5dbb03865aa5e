"""The import of attendance."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from g32.dates.edtf import shown
from g32.importing.columns import Along, Link, Own
from g32.importing.columns.words import every_language
from g32.importing.dates import read_date
from g32.importing.finding import Finder
from g32.importing.resource import RecordResource, imports
from g32.importing.rows import Candidate, Row
from g32.text import fold
from meetings.models import AgendaItem, Meeting
from meetings.reports.attendance import Attendances
from network.models import Role, Seat
from network.resources import PassageParts, PersonLink


class MeetingLink(Link):
    """The meeting, by its name and, where that is given, its beginning."""

    def __init__(self) -> None:
        super().__init__(beside=("start",), loads=("start",))

    def find_one(self, cell: Any) -> Meeting:
        """Find the meeting."""
        if not self.beside_here or not cell[1]:
            return self.finder.find(self.name_in(cell))
        name, start = cell[0], read_date(cell[1])
        return self.finder.find(name, lambda meeting: meeting.start == start)

    def tell(self, meetings: list[Meeting]) -> list[Candidate]:
        """Tell them apart by their beginning."""
        return [(meeting.slug, f"{meeting}, {meeting.start}") for meeting in meetings]


class ItemLink(Link):
    """The item of the agenda, by its title, of the meeting in the same row; in a file without
    meetings, of the meeting that the record has.
    """

    def __init__(self) -> None:
        super().__init__(beside=("meeting", "start"))

    def at(self, places: Mapping[str, int]) -> None:
        """Learn whether the file has meetings."""
        super().at(places)
        self._of = self.resource.fields["meeting"] if "meeting" in places else None

    def cell(self, row: Row) -> Any:
        """Return the title, and what tells the meeting."""
        if self._of:
            return super().cell(row)
        return row.cells[self.place], row.record.meeting_id

    def learn(self, cells: Collection[Any]) -> None:
        """Fetch the agendas of the meetings of which an item is named."""
        named = {self._meeting_in(cell) for cell in cells if self.name_in(cell)}
        if self._of and (unknown := named - self._of.known.keys()):
            self._of.learn(unknown)
        meetings = {self._meeting(cell) for cell in cells if self.name_in(cell)}
        self._items = defaultdict(list)
        chosen = AgendaItem.objects.filter(meeting__pk__among=list(meetings - {None}))
        for item in self.resource.visible(chosen).order_by("pk") if meetings else ():
            self._items[item.meeting_id, fold(item.title)].append(item)
        for cell in cells:
            self.known[cell] = self._read(cell)

    def _meeting(self, cell: Any) -> int | None:
        """The number of the meeting that was found for the same row, or that the record has."""
        if not self._of:
            return int(cell[1])
        meeting = self._of.known.get(self._meeting_in(cell))
        return meeting.pk if isinstance(meeting, Meeting) else None

    def _meeting_in(self, cell: Any) -> Any:
        """What the column of the meeting reads: its name, and its beginning if the file has it."""
        return cell[1:] if len(self.beside_here) > 1 else cell[1]

    def find_one(self, cell: Any) -> AgendaItem:
        """Find the item."""
        title = self.name_in(cell)
        found = self._items[self._meeting(cell), fold(title)]
        if len(found) != 1:
            sentence = _("The meeting has no item “%s” on its agenda, or several.")
            raise ValidationError(sentence % shown(title))
        return found[0]


class SeatTakenLink(Link):
    """The seat in which somebody came: its label or else its role, and its body."""

    def explain(self) -> str:
        """Say how a seat is written."""
        return _("The seat taken: its label or else its role, and the body: “lid, Fysieke Pijler”.")

    def find(self, model: type[Model]) -> Finder:
        """Return what finds it by those words."""
        rows = self.resource.visible(Seat.objects.select_related("body"))
        return _Seats(rows, told=self.tell, chosen=self.chosen)

    def tell(self, seats: list[Seat]) -> list[Candidate]:
        """Tell them apart by their role."""
        return [(seat.slug, f"{seat.get_role_display()}: {seat}") for seat in seats]


class _Seats(Finder):
    """The seats, each under its words in every language and under its id."""

    def look_up(self, texts: Any) -> None:
        """Fetch the seats, if any is named."""
        self._found = {text: {} for text in self.wanted(texts)}
        wanted = defaultdict(list)
        for text in self._found:
            wanted[fold(text)].append(text)
        for seat in self._rows if wanted else ():
            for key in {fold(words) for words in _words(seat)}:
                for text in wanted.get(key, ()):
                    self._found[text][seat.pk] = seat

    def near(self, text: str) -> list[Any]:
        """Offer none: there are as many chairs as bodies."""
        return []


def _words(seat: Seat) -> set[str]:
    names = {seat.label} if seat.label else _roles()[seat.role]
    return {seat.slug, *(f"{name}, {seat.body}" for name in names)}


@cache
def _roles() -> dict[str, set[str]]:
    """For each role its code, and its words in every language."""
    found = {str(role): {str(role)} for role in Role}
    for _turn in every_language():
        for role in Role:
            found[role].add(str(role.label))
    return found


@imports
class AttendanceResource(RecordResource):
    """Who was at which meeting."""

    report = Attendances
    anchor = "meeting"
    identity = ("person", "city", "organisation", "note", "role", "agenda_item")
    example = {
        "meeting": "Medeoverhedenoverleg van BZK",
        "start": "2014",
        "city": "Tilburg",
        "role": "member",
        "presence": "present",
        "sources": "Jaarverslag 2014 p. 2",
    }

    meeting = MeetingLink()
    start = Along()
    person = PersonLink()
    seat = SeatTakenLink()
    city = Link()
    organisation = Link()
    note = Own()
    role = Own()
    presence = Own()
    agenda_item = ItemLink()
    sources = PassageParts()
