"""Random rows: new ones, changes of what is there, and what is nearly there."""

from dataclasses import dataclass
from random import Random
from typing import Any

from .kinds import Kind
from .values import Value
from .world import USERS

#: A cell of a row that says what the report says: the form leaves that as it is.
KEPT = object()
#: What coordinators edit.
COORDINATED = ("administrators", "positions", "attendance")
NO_SUCH = "bestaat-niet"


@dataclass
class Row:
    """One row: who brings it, the record it is about (None: a new one), and what it says.

    `given`: by field or column, the columns of the file and the value there.
    """

    number: str
    kind: Kind
    who: str
    record: Any
    given: dict[str, tuple[tuple[str, ...], Value]]
    id: str = ""

    def table(self):
        """The header and the cells."""
        header, cells = ["id"], [self.id]
        for columns, value in self.given.values():
            header += columns
            cells += value.cells
        return header, cells

    def means(self, names):
        """What the form is told of these, where the row says anything new."""
        return {
            name: value.means
            for name, (_columns, value) in self.given.items()
            if name in names and value.means is not KEPT
        }

    def __str__(self):
        header, cells = self.table()
        told = {name: cell[:60] for name, cell in zip(header, cells, strict=True)}
        return f"{self.number} by {self.who}: {told}"


def row(kind, seed, number):
    """The row with this number: always the same."""
    dice = Random(f"{seed} {kind.name} {number}")  # noqa: S311 (it is no secret)
    often = [chances[kind.name not in COORDINATED] for chances in USERS.values()]
    (who,) = dice.choices([*USERS], often)
    make = dice.choices([_new, _change, _double], [45, 40, 15])[0]
    made = make(dice, kind, who)
    made.number = f"{kind.name} {number} (seed {seed})"
    return made


def whole(kind, who, seed, number):
    """A new row in which every column of the kind stands: always the same."""
    dice = Random(f"{seed} whole {kind.name} {number}")  # noqa: S311 (it is no secret)
    made = _new(dice, kind, who, leaves_out=0)
    made.number = f"{kind.name} {number} (seed {seed})"
    return made


def _new(dice, kind, who, leaves_out=0.25):
    given = {name: spec.good(dice) for name, (_columns, spec) in kind.specs.items()}
    kind.settle(dice, given)
    left_out = {n for n in given if n not in kind.required and dice.random() < leaves_out}
    if dice.random() < 0.45:
        given |= _wild(dice, kind, [name for name in given if name not in left_out])
    given = {name: value for name, value in given.items() if name not in left_out}
    return Row("", kind, who, None, _placed(kind, given))


def _change(dice, kind, who):
    """A row of what was exported, or some columns of it, with something else in one or two."""
    record = dice.choice(kind.records)
    names = [*kind.specs]
    changed = dice.sample(names, min(len(names), dice.choice([1, 1, 2])))
    given = {}
    if dice.random() < 0.5:
        given = _as_told(kind, record, KEPT)
    for name in changed:
        good = dice.random() < 0.65
        spec = kind.specs[name][1]
        given[name] = (
            _nobody_new(dice, spec, who, good) if name == "person" else _one(dice, spec, good)
        )
    slug = NO_SUCH if dice.random() < 0.03 else record.slug
    found = None if slug == NO_SUCH else record
    return Row("", kind, who, found, _placed(kind, given), slug)


def _one(dice, spec, good):
    return spec.good(dice) if good else spec.wild(dice)


def _nobody_new(dice, spec, who, good):
    """A coordinator names nobody new in the place of somebody else: a form adds people of the own
    city only together with an office or a seat there, and an import does both at once.
    """
    value = _one(dice, spec, good)
    while who.startswith("coordinator") and isinstance(value.means, dict):
        value = _one(dice, spec, good)
    return value


def _double(dice, kind, who):
    """A new row with what another record says, or nearly."""
    record = dice.choice(kind.records)
    given = _as_told(kind, record, None)
    if dice.random() < 0.7:
        given |= _wild(dice, kind, [*given], good=0.7)
    return Row("", kind, who, None, _placed(kind, given))


def _wild(dice, kind, names, good=0.0):
    changed = dice.sample(names, min(len(names), dice.choice([1, 1, 2])))
    return {name: _one(dice, kind.specs[name][1], dice.random() < good) for name in changed}


def _as_told(kind, record, means):
    """What the report tells of a record. `means`: what the form is told of it; None: what stands
    in the field, for a form of a new record.
    """
    was = kind.was[record.slug]
    given = {}
    for name, (columns, _spec) in (kind.specs if means else kind.own).items():
        if all(column in was for column in columns):
            cells = tuple(was[column] for column in columns)
            given[name] = Value(cells, means or _stored(record, name))
    return given


def _stored(record, name):
    value = getattr(record, record._meta.get_field(name).attname)
    return "" if value is None else value


def _placed(kind, given):
    return {name: (kind.specs[name][0], given[name]) for name in kind.specs if name in given}
