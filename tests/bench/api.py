"""How fast a program gets a page of a thousand rows, at the begin and deep down, beside the
question alone that the engine is asked for it.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

from . import tools
from .figures import Figure

#: How much longer a page may take than the question alone.
GOAL = 3
_DEEP = 500_000
_FILTERED = ("role=speaker", "city=Ede", "note=nergens", "sources=nergens", "seat=nergens")


def measured(rounds: int, _smaller: str) -> Iterator[Figure]:
    """Pages of the attendances; the first page of the other reports, of a filter, and a 304."""
    from django.conf import settings
    from django.db import connection

    from g32.reports import reports

    settings.ALLOWED_HOSTS = ["testserver"]
    program = _program()
    engine = connection.vendor
    for name, rest, after in _places(engine):
        question = " ".join(tools.attendance(engine, rest).split())
        page = f"attendance?limit=1000{after}"
        ours, theirs = _in_turn(
            rounds, lambda p=page: _read(program, p), lambda q=question: _asked(q)
        )
        note = f"{ours:.0f} ms, the question {theirs:.0f} ms"
        yield Figure(f"api, 1,000 attendances, {name}", ours / theirs, "×", GOAL, note=note)
    for name in reports():
        yield Figure(
            f"api, 1,000 rows of {name}", _median(rounds, program, f"{name}?limit=1000"), "ms"
        )
    for asked in _FILTERED:
        found = _median(rounds, program, f"attendance?{asked}")
        yield Figure(f"api, 100 attendances, {asked}", found, "ms")
    tag = program.get("attendance").headers["ETag"]
    again = [
        _timed(lambda: program.get("attendance", **{"if-none-match": tag}))
        for _round in range(rounds)
    ]
    yield Figure("api, a page that is still the same", statistics.median(again), "ms")


def _program() -> Any:
    from django.contrib.auth.models import User

    from tests.api import Program

    return Program(User.objects.get())


def _places(engine: str) -> Iterator[tuple[str, str, str]]:
    """Where the pages begin: in words, in SQL, and in the address."""
    from django.test import RequestFactory

    from g32.api.asked import Asked
    from g32.reports import When, reports
    from g32.reports.places import placed, told

    yield "the first", f"{tools.BY_DATE} LIMIT 1000", ""
    report = reports()["attendance"]
    rows, parts = placed(report(When()).ordered())
    place = tuple(map(told, rows.values_list(*(part.name for part in parts))[_DEEP]))
    asked = Asked.of(report, RequestFactory().get("/"))
    where = f"WHERE m.start_earliest >= '{place[0]}'"
    rest = f"{where} {tools.BY_DATE} LIMIT 1000"
    yield "half-way", rest, f"&after={asked.cursor(place)}"


def _in_turn(rounds: int, *work: Callable[[], Any]) -> list[float]:
    """The median milliseconds of each, in turn."""
    taken: list[list[float]] = [[] for _each in work]
    for _round in range(rounds):
        for each, found in zip(work, taken, strict=True):
            found.append(_timed(each))
    return [statistics.median(found) for found in taken]


def _median(rounds: int, program: Any, path: str) -> float:
    return _in_turn(rounds, lambda: _read(program, path))[0]


def _read(program: Any, path: str) -> None:
    """Get a page as it is sent; what a program does with it is its own affair."""
    response = program.get(path)
    if response.status_code != 200:
        raise RuntimeError(f"{path}: {response.status_code}")


def _timed(work: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _asked(question: str) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(question)
        return len(cursor.fetchall())
