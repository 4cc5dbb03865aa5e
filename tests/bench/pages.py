"""How long the pages of the register take, as it ships; the slowest first."""

import statistics
import time
from collections.abc import Iterable, Iterator

from .figures import Figure

LOGIN = "login"
#: What nobody should wait longer for, in milliseconds.
GOALS = {"list": 150, "page": 300}


def measured(rounds: int) -> Iterator[Figure]:
    """The milliseconds of each page, and how often longer that is than the login page, asked in
    the same rounds.
    """
    found = measure(pages(), rounds)
    (login,) = (page["ms"] for page in found if page["kind"] == LOGIN)
    for page in sorted(found, key=lambda page: -page["ms"]):
        note = f"{page['ms'] / login:.1f} × login, {page['queries']} queries"
        yield Figure(page["address"], page["ms"], "ms", GOALS.get(page["kind"]), note=note)


def measure(asked: Iterable[tuple[str, str]], rounds: int) -> list[dict]:
    """Return of each page, given by its kind and its address, these, the median milliseconds and
    the number of queries.

    Every round asks each page once, so that what slows the machine down slows all of them down.
    """
    from django.contrib.auth.models import User
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    user, stranger = Client(HTTP_HOST="127.0.0.1"), Client(HTTP_HOST="127.0.0.1")
    user.force_login(User.objects.get())

    def ask(kind: str, address: str) -> float:
        begun = time.perf_counter()
        answer = (stranger if kind == LOGIN else user).get(address)
        taken = time.perf_counter() - begun
        if answer.status_code != 200:
            raise AssertionError(f"{address} answered {answer.status_code}")
        return taken * 1000

    found = []
    for kind, address in asked:
        ask(kind, address)  # the first time reads templates
        with CaptureQueriesContext(connection) as queries:
            ask(kind, address)
        found.append({"kind": kind, "address": address, "queries": len(queries)})
    times = [[ask(page["kind"], page["address"]) for page in found] for _round in range(rounds)]
    for page, taken in zip(found, zip(*times, strict=True), strict=True):
        page["ms"] = statistics.median(taken)
    return found


def pages() -> Iterator[tuple[str, str]]:
    """The login page, the first page, every list (as it opens, and all of it), and the pages of
    some records of every kind.
    """
    from django.urls import reverse

    from tests.samples import kinds

    yield LOGIN, reverse("admin:login")
    yield "page", reverse("admin:index")
    for kind in kinds().values():
        yield "list", kind.index
        yield "list", f"{kind.index}?when=all"  # a list opens on today, which may be empty
        for record in kind.records:
            for address in record.values():
                yield "page", address
