"""The import of partners."""

from g32.importing.columns import Link, Own, TextParts
from g32.importing.resource import RecordResource, imports
from meetings.reports.partners import Partners
from network.models import NameKind
from network.resources import PassageParts


@imports
class PartnerResource(RecordResource):
    """Partners, with their other names."""

    report = Partners
    anchor = "name"
    example = {
        "organisation": "Vereniging Voorbeeld",
        "abbreviation": "VVB",
        "kind": "association",
        "sources": "Jaarverslag 2014 p. 2",
    }

    organisation = Own("name")
    aliases = TextParts("names.text", kind=NameKind.ALIAS)
    abbreviation = TextParts("names.text", kind=NameKind.ABBREVIATION)
    kind = Own()
    part_of = Link()
    sources = PassageParts()
