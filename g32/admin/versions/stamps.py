"""What a form carries: which form it is, who opened it, and how often what it shows was written.

The number of writes to a row only grows. It is counted again under a lock before anything is
saved; where it differs, somebody else saved in between.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from typing import Any

from django.core import signing
from django.db import connection
from django.db.models import Count, ForeignKey, Model, QuerySet

from g32.happenings.entries import of_rows
from g32.history.tables import model_of_table
from g32.models import HistoryEntry

#: The field of a form in which its stamp is posted.
STAMP = "_version"
#: So long a form may stay open.
LASTS = timedelta(days=7)

#: So many seconds one waits for somebody else's save, as on SQLite.
PATIENCE = 20
_SALT = "g32.admin.stamps"

#: A row: the name of its table, and its number.
Row = tuple[str, int]


@dataclass(frozen=True)
class Stamp:
    """`once`: what tells this form from every other; `writes`: how often each row that it shows
    was written.
    """

    once: str
    writes: dict[Row, int] = field(default_factory=dict)

    @classmethod
    def of(cls, writes: dict[Row, int]) -> "Stamp":
        """Return a stamp for a new form. Count before reading what it shows: who reads first may
        show less than was counted, and then pass over a write.
        """
        return cls(secrets.token_urlsafe(16), writes)

    def sealed(self, user: Any) -> str:
        """Return the text that a form carries; for anybody else than `user` it means nothing."""
        tables: dict[str, dict[int, int]] = {}
        for (table, number), times in self.writes.items():
            tables.setdefault(table, {})[number] = times
        said = {"once": self.once, "user": user.pk, "writes": tables}
        return signing.dumps(said, salt=_SALT, compress=True)


def read(text: str, user: Any) -> Stamp | None:
    """Return the stamp that a form of this user carried; None for none, or what is not ours."""
    said = _said(text)
    if said is None or said["user"] != user.pk:
        return None
    tables = said["writes"].items()
    writes = {
        (table, int(number)): times for table, rows in tables for number, times in rows.items()
    }
    return Stamp(said["once"], writes)


def owner(text: str) -> int | None:
    """Return the number of the user to whom the form with this stamp was given; None for none."""
    said = _said(text)
    return None if said is None else int(said["user"])


def _said(text: str) -> dict[str, Any] | None:
    try:
        return dict(signing.loads(text, salt=_SALT, max_age=LASTS))
    except signing.BadSignature:
        return None


def row_of(record: Model) -> Row:
    """The row that a record is."""
    return record._meta.db_table, record.pk


def count(rows: Iterable[Row]) -> dict[Row, int]:
    """Return how often each row was written."""
    wanted = list(dict.fromkeys(rows))
    found = _counted(HistoryEntry.objects.filter(of_rows(wanted))) if wanted else ()
    return dict.fromkeys(wanted, 0) | {(table, row): times for table, row, times in found}


def choices_of(record: Model) -> list[tuple[Any, QuerySet[Any]]]:
    """Return each field of a record that links it to many, with the rows that say to which."""
    return [
        (field, field.remote_field.through._base_manager.filter(**{field.m2m_field_name(): record}))
        for field in record._meta.many_to_many
    ]


def count_all(record: Model, rows: Iterable[QuerySet[Any]]) -> dict[Row, int]:
    """Return how often a record was written, and each of the rows, in one query."""
    own = HistoryEntry.objects.filter(table=record._meta.db_table, row=record.pk)
    others = (
        HistoryEntry.objects.filter(
            table=each.model._meta.db_table, row__in=each.order_by().values("pk")
        )
        for each in rows
    )
    found = _counted(own).union(*map(_counted, others), all=True)
    return {row_of(record): 0} | {(table, row): times for table, row, times in found}


def _counted(entries: QuerySet[HistoryEntry]) -> QuerySet[Any]:
    grouped = entries.order_by().values_list("table", "row")
    return grouped.annotate(times=Count("pk"))


def lock(rows: Iterable[Row]) -> None:
    """Let whoever else saves these rows, or adds a row that points to them, wait for us.

    Always in one order, so that two who lock do not wait for each other: what points to others
    before what it points to, as an insert does; then by number. SQLite has one writer at a time.
    """
    if not connection.features.has_select_for_update:
        return
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}s'")
    tables: dict[str, list[int]] = {}
    for table, number in rows:
        tables.setdefault(table, []).append(number)
    known = [(_depth(model), table, model) for table in tables if (model := model_of_table(table))]
    for _deep, table, model in sorted(known, key=lambda entry: (-entry[0], entry[1])):
        chosen = model._base_manager.select_for_update().filter(pk__among=tables[table])
        list(chosen.order_by("pk").values_list("pk"))


@cache
def _depth(model: type[Model]) -> int:
    """How long the longest chain of links is that leads away from the model."""
    links = (each for each in model._meta.concrete_fields if isinstance(each, ForeignKey))
    targets = {link.related_model._meta.concrete_model for link in links} - {model}
    return 1 + max((_depth(target) for target in targets), default=0)
