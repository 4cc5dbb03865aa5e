"""How long the page “Zoeken” takes, on the register as it ships and on the scaled one."""

import statistics
import time
from collections.abc import Iterator

from .figures import Figure

#: The milliseconds within which the page is there, as it ships and scaled.
SHIPPED, SCALED = 50, 150
SEARCHES = {
    "a name": "enschede",
    "a part of one": "hertog",
    "a mistake": "Enschde",
    "a mistake in two words": "jan hegeman",
    "a word of few letters": "de",
    "a word of many names": "themagroep",
    "a year": "2014",
    "nothing": "zomaarwat",
    "a name and a city": "weterings haarlemmermeer",
    "what many answer in part": "themagroep zomaarwat",
}


def measured(rounds: int, smaller: str = "") -> Iterator[Figure]:
    """The milliseconds of the page for each search, asked in turn, and its queries; `smaller` is
    given where the register is the scaled one.
    """
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    which, goal = ("scaled", SCALED) if smaller else ("shipped", SHIPPED)
    queries = {}
    for name, typed in SEARCHES.items():
        _ms(typed)  # the first time reads templates
        with CaptureQueriesContext(connection) as asked:
            _ms(typed)
        queries[name] = len(asked)
    times = [{name: _ms(typed) for name, typed in SEARCHES.items()} for _round in range(rounds)]
    for name in SEARCHES:
        ms = statistics.median(taken[name] for taken in times)
        note = f"{queries[name]} queries"
        yield Figure(f"search for {name}, {which}", ms, "ms", goal, note=note)


def _ms(typed: str) -> float:
    from django.urls import reverse

    from .lists import visitor

    begun = time.perf_counter()
    answer = visitor().get(reverse("admin:search"), {"q": typed})
    taken = (time.perf_counter() - begun) * 1000
    if answer.status_code != 200:
        raise AssertionError(f"{typed} answered {answer.status_code}")
    return taken
