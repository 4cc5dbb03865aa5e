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
