"""What happenings can be looked up by, beside the day and who did it: by city.

An app says which rows lead to a record of its own, by which link; a higher app says so of its rows.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from .entries import hanging, numbers_of, of_row


@dataclass
class Trail:
    """All that led to a record of the kind: its own row, and the rows that hang on it.

    `links`: the model and the name of the link by which its rows hang on the record; `parts`: of
    those rows in turn.
    """

    name: str
    model: type[Model]
    label: str | Promise
    links: list[tuple[Any, str]] = field(default_factory=list)

    def along(self, *links: tuple[Any, str]) -> None:
        """Add rows that hang on the record by a link."""
        self.links.extend(links)

    def parts(self, number: int) -> Iterator[QuerySet[Any]]:
        """Return the entries of a record's trail, in parts."""
        yield of_row(self.model, number)
        for model, name in self.links:
            link = model._meta.get_field(name)
            yield from hanging(link, [number])
            own = list(_parts(model))
            rows = numbers_of(link, [number]) if own else set()
            if rows:
                for part in own:
                    yield from hanging(part, rows)


def _parts(model: Any) -> Iterable[Any]:
    """The links of rows that are a part of a row of the model: its names, its citations."""
    for relation in model._meta.related_objects:
        if relation.on_delete is not None and relation.on_delete.__name__ == "CASCADE":
            yield relation.field


_TRAILS: dict[str, Trail] = {}


def trail(name: str, model: type[Model], label: str | Promise) -> Trail:
    """Make happenings known by a kind of record; `name` is what an address calls it."""
    _TRAILS[name] = Trail(name, model, label)
    return _TRAILS[name]


def trails() -> dict[str, Trail]:
    """Return all of them, by name."""
    return _TRAILS
