"""The import of meetings, with what stood on the agenda and what was decided."""

from g32.importing.columns import Link, LinkParts, Own, TextParts
from g32.importing.resource import RecordResource, imports
from meetings.reports.meetings import Meetings
from network.resources import PassageParts


@imports
class MeetingResource(RecordResource):
    """Meetings. Who was there stands in a file of attendance."""

    report = Meetings
    anchor = "name"
    example = {
        "title": "Overleg over het voorbeeld",
        "kind": "pillar",
        "level": "administrative",
        "bodies": "Fysieke Pijler",
        "start": "2014-10-14",
        "place": "Stadhuis",
        "city": "Tilburg",
        "status": "held",
        "agenda": "Wonen; Mobiliteit",
        "sources": "Jaarverslag 2014 p. 2",
    }

    title = Own("name")
    kind = Own()
    level = Own()
    bodies = LinkParts("bodies.body")
    part_of = Link()
    start = Own()
    end = Own()
    place = Own()
    city = Link()
    status = Own()
    agenda = TextParts("agenda.title")
    decisions = TextParts("decisions.text")
    sources = PassageParts()
