"""Joins made here rather than in the database: from a key in a row to finished cells.

A table of a million rows speaks of some thousands of people, meetings, bodies. What a cell says of
one of those is finished once, quotes and all; a row is then a joining of finished cells.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Model, QuerySet

from .columns import Column, Related, Text
from .finish import Finish
from .kinds import Telling, linked, telling
from .rows import by_key, stream
from .when import When

#: So many rows are fetched at once.
AT_ONCE = 5000
_AS_IT_IS = Finish(labels=False)
#: After every sort key.
LAST = "\U0010ffff"


class Join:
    """Some columns whose cells follow from the value of one field, `key`, of the row."""

    #: So many cells are remembered; then it begins anew. Of the row itself none comes back.
    remembered = 0

    def __init__(self, key: str, columns: Sequence[Column]) -> None:
        self.key = key
        self.columns = columns
        self.cells: list[dict[Any, Any]] = [{} for _column in columns]

    def fetch(self, keys: Collection[Any]) -> Iterable[tuple[Any, Sequence[Any]]]:
        """Go through the keys, each with the value for every column."""
        raise NotImplementedError

    def look_up(self, keys: Iterable[Any], finish: Finish) -> None:
        """Finish the cells of these keys, as far as they are not at hand."""
        asked = set(keys)
        missing = asked.difference(self.cells[0])
        if (len(self.cells[0]) + len(missing)) * len(self.cells) > self.remembered:
            for cells in self.cells:
                cells.clear()
            missing = asked
        if not missing:
            return
        self.add(missing, finish)

    def add(self, keys: Collection[Any], finish: Finish) -> None:
        """Finish the cells of these keys."""
        columns = list(zip(self.cells, map(finish.of, self.columns), strict=True))
        for key, values in self.fetch(keys):
            for (cells, made), value in zip(columns, values, strict=True):
                cells[key] = made(value)


class Own(Join):
    """A field of the row itself."""

    remembered = 10_000

    def fetch(self, keys: Collection[Any]) -> Iterator[tuple[Any, Sequence[Any]]]:
        """The key is the value."""
        return ((key, (key,)) for key in keys)


class Linked(Join):
    """What the row points to: some fields of it, or its words."""

    remembered = 20_000

    def __init__(self, key: str, columns: Mapping[Column, Telling], target: type[Model]) -> None:
        super().__init__(key, list(columns))
        every: list[str] = []
        self._tell = []
        for fields, tell in columns.values():
            self._tell.append((slice(len(every), len(every) + len(fields)), tell))
            every += fields
        self._asked = by_key(target, tuple(every))

    def add(self, keys: Collection[Any], finish: Finish) -> None:
        """Fetch what is asked of them; where nothing is pointed to, nothing."""
        columns = list(zip(self.cells, map(finish.of, self.columns), self._tell, strict=True))
        if None in keys:
            for cells, made, _tell in columns:
                cells[None] = made(None)
        for some in self._asked.stream((key for key in keys if key), AT_ONCE):
            found, *fields = zip(*some, strict=True)
            for cells, made, (part, tell) in columns:
                cells.update(zip(found, map(made, map(tell, *fields[part])), strict=True))


class Followed(Join):
    """What the row points to, where only the record itself can tell it."""

    remembered = 20_000

    def __init__(self, key: str, columns: Sequence[Column], target: type[Model]) -> None:
        super().__init__(key, columns)
        self._records = target._base_manager.select_related(*linked(target)).order_by()

    def fetch(self, keys: Collection[Any]) -> Iterator[tuple[Any, Sequence[Any]]]:
        """Fetch the records with what their words name; where nothing is pointed to, nothing."""
        if None in keys:
            yield None, [None] * len(self.columns)
        for record in self._records.filter(pk__among=[key for key in keys if key]):
            yield record.pk, [column.follow(record, 1) for column in self.columns]


class Order(Join):
    """Where what the row points to stands among its kind; nothing comes last."""

    remembered = 20_000

    def __init__(self, key: str, target: type[Model]) -> None:
        super().__init__(key, [Text("sort_key", "")])
        self._target = target

    def fetch(self, keys: Collection[Any]) -> Iterator[tuple[Any, Sequence[Any]]]:
        """Fetch the sort keys."""
        yield None, [LAST]
        chosen = self._target._base_manager.filter(pk__among=[key for key in keys if key])
        for pk, key in chosen.values_list("pk", "sort_key"):
            yield pk, [key]

    def of(self, keys: Iterable[Any]) -> Mapping[Any, str]:
        """Return the place of these."""
        self.look_up(keys, _AS_IT_IS)
        return self.cells[0]


class Many(Join):
    """The rows that point to this one, several to a cell."""

    columns: Sequence[Related]

    def __init__(self, columns: Sequence[Related], model: type[Model], when: When) -> None:
        super().__init__("pk", columns)
        self._gather = [_gatherer(column, model, when) for column in columns]

    def add(self, keys: Collection[Any], finish: Finish) -> None:
        """Fetch for each column the rows of all keys together."""
        for cells, column, gather in zip(self.cells, self.columns, self._gather, strict=True):
            made = finish.of(column)
            cells.update(dict.fromkeys(keys, made(())))
            cells.update((key, made(told)) for key, told in gather(keys).items())


class Told(Join):
    """What only the records themselves can tell, with all that belongs to them."""

    def __init__(
        self, columns: Sequence[Column], records: QuerySet[Any], tell: Callable[[Column], Any]
    ) -> None:
        super().__init__("pk", columns)
        self._records = records
        self._tell = [tell(column) for column in columns]

    def fetch(self, keys: Collection[Any]) -> Iterator[tuple[Any, Sequence[Any]]]:
        """Fetch the records."""
        for record in self._records.filter(pk__among=keys):
            yield record.pk, [tell(record) for tell in self._tell]


def _gatherer(
    column: Related, model: type[Model], when: When
) -> Callable[[Collection[Any]], dict[Any, list[Any]]]:
    """Return what fetches the texts of a column for some keys. Raises `TypeError` where that takes
    the records themselves.
    """
    relation: Any = model._meta.get_field(column.path[0])
    rows = relation.related_model._base_manager.filter(column.where(when))
    if order := column.order():
        rows = rows.order_by(*order)
    owner = relation.field
    told = column.told or telling(rows.model, column.path[1:])
    if told is None:
        raise TypeError(f"Who is {column.name} of {model.__name__} cannot be told by its fields.")
    fields, tell = told

    def gather(keys: Collection[Any]) -> dict[Any, list[Any]]:
        found = defaultdict(list)
        chosen = rows.filter(**{f"{owner.name}__pk__among": keys})
        for some in stream(chosen, (owner.attname, *fields), AT_ONCE):
            for owned_by, *values in some:
                found[owned_by].append(tell(*values))
        return dict(found)

    return gather
