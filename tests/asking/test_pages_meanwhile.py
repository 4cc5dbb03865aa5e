"""While three people ask what would never end, the pages of the others are there as before."""

import time
from contextlib import contextmanager
from statistics import median
from threading import Event, Thread

import pytest

from tests.faults.visitor import Visitor

#: So many times each page is asked for.
TIMES = 25
PAGES = ("/admin/", "/admin/network/city/", "/admin/network/body/", "/admin/rapporten/positions/")
RUNAWAY = (
    "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t",
    "SELECT count(*) FROM citation AS a, citation AS b, citation AS c",
    "SELECT DISTINCT a.id || b.id FROM citation AS a, citation AS b, citation AS c ORDER BY 1",
)


def seconds(visitor):
    """How long each request for a page took."""
    found = []
    for _time in range(TIMES):
        for path in PAGES:
            begin = time.monotonic()
            answer = visitor.get(path)
            found.append(time.monotonic() - begin)
            assert answer.status == 200, path
    return found


@contextmanager
def asking(register):
    """Three people ask, again and again; yields how often they were answered."""
    done, answers = Event(), []

    def ask(statement):
        own = Visitor(register)
        own.log_in()
        while not done.is_set():
            answers.append(own.post("/admin/vragen/nieuw/", statement=statement).status)

    people = [Thread(target=ask, args=(each,)) for each in RUNAWAY]
    for each in people:
        each.start()
    time.sleep(3)
    try:
        yield answers
    finally:
        done.set()
        for each in people:
            each.join()


@pytest.mark.prove
def test_pages_are_at_most_twice_as_slow_while_others_ask_for_ever(server, figures):
    visitor = Visitor(server)
    visitor.log_in()
    seconds(visitor)

    idle = median(seconds(visitor))
    with asking(server) as answers:
        busy = median(seconds(visitor))

    assert answers
    assert set(answers) <= {200, 400, 503}
    figures(
        f"Pages while three ask for ever: {busy * 1000:.0f} ms, {busy / idle:.2f} times as long as "
        f"with nobody ({idle * 1000:.0f} ms); {len(answers)} questions stopped"
    )
    assert busy <= 2 * idle
