"""What happened to a row since somebody looked at it: who wrote, when, why, and what it was."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from g32.happenings import values as held
from g32.happenings.entries import of_rows
from g32.happenings.names import Names
from g32.happenings.values import Values
from g32.happenings.words import Line, changes
from g32.history.columns import is_private
from g32.history.tables import model_of_table
from g32.models import HistoryEntry

from .stamps import Row

#: So many of the writes to a row that was not known are told.
LATEST = 3


@dataclass(frozen=True)
class Passed:
    """The writes to a row since it was shown; the latest ones of a row that was not shown."""

    table: str
    entries: list[HistoryEntry]
    shown: bool

    @property
    def is_deleted(self) -> bool:
        """Whether the row is no more."""
        return bool(self.entries) and self.entries[-1].act == HistoryEntry.Act.DELETE

    def before(self) -> Any:
        """Return the row as it was shown; None where that is not known (any more).

        Of a row that was not shown, only what a deletion took away is known.
        """
        return record_of(self.table, self._was())

    def after(self) -> Any:
        """Return the row as it was last written; None where it is no more, or not known."""
        return record_of(self.table, self._is())

    def told(self, user: Any) -> list[dict[str, Any]]:
        """Return for each write who, when, what and why."""
        return [
            {
                "who": writer(entry, user),
                "at": entry.at,
                "act": entry.get_act_display(),
                "reason": entry.reason,
            }
            for entry in self.entries
        ]

    def lines(self) -> list[Line]:
        """Return what became of each field that holds something else now."""
        model, was, becomes = model_of_table(self.table), self._was(), self._is()
        if model is None or was is None or becomes is None:
            return []
        names = Names()
        names.fetch([(model, was), (model, becomes)])
        return changes(model, was, becomes, names)

    def _was(self) -> Values | None:
        """The row as it was shown; of one that was not, what a deletion took away."""
        known = self.shown or self.is_deleted
        entry = (self.entries[:1] if self.shown else self.entries[-1:]) if known else []
        return held.before(entry[0]) if entry else None

    def _is(self) -> Values | None:
        """The row as it was last written."""
        return held.after(self.entries[-1]) if self.entries else None


def since(rows: Mapping[Row, int | None]) -> dict[Row, Passed]:
    """Return what happened to each row after it had been written so often (None: not shown)."""
    found: dict[Row, list[HistoryEntry]] = {row: [] for row in rows}
    if rows:
        entries = HistoryEntry.objects.filter(of_rows(rows)).select_related("private")
        for entry in entries.order_by("pk"):
            found[entry.table, entry.row].append(entry)
    return {
        row: Passed(
            row[0], found[row][-LATEST:] if times is None else found[row][times:], times is not None
        )
        for row, times in rows.items()
    }


def writer(entry: HistoryEntry, user: Any) -> str:
    """Say who wrote, to `user`."""
    if entry.actor == user.get_username():
        return _("yourself, in another window")
    return entry.actor or _("outside the application")


def record_of(table: str, values: Mapping[str, Any] | None) -> Any:
    """Return the record that a row with these values is; None without values."""
    model = model_of_table(table)
    return None if model is None or values is None else held.record_of(model, values)


def moment(at: datetime) -> str:
    """Return day and time in words, on our own clock."""
    return date_format(timezone.localtime(at), "DATETIME_FORMAT")


def title_of(record: Any) -> str:
    """Return the kind and the name of a record, of one too whose parts are no more."""
    return f"{capfirst(record._meta.verbose_name)}: {held.called(record)}"


def tell(passed: Iterable[Passed], user: Any) -> list[str]:
    """Return a sentence for each row that was written: who, when, and what."""
    sentences = []
    for each in passed:
        for write in each.told(user)[-1:]:
            record = each.before() or each.after()
            said = _("%(record)s: %(act)s by %(who)s, %(at)s") % {
                "record": title_of(record) if record else each.table,
                "act": write["act"],
                "who": write["who"],
                "at": moment(write["at"]),
            }
            # Who deletes an office need not be somebody who may read how its holder is reached.
            told = [] if record is None or is_private(record) else each.lines()
            lines = (f"{line.label}: {line.old} → {line.new}" for line in told)
            sentences.append(" – ".join([said, *lines]))
    return sentences
