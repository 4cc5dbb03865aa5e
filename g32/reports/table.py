"""A report whose rows are those of one table, however many."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, ClassVar

from django.db.models import Model, Q, QuerySet, Value
from django.db.models.sql import Query

from .base import Batch, Report
from .columns import Column, Id, Related, YesNo
from .finish import Finish
from .joins import Followed, Join, Linked, Many, Own, Told
from .kinds import telling
from .narrowing import condition
from .places import Beyond, Following, Place, Wanted, placed
from .rows import stream
from .when import When

#: So many rows are joined at once.
BATCH = 2000


class Table(Report):
    """A report with one row for each record of `model`, joined as `joins` says.

    A subclass gives `queryset()`, and a method for each column that is found neither on the record
    nor through its links; such a method gets one of the records of `told()`. `chosen`: these
    records in their order, instead of those of the time.
    """

    model: ClassVar[type[Model]]
    #: Columns that the report does not have, and the list of its records does.
    beside: ClassVar[tuple[Column, ...]] = ()
    #: What is asked along beside the fields of the records, unless their queryset has it already.
    added: ClassVar[Mapping[str, Any]] = {"certainty": Value("")}

    def __init__(self, when: When, chosen: QuerySet[Any] | None = None) -> None:
        super().__init__(when)
        self.chosen = chosen
        if chosen is not None:
            self.columns = (*self.columns, *self.beside)

    def given(self) -> tuple[Any, ...]:
        """Return the time, and which records were chosen."""
        return (self.when, None if self.chosen is None else _Unfetched(self.chosen))

    def queryset(self) -> QuerySet[Any]:
        """Return the records in their order."""
        raise NotImplementedError

    def asked(self) -> QuerySet[Any]:
        """Return the chosen records; where none were chosen, those of the time."""
        return self.queryset() if self.chosen is None else self.chosen

    def ordered(self) -> QuerySet[Any]:
        """Return these in the order in which the report tells them."""
        return self.asked()

    def following(self, wanted: Wanted) -> Following:
        """Return rows from a place on. As many queries whatever the place and the number."""
        rows, exact = self._narrowed(wanted.only)
        rows, parts = placed(rows)
        if wanted.after:
            rows = rows.filter(Beyond(parts, wanted.after))
        most = wanted.number if exact else wanted.looked_at
        names = [part.name for part in parts]
        return Following(most, self._placed(rows[:most], names, wanted.finish))

    def _placed(
        self, rows: QuerySet[Any], names: list[str], finish: Finish
    ) -> Iterator[tuple[Place, Any]]:
        joining = Joining(self, finish, keys=names)
        for keys, batch in joining.batches(rows):
            places = zip(*(keys[name] for name in names), strict=True)
            yield from zip(places, batch.rows, strict=True)

    def _narrowed(self, only: Mapping[str, Collection[str]]) -> tuple[QuerySet[Any], bool]:
        """The records in their order, less those of which the database can tell that they do not
        have these texts in these columns; and whether it could tell that of all.
        """
        rows, exact = self.with_added(self.ordered()), True
        for column in self.columns:
            if texts := only.get(column.name):
                met = self.condition(column, texts)
                rows, exact = rows.filter(met or Q()), exact and met is not None
        return rows, exact

    def with_added(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Let the records tell what is asked along, as far as it is shown."""
        shown = {column.name for column in self.columns}
        missing = (self.added.keys() & shown) - rows.query.annotations.keys()
        return rows.annotate(**{name: self.added[name] for name in missing}) if missing else rows

    def condition(self, column: Column, texts: Collection[str]) -> Q | None:
        """The condition that a column has one of these texts; None: the database cannot tell."""
        if column.name in self.added:
            yes_or_no = isinstance(column, YesNo)
            return Q(**{f"{column.name}__in": [t == "yes" for t in texts] if yes_or_no else texts})
        return None if self.tells(column) else condition(self.model, column, texts, self.when)

    def count(self) -> int:
        """Return how many rows there are."""
        return self.asked().order_by().count()

    def told(self) -> QuerySet[Any]:
        """Return the records with all that the report's methods look at."""
        return self.model._base_manager.all()

    def batches(self, finish: Finish) -> Iterator[Batch]:
        """Go through the rows, some at a time, their cells finished."""
        for _keys, batch in Joining(self, finish).batches(self.asked()):
            yield batch

    def tells(self, column: Column) -> bool:
        """Whether a method of the report gives the values of a column."""
        return callable(getattr(self, column.name, None))

    def joins(self, columns: Sequence[Column]) -> list[Join]:
        """Return where the cells of these columns come from."""
        told = [c for c in columns if c.name not in self.added and self.tells(c)]
        related = [column for column in columns if isinstance(column, Related)]
        rest = [column for column in columns if column not in told and column not in related]
        found: list[Join] = [Told(told, self.told(), self.teller)] if told else []
        if related:
            found.append(Many(related, self.model, self.when))
        links: dict[Any, list[Column]] = {}
        for column in rest:
            name = column.path[0]
            if name in self.added or not (field := self.model._meta.get_field(name)).is_relation:
                found.append(Own(name, [column]))
            else:
                links.setdefault(field, []).append(column)
        for field, own in links.items():
            found += _linked(field, own)
        return found


