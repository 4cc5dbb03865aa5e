"""What records are called: as they are now, and those that are gone as history knows them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from g32.history.columns import is_private
from g32.models import HistoryEntry
from g32.reports.kinds import linked

from .values import Values, links, record_of

#: A kind of record and the number of one.
Key = tuple[type[Model], int]
#: A record that is gone may be named after one that is gone, which may be named after one.
_STEPS = 4


class Names:
    """Records by kind and number, fetched with a query or two for each kind, however many."""

    def __init__(self) -> None:
        self._there: dict[Key, Model] = {}
        self._gone: dict[Key, Model] = {}

    def fetch(self, rows: Iterable[tuple[Any, Values]]) -> None:
        """Fetch what these rows, each with its kind, point to, and what that is named after."""
        wanted = {key for model, values in rows for key in _keys(model, values)}
        for _step in range(_STEPS):
            wanted -= self._there.keys() | self._gone.keys()
            if not wanted:
                break
            found = self._fetch(wanted)
            wanted = {key for gone in found for key in _links_of(gone)}
        for record in self._gone.values():
            self._complete(record)

    def _fetch(self, wanted: set[Key]) -> list[Model]:
        """Fetch these; return those that are gone."""
        numbers: dict[type[Model], set[int]] = defaultdict(set)
        for model, number in wanted:
            numbers[model].add(number)
        lost: list[Model] = []
        for model, pks in numbers.items():
            found = model._base_manager.select_related(*linked(model)).filter(pk__among=pks)
            there = {record.pk: record for record in found.order_by()}
            self._there |= {(model, pk): record for pk, record in there.items()}
            gone = pks - there.keys()
            if gone and not is_private(model):
                lost += _last_seen(model, gone)
        self._gone |= {(type(record), record.pk): record for record in lost}
        return lost

    def _complete(self, record: Any) -> None:
        """Give a record what it points to, so that it can say what it is called."""
        for link in links(type(record)):
            key = (link.related_model, getattr(record, link.attname))
            if found := self._there.get(key) or self._gone.get(key):
                link.set_cached_value(record, found)

    def record(self, model: Any, values: Values) -> Any:
        """Return the record that a row is, complete with what it points to."""
        record = record_of(model, values)
        self._complete(record)
        return record

    def get(self, model: Any, number: int) -> tuple[Model | None, bool]:
        """Return a record, and whether it is still there."""
        key = (model, number)
        there = self._there.get(key)
        return there or self._gone.get(key), there is not None


def _last_seen(model: Any, numbers: set[int]) -> list[Model]:
    """The records as they were when they were deleted."""
    entries = HistoryEntry.objects.filter(
        table=model._meta.db_table, row__in=numbers, act=HistoryEntry.Act.DELETE
    )
    last = {entry.row: entry.before for entry in entries.order_by("pk")}
    return [record_of(model, values) for values in last.values() if values]


def _keys(model: Any, values: Values) -> Iterable[Key]:
    for link in links(model):
        number = values.get(link.column)
        if isinstance(number, int):
            yield link.related_model, number


def _links_of(record: Any) -> Iterable[Key]:
    for link in links(type(record)):
        number = getattr(record, link.attname)
        if number is not None:
            yield link.related_model, number
