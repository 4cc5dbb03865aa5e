"""All rows that are about a record: what points to it, what points to that, and so on.

Nobody keeps a list of these kinds of rows, so none can be forgotten on it.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q

from g32.history.columns import is_private
from g32.models import HistoryEntry
from g32.records import former_ids

Entry = HistoryEntry.Act


@dataclass
class Reached:
    """Rows of one kind that are about a record: those that are there, and the numbers of those
    that were deleted while they were. `link`: by which they were found, None for the record itself;
    `depth`: how many links lead to the record.
    """

    model: Any
    link: Any
    there: list[Any]
    gone: set[int] = field(default_factory=set)
    depth: int = 0

    @property
    def numbers(self) -> set[int]:
        """The numbers of all of them."""
        return {row.pk for row in self.there} | self.gone


def reach(record: Model) -> list[Reached]:
    """Return the record itself, and all that is about it, what others rest on first."""
    own = Reached(record._meta.concrete_model, None, [record], numbers_of(record) - {record.pk})
    found, known = [own], {own.model: own.numbers}
    for each in found:
        for link in links_to(each.model):
            rows = list(_pointing(link, each.numbers))
            gone = _gone(link, each.numbers)
            seen = known.setdefault(link.model, set())
            there = [row for row in rows if row.pk not in seen]
            new = Reached(link.model, link, there, gone - seen, each.depth + 1)
            seen |= new.numbers
            if new.numbers:
                found.append(new)
    return found


def numbers_of(record: Any) -> set[int]:
    """Return the number of the record, and those of the records that were merged into it."""
    former = former_ids(type(record))
    if former is None or not (slugs := list(former.filter(owner=record.pk).values_list("slug"))):
        return {record.pk}
    deleted = HistoryEntry.objects.filter(table=record._meta.db_table, act=Entry.DELETE)
    own = deleted.filter(before__slug__in=[slug for (slug,) in slugs]).order_by("pk")
    # No other got the id since: the last that bore it is the one.
    last = dict(own.values_list("before__slug", "row"))
    return {record.pk, *last.values()}


def links_to(model: type[Model]) -> Iterator[Any]:
    """Return every link, of whatever model, that points to rows of this one."""
    for each in model._meta.get_fields(include_hidden=True):
        if each.auto_created and not each.concrete and not each.many_to_many:
            yield each.field  # type: ignore[union-attr]


def ever(link: Any, numbers: Collection[int]) -> set[int]:
    """Return the numbers of the rows that point, or ever pointed, by `link` to one of these."""
    before, after = _held(link, numbers)
    entries = HistoryEntry.objects.filter(before | after, table=link.model._meta.db_table)
    rows = _pointing(link, numbers).values_list("pk", flat=True)
    return {*entries.values_list("row", flat=True), *rows}


def _pointing(link: Any, numbers: Collection[int]) -> Any:
    return link.model._base_manager.filter(**{f"{link.name}__in": numbers}).order_by("pk")


def _gone(link: Any, numbers: Collection[int]) -> set[int]:
    """The rows that pointed to one of these when they were deleted."""
    before, _after = _held(link, numbers)
    entries = HistoryEntry.objects.filter(before, table=link.model._meta.db_table, act=Entry.DELETE)
    gone = set(entries.values_list("row", flat=True))
    return gone - set(link.model._base_manager.filter(pk__in=gone).values_list("pk", flat=True))


def _held(link: Any, numbers: Collection[int]) -> tuple[Q, Q]:
    """The conditions that a row pointed by `link` to one of these before a write, and after it."""
    path = "private__" if is_private(link.model) else ""
    before, after = (
        Q(**{f"{path}{when}__{link.column}__in": list(numbers)}) for when in ("before", "after")
    )
    return before, after