class _Unfetched:
    """Stands for records that are handed to another process, which is to fetch them itself."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        self._rows = rows

    def __reduce__(self) -> Any:
        return _asked_by, (self._rows.query,)


def _asked_by(query: Query) -> QuerySet[Any]:
    rows: QuerySet[Any] = query.model._base_manager.all()  # type: ignore[union-attr]
    rows.query = query
    return rows


def _linked(field: Any, columns: Sequence[Column]) -> Iterator[Join]:
    """Go through what gives the columns that the link `field` leads to."""
    told = {
        column: column.told or telling(field.related_model, column.path[1:]) for column in columns
    }
    by_fields = {column: how for column, how in told.items() if how}
    if by_fields:
        yield Linked(field.attname, by_fields, field.related_model)
    if rest := [column for column in columns if column not in by_fields]:
        yield Followed(field.attname, rest, field.related_model)


_LISTED: dict[type[Model], type[Table]] = {}


def lists(table: type[Table]) -> type[Table]:
    """Let the list of the table's model be exported as this table; a class decorator."""
    if table.model in _LISTED:
        raise ValueError(f"There are two tables for the list of {table.model.__name__}.")
    _LISTED[table.model] = table
    return table


def table_of(model: type[Model]) -> type[Table]:
    """Return the table that the list of a model, or of a proxy of it, is exported as."""
    return _LISTED[model._meta.concrete_model or model]


class Joining:
    """Joins the rows of a table; what was finished for some records serves the next.

    `keys`: fields that are asked first, whether or not a column needs them; `passing`: the one of
    which no value comes back in a later batch, so that none is remembered.
    """

    def __init__(
        self, table: Table, finish: Finish, *, keys: Iterable[str] = (), passing: str = ""
    ) -> None:
        ids = [column for column in table.columns if isinstance(column, Id)]
        self._finish = finish
        self._with_added = table.with_added
        self._joins = table.joins([each for each in table.columns if each not in ids])
        for join in self._joins:
            if join.key == passing:
                join.remembered = 0
        keyed = [join.key for join in self._joins]
        self._fields = list(dict.fromkeys([*keys, *keyed, *(each.path[0] for each in ids)]))
        cells: dict[Column, tuple[str, Callable[[Any], Any] | None]] = {
            column: (join.key, known.__getitem__)
            for join in self._joins
            for column, known in zip(join.columns, join.cells, strict=True)
        }
        cells |= {column: (column.path[0], finish.plain(column)) for column in ids}
        self._cells = [cells[column] for column in table.columns]

    def batches(
        self, records: QuerySet[Any], arrange: Callable[[list[Any]], list[Any]] | None = None
    ) -> Iterator[tuple[dict[str, tuple[Any, ...]], Batch]]:
        """Go through the rows, some at a time; with them the values that each was joined by.

        `arrange`: puts all of them in order, at once. It gets tuples that begin with `keys`.
        """
        read = stream(self._with_added(records), self._fields, BATCH)
        for some in read if arrange is None else [arrange(list(chain.from_iterable(read)))]:
            if some:
                yield self._joined(some)

    def _joined(self, some: list[Any]) -> tuple[dict[str, tuple[Any, ...]], Batch]:
        keys = dict(zip(self._fields, zip(*some, strict=True), strict=True))
        for join in self._joins:
            join.look_up(keys[join.key], self._finish)
        cells = [keys[key] if cell is None else map(cell, keys[key]) for key, cell in self._cells]
        return keys, Batch(len(some), zip(*cells, strict=True))
