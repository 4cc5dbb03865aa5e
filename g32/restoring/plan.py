"""What is to be written so that some writes are undone: their opposites, the last one first."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from django.db.models import Q
from django.utils.text import capfirst

from g32.happenings.entries import everything
from g32.happenings.names import Names
from g32.happenings.telling import address_of
from g32.happenings.values import Values, after, before, called
from g32.happenings.words import Line, changes
from g32.history.columns import is_private
from g32.history.tables import kept_models, model_of_table
from g32.models import HistoryEntry
from g32.rights import Act

#: A row: the name of its table, and its number.
Row = tuple[str, int]
#: So many writes can be undone at once: three for each of 100,000 rows of a file. That takes about
#: a minute, and the page carries 1.2 of the 2.5 MiB that a form may hold.
MOST = 300_000
#: So many of these may have changed or deleted a row. What it held is read, 5 KiB a write.
MOST_READ = 100_000


def read(numbers: Iterable[int]) -> list[HistoryEntry]:
    """Return the entries with these numbers, newest first.

    Of a row that was added only that is read: to undo it, what it held need not be known. Of the
    others at most one is read beyond what can be undone.
    """
    entries = everything().filter(pk__among=[*numbers])
    private = [model._meta.db_table for model in kept_models() if is_private(model)]
    bare = Q(act=HistoryEntry.Act.INSERT) & ~Q(table__in=private)
    only = entries.filter(bare).select_related(None).only("table", "row", "act")
    return sorted(
        [*only, *entries.exclude(bare)[: MOST_READ + 1]], key=attrgetter("pk"), reverse=True
    )


def is_bare(entry: HistoryEntry) -> bool:
    """Whether what the row was added with was not read."""
    return "after" not in entry.__dict__


def _fill(entries: Iterable[HistoryEntry]) -> None:
    """Read what was not read of these."""
    bare = {entry.pk: entry for entry in entries if is_bare(entry)}
    held = HistoryEntry.objects.filter(pk__among=bare).values_list("pk", "before", "after")
    for number, was, became in held:
        bare[number].before, bare[number].after = was, became


@dataclass(slots=True)
class Step:
    """One write to one row: from how it stands then, after `entry`, to how it was (None: it is not
    there).
    """

    entry: HistoryEntry
    becomes: Values | None

    @property
    def row(self) -> Row:
        """The row that is written."""
        return self.entry.table, self.entry.row

    @property
    def now(self) -> Values | None:
        """How the row stands; None where it is not there. What `read` left out costs a query."""
        return after(self.entry)

    @property
    def is_there(self) -> bool:
        """Whether the row stands; no query is asked."""
        return is_bare(self.entry) or self.now is not None

    @property
    def model(self) -> Any:
        """The kind of the row."""
        return model_of_table(self.row[0])

    @property
    def act(self) -> Act:
        """What is done to the row."""
        if self.becomes is None:
            return Act.DELETE
        return Act.CHANGE if self.is_there else Act.ADD

    @property
    def is_changed(self) -> bool:
        """Whether it makes a difference."""
        return self.is_there if self.becomes is None else self.now != self.becomes

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
            step = Step(entry, None if is_bare(entry) else before(entry))
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
                found[step.row] = Step(step.entry, step.becomes)
        return [step for step in found.values() if step.is_changed]


@dataclass
class Told:
    """What becomes of a row, in words."""

    kind: str
    name: str
    act: Act
    lines: list[Line]
    address: str
    record: Any


@dataclass
class Total:
    """To how many rows of a kind the same is done."""

    act: Act
    kind: str
    number: int


def totals(outcome: Iterable[Step]) -> list[Total]:
    """Count what becomes of the rows, by act and kind."""
    opts = Counter((step.act, step.model._meta) for step in outcome if step.model)
    found: Counter[tuple[Act, str]] = Counter()
    for (act, kind), number in opts.items():
        found[act, kind.verbose_name if number == 1 else kind.verbose_name_plural] += number
    return [Total(act, kind, number) for (act, kind), number in found.items()]


def told(outcome: Iterable[Step]) -> list[Told]:
    """Tell what becomes of each row, what is put back first."""
    outcome = [step for step in outcome if step.model]
    _fill(step.entry for step in outcome)
    names = Names()
    names.fetch((step.model, side) for step in outcome for side in (step.now, step.becomes) if side)
    return [_told(step, names) for step in outcome]


def _told(step: Step, names: Names) -> Told:
    record = names.record(step.model, step.becomes or step.now or {})
    lines = changes(step.model, step.now, step.becomes, names)
    address = address_of(step.model, "page", record.pk) if step.is_there else ""
    kind = str(capfirst(step.model._meta.verbose_name))
    return Told(kind, called(record), step.act, lines, address, record)
