"""The import of results, with who had a part in them."""

from collections.abc import Collection
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from g32.dates.edtf import shown
from g32.importing.columns import LinkParts, Naming, Own, Parts, kind_of, point
from g32.importing.resource import RecordResource, imports
from g32.importing.rows import Row, UnclearNameError
from network.models import City, Organisation, Person
from network.resources import PassageParts
from themes.models import Involvement, Part
from themes.reports.results import Results

_LINKS = {Organisation: "organisation", City: "city", Person: "person"}


class PartyParts(Parts, Naming):
    """Who had a part in the result, each named alone; they may be of these `kinds`."""

    def __init__(self, part: Part, *kinds: type[Model]) -> None:
        super().__init__("involvements")
        self.part_had = part
        self.kinds = kinds

    def bind(self, resource: Any, column: Any) -> None:
        """Know the rows."""
        super().bind(resource, column)
        self.relation = resource._meta.model._meta.get_field("involvements")

    def explain(self) -> str:
        """Say what is named."""
        kinds = ", ".join(map(kind_of, self.kinds))
        sentence = _("Names or ids of records of the kind “%(kind)s”.")
        return f"{sentence % {'kind': kinds}} {super().explain()}"

    def prepare(self, entries: Collection[str]) -> None:
        """Look the names up among every kind that may be meant."""
        self.finders = [self.find(kind) for kind in self.kinds]
        for finder in self.finders:
            finder.look_up(entries)

    def read_part(self, entry: str) -> Model:
        """Find the one that is called so, of whatever kind."""
        found = [record for finder in self.finders for record in finder.found(entry)]
        exact = [record for record in found if record.slug == entry]
        if len(exact or found) == 1:
            return (exact or found)[0]
        if found:
            candidates = [(each.slug, f"{kind_of(each)} “{each}”") for each in found]
            named = ", ".join(f"{words} ({slug})" for slug, words in candidates)
            sentence = _("“%(name)s” fits several: %(records)s. Write the id of the one you mean.")
            given = {"name": shown(entry), "records": named}
            raise UnclearNameError(sentence % given, candidates, name=entry)
        refusals = []
        for finder in self.finders:
            try:
                finder.find(entry)
            except UnclearNameError as refusal:
                refusals.append(refusal)
        raise max(refusals, key=lambda refusal: len(refusal.candidates))

    def make(self, row: Row, part: Any) -> None:
        """Add the involvement."""
        record = Involvement(part=self.part_had)
        point(record, Involvement._meta.get_field("result"), row.record)
        link = _LINKS[type(part)]
        point(record, Involvement._meta.get_field(link), part)
        row.add(record)


@imports
class ResultResource(RecordResource):
    """Results, and who had a part in them."""

    report = Results
    anchor = "name"
    example = {
        "title": "Manifest voorbeeld",
        "kind": "publication",
        "bodies": "Fysieke Pijler",
        "date": "2014-10",
        "status": "done",
        "partners": "VNG",
        "sources": "Jaarverslag 2014 p. 2",
    }

    title = Own("name")
    kind = Own()
    bodies = LinkParts("bodies.body")
    date = Own("start")
    end = Own()
    status = Own()
    partners = PartyParts(Part.PARTNER, Organisation)
    addressees = PartyParts(Part.ADDRESSEE, Organisation, City, Person)
    cities = PartyParts(Part.PARTICIPANT, City)
    people = PartyParts(Part.PARTICIPANT, Person)
    outcome = Own()
    url = Own()
    sources = PassageParts()
