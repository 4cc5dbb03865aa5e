"""How long it takes to find all that is wrong or missing, on a day and on all days."""

import statistics
import time
from collections.abc import Iterator
from datetime import date

from .figures import Figure


def measured(rounds: int, _smaller: str) -> Iterator[Figure]:
    """The seconds that all checks take that the page “Bevindingen” asks, and their queries."""
    from django.contrib.auth.models import User
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from g32.findings import Ask
    from g32.findings.aside import Aside
    from g32.findings.views import kinds
    from g32.reports import When

    user = User(is_superuser=True, is_active=True)
    for name, when in (("a day", When(day=date(2014, 6, 12))), ("all days", When())):
        with CaptureQueriesContext(connection) as asked:
            found = sum(kind.number for kind in kinds(Ask(when), Aside(), user))
        taken = []
        for _round in range(rounds):
            begun = time.perf_counter()
            list(kinds(Ask(when), Aside(), user))
            taken.append(time.perf_counter() - begun)
        note = f"{found} findings"
        yield Figure(f"findings of {name}", statistics.median(taken), "s", 2, note=note)
        yield Figure(f"findings of {name}, queries", len(asked), "queries")
