"""The import of administrators, with their offices."""

from g32.importing.columns import Link, Own
from g32.importing.resource import RecordResource, imports
from network.reports.people import Administrators

from .parties import PersonLink
from .passages import PassageParts


@imports
class AdministratorResource(RecordResource):
    """Offices, and the people who hold them."""

    report = Administrators
    anchor = "person"
    identity = ("function", "city", "organisation", "title")
    example = {
        "person": "Jansen, Jan van",
        "city": "Tilburg",
        "function": "alderman",
        "party": "D66",
        "portfolio": "wonen",
        "start": "2014-05",
        "sources": "Jaarverslag 2014 p. 2",
    }

    person = PersonLink(adds=True)
    city = Link()
    organisation = Link()
    function = Own()
    title = Own()
    party = Own()
    portfolio = Own()
    start = Own()
    end = Own()
    sources = PassageParts()
