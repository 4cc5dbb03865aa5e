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
from django.db.models import F, QuerySet, Value

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

    @property
    def more(self) -> str:
        """What is told of a name beside its number and its key, if anything."""
        return self.other or self.kind.newest

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
    for table, text in _read(asked, _LINE):
        yield from map(table.name, text.split("\n"))


#: A table that holds names, with the search keys of all, one a line.
Keys = tuple[Table, str]


def keys(asked: Sequence[Table]) -> list[Keys]:
    """Return of each table that holds any the search keys of its names."""
    return _read(asked, "key")


#: A name in one line: number, key, and what else is told.
_LINE = "number || {tab} || key || {tab} || coalesce(CAST(more AS text), '')"
_SQL = {
    "sqlite": ("group_concat({line}, char(10))", "char(9)"),
    "postgresql": ("string_agg({line}, chr(10))", "chr(9)"),
}


def _read(asked: Sequence[Table], line: str) -> list[tuple[Table, str]]:
    """The lines of each table in one text, all by one query; of tables without any nothing."""
    gather, tab = _SQL[connection.vendor]
    told = gather.format(line=line.format(tab=tab))
    parts: list[str] = []
    params: list[Any] = []
    for place, table in enumerate(asked):
        more = F(table.more) if table.more else Value("")
        columns = table.rows.values(number=F(table.number), key=F("fold"), more=more)
        try:
            sql, given = columns.query.sql_with_params()
        except EmptyResultSet:  # Django sees that there are none
            continue
        parts.append(f"SELECT {place}, {told} FROM ({sql}) AS named")
        params += given
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), params)
        return [(asked[place], text) for place, text in cursor.fetchall() if text]
