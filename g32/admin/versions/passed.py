"""What happened to a row since somebody looked at it: who wrote, when, why, and what it was."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import BooleanField, ForeignKey, Model
from django.utils import timezone
from django.utils.formats import date_format, localize
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from g32.dates.fields import PartialDateField
from g32.dates.wording import in_words
from g32.fields import KeyField
from g32.happenings import values as held
from g32.history.columns import is_private, stored_fields
from g32.history.tables import model_of_table
from g32.models import HistoryEntry

from .stamps import Row, entries_of

#: So many of the writes to a row that was not known are told.
LATEST = 3
NOTHING = "–"


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
        known = self.shown or self.is_deleted
        entry = (self.entries[:1] if self.shown else self.entries[-1:]) if known else []
        return record_of(self.table, held.before(entry[0])) if entry else None

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

    def lines(self) -> dict[str, tuple[str, str, str]]:
        """Return, by the field's name, of each that differs its label, what it was and what it is
        now.
        """
        before = self.before()
        after = record_of(self.table, held.after(self.entries[-1])) if self.entries else None
        if before is None or after is None:
            return {}
        return {
            field.name: (label_of(field), in_text(before, field), in_text(after, field))
            for field in stored_fields(type(before))
            if getattr(before, field.attname) != getattr(after, field.attname)
            and not (field.primary_key or isinstance(field, KeyField))
        }


def since(rows: Mapping[Row, int | None]) -> dict[Row, Passed]:
    """Return what happened to each row after it had been written so often (None: not shown)."""
    found: dict[Row, list[HistoryEntry]] = {row: [] for row in rows}
    if rows:
        entries = HistoryEntry.objects.filter(entries_of(rows)).select_related("private")
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


def label_of(field: Any) -> str:
    """The label of a field."""
    return str(capfirst(field.verbose_name))


def in_text(record: Model, field: Any) -> str:
    """Return the value of a record's field in words."""
    value = getattr(record, field.attname)
    if value in (None, ""):
        return NOTHING
    if isinstance(field, ForeignKey):
        try:
            return str(getattr(record, field.name))
        except ObjectDoesNotExist:
            return _("a record that is no more")
    if isinstance(field, BooleanField):
        return _("yes") if value else _("no")
    if isinstance(field, PartialDateField):
        return in_words(value)
    return str(dict(field.flatchoices).get(value, localize(value)))


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
            record = each.before() or record_of(each.table, held.after(each.entries[-1]))
            said = _("%(record)s: %(act)s by %(who)s, %(at)s") % {
                "record": title_of(record) if record else each.table,
                "act": write["act"],
                "who": write["who"],
                "at": moment(write["at"]),
            }
            # Who deletes an office need not be somebody who may read how its holder is reached.
            told = {} if record is None or is_private(record) else each.lines()
            lines = (f"{label}: {old} → {new}" for label, old, new in told.values())
            sentences.append(" – ".join([said, *lines]))
    return sentences
