"""A row of a file, on its way into the register."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from import_export.results import RowResult

from .files import Cell

#: What becomes of a row, in the words of django-import-export.
NEW = RowResult.IMPORT_TYPE_NEW
CHANGED = RowResult.IMPORT_TYPE_UPDATE
SAME = RowResult.IMPORT_TYPE_SKIP
REFUSED = RowResult.IMPORT_TYPE_INVALID

_NOTHING: Mapping[str, Any] = MappingProxyType({})

#: A record that may be meant: its id, and who or what it is.
Candidate = tuple[str, str]


class UnclearNameError(ValidationError):
    """A `name` that fits no record, or several; `candidates` may be meant, if it can be chosen."""

    def __init__(
        self, message: str, candidates: Iterable[Candidate] = (), *, name: str = ""
    ) -> None:
        super().__init__(message, code="invalid")
        self.name = name
        self.candidates = tuple(candidates)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a row: in which column ("": in none alone), what stands there, and what to
    do. `candidates`: what may be meant by `name`, of which one can be chosen.
    """

    column: str
    value: str
    message: str
    candidates: tuple[Candidate, ...] = ()
    name: str = ""


@dataclass(slots=True)
class Write:
    """A record to be written: a new one, or one of which these fields change."""

    record: Any
    row: "Row"
    is_new: bool
    fields: frozenset[str] = frozenset()

    @property
    def ends(self) -> bool:
        """Whether a record that is there gets another end: what ends makes room for others."""
        return "end" in self.fields


class Row:
    """A row of the file: the line it stands on, its cells, and what becomes of them.

    `record`: the record it is about, as it is to be. `was`: what the report tells of that now, by
    column; of a new one nothing. `writes`: what is to be written for it, in the order in which one
    rests on the other. `changes`: by column, what it says now and what it is to say. `notes`: by
    column, what is to be known of a cell that is not taken over.
    """

    __slots__ = (
        "cells",
        "changes",
        "kind",
        "line",
        "notes",
        "problems",
        "record",
        "was",
        "writes",
    )

    def __init__(self, line: int, cells: list[Cell]) -> None:
        self.line = line
        self.cells = cells
        self.kind = NEW
        self.record: Any = None
        # Shared by all rows until something is to be said: most say nothing.
        self.was: Mapping[str, Any] = _NOTHING
        self.changes: Mapping[str, tuple[str, str]] = _NOTHING
        self.notes: tuple[tuple[str, str], ...] = ()
        self.problems: tuple[Problem, ...] = ()
        self.writes: tuple[Write, ...] = ()

    @property
    def import_type(self) -> str:
        """What becomes of it, as django-import-export counts it."""
        return REFUSED if self.problems else self.kind

    @property
    def is_new(self) -> bool:
        """Whether it is to be a new record."""
        return self.kind == NEW

    def add(self, record: Model) -> None:
        """Have a new record written."""
        self.writes += (Write(record, self, is_new=True),)

    def change(self, record: Model, field: str) -> None:
        """Have a field of a record written, as it now is there."""
        for write in self.writes:
            if write.record is record:
                write.fields |= {field}
                return
        self.writes += (Write(record, self, False, frozenset([field])),)

    def note(self, column: str, text: str) -> None:
        """Note what is to be known of a cell."""
        self.notes += ((column, text),)

    def says(self, column: str, value: str) -> None:
        """Note what a column says now and what it is to say."""
        self.changes = {**self.changes, column: (str(self.was.get(column, "")), value)}

    def refuse(self, column: str, value: str, error: ValidationError) -> None:
        """Note what is wrong, once."""
        candidates, name = getattr(error, "candidates", ()), getattr(error, "name", "")
        for message in error.messages:
            problem = Problem(column, value, message, candidates, name)
            if problem not in self.problems:
                self.problems += (problem,)


def gathered(rows: Iterable[Row]) -> dict[Any, list[Write]]:
    """Return what is to be written for the rows that are not refused, by kind of record; what
    several of them want written, once.
    """
    found: dict[Any, dict[int, Write]] = defaultdict(dict)
    for row in rows:
        if not row.problems:
            for write in row.writes:
                found[type(write.record)].setdefault(id(write.record), write)
    return {model: [*writes.values()] for model, writes in found.items()}
