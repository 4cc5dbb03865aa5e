"""Carrying out a change, and trying it: what is told of it is what was written."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from g32.guards import explain
from g32.happenings.entries import IN_BATCH, everything
from g32.happenings.telling import Write, tell
from g32.history import act
from g32.history.tables import model_of_table, tables_aside
from g32.models import HistoryEntry
from g32.rights import Act
from g32.rights.rows import Row, beyond_limits, forbidden

from .change import Change

_ACTS = {
    HistoryEntry.Act.INSERT: Act.ADD,
    HistoryEntry.Act.UPDATE: Act.CHANGE,
    HistoryEntry.Act.DELETE: Act.DELETE,
}
#: So many writes are told in their order; more are put together by what was done to which kind of
#: row, and of each kind so many are shown.
FEW, SHOWN = 12, 200


@dataclass
class Carried:
    """What was written, the first first; and a sentence for each thing that follows from it."""

    writes: list[Write]
    follows: list[str]

    @property
    def shown(self) -> list[Write]:
        """Those that the page tells one by one."""
        return [write for _first, _number, writes in self.groups for write in writes]

    @property
    def digest(self) -> str:
        """What tells this from every other. Of no account is which number a new row was given, nor
        in which order rows were written: a database that writes many at once has its own.
        """
        said = sorted(
            repr(
                (
                    write.entry.table,
                    write.done,
                    write.name,
                    None if write.done == HistoryEntry.Act.INSERT else write.entry.row,
                    [(line.label, line.old, line.new) for line in write.lines],
                )
            )
            for write in self.writes
        )
        return sha256(repr((said, self.follows)).encode()).hexdigest()

    @property
    def groups(self) -> list[tuple[Write | None, int, list[Write]]]:
        """The writes as they are told: of those that are alike the first, how many there are, and
        those that are shown; a few in their order, without.
        """
        if len(self.writes) <= FEW:
            return [(None, len(self.writes), self.writes)]
        found: dict[tuple[str, str], list[Write]] = {}
        for write in self.writes:
            found.setdefault((write.done, write.kind), []).append(write)
        return [(writes[0], len(writes), writes[:SHOWN]) for writes in found.values()]

    @property
    def asked(self) -> list[tuple[Act, Any]]:
        """What was done, and to which kind of row: of one row all of it."""
        return [(_act(write), model_of_table(write.entry.table)) for write in self.writes]

    @property
    def rows(self) -> dict[Row, Act]:
        """The rows that were written, and what was done to each first."""
        last_first = reversed(self.writes)
        return {(write.entry.table, write.entry.row): _act(write) for write in last_first}


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
        writes = [write for each in happenings for write in each.writes]
        if all(write.entry.table in tables_aside() for write in writes):  # a draft that is dropped
            raise ValidationError(_("Nothing is filled in that changes anything."))
        found = Carried(writes, list(change.follows(before, change.watched())))
        _require(forbidden(user, found.asked))
        _require(beyond_limits(user, found.rows))
    return found


def _act(write: Write) -> Act:
    return _ACTS[HistoryEntry.Act(write.done)]


def _require(lines: list[str]) -> None:
    if lines:
        raise ValidationError(list(dict.fromkeys(lines)))
