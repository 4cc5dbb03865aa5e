"""Columns that hold several values: rows that hang on the record."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CharField, Model
from django.utils.translation import gettext as _

from g32.importing.rows import Row
from g32.reports.columns import Column

from .base import ReportField
from .links import Naming, kind_of, point

#: What several values in one cell are joined by.
BETWEEN = "; "


class Parts(ReportField):
    """Several rows that hang on the record, in one cell. What is missing there stays, and the row
    says so; what is more is added.
    """

    is_own = False
    #: The relation to the rows.
    relation: Any

    def speaks_of(self) -> list[tuple[Any, str]]:
        """Of its rows."""
        return [(self.relation.related_model, "")]

    def explain(self) -> str:
        """Say how several are written."""
        return _("Several are divided by “;”. An import adds, and takes nothing away.")

    def learn(self, cells: Collection[Any]) -> None:
        """Take the cells apart, and work out what each part means."""
        super().learn(cells)
        entries = {entry for cell in cells if isinstance(cell, str) for entry in split(cell)}
        self.parts: dict[str, Any] = {}
        self.prepare(entries)
        for entry in entries:
            try:
                self.parts[entry] = self.read_part(entry)
            except ValidationError as refusal:
                self.parts[entry] = refusal

    def read(self, cell: str) -> list[str]:
        """Return the parts."""
        return split(cell)

    def prepare(self, entries: Collection[str]) -> None:
        """Fetch what is needed to read the parts."""

    def read_part(self, entry: str) -> Any:
        """Return what a part means. Raises `ValidationError`."""
        raise NotImplementedError

    def put(self, row: Row, value: list[str]) -> None:
        """Add what is not there yet; say what stays."""
        was = row.was.get(self.column.name, "")
        found = {entry: part for entry in value if (part := self.part(row, entry)) is not None}
        told = [entry if stands_in(entry, was) else self.told(found[entry]) for entry in found]
        added = [words for words in told if not stands_in(words, was)]
        for words, part in zip(told, found.values(), strict=True):
            if words in added:
                self.make(row, part)
        kept = [words for words in split(was) if not stands_in(words, BETWEEN.join(told))]
        if kept:
            sentence = _("Stays: %s. An import adds, and takes nothing away.")
            row.note(self.column.name, sentence % BETWEEN.join(kept))
        if added and not row.is_new:
            row.says(self.column.name, BETWEEN.join([*split(was), *added]))

    def part(self, row: Row, entry: str) -> Any:
        """Return what a part means; None where the row is refused for it."""
        part = self.parts[entry]
        if isinstance(part, ValidationError):
            row.refuse(self.column.name, entry, part)
            return None
        return part

    def told(self, part: Any) -> str:
        """Return how the report tells the part."""
        return str(part)

    def make(self, row: Row, part: Any) -> None:
        """Have the new row for a part written."""
        raise NotImplementedError


def split(cell: str) -> list[str]:
    """Return the values in a cell, each once."""
    return list(dict.fromkeys(part.strip() for part in cell.split(";") if part.strip()))


def stands_in(entry: str, cell: str) -> bool:
    """Whether an entry is one, or some together, of those in a cell: a text may hold what divides
    them.
    """
    return f"{BETWEEN}{entry}{BETWEEN}" in f"{BETWEEN}{cell}{BETWEEN}"


class LinkParts(Parts, Naming):
    """Rows between the record and others, by the names of those ("bodies.body")."""

    def bind(self, resource: Any, column: Column) -> None:
        """Know the rows, and what they point to."""
        super().bind(resource, column)
        relation, link = str(self.attribute).split(".")
        self.relation = resource._meta.model._meta.get_field(relation)
        self.link: Any = self.relation.related_model._meta.get_field(link)

    def explain(self) -> str:
        """Say what is named."""
        sentence = _("Names or ids of records of the kind “%(kind)s”.")
        return f"{sentence % {'kind': kind_of(self.link.related_model)}} {super().explain()}"

    def prepare(self, entries: Collection[str]) -> None:
        """Look all names up together."""
        self.finder = self.find(self.link.related_model)
        self.finder.look_up(entries)

    def read_part(self, entry: str) -> Any:
        """Find the record."""
        return self.finder.find(entry)

    def make(self, row: Row, part: Any) -> None:
        """Add the row between the two."""
        record = self.relation.related_model()
        point(record, self.relation.field, row.record)
        point(record, self.link, part)
        row.add(record)


class TextParts(Parts):
    """Rows of which a text is all that is said ("names.text"); `given`: their other fields."""

    def __init__(self, attribute: str, **given: Any) -> None:
        super().__init__(attribute)
        self.given = given

    def bind(self, resource: Any, column: Column) -> None:
        """Know the rows, and the field with the text."""
        super().bind(resource, column)
        relation, name = str(self.attribute).split(".")
        self.relation = resource._meta.model._meta.get_field(relation)
        self.text: CharField = self.relation.related_model._meta.get_field(name)

    def read_part(self, entry: str) -> str:
        """Read it as a form does."""
        value: str = self.text.clean(self.text.formfield().clean(entry), None)  # type: ignore[union-attr]
        return value

    def make(self, row: Row, part: str) -> None:
        """Add the row."""
        record: Model = self.relation.related_model(**self.given, **{self.text.name: part})
        point(record, self.relation.field, row.record)
        row.add(record)
