"""What can be counted of membership and of groups."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from g32.measures import Count, measure
from network.models import Body, BodyKind, Membership


@measure("members", _("member cities"), complete=True)
def members() -> Count:
    """Count the cities that are certainly a member on the last day."""
    lives = list(
        Membership.objects.filter(start_latest__isnull=False).values_list(
            "city", "start_latest", "end", "end_earliest"
        )
    )

    def count(subject: Any, _first: date | None, last: date | None) -> int | None:
        if last is None or not _of_members(subject):
            return None
        return len(
            {
                city
                for city, begun, end, ended in lives
                if begun <= last and (not end or (ended and ended >= last))
            }
        )

    return count


@measure("accessions", _("accessions"), complete=True)
def accessions() -> Count:
    """Count the memberships that certainly began within the period."""
    beginnings = list(
        Membership.objects.filter(
            start_earliest__isnull=False, start_latest__isnull=False
        ).values_list("start_earliest", "start_latest")
    )

    def count(subject: Any, first: date | None, last: date | None) -> int | None:
        if first is None or last is None or not _of_members(subject):
            return None
        return sum(first <= earliest and latest <= last for earliest, latest in beginnings)

    return count


@measure("working_groups", _("working groups"))
def working_groups() -> Count:
    """Count the working groups of the network that certainly existed within the period."""
    lives = list(
        Body.objects.of_kind(BodyKind.WORKING_GROUP)
        .filter(planned=False, start_latest__isnull=False)
        .values_list("start_latest", "end", "end_earliest")
    )

    def count(subject: Any, first: date | None, last: date | None) -> int | None:
        if first is None or last is None or not _is_of(subject, BodyKind.NETWORK):
            return None
        return sum(
            begun <= last and (not end or (ended is not None and ended >= first))
            for begun, end, ended in lives
        )

    return count


def _of_members(subject: Any) -> bool:
    return _is_of(subject, BodyKind.NETWORK, BodyKind.GENERAL_ASSEMBLY)


def _is_of(subject: Any, *kinds: str) -> bool:
    return isinstance(subject, Body) and subject.kind in kinds
