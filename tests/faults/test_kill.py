"""`kill -9` at any moment: nothing acknowledged is lost, nothing is half written."""

import os
import random
import signal
import threading
import time
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection

from g32.history.verifying import look_at_rows
from network.models import City
from tests.faults.elsewhere import at
from tests.faults.savers import Saver
from tests.faults.saves import names
from tests.faults.visitor import Visitor
from tests.register import Register

MOMENTS = [pytest.param(5, id="5"), pytest.param(200, id="200", marks=pytest.mark.prove)]
#: So long after the first save, at most, does the blow fall: in the time of a few more.
LONGEST = 0.7
CHANCE = random.Random()  # noqa: S311 (nothing secret hangs on it)


@pytest.fixture(scope="module")
def database(request, tmp_path_factory):
    """The address of an empty database, and its server where it has one."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{tmp_path_factory.mktemp('kill') / 'register.sqlite3'}", None
    cluster = request.getfixturevalue("cluster")
    return cluster.make("g32_kill"), cluster


@pytest.fixture(scope="module")
def register(database, tmp_path_factory):
    """A register that holds next to nothing, so that it is up again soon."""
    register = Register(tmp_path_factory.mktemp("kill") / "data", DATABASE_URL=database[0])
    one = "from network.models import City; City.objects.create(name='Begin')"
    for command in (["migrate", "-v0"], ["shell", "--no-imports", "-c", one]):
        done = register.manage(*command)
        assert done.returncode == 0, done.stderr
    register.start()
    yield register
    register.stop()


def everything(register, cluster):
    """Kill the whole server, and start it again."""
    register.stop(signal.SIGKILL)
    yield
    register.start()


def a_worker(register, cluster):
    """Kill one of the server's processes; the others go on, and it is replaced."""
    pid = register.process.pid
    workers = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    os.kill(int(CHANCE.choice(workers)), signal.SIGKILL)
    yield


def the_database(register, cluster):
    """Kill the database server, and start it again; the register is not told."""
    cluster.stop(signal.SIGKILL)
    yield
    cluster.start()


def blow(number, cluster):
    """Which blow falls: mostly all of the server."""
    return {3: a_worker, 4: the_database if cluster else everything}.get(number % 5, everything)


@pytest.mark.parametrize("moments", MOMENTS)
def test_nothing_acknowledged_is_lost_and_nothing_is_half_written(
    register, database, moments, django_db_blocker, capsys
):
    url, cluster = database
    savers = [Saver(Visitor(register), f"{moments}{letter}-") for letter in "abc"]
    for saver in savers:
        saver.visitor.log_in()
    wrong, blows = [], Counter()

    for number in range(moments):
        strike = blow(number, cluster)
        blows[strike.__name__] += 1
        _work_until(savers, strike(register, cluster))
        with django_db_blocker.unblock(), at(url):
            wrong += [f"blow {number} ({strike.__name__}): {line}" for line in _look(savers)]

    counts = sum((saver.counts for saver in savers), Counter())
    with capsys.disabled():
        print(f"\nkill -9, {dict(blows)}: {dict(counts)}; wrong: {len(wrong)}")
    assert wrong == []
    assert counts["acknowledged"] >= moments
    assert counts["broken off"] > moments / 2


def _work_until(savers, strike):
    """Let them save, let the blow fall at some moment, and bring everything up again."""
    stop, before = threading.Event(), _acknowledged(savers)
    threads = [threading.Thread(target=saver.work, args=(stop,)) for saver in savers]
    for thread in threads:
        thread.start()
    while _acknowledged(savers) == before and any(thread.is_alive() for thread in threads):
        time.sleep(0.01)  # however slow the machine is, they are under way
    time.sleep(CHANCE.uniform(0, LONGEST))
    next(strike)
    stop.set()
    for thread in threads:
        thread.join(timeout=60)
    next(strike, None)


def _acknowledged(savers):
    return sum(saver.counts["acknowledged"] for saver in savers)


def _look(savers):
    """What is not as it should be in the register as it stands."""
    found = {city.pk: city for city in City.objects.prefetch_related("names")}
    wrong = list(look_at_rows())
    for city in found.values():
        stored = [name.text for name in city.names.order_by("pk")]
        if city.name != "Begin" and stored != list(names(city.name).values()):
            wrong.append(f"half a save: {city.name}, {stored}")
    for saver in savers:
        begin = f"Stad {saver.letter}"
        own = {pk: city.name for pk, city in found.items() if city.name.startswith(begin)}
        wrong += saver.catch_up(own)
    return wrong
