"""What one kind of record must know of another: the world that grows while it is written."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from g32.text import fold, sort_name

from .ids import Ids, joined
from .size import Size
from .writing import Row

SEED = 32


@dataclass(frozen=True)
class Group:
    """A body: its row, id, kind, and the people it draws on."""

    pk: int
    slug: str
    name: str
    kind: str
    people: list[int]


@dataclass(frozen=True)
class Place:
    """A seat: its row, id, body, and whether somebody is appointed to it."""

    pk: int
    slug: str
    group: Group
    role: str
    derived: bool


@dataclass
class World:
    """Ids by the number of the row (that of row 1 stands first), of what others point to.

    `lives_in`: the city of each person, by number.
    """

    size: Size
    rng: Random = field(default_factory=lambda: Random(SEED))  # noqa: S311
    slugs: dict[type, list[str]] = field(default_factory=dict)
    lives_in: list[int] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    _ids: dict[type, Ids] = field(default_factory=dict)

    def slug(self, model: type, *parts: object) -> str:
        """A new id for a record of the model."""
        return self._kept(model, self._ids.setdefault(model, Ids()).of(*parts))

    def joined(self, model: type, *slugs: str) -> str:
        """The same from other ids, which is quicker."""
        return self._kept(model, self._ids.setdefault(model, Ids()).once(joined(*slugs)))

    def _kept(self, model: type, slug: str) -> str:
        self.slugs.setdefault(model, []).append(slug)
        return slug

    def named(self, model: type, name: str, **more: Any) -> Row:
        """The row of a record with one name."""
        keys = {"name": name, "fold": fold(name), "sort_key": sort_name(name)}
        return {"slug": self.slug(model, name), **keys, **more}

    def chance(self, share: float) -> bool:
        """True in such a share of all cases."""
        return self.rng.random() < share

    def one_of(self, model: type) -> int:
        """The row of some record of the model."""
        return 1 + int(self.rng.random() * len(self.slugs[model]))

    def some(self, rows: list[Any], number: int) -> list[Any]:
        """So many different ones, or all there are."""
        return self.rng.sample(rows, min(number, len(rows)))
