"""Carrying out a change, and trying it: what is told of it is what was written."""

from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from g32.guards import explain
from g32.happenings.entries import IN_BATCH, everything
from g32.happenings.telling import Write, tell
from g32.history import act
from g32.history.tables import model_of_table
from g32.models import HistoryEntry
from g32.rights import Act
from g32.rights.rows import Row, beyond_limits, forbidden

from .change import Change

_ACTS = {
    HistoryEntry.Act.INSERT: Act.ADD,
    HistoryEntry.Act.UPDATE: Act.CHANGE,
    HistoryEntry.Act.DELETE: Act.DELETE,
}
#: So many writes the page tells one by one; of more than `FEW` it says too how many there are.
SHOWN, FEW = 200, 10


@dataclass
class Carried:
    """What was written, the first first; and a sentence for each thing that follows from it."""

    writes: list[Write] = field(default_factory=list)
    follows: list[str] = field(default_factory=list)

    @property
    def shown(self) -> list[Write]:
        """Those that the page tells one by one."""
        return self.writes[:SHOWN]

    @property
    def totals(self) -> list[tuple[str, str, int]]:
        """What was done, to rows of which kind, and to how many; nothing where there are few."""
        if len(self.writes) <= FEW:
            return []
        kinds = ((each.done, model_of_table(each.entry.table)._meta) for each in self.writes)
        often = Counter(
            (done, str(kind.verbose_name), str(kind.verbose_name_plural)) for done, kind in kinds
        )
        return [(done, one if n == 1 else many, n) for (done, one, many), n in often.items()]

    @property
    def digest(self) -> str:
        """What tells this from every other; which number a new row was given is of no account."""
        said = [
            (
                write.entry.table,
                write.done,
                write.name,
                None if write.done == HistoryEntry.Act.INSERT else write.entry.row,
                [(line.label, line.old, line.new) for line in write.lines],
            )
            for write in self.writes
        ]
        return sha256(repr((said, self.follows)).encode()).hexdigest()

    @property
    def rows(self) -> dict[Row, Act]:
        """The rows that were written, and what was done to each first."""
        rows = [(write.entry.table, write.entry.row) for write in reversed(self.writes)]
        acts = (_ACTS[HistoryEntry.Act(write.done)] for write in reversed(self.writes))
        return dict(zip(rows, acts, strict=True))


def attempt(change: Change, user: Any) -> Carried:
    """Carry it out and take it back: return what would be written. Raises `ValidationError`."""
    try:
        with transaction.atomic():
            found = carry_out(change, user, "")
            transaction.set_rollback(True)
    except IntegrityError as error:
        raise ValidationError(explain(error)) from error
    _require(beyond_limits(user, {r: a for r, a in found.rows.items() if a is not Act.ADD}))
    return found


def carry_out(change: Change, user: Any, reason: str) -> Carried:
    """Carry it out, as an act of its own, in one batch; return what was written.

    Raises `ValidationError`, and has then written nothing. What lies within the user's limits
    afterwards is seen to here, and what lay within them before by `attempt`.
    """
    batch = uuid4().hex
    with act(actor=user.get_username(), reason=reason, batch=batch):
        before = change.watched()
        change.carry_out()
        happenings = tell(everything().filter(IN_BATCH, batch=batch))
        found = Carried(
            [write for each in happenings for write in each.writes],
            list(change.follows(before, change.watched())),
        )
        rows = found.rows
        kinds = ((done, model_of_table(table)) for (table, _row), done in rows.items())
        _require(forbidden(user, kinds))
        _require(beyond_limits(user, rows))
    return found


def _require(lines: list[str]) -> None:
    if lines:
        raise ValidationError(list(dict.fromkeys(lines)))
