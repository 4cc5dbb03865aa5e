"""What history costs a save.

The same saves with the triggers and the name of who acts, and without both, in turn.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from unittest import mock

from .figures import Figure

#: How much longer a save may take with history than without.
GOAL = 1.3

#: So many saves are timed together, so that what a clock cannot see adds up.
TOGETHER = 10


def measured(rounds: int) -> Iterator[Figure]:
    """Of each kind of save the median of the ratios of the rounds."""
    from django.test.utils import setup_test_environment

    setup_test_environment()  # the form that is posted is read from the page
    for name, save in _saves():
        found = _compared(save, rounds)
        queries = found["queries"]
        note = (
            f"{found['with']:.1f} ms, without {found['without']:.1f}; "
            f"{queries['with']} queries, {queries['without']} without"
        )
        yield Figure(f"saving {name}, with history", found["ratio"], "×", GOAL, note=note)


def _saves() -> Iterator[tuple[str, Callable[[], float | None]]]:
    """A save of one record by the code, and one by a form of the admin."""
    from django.contrib.auth.models import User
    from django.db import transaction
    from django.test import Client

    from g32.admin import acts
    from network.models import Organisation
    from tests.admin import address, filled

    number = count()
    record = Organisation.objects.first()

    def save() -> None:
        record.note = f"{next(number)}"
        with acts.act(actor="bench") if acts.act is not _nobody else transaction.atomic():
            record.save()

    yield "a record", save

    user = Client(HTTP_HOST="127.0.0.1")
    user.force_login(User.objects.get())
    url = address(Organisation, "change", record.pk)

    def post() -> float:
        data = filled(user, url, note=f"{next(number)}")
        begun = time.perf_counter()
        answer = user.post(url, data)
        taken = time.perf_counter() - begun
        if answer.status_code != 302:
            raise AssertionError(f"{url} answered {answer.status_code}")
        return taken

    yield "a form", post


def _compared(save: Callable[[], float | None], rounds: int) -> dict:
    times: dict[str, list[float]] = {"with": [], "without": []}
    queries: dict[str, int] = {}
    for turn in range(rounds):
        ways = {"with": _with_history, "without": _without_history}
        for way in sorted(ways, reverse=bool(turn % 2)):
            with ways[way]():
                # The first time after a change of tables is slow; now and then a save also tidies.
                asked = _queries(save)
                queries[way] = min(asked, queries.get(way, asked))
                times[way].append(statistics.median(_timed(save) for _save in range(TOGETHER)))
    pairs = zip(times["with"], times["without"], strict=True)
    return {
        "ratio": statistics.median(own / bare for own, bare in pairs),
        **{way: statistics.median(taken) for way, taken in times.items()},
        "queries": queries,
    }


def _timed(save: Callable[[], float | None]) -> float:
    begun = time.perf_counter()
    own = save()
    return (time.perf_counter() - begun if own is None else own) * 1000


def _queries(save: Callable[[], float | None]) -> int:
    """The queries of one save; where a transaction or a part of it begins and ends is none."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    bounds = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    with CaptureQueriesContext(connection) as captured:
        save()
    return sum(not query["sql"].startswith(bounds) for query in captured)


@contextmanager
def _nobody(**_said: str) -> Iterator[None]:
    """Act without saying who."""
    yield


@contextmanager
def _with_history() -> Iterator[None]:
    yield


@contextmanager
def _without_history() -> Iterator[None]:
    from g32.admin import acts
    from tests.unguarded import unguarded

    with unguarded(), mock.patch.object(acts, "act", _nobody):
        yield
