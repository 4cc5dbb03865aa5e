"""What can be counted of membership."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from g32.measures import Count, measure
from network.models import Body, BodyKind, Membership

#: The bodies whose members are the member cities.
_OF_MEMBERS = (BodyKind.NETWORK, BodyKind.GENERAL_ASSEMBLY)


@measure("members", _("member cities"))
def members() -> Count:
    """Count the cities that are certainly a member on the last day."""
    lives = list(
        Membership.objects.filter(start_latest__isnull=False).values_list(
            "city", "start_latest", "end", "end_earliest"
        )
    )

    def count(body: Body | None, _first: date | None, last: date | None) -> int | None:
        if last is None or not _counts(body):
            return None
        return len(
            {
                city
                for city, begun, end, ended in lives
                if begun <= last and (not end or (ended and ended >= last))
            }
        )

    return count


@measure("accessions", _("accessions"))
def accessions() -> Count:
    """Count the memberships that certainly began within the period."""
    beginnings = list(
        Membership.objects.filter(
            start_earliest__isnull=False, start_latest__isnull=False
        ).values_list("start_earliest", "start_latest")
    )

    def count(body: Body | None, first: date | None, last: date | None) -> int | None:
        if first is None or last is None or not _counts(body):
            return None
        return sum(first <= earliest and latest <= last for earliest, latest in beginnings)

    return count


def _counts(body: Body | None) -> bool:
    return body is not None and body.kind in _OF_MEMBERS
