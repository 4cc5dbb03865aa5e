"""What was written to the rows of somebody, and who looked at them, in words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from g32.happenings.entries import of_rows
from g32.happenings.names import Names
from g32.happenings.values import Values, after, before, is_erased
from g32.happenings.words import Line, changes
from g32.history.tables import model_of_table
from g32.models import HistoryEntry, Viewing
from g32.reports.kinds import linked

from .reach import Reached

_UPDATE, _DELETE = HistoryEntry.Act.UPDATE, HistoryEntry.Act.DELETE


def told_viewings(viewings: Iterable[Viewing]) -> list[dict[str, Any]]:
    """Return of each viewing when it was, by whom, of what, and where."""
    found = list(viewings)
    names = _names({(viewing.table, viewing.row) for viewing in found})
    return [
        {
            "at": timezone.localtime(viewing.at),
            "by": viewing.actor,
            "of": names[viewing.table, viewing.row],
            "where": viewing.get_place_display(),
        }
        for viewing in found
    ]


def _names(rows: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """What these rows are called, with a query for each table."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for table, row in rows:
        numbers[table].add(row)
    found = {}
    for table, own in numbers.items():
        model: Any = model_of_table(table)
        there = model._base_manager.select_related(*linked(model)).in_bulk(own)
        for row in own:
            gone = _("%(kind)s %(number)s, which is no more")
            said = {"kind": capfirst(model._meta.verbose_name), "number": row}
            found[table, row] = str(there[row]) if row in there else gone % said
    return found


@dataclass(frozen=True)
class Write:
    """A write to a row, with the row before and after it; `erased`: what it was is not known any
    more.
    """

    entry: HistoryEntry
    model: Any
    before: Values | None
    after: Values | None
    erased: bool

    @classmethod
    def of(cls, entry: HistoryEntry, model: Any) -> "Write":
        """Take in an entry, with the values that stand apart from it."""
        return cls(entry, model, before(entry), after(entry), is_erased(entry))

    @property
    def at(self) -> Any:
        """When, on our own clock."""
        return timezone.localtime(self.entry.at)

    @property
    def by(self) -> str:
        """By whom."""
        return self.entry.actor or _("outside the application")

    def rows(self) -> Iterator[tuple[Any, Values]]:
        """The row as it was and as it became, each with its kind."""
        for values in (self.before, self.after):
            if values:
                yield self.model, values

    def lines(self, names: Names) -> list[Line]:
        """Return what it changed, field by field."""
        return changes(self.model, self.before, self.after, names)


def writes_to(found: list[Reached]) -> list[Write]:
    """Return what was written to these rows since they are about this record: what stood there
    when it was somebody else's, is not.
    """
    models = {each.model._meta.db_table: each.model for each in found}
    rows = [(each.model._meta.db_table, row) for each in found for row in each.numbers]
    entries = HistoryEntry.objects.filter(of_rows(rows)).select_related("private")
    writes: dict[tuple[Any, int], list[Write]] = defaultdict(list)
    for entry in entries.order_by("pk"):
        model = models[entry.table]
        writes[model, entry.row].append(Write.of(entry, model))
    since: dict[tuple[Any, int], int] = {}
    for each in found:
        owners = {row.pk: getattr(row, each.link.attname) for row in each.there if each.link}
        for row in each.numbers:
            own = writes[each.model, row]
            since[each.model, row] = _since(each, own, owners.get(row), since)
    kept = [w for key, own in writes.items() for w in own if w.entry.pk > since[key]]
    return sorted(kept, key=lambda write: write.entry.pk)


def _since(
    each: Reached, writes: list[Write], owner: int | None, since: dict[tuple[Any, int], int]
) -> int:
    """After which entry the row is about the record."""
    if each.link is None:
        return 0
    column = each.link.column
    moved = 0
    for write in writes:
        old, new = ((held or {}).get(column) for held in (write.before, write.after))
        if write.entry.act == _UPDATE and old != new:
            moved = write.entry.pk
        if write.entry.act == _DELETE and owner is None:
            owner = old
    whole = each.link.related_model._meta.concrete_model
    return max(moved, since.get((whole, owner or 0), 0))
