"""What can be counted of results."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from g32.measures import Count, measure
from network.models import Body
from themes.models import ResultBody, ResultKind


@measure("laws", _("laws followed"))
def laws() -> Count:
    """Count the laws followed by a body that certainly fall within the period."""
    rows = ResultBody.objects.filter(
        result__kind=ResultKind.LAW,
        result__start_earliest__isnull=False,
        result__start_latest__isnull=False,
    )
    days: list[Any] = list(
        rows.values_list("body", "result__start_earliest", "result__start_latest")
    )

    def count(subject: Any, first: date | None, last: date | None) -> int | None:
        if not isinstance(subject, Body) or first is None or last is None:
            return None
        return sum(
            body == subject.pk and first <= earliest and latest <= last
            for body, earliest, latest in days
        )

    return count
