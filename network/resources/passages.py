"""The sources of a row: the passages where it stands."""

from collections.abc import Collection
from typing import Any

from g32.importing.columns import BETWEEN, Parts, point, split, stands_in
from g32.importing.rows import Row
from g32.reports.columns import Column
from network.models import Citation, Source
from network.passages import Passage, Sources


class PassageParts(Parts):
    """Where the row stands: each passage becomes a citation of the record, if that has none there,
    and of every record that is new with it.
    """

    is_last = True

    def bind(self, resource: Any, column: Column) -> None:
        """Remember which citations were made."""
        super().bind(resource, column)
        self._cited: set[tuple[int, Passage]] = set()

    def speaks_of(self) -> list[tuple[Any, str]]:
        """Of all citations."""
        return [(table, "") for table in Citation.__subclasses__()]

    def prepare(self, entries: Collection[str]) -> None:
        """Fetch the sources, if there is any to be found."""
        if entries:
            rows = self.resource.visible(Source.objects.only("name", "slug", "pages"))
            self._sources = Sources(rows)

    def read_part(self, entry: str) -> Passage:
        """Read the passage."""
        return self._sources.read(entry)

    def put(self, row: Row, value: list[str]) -> None:
        """Cite what is not cited yet; say what stays."""
        was = row.was.get(self.column.name, "")
        added = [entry for entry in value if not stands_in(entry, was)]
        new = [write.record for write in row.writes if write.is_new]
        cited = new if row.is_new else [row.record, *new]
        for entry in added:
            self.take_up(row, entry, cited)
        self.say_what_stays(row, value)
        if added and not row.is_new:
            self.changed(row, BETWEEN.join([*split(was), *added]))

    def take_up(self, row: Row, entry: str, cited: list[Any]) -> None:
        """Cite the records at one passage."""
        passage = self.part(row, entry)
        for record in cited if passage else ():
            relation = getattr(type(record), "citations", None)
            if relation is not None and (id(record), passage) not in self._cited:
                self._cited.add((id(record), passage))
                row.add(_citation(relation.rel.related_model, record, passage))


def _citation(table: type[Citation], record: Any, passage: Passage) -> Citation:
    citation = table(page=passage.page, page_to=passage.page_to, section=passage.section)
    point(citation, table._meta.get_field("record"), record)
    point(citation, table._meta.get_field("source"), passage.source)
    return citation

