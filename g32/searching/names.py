"""The names of records, as the database reads them out: those in use, and all others.

The database only leaves out names that cannot answer; how well the rest does is told in Python,
once for both engines. Each table gives its names as one text, which is several times faster than a
row for each.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat

from g32.rights import Act, allowed

from .kinds import Searched


class Name(NamedTuple):
    """A name of a record: its kind, its number, and the name's search key.

    `other`: the name as it is written, if it is not the one in use. `day`: the day by which the
    newest comes first, "" where there is none.
    """

    kind: Searched
    number: int
    key: str
    other: str
    day: str


@dataclass(frozen=True)
class Table:
    """Where names of a kind stand: the rows that the user may look at, what numbers the record
    there, and where another name is written (the name in use: "").
    """

    kind: Searched
    rows: QuerySet[Any]
    number: str = "pk"
    other: str = ""

    def lines(self) -> QuerySet[Any]:
        """The rows, each told in one line."""
        more = self.other or self.kind.newest
        last = Cast(F(more), TextField()) if more else Value("")
        number, key, tab = (Cast(F(self.number), TextField()), Cast(F("fold"), TextField()), "\t")
        line = Concat(number, Value(tab), key, Value(tab), last, output_field=TextField())
        return self.rows.annotate(line=line).values_list("line")

    def name(self, line: str) -> Name:
        """The name that the line tells."""
        number, key, more = line.split("\t", 2)
        other, day = (more, "") if self.other else ("", more)
        return Name(self.kind, int(number), key, other, day)


def tables(kinds: Iterable[Searched], user: Any) -> list[Table]:
    """Return where the names stand of what the user may look at."""
    found = []
    for kind in kinds:
        model: Any = kind.model
        found.append(Table(kind, allowed(user, Act.VIEW, model._base_manager.order_by())))
        if hasattr(model, "names"):
            others = model.names.rel.related_model._base_manager.order_by()
            found.append(Table(kind, others, "owner_id", "text"))
    return found


def names(asked: Sequence[Table]) -> Iterator[Name]:
    """Go through the names in these tables, in no order."""
    for place, text in _read([table.lines() for table in asked]):
        yield from map(asked[place].name, text.split("\n"))


def keys(asked: Sequence[Table]) -> list[tuple[Table, str]]:
    """Return of each table that holds any the search keys of its names, one a line."""
    rows = [table.rows.annotate(line=F("fold")).values_list("line") for table in asked]
    return [(asked[place], text) for place, text in _read(rows)]


def _read(lines: list[QuerySet[Any]]) -> list[tuple[int, str]]:
    """The lines of each table, by its place, in one text, all by one query; of tables without any
    nothing.
    """
    gather = {"sqlite": "group_concat(line, char(10))", "postgresql": "string_agg(line, chr(10))"}
    parts: list[str] = []
    params: list[Any] = []
    for place, rows in enumerate(lines):
        try:
            sql, given = rows.query.sql_with_params()
        except EmptyResultSet:  # Django sees that there are none
            continue
        parts.append(f"SELECT {place}, {gather[connection.vendor]} FROM ({sql}) AS named")
        params += given
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), params)
        return [(place, text) for place, text in cursor.fetchall() if text]
