"""How often what events tell was changed, and when last: history knows."""

from collections import Counter
from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.db.models import F, Max, Model, QuerySet
from django.db.models.fields.json import KT

from g32.happenings.entries import DELETED, hanging
from g32.models import HistoryEntry


class Changes(NamedTuple):
    """How many writes there were after the first, and when the last was made."""

    number: int
    last: datetime


#: Of a row that history does not know, because it was written past it.
UNKNOWN = Changes(0, datetime(1970, 1, 1, tzinfo=UTC))


def changes(
    model: type[Model], records: Collection[Any], parts: Collection[Any]
) -> dict[int, Changes]:
    """Return the changes of these records, by number; of each that history knows.

    `parts`: the links by which other rows hang on those; to add, change or remove one counts too.
    The number of them never gets smaller: no write is ever taken out of history, and what was
    deleted counts for what bears its id now.
    """
    bears = _bearers(model, records)
    numbers = list(bears)
    own = HistoryEntry.objects.filter(table=model._meta.db_table, row__among=numbers)
    written = {pk: (row, row, at) for pk, row, at in own.values_list("pk", "row", "at")}
    for link in parts:
        for entries in hanging(link, numbers):
            found = entries.values_list("pk", F("was"), F("becomes"), "at")
            written.update((pk, hangs) for pk, *hangs in found)
    often: Counter[int] = Counter()
    last: dict[int, datetime] = {}
    for was, becomes, at in written.values():
        rows = {int(each) for each in (was, becomes) if each is not None}
        for number in {bears[row] for row in rows if row in bears}:
            often[number] += 1
            last[number] = max(at, last.get(number, at))
    return {number: Changes(often[number] - 1, at) for number, at in last.items()}


def _bearers(model: type[Model], records: Collection[Any]) -> dict[int, int]:
    """By the number of a row, also of one that was deleted, that of the record that has its id."""
    now = {record.slug: record.pk for record in records}
    deleted: QuerySet[Any] = HistoryEntry.objects.filter(DELETED, table=model._meta.db_table)
    gone = deleted.annotate(slug=KT("before__slug")).filter(slug__among=now).order_by()
    bears = {row: now[slug] for row, slug in gone.values_list("row", "slug")}
    return bears | {pk: pk for pk in now.values()}


def written(model: type[Model], numbers: Collection[int]) -> dict[int, datetime]:
    """Return when the rows with these numbers were written last, of each that history knows."""
    own = HistoryEntry.objects.filter(table=model._meta.db_table, row__among=numbers)
    return dict(own.order_by().values_list("row").annotate(last=Max("at")))
