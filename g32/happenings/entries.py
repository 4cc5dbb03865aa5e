"""Which entries belong to what, and who may see which."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Any, NamedTuple

from django.db.models import BooleanField, F, Func, Q, QuerySet

from g32.history.columns import is_private
from g32.history.tables import kept_models
from g32.models import HistoryEntry, Token
from g32.rights import Act, allowed, can

from .indexes import Led, lost, written

#: Writes of one hand that lie no further apart are one happening.
TOGETHER = timedelta(seconds=2)
#: So many writes without a batch are looked at, on either side, to find those made together.
LOOKED_AT = 5000
#: Newest first, by sorting what was found. PostgreSQL would else read back from the newest entry of
#: all until it has found enough.
SORTED = (F("pk") + 0).desc()


class _Verbatim(Func):
    """A condition on entries in the words of an index: SQLite uses it for no others."""

    def __init__(self, sql: str) -> None:
        super().__init__(output_field=BooleanField())
        self.sql = sql

    def as_sql(self, compiler: Any, connection: Any, **_context: Any) -> Any:  # type: ignore[override]
        """Give it as it is."""
        return self.sql, []


#: What was deleted; what belongs to a batch; what has a reason.
DELETED = _Verbatim("act = 'delete'")
IN_BATCH = _Verbatim("NOT (batch = '')")
REASONED = _Verbatim("NOT (reason = '')")


def everything() -> QuerySet[Any]:
    """Return all entries, their private values along, newest first."""
    return HistoryEntry.objects.select_related("private").order_by("-pk")


def of_row(model: Any, number: int) -> QuerySet[Any]:
    """Return the entries of one row."""
    return HistoryEntry.objects.filter(table=model._meta.db_table, row=number)


def of_rows(rows: Iterable[tuple[str, int]]) -> Q:
    """Return the condition that an entry is about one of the rows: a table's name and a number."""
    tables: dict[str, list[int]] = {}
    for table, number in rows:
        tables.setdefault(table, []).append(number)
    wanted = Q(pk__in=[])
    for table, numbers in tables.items():
        wanted |= Q(table=table, row__among=numbers)
    return wanted


def hanging(link: Any, numbers: Collection[int]) -> list[QuerySet[Any]]:
    """Return the entries of the rows that hang, or once hung, by `link` on these records, from when
    they did so; in parts, each of which is found fast.
    """
    model, path = link.model, "private__" if is_private(link.model) else ""
    there = model._base_manager.filter(**{f"{link.name}__in": list(numbers)})
    own = HistoryEntry.objects.filter(table=model._meta.db_table).alias(
        was=Led(link.column, f"{path}before"), becomes=Led(link.column, f"{path}after")
    )
    led = Q(was__in=written(numbers)) | Q(becomes__in=written(numbers))
    if path:  # of what is erased, it is no longer known to which it led
        led |= Q(private__isnull=True)
    own = own.filter(led)
    return [
        own.filter(row__in=there.order_by().values("pk")),
        own.filter(row__in=lost(link, numbers)),
    ]


def numbers_of(link: Any, numbers: Collection[int]) -> set[int]:
    """Return the numbers of the rows that hang, or once hung, by `link` on these records."""
    there = link.model._base_manager.filter(**{f"{link.name}__in": list(numbers)})
    gone = (number for row in lost(link, numbers) for number in row.values())
    return {*there.values_list("pk", flat=True), *gone}


class Sight(NamedTuple):
    """What of history somebody may see.

    `closed` and `open`: the tables that are and are not theirs to see; `some`: conditions on those
    of which they may see some rows only. What is gone of the latter, they do not see.
    """

    closed: frozenset[str]
    open: frozenset[str]
    some: tuple[Q, ...]

    @classmethod
    def of(cls, user: Any) -> "Sight":
        """Ask the policy, kind by kind."""
        closed, some = set(), []
        tables = {model._meta.db_table for model in kept_models()}
        for model in kept_models():
            table = model._meta.db_table
            if not can(user, Act.VIEW, seen_as(model)):
                closed.add(table)
                continue
            rows = allowed(user, Act.VIEW, seen_as(model)._base_manager.order_by())
            if rows.query.where and seen_as(model) is model:
                closed.add(table)
                some.append(Q(table=table, row__in=rows.values("pk")))
        return cls(frozenset(closed), frozenset(tables - closed), tuple(some))

    def narrow(self, entries: QuerySet[Any]) -> QuerySet[Any]:
        """Keep the entries that may be seen.

        Who sees nearly everything is best served entry by entry, who sees little table by table.
        """
        most = len(self.open) > len(self.closed)
        seen = ~Q(table__in=self.closed) if most else Q(table__in=self.open)
        for condition in self.some:
            seen |= condition
        return entries.filter(seen)


def seen_as(model: Any) -> Any:
    """Return the kind of which the policy knows who may see rows of the table: what tells who has
    which rights, and by which tokens, is seen by who may see the users.
    """
    from django.contrib.auth.models import User

    return User if model._meta.app_label == "auth" or model is Token else model


def union(
    parts: Iterable[QuerySet[Any]], most: int, before: int | None = None, *, few: bool = False
) -> list[int]:
    """Return the numbers of the newest entries in any of the parts, below `before`.

    `few`: whether a part is small as against the whole of history, and lies anywhere in it.
    """
    narrowed = [_below(part, before).order_by().values_list("pk") for part in parts]
    if len(narrowed) == 1:
        found = narrowed[0].order_by(SORTED if few else "-pk")
    else:
        found = narrowed[0].union(*narrowed[1:]).order_by("-pk")
    return [pk for [pk] in found[:most]]


def merged(
    parts: Iterable[QuerySet[Any]], most: int, before: int | None = None, *, few: bool = False
) -> list[int]:
    """Return the same, where a part is too large to be read whole: each is asked by itself."""
    found = {pk for part in parts for pk in union([part], most, before, few=few)}
    return sorted(found, reverse=True)[:most]


def _below(part: QuerySet[Any], number: int | None) -> QuerySet[Any]:
    return part.filter(pk__lt=number) if number else part


def made_together(entry: HistoryEntry) -> QuerySet[Any]:
    """Return the entries of the happening that this one belongs to.

    Those of its batch. Without one: the writes by the same hand and for the same reason that follow
    each other closely, as far as we look.
    """
    same = HistoryEntry.objects.filter(actor=entry.actor, reason=entry.reason, batch=entry.batch)
    if entry.batch:
        return same.filter(IN_BATCH)
    earlier = same.filter(pk__lt=entry.pk).order_by("-pk")
    later = same.filter(pk__gt=entry.pk).order_by("pk")
    return same.filter(pk__gte=_edge(earlier, entry), pk__lte=_edge(later, entry))


def _edge(entries: QuerySet[Any], entry: HistoryEntry) -> int:
    """The number of the last of the entries that follow each other closely."""
    edge, at = entry.pk, entry.at
    for number, moment in entries.values_list("pk", "at")[:LOOKED_AT]:
        if abs(moment - at) >= TOGETHER:
            break
        edge, at = number, moment
    return edge
