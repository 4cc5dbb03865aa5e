"""Wisseling: one page on which all that changes in a city after an election is filled in."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from g32.admin.changing import changes
from g32.admin.completing import offering
from g32.fields import NoteField
from g32.importing.files import UnreadableError
from g32.rights import is_bound
from network.models import (
    Appointment,
    AppointmentCitation,
    City,
    Function,
    Office,
    OfficeCitation,
    Person,
    PersonCitation,
)
from network.rights import own_cities
from network.turnover import (
    COLUMNS,
    OF_OFFICE,
    Happens,
    Line,
    TurnoverError,
    by_person,
    drafts,
    read_file,
    turn_over,
)

from .changes import SourcedChange, asked_turn
from .following import Held, following

#: So many people who join can be filled in at once; the first few of them stand there unasked.
JOINING, UNASKED = 8, 2
#: What becomes of a seat: as of the office, or otherwise.
_SEAT = [
    ("", gettext_lazy("as the office")),
    (Happens.STAYS, gettext_lazy("stays")),
    (Happens.LEAVES, gettext_lazy("ends")),
]


@changes(City, place=10)
class Turnover(SourcedChange):
    """Who leaves, joins, moves and stays."""

    code = "turnover"
    verb = gettext_lazy("Turnover")
    explained = gettext_lazy(
        "After an election: say of everybody in office who stays, leaves or gets another office, "
        "who is new, and who takes over which seat. Who leaves office leaves the seats that are "
        "held for the city, and nothing else."
    )
    adds = (
        *(Office, OfficeCitation, Appointment, AppointmentCitation),
        *(Person, PersonCitation),
    )
    touches = False
    keeps = True
    folded = gettext_lazy("More who join")

    on = asked_turn()

    class Media:
        js = (forms.Script("g32/names.js", defer=True),)

    def __init__(self, record: City, request: HttpRequest, data: Any = None) -> None:
        super().__init__(record, request, data)
        self._offices = by_person(
            record.offices.filter(end="").select_related("person", "city").order_by("pk")
        )
        self._held = by_person(
            record.appointments.filter(end="", person__isnull=False).with_holders().order_by("pk")
        )
        offices, held = self._offices, self._held
        people = {rows[0].person for rows in (*offices.values(), *held.values())}
        self._people = sorted(people, key=lambda person: (person.sort_key, person.pk))
        for person in self._people:
            self._ask_of(person)
        for number in range(JOINING):
            self._ask_of_new(number)
        self._add_lines()
        kept = drafts.kept(record)
        if kept:
            goes_on = _("What was kept as a draft stands here; go on with it.")
            self.explained = f"{self.explained} {goes_on}"  # type: ignore[misc]
        seen = json.dumps(kept) if data is None else data.get("seen", "")
        self.fields["seen"] = forms.CharField(
            widget=forms.HiddenInput, required=False, initial=seen, max_length=NoteField.longest
        )
        self.initial = {"on": request.GET.get("on", "")} | kept

    @classmethod
    def suits(cls, record: City) -> bool:
        """Only a member has a turnover."""
        return record.memberships.exists()

    @classmethod
    def may(cls, user: Any, record: City) -> bool:
        """A coordinator turns over the own cities."""
        own = not is_bound(user) or own_cities(user).filter(pk=record.pk).exists()
        return own and super().may(user, record)

    def _ask_of(self, person: Person) -> None:
        stem = f"p{person.pk}"
        if self._offices.get(person.pk):
            self._add(f"{stem}_change", _("what happens"), _CHANGES, initial=Happens.STAYS)
            self._ask_office(stem)
        for held in self._held.get(person.pk, ()):
            self._add(f"a{held.pk}_then", held.seat, _SEAT)
            self._add(f"a{held.pk}_successor", _("successor"), widget=_name())

    def _ask_of_new(self, number: int) -> None:
        self._add(f"n{number}_person", _("name"), widget=_name())
        self._ask_office(f"n{number}")

    def _ask_office(self, stem: str) -> None:
        functions = [("", "–"), *Function.choices]
        self._add(f"{stem}_function", _("function"), functions)
        self._add(f"{stem}_party", _("party"))
        self._add(f"{stem}_portfolio", _("portfolio"))

    def _add_lines(self) -> None:
        self.fields["lines"] = forms.CharField(
            label=_("Lines from a file"),
            required=False,
            max_length=NoteField.longest,
            widget=forms.Textarea({"rows": 4, "spellcheck": "false"}),
            help_text=_(
                "Paste rows of a spreadsheet here, with their header: %(columns)s. They are added "
                "to what is filled in above."
            )
            % {"columns": ", ".join(COLUMNS)},
        )

    def _add(self, name: str, label: Any, choices: Any = None, **more: Any) -> None:
        given: dict[str, Any] = {"label": capfirst(str(label)), "required": False, **more}
        self.fields[name] = (
            forms.ChoiceField(choices=choices, **given)
            if choices
            else forms.CharField(max_length=250, **given)
        )

    def groups(self) -> list[tuple[Any, list[Any]]]:
        """Person by person, then who is new."""
        found: list[tuple[Any, list[Any]]] = [(None, ["on", "at"])]
        for person in self._people:
            rows: list[Any] = []
            if offices := self._offices.get(person.pk):
                rows = [(f"p{person.pk}_change", *(f"p{person.pk}_{name}" for name in OF_OFFICE))]
            held = self._held.get(person.pk, ())
            rows += [(f"a{each.pk}_then", f"a{each.pk}_successor") for each in held]
            said = "; ".join(_called(office) for office in offices or ())
            found.append((f"{person} – {said}" if said else str(person), rows))
        new = [(f"n{n}_person", *(f"n{n}_{name}" for name in OF_OFFICE)) for n in range(JOINING)]
        found += [(_("Who joins"), new[:UNASKED]), (self.folded, new[UNASKED:])]
        found.append((None, ["lines", "seen"]))
        return found

    def _lines(self) -> Iterator[tuple[str, Line]]:
        """What was filled in, line by line, each with the box that it is told at."""
        for person in self._people:
            stem = f"p{person.pk}"
            change = self.cleaned_data.get(f"{stem}_change")
            office = self._office(stem)
            if change and (change != Happens.STAYS or any(office.values())):
                yield f"{stem}_change", Line(0, person.slug, change, **office)
            for held in self._held.get(person.pk, ()):
                yield from self._of_seat(person, held)
        for number in range(JOINING):
            stem = f"n{number}"
            if name := self.cleaned_data.get(f"{stem}_person"):
                yield f"{stem}_person", Line(0, name, Happens.JOINS, **self._office(stem))
        if text := self.cleaned_data.get("lines"):
            try:
                yield from (("lines", line) for line in read_file("lines.csv", text.encode()))
            except UnreadableError as error:
                raise ValidationError({"lines": str(error)}) from error

    def _of_seat(self, person: Person, held: Appointment) -> Iterator[tuple[str, Line]]:
        box, then = f"a{held.pk}_then", self.cleaned_data.get(f"a{held.pk}_then")
        if then:
            yield box, Line(0, person.slug, then, seat=held.seat_id)
        if successor := self.cleaned_data.get(f"a{held.pk}_successor"):
            box = f"a{held.pk}_successor"
            taking: dict[str, Any] = {"seat": held.seat_id, "successor_of": person.slug}
            yield box, Line(0, successor, Happens.JOINS, **taking)

    def _office(self, stem: str) -> dict[str, Any]:
        return {name: self.cleaned_data.get(f"{stem}_{name}", "") for name in OF_OFFICE}

    def keep(self) -> None:
        """Keep what is filled in, beside what others have kept since this page was opened."""
        drafts.keep(self.record, **self._boxes)

    @property
    def _boxes(self) -> dict[str, drafts.Boxes]:
        """What stands in the boxes now, and what stood there as the page was opened."""
        mine = {name: self.data.get(name, "") for name in self.fields if name != "seen"}
        return {"mine": mine, "seen": drafts.texts(self.data.get("seen", ""))}

    @cached_property
    def seats(self) -> set[int]:
        """The seats that are held for the city."""
        return {each.seat_id for several in self._held.values() for each in several}

    def carry_out(self) -> None:
        """Write it; what stands in the way is told at its box."""
        told = [(box, line) for box, line in self._lines()]
        if not told:
            raise ValidationError(_("Nothing is filled in that changes anything."))
        lines = [_numbered(line, number) for number, (_box, line) in enumerate(told)]
        given = {"on": self.cleaned_data["on"], "passage": self.cleaned_data["at"]}
        try:
            self._plan = turn_over(city=self.record, lines=lines, **given)
        except TurnoverError as error:
            raise ValidationError(_refusals(error, [box for box, _line in told])) from error
        drafts.drop(self.record, **self._boxes)

    def follows(self, before: Held, after: Held) -> Iterable[str]:
        """What follows ex officio, what falls vacant, and what is left out and why."""
        yield from following(before, after)
        yield from self._plan.stays


_CHANGES = [choice for choice in Happens.choices if choice[0] != Happens.JOINS]


def _name() -> forms.TextInput:
    """A box that offers people as one types, and takes somebody new as well."""
    return forms.TextInput({"data-offering": offering(Appointment, "person")})


def _numbered(line: Line, number: int) -> Line:
    return Line(**{**vars(line), "number": number})


def _refusals(error: TurnoverError, boxes: list[str]) -> dict[str, list[str]]:
    if error.plan.refusal:
        return {"on": [error.plan.refusal]}
    found: dict[str, list[str]] = defaultdict(list)
    for row in error.plan.rows:
        said = [problem.message for problem in row.problems]
        if boxes[row.line] == "lines":
            who = row.cells[0]
            said = [f"{who}: {message}" for message in said]
        found[boxes[row.line]] += said
    return {box: messages for box, messages in found.items() if messages}


def _called(office: Office) -> str:
    parts = (office.what, office.party, office.portfolio)
    return ", ".join(part for part in parts if part)
