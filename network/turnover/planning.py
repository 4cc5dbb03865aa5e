"""What the lines of a turnover come down to: what ends, begins and stays, and why."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from g32.dates.wording import in_words
from g32.importing.columns import point
from g32.importing.current import Existing
from g32.importing.rows import Row, gathered
from g32.importing.verdicts.guards import judge_guards
from network.actions import carry_through
from network.actions.writing import citation_of, require_begun
from network.models import Appointment, City, Function, How, Office, Person, Seat
from network.passages import Passage

from .city import Situation
from .lines import COLUMNS, OF_OFFICE, Happens, Line
from .outcome import Outcome


@dataclass
class Plan:
    """What is to be written, line by line; in sentences what stays, and what stands out; and which
    seats fall vacant.
    """

    city: City
    on: str
    rows: list[Row]
    stays: list[str] = field(default_factory=list)
    vacant: list[Seat] = field(default_factory=list)
    refusal: str = ""

    @property
    def is_refused(self) -> bool:
        """Whether anything stands in the way of all of it."""
        return bool(self.refusal) or any(row.problems for row in self.rows)


def plan(*, city: City, on: str, lines: Collection[Line], passage: Passage | None = None) -> Plan:
    """Work out what the lines come down to on a day. Nothing is written.

    Raises `ValidationError` for a date that is none or is open on one side, and for a passage that
    its source cannot have.
    """
    if passage:  # of the citations only the record differs
        citation_of(Office(), passage).full_clean(exclude=["record"])
    return _Planner(city, on, lines, passage).planned()


class _Planner:
    def __init__(
        self, city: City, on: str, lines: Collection[Line], passage: Passage | None
    ) -> None:
        self.on, self.passage = on, passage
        self.here = Situation(city, on, lines)
        self.done = Outcome(self.here)
        self.lines = [(line, Row(line.number, _cells(line))) for line in lines]
        self.plan = Plan(city, on, [row for _line, row in self.lines])

    def planned(self) -> Plan:
        """Go through the lines: first what stays, then the offices, then the seats."""
        if not self.here.is_member:
            sentence = _("%(city)s is no member of the network on %(day)s.")
            said = {"city": self.here.city, "day": in_words(self.on)}
            self.plan.refusal = sentence % said
            return self.plan
        for step in (self._keep, self._office, self._seat):
            for line, row in self.lines:
                self._do(step, line, row)
        self._end_by_virtue()
        for line, row in self.lines:
            self._do(self._succeed, line, row)
        self._judge()
        self.plan.stays += self.done.told()
        self.plan.vacant = self.done.vacant()
        return self.plan

    def _do(self, step: Any, line: Line, row: Row) -> None:
        try:
            step(line, row)
        except ValidationError as error:
            row.refuse("", "", error)

    def _keep(self, line: Line, row: Row) -> None:
        """A line that says what is no change, or that a seat stays though the office ends."""
        if line.change not in Happens.values:
            sentence = _("“%(change)s” is no change. Choose one of: %(changes)s.")
            said = {"change": line.change[:50], "changes": ", ".join(Happens.values)}
            raise ValidationError(sentence % said)
        if line.successor_of and line.change not in (Happens.JOINS, Happens.MOVES):
            raise ValidationError(_("Only who joins or moves takes over from somebody."))
        if line.change == Happens.STAYS:
            person = self.here.person(line.person, adds=False)
            if line.names_seat:
                self.done.kept.add(self._held(person, self.here.seat(line)).pk)
            elif any(getattr(line, name) for name in OF_OFFICE):
                sentence = _("Who stays keeps office and portfolio; say “%s” (in a file “moves”).")
                raise ValidationError(sentence % Happens.MOVES.label)
            elif person.pk not in self.here.offices:
                raise ValidationError(self._has_none(person))
        self._require_agreed(line)

    def _require_agreed(self, line: Line) -> None:
        """Refuse what another line says otherwise of the same office or seat. Who joins adds to it:
        one office may be left and another begun.
        """
        moves = line.change == Happens.MOVES
        if line.change == Happens.JOINS or (moves and not line.names_office):
            return
        person = self.here.person(line.person, adds=False)
        of_seat = line.names_seat and not moves
        about = (person.pk, self.here.seat(line).pk if of_seat else None)
        first = self.done.said.setdefault(about, line.change)
        if first != line.change:
            sentence = _("Another line says “%(change)s” of %(person)s: keep one of them.")
            said = {"change": Happens(first).label, "person": person}
            raise ValidationError(sentence % said)

    def _office(self, line: Line, row: Row) -> None:
        """What becomes of the office."""
        joins = line.change == Happens.JOINS
        person = self.here.person(line.person, adds=joins)
        self.done.named.add(person.pk)
        offices = self.here.offices.get(person.pk, [])
        if line.change == Happens.LEAVES and not line.names_seat:
            if not offices:
                raise ValidationError(self._has_none(person))
            self.done.leaving.add(person.pk)
            for office in offices:
                self._end(office, row)
        elif joins and (line.function or not (line.names_seat or line.successor_of)):
            self._begin_office(person, line, row, {})
        elif line.change == Happens.MOVES and line.names_office:
            if len(offices) != 1:
                raise ValidationError(self._has_none(person) if not offices else self._several())
            (office,) = offices
            self._end(office, row)
            before = {name: getattr(office, name) for name in (*OF_OFFICE, "title")}
            self._begin_office(person, line, row, before)

    def _begin_office(self, person: Person, line: Line, row: Row, before: Any) -> None:
        if line.function not in ("", before.get("function")):
            before = {"party": before.get("party", "")}  # the rest was of the other function
        names = (*OF_OFFICE, "title")
        given = {name: getattr(line, name, "") or before.get(name, "") for name in names}
        if not given["function"] or given["function"] not in Function.values:
            sentence = _("Give the function of %(person)s, one of: %(functions)s.")
            said = {"person": line.person, "functions": ", ".join(Function.values)}
            raise ValidationError(sentence % said)
        if line.change == Happens.JOINS and any(
            office.function == given["function"] for office in self.here.offices.get(person.pk, [])
        ):
            raise ValidationError(_("%(person)s holds this office already.") % {"person": person})
        for other in self.done.begun:
            if other.person == person:
                if any(getattr(other, name) != value for name, value in given.items()):
                    sentence = _("Another line gives %(person)s another office: keep one of them.")
                    raise ValidationError(sentence % {"person": person})
                return
        if person._state.adding:
            self._write(row, person)
        office = Office(city=self.here.city, start=self.on, **given)
        point(office, Office._meta.get_field("person"), person)
        self._write(row, office)
        self.done.begun.append(office)

    def _seat(self, line: Line, row: Row) -> None:
        """Somebody leaves a seat and keeps the office."""
        if line.change == Happens.LEAVES and line.names_seat:
            person = self.here.person(line.person, adds=False)
            self._end(self._held(person, self.here.seat(line)), row)

    def _end_by_virtue(self) -> None:
        """With the last office end the seats that are held for the city, unless one is kept."""
        rows = {
            self.here.person(line.person, adds=False): row
            for line, row in self.lines
            if line.change == Happens.LEAVES and not line.names_seat and not row.problems
        }
        for person, row in rows.items():
            for held in () if self.done.is_in_office(person) else self.here.held.get(person.pk, []):
                if held.pk not in self.done.kept:
                    try:
                        self._end(held, row)
                    except ValidationError as error:
                        row.refuse("", "", error)

    def _succeed(self, line: Line, row: Row) -> None:
        """Somebody takes a seat, or all that somebody else held for the city."""
        if line.change not in (Happens.JOINS, Happens.MOVES) or row.problems:
            return
        person = self.here.person(line.person, adds=True)
        before = self.here.person(line.successor_of, adds=False) if line.successor_of else None
        if before == person:
            raise ValidationError(_("%s cannot be the successor of the same person.") % person)
        if line.names_seat:
            seat = self.here.seat(line)
            if before:
                self._succeeds(before, seat, row)
            self._appoint(person, seat, row, How.TOOK_OVER if before else How.APPOINTED)
        elif before:
            ending = [e for e in self.here.held.get(before.pk, []) if e.pk in self.done.ended]
            if not ending:
                sentence = _("%s leaves no seat of the city; name the seat that is taken over.")
                raise ValidationError(sentence % before)
            for each in ending:
                self._appoint(person, each.seat, row, How.TOOK_OVER)

    def _succeeds(self, before: Person, seat: Seat, row: Row) -> None:
        there = [e for e in self.here.holders.get(seat.pk, []) if e.person_id == before.pk]
        if not there:
            said = {"person": before, "seat": seat}
            raise ValidationError(_("%(person)s does not hold “%(seat)s”.") % said)
        for each in there:
            if each.pk not in self.done.ended:
                self._end(each, row)

    def _appoint(self, person: Person, seat: Seat, row: Row, how: str) -> None:
        if (person, seat) in self.done.seated:
            return
        announced = self.done.announced(person, seat)
        if person._state.adding and not any(
            w.record is person for _l, r in self.lines for w in r.writes
        ):
            self._write(row, person)
        appointment = Appointment(seat=seat, city=self.here.city, start=self.on, how=how)
        point(appointment, Appointment._meta.get_field("person"), person)
        if announced:
            for name in carry_through(announced, appointment):
                row.change(announced, name)
            if self.passage:
                row.add(citation_of(announced, self.passage))
        else:
            self._write(row, appointment)
        self.done.seated.append((person, seat))

    def _end(self, record: Any, row: Row) -> None:
        if record.end:
            return  # another line says so too
        require_begun(record, self.here.last, NON_FIELD_ERRORS)
        record.end = self.here.last
        row.change(record, "end")
        if self.passage:
            row.add(citation_of(record, self.passage, field="end"))
        if isinstance(record, Appointment):
            self.done.ended[record.pk] = record
        else:
            self.done.ended_offices.add(record.pk)

    def _write(self, row: Row, record: Any) -> None:
        record.clean_fields(
            exclude=[
                f.name
                for f in record._meta.concrete_fields
                if f.is_relation or f.name in ("slug", "fold", "sort_key")
            ]
        )
        row.add(record)
        if self.passage:
            row.add(citation_of(record, self.passage))

    def _held(self, person: Person, seat: Seat) -> Appointment:
        for each in self.here.held.get(person.pk, []):
            if each.seat_id == seat.pk:
                return each
        said = {"person": person, "seat": seat, "city": self.here.city}
        raise ValidationError(_("%(person)s does not hold “%(seat)s” for %(city)s.") % said)

    def _has_none(self, person: Person) -> str:
        said = {"person": person, "city": self.here.city}
        return _("%(person)s holds no office in %(city)s on that day.") % said

    def _several(self) -> str:
        return _("This person holds several offices here: let one end and another begin.")

    def _judge(self) -> None:
        """Ask the guards of every table, of all records together."""
        for model, writes in gathered(self.plan.rows).items():
            for case, _name, refusal in judge_guards(model, writes, Existing(model)):
                case.row.refuse("", "", refusal)


def _cells(line: Line) -> list[Any]:
    return [getattr(line, name) for name in COLUMNS]
