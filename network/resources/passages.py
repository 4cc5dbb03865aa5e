"""The sources of a row: the passages where it stands."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from g32.importing.columns import Parts, point
from g32.importing.rows import Row
from g32.reports.columns import Column
from network.models import Citation, Source
from network.passages import Passage, Sources
from network.reports.citing import mark


class PassageParts(Parts):
    """Where the row stands: each passage becomes a citation of the record, if that has none there,
    and of every record that is new with it.
    """

    is_last = True

    def bind(self, resource: Any, column: Column) -> None:
        """Remember which citations were made."""
        super().bind(resource, column)
        self._cited: set[tuple[int, Passage]] = set()

    def explain(self) -> str:
        """Say how a passage is written."""
        sentence = _("Where it stands: “Jaarverslag 2014 p. 14”, or “Jaarverslag 2014 p. 14-15”.")
        return f"{sentence} {super().explain()}"

    def speaks_of(self) -> list[tuple[Any, str]]:
        """Of all citations."""
        return [(table, "") for table in Citation.__subclasses__()]

    def prepare(self, entries: Collection[str]) -> None:
        """Fetch the sources, if there is any to be found."""
        if entries:
            fields = ("name", "slug", "sort_key", "pages", "as_of")
            rows = self.resource.visible(Source.objects.only(*fields))
            self._sources = Sources(rows)

    def read_part(self, entry: str) -> Passage:
        """Read the passage."""
        return self._sources.read(entry)

    def told(self, part: Passage) -> str:
        """Return the place as reports tell it, without the section."""
        return str(mark(part.source, part.page, part.page_to))

    def make(self, row: Row, part: Passage) -> None:
        """Cite what is new at the passage; of a row that is there also its record."""
        new = [write.record for write in row.writes if write.is_new]
        for record in new if row.is_new else [row.record, *new]:
            relation = getattr(type(record), "citations", None)
            if relation is not None and (id(record), part) not in self._cited:
                self._cited.add((id(record), part))
                row.add(_citation(relation.rel.related_model, record, part))


def _citation(table: type[Citation], record: Any, passage: Passage) -> Citation:
    citation = table(page=passage.page, page_to=passage.page_to, section=passage.section)
    point(citation, table._meta.get_field("record"), record)
    point(citation, table._meta.get_field("source"), passage.source)
    return citation
