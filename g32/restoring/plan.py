"""What is to be written so that some writes are undone: their opposites, the last one first."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import capfirst

from g32.happenings.names import Names
from g32.happenings.telling import address_of
from g32.happenings.values import Values, after, before, called
from g32.happenings.words import Line, changes
from g32.history.tables import model_of_table
from g32.models import HistoryEntry
from g32.rights import Act

#: A row: the name of its table, and its number.
Row = tuple[str, int]
#: So many writes can be undone at once.
MOST = 5000


@dataclass
class Step:
    """One write to one row: from how it stands then (None: it is not there) to how it was."""

    row: Row
    now: Values | None
    becomes: Values | None

    @property
    def model(self) -> Any:
        """The kind of the row."""
        return model_of_table(self.row[0])

    @property
    def act(self) -> Act:
        """What is done to the row."""
        if self.becomes is None:
            return Act.DELETE
        return Act.ADD if self.now is None else Act.CHANGE

    def columns(self) -> list[str]:
        """Which columns a change of the row changes."""
        now, becomes = self.now or {}, self.becomes or {}
        return [column for column in becomes if becomes[column] != now.get(column)]


@dataclass
class Plan:
    """`entries`: what is undone, newest first; `steps`: what is written for it, in that order."""

    entries: list[HistoryEntry]
    steps: list[Step] = field(default_factory=list)

    @classmethod
    def undoing(cls, entries: Iterable[HistoryEntry]) -> "Plan":
        """Plan the opposite of each write. Of a row that was written again and again with nothing
        in between, all of it is one.
        """
        plan = cls(list(entries))
        for entry in plan.entries:
            step = Step((entry.table, entry.row), after(entry), before(entry))
            last = plan.steps[-1] if plan.steps else None
            if last and last.row == step.row and last.becomes and step.becomes:
                last.becomes = step.becomes
            else:
                plan.steps.append(step)
        return plan

    @property
    def rows(self) -> list[Row]:
        """The rows that are written, each once."""
        return list(dict.fromkeys(step.row for step in self.steps))

    def outcome(self) -> list[Step]:
        """Return for each row how it stands now and how it will in the end; none that stays."""
        found: dict[Row, Step] = {}
        for step in self.steps:
            if step.row in found:
                found[step.row].becomes = step.becomes
            else:
                found[step.row] = Step(step.row, step.now, step.becomes)
        return [step for step in found.values() if step.now != step.becomes]


@dataclass
class Told:
    """What becomes of a row, in words."""

    kind: str
    name: str
    act: Act
    lines: list[Line]
    address: str
    record: Any


def told(plan: Plan) -> list[Told]:
    """Tell what a plan comes down to, what is put back first."""
    outcome = [step for step in plan.outcome() if step.model]
    names = Names()
    names.fetch((step.model, side) for step in outcome for side in (step.now, step.becomes) if side)
    return [_told(step, names) for step in outcome]


def _told(step: Step, names: Names) -> Told:
    record = names.record(step.model, step.becomes or step.now or {})
    lines = changes(step.model, step.now, step.becomes, names)
    address = address_of(step.model, "page", record.pk) if step.now else ""
    kind = str(capfirst(step.model._meta.verbose_name))
    return Told(kind, called(record), step.act, lines, address, record)
