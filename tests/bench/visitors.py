"""How fast lists are while two users take the largest report along, over HTTP.

On a copy of the register, served as it ships. Each of the two reads as fast as it comes, and asks
again when all has come. Somebody else asks one page after the other, in turn with and without them.
"""

import multiprocessing
import statistics
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.register import Register
from tests.scaled.keeping import database

from .figures import Figure
from .lists import LISTS, address_of, at, connection_to, visitor

#: How much longer than without exports a page of a list may take, at the 95th of a hundred.
GOAL = 1.2
EXPORTING = 2
#: So often each page is asked before anything is measured: by each process of the server.
TIMES = 6
#: So long they export in a round, and longer if nothing has come to them yet.
SECONDS = 20
BLOCK = 64 * 1024


def beside_exports(rounds: int, env: dict[str, str]) -> Figure:
    """The 95th percentile of all pages while others export, to that of the rounds between."""
    with at(connection_to(database(env))):
        session = visitor().cookies["sessionid"].value
    with _served(env) as register:
        ask = _Asking(register.url, session)
        addresses = _addresses()
        for address in addresses * TIMES:
            ask.page(address)
        busy: list[float] = []
        idle: list[float] = []
        for _round in range(rounds):
            with _exporting(ask) as came:
                busy += _pages(ask, addresses, came)
            idle += _pages(ask, addresses)
    alone, beside = _p95(idle), _p95(busy)
    note = f"p95 {beside:.0f} ms, idle {alone:.0f}; {_medians(busy, idle)}"
    return Figure("lists while two users export, p95", beside / alone, "×", GOAL, note=note)


def _addresses() -> list[str]:
    """The lists, as they open and all of them."""
    from django.apps import apps

    lists = [address_of(apps.get_model(label)) for label in LISTS]
    return [address + query for address in lists for query in ("", "?when=all")]


def _pages(
    ask: "_Asking", addresses: list[str], enough: Callable[[], bool] = lambda: True
) -> Iterator[float]:
    """The milliseconds of each, as often as there is time, and till it is enough."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until or not enough():
        yield from map(ask.page, addresses)


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _medians(busy: list[float], idle: list[float]) -> str:
    return f"medians {statistics.median(busy):.0f} and {statistics.median(idle):.0f}"


class _Asking:
    """Somebody who is logged in."""

    def __init__(self, url: str, session: str) -> None:
        self.url, self.session = url, session

    def open(self, address: str) -> Any:
        request = urllib.request.Request(
            self.url + address, headers={"Cookie": f"sessionid={self.session}"}
        )
        return urllib.request.urlopen(request, timeout=120)

    def page(self, address: str) -> float:
        """The milliseconds until the page is there. Raises `AssertionError` for another page."""
        begun = time.perf_counter()
        with self.open(address) as page:
            page.read()
        taken = (time.perf_counter() - begun) * 1000
        assert page.url == self.url + address, page.url
        return taken

    def export(self, read: Any) -> None:
        """Take all attendance along, on and on; `read` counts the bytes."""
        from django.urls import reverse

        while True:
            with self.open(reverse("admin:report_download", args=["attendance", "csv"])) as file:
                while block := file.read(BLOCK):
                    read.value += len(block)


@contextmanager
def _exporting(ask: _Asking) -> Iterator[Callable[[], bool]]:
    """Two users export inside, each from its own process; yields what tells whether both got some
    of it.
    """
    processes = multiprocessing.get_context("fork")
    counts = [processes.Value("q", 0) for _user in range(EXPORTING)]
    users = [processes.Process(target=ask.export, args=(each,), daemon=True) for each in counts]
    for user in users:
        user.start()
    try:
        yield lambda: all(each.value > BLOCK for each in counts)
    finally:
        for user in users:
            user.kill()
            user.join()
    time.sleep(2)  # until the server has noticed


@contextmanager
def _served(env: dict[str, str]) -> Iterator[Register]:
    names = ("DATABASE_URL",) if "DATABASE_URL" in env else ()
    register = Register(Path(env["G32_DATA"]), **{name: env[name] for name in names})
    register.start()
    try:
        yield register
    finally:
        register.stop()
        register.log.unlink()
