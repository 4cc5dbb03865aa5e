"""Who holds and held which seat: on the pages of bodies, seats, people, cities and partners."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from g32.asof import on_the_day, the_day
from g32.dates.edtf import LAST_DAY
from g32.dates.wording import in_words
from g32.pages import Panel, panel
from g32.pages.cells import link, shown
from g32.reports import When
from g32.standing import Standing, Stands
from network.models import Appointment, Body, City, How, Organisation, Person, Seat
from network.reports import Holders, Position, held_by


class Positions(Panel):
    """Positions, what is held ex officio included; each leads to what it rests on."""

    title = _("seats")
    model = Appointment
    linked = True
    columns = {
        "seat": _("seat"),
        "body": _("body"),
        "holder": _("holder"),
        "start": _("start"),
        "end": _("end"),
        "how": _("how"),
        "standing": on_the_day,
    }

    def more(self, record: Any) -> str:
        """The report; no list has what is held ex officio."""
        return reverse("admin:report", args=["positions"])

    def itself(self, row: Any) -> Any:
        """The appointment, or the membership from which it follows."""
        return row.ground

    def seat(self, row: Any) -> SafeString:
        """The seat, by its label or else its role."""
        return link(row.seat, row.seat.label or row.seat.get_role_display())

    def body(self, row: Any) -> SafeString:
        """The body of the seat."""
        return link(row.seat.body)

    def holder(self, row: Any) -> SafeString:
        """Who holds it: a person for a city, a city, a partner, or what the source says."""
        if row.person and row.city:
            return SafeString(f"{link(row.person)} ({link(row.city)})")
        named = row.person or row.city or row.organisation
        return SafeString(", ".join(shown(each) for each in (named, row.note) if each))

    def start(self, row: Any) -> str:
        """Since when, in words."""
        return in_words(row.start)

    def end(self, row: Any) -> str:
        """Until when, in words."""
        return in_words(row.end)

    def how(self, row: Any) -> str:
        """How it began."""
        return str(dict(How.choices).get(row.how, ""))


def holders_of(record: Any, which: Q) -> list[tuple[Seat, list[Position]]]:
    """Return which seats of the record there are, each with its positions of all time."""
    return _once(record, "holders_of", lambda: list(Holders(When(), of=which).by_seat()))


def held_ever(record: Any) -> list[Position]:
    """Return what a person, city or partner holds, held or will hold."""
    return _once(record, "held_ever", lambda: held_by(record, When()))


def _once(record: Any, name: str, read: Callable[[], Any]) -> Any:
    """Read something once for all panels on the page of the record: it is kept with that."""
    kept = vars(record)
    if name not in kept:
        kept[name] = read()
    return kept[name]


def latest_first(positions: Iterable[Position]) -> list[Position]:
    """Return the positions with those of the day of the page first, in each case by their end."""
    by_end = sorted(positions, key=lambda each: each.end_latest or LAST_DAY, reverse=True)
    return sorted(by_end, key=lambda each: Standing.on(the_day(), each).rank)


class Vacant:
    """A seat that nobody is known to have held."""

    ground = person = city = organisation = None
    how = start = end = ""
    note = _("nobody known")

    def __init__(self, seat: Seat) -> None:
        self.seat = seat


class OfSeats(Positions):
    """The positions in some seats, seat by seat; a seat without any says so."""

    def which(self, record: Any) -> Q:
        """Return the condition that a seat is one of those."""
        raise NotImplementedError

    def rows(self, record: Any) -> Iterator[Any]:
        """Seat by seat, who holds it on the day before who held it."""
        for seat, positions in holders_of(record, self.which(record)):
            found: list[Any] = latest_first(positions) or [Vacant(seat)]
            yield from found

    def standing(self, row: Any) -> Stands | None:
        """How it stands; of a seat that nobody held, nothing."""
        return None if isinstance(row, Vacant) else super().standing(row)


_COLUMNS = Positions.columns.items()


@panel(Body, 10)
class BodySeats(OfSeats):
    """The seats of a body, with present and past holders."""

    columns = {"body_told" if name == "body" else name: each for name, each in _COLUMNS}

    def which(self, record: Body) -> Q:
        """The seats of the body, and of what the page tells along."""
        return Q(body__in=self.told)

    def body_told(self, row: Any) -> SafeString | str:
        """The body of the seat, where the page tells of several."""
        return self.body(row) if len(self.told) > 1 else ""


@panel(Seat, 10)
class SeatHolders(BodySeats):
    """Who holds and held a seat."""

    title = _("holders")
    columns = {name: label for name, label in _COLUMNS if name not in ("seat", "body")}

    def which(self, record: Any) -> Q:
        """The seat itself."""
        return Q(pk=record.pk)


@panel(Seat, 20)
class Following(Panel):
    """The seats that the holder of this one holds ex officio."""

    title = _("its holder also holds")
    model = Seat
    columns = {"seat": _("seat"), "body": _("body"), "start": _("start"), "end": _("end")}

    def rows(self, record: Seat) -> Any:
        """By body."""
        return record.ex_officio_seats.select_related("body")

    def seat(self, row: Seat) -> SafeString:
        """The seat, by its label or else its role."""
        return link(row, row.label or row.get_role_display())


@panel(Person, 20)
class PersonSeats(Positions):
    """The seats that a person holds and held."""

    columns = {
        "seat": _("seat"),
        "body": _("body"),
        "city": _("for"),
        "start": _("start"),
        "end": _("end"),
        "how": _("how"),
        "standing": on_the_day,
    }

    def rows(self, record: Any) -> list[Position]:
        """Those of the day first."""
        return latest_first(held_ever(record))

    def city(self, row: Position) -> Any:
        """The city for which it is held."""
        return row.city


@panel(City, 30)
@panel(Organisation, 30)
class PartySeats(PersonSeats):
    """The seats of a city or partner: its own, and those in which people act for it."""

    columns = Positions.columns
