"""A database server that stops, is full, or has no room for us: PostgreSQL's faults."""

import shutil
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager

import psycopg
import pytest

from g32 import faults, serving
from tests.faults.disks import filled
from tests.faults.saves import ADD, add_city
from tests.faults.visitor import Visitor

pytestmark = pytest.mark.engine("postgresql")

LIST = "/admin/network/city/?when=all"
#: Of the server, in all its processes.
_THREADS = serving.workers * serving.threads


@pytest.fixture(scope="module")
def url(cluster):
    return cluster.make("g32_faults")


@pytest.fixture(scope="module")
def register(started, url):
    return started(url)


def statement(url, sql):
    with psycopg.connect(url, autocommit=True) as own:
        return own.execute(sql)


def cut(url):
    """End every connection but our own."""
    statement(
        url,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )


def cities(url):
    with psycopg.connect(url) as own:
        return {name for (name,) in own.execute("SELECT name FROM network_city")}


@contextmanager
def stopped(cluster, url):
    cluster.stop(signal.SIGINT)
    try:
        yield
    finally:
        cluster.start()


@contextmanager
def crowded(cluster, url):
    """Others hold every connection that the server has."""
    cut(url)
    others = []
    try:
        while True:
            others.append(psycopg.connect(url))
    except psycopg.OperationalError:
        yield
    finally:
        for other in others:
            other.close()


def told(answer, fault):
    """Whether a page says that it is this fault."""
    said = (answer.status, answer.headers["Retry-After"], f"<h1>{fault.title}</h1>" in answer.text)
    return said == (503, "30", True)


@pytest.mark.parametrize(("strike", "fault"), [(stopped, faults.GONE), (crowded, faults.BUSY)])
def test_a_server_that_is_not_there_is_told_until_it_is(visitor, cluster, url, strike, fault):
    form = visitor.filled(ADD, name=f"Stad {strike.__name__}")
    before = len(visitor.register.log.read_text())

    with strike(cluster, url):
        read, refused = visitor.get(LIST), visitor.send(ADD, form)
        page = visitor.get("/admin/login/")
        lines = visitor.register.log.read_text()[before:].splitlines()
    again = add_city(visitor, f"Stad {strike.__name__} later")

    assert told(read, fault)
    assert told(refused, fault)
    assert page.status in {200, 503}
    assert len([line for line in lines if ADD in line]) == 1, lines
    assert not [line for line in lines if "Stad" in line or "Traceback" in line]
    assert again.status == 302
    assert f"Stad {strike.__name__}" not in cities(url)


def test_connections_that_were_cut_between_two_pages_are_not_noticed(visitor, url):
    cut(url)

    assert [visitor.get(LIST).status for _ in range(8)] == [200] * 8


def test_a_save_that_is_cut_short_is_told_and_leaves_nothing(visitor, url):
    form = visitor.filled(
        ADD,
        name="Stad afgebroken",
        **{"names-TOTAL_FORMS": "1", "names-0-kind": "alias", "names-0-text": "Afgebroken"},
    )
    answers = []
    with psycopg.connect(url) as other:
        other.execute("LOCK TABLE network_cityname IN ACCESS EXCLUSIVE MODE")
        save = threading.Thread(target=lambda: answers.append(visitor.send(ADD, form)))
        save.start()
        _until(url, "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
        statement(
            url,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'",
        )
        save.join(timeout=30)

    (refused,) = answers
    assert told(refused, faults.GONE)
    assert "Stad afgebroken" not in cities(url)
    assert visitor.send(ADD, form).status == 302


def test_a_server_that_only_reads_is_read(visitor, cluster, url):
    setting = "default_transaction_read_only"
    statement(cluster.address("postgres"), f"ALTER DATABASE g32_faults SET {setting} = on")
    try:
        cut(url)
        read, refused = visitor.get(LIST), add_city(visitor, "Stad alleen lezen")
    finally:
        statement(cluster.address("postgres"), f"ALTER DATABASE g32_faults RESET {setting}")
        cut(url)

    assert read.status == 200
    assert told(refused, faults.READ_ONLY)
    assert add_city(visitor, "Stad weer schrijven").status == 302


@pytest.fixture(scope="module")
def roomless(cluster, disk):
    """A database on a disk that can be filled."""
    folder = disk / "tablespace"
    folder.mkdir()
    for path in (disk, folder):
        shutil.chown(path, *(cluster.who.get(key) for key in ("user", "group")))
    root = cluster.address("postgres")
    statement(root, f"CREATE TABLESPACE small LOCATION '{folder}'")
    yield cluster.make("g32_roomless", "TABLESPACE small")
    statement(root, "DROP DATABASE g32_roomless WITH (FORCE)")
    statement(root, "DROP TABLESPACE small")
    folder.rmdir()


@pytest.fixture
def cramped(started_there):
    """Somebody who has logged in to a register with that database."""
    visitor = Visitor(started_there)
    visitor.log_in()
    return visitor


@pytest.fixture(scope="module")
def started_there(started, roomless):
    return started(roomless)


def _within(cluster):
    """Who is in, by process: the last that each said."""
    asked = "SELECT pid, query FROM pg_stat_activity WHERE datname = 'g32_roomless'"
    return dict(statement(cluster.address("postgres"), asked).fetchall())


def _let_all_in(visitor, cluster):
    """Let every thread of the server be in, each by pages at the same moment."""
    with ThreadPoolExecutor(_THREADS) as pool:
        for _time in range(50):
            assert {each.status for each in pool.map(visitor.get, [LIST] * _THREADS)} == {200}
            if len(_within(cluster)) >= _THREADS:
                return
    raise AssertionError(_within(cluster))


def _add_until_refused(visitor, name):
    """What came of each: there is room left on pages in use."""
    answers = [add_city(visitor, f"{name} 0")]
    while answers[-1].status == 302:
        answers.append(add_city(visitor, f"{name} {len(answers)}"))
    return answers


def test_a_server_whose_disk_is_full_is_read(roomless, cramped, disk):
    with filled(disk):
        answers = _add_until_refused(cramped, "Stad")
        read = cramped.get(LIST)
    again = add_city(cramped, "Stad later")

    assert told(answers[-1], faults.FULL)
    assert read.status == 200
    assert again.status == 302
    saved = {f"Stad {n}" for n in range(len(answers) - 1)} | {"Stad later"}
    assert {name for name in cities(roomless) if name.startswith("Stad ")} == saved


def test_a_server_whose_full_disk_lets_nobody_in_is_told(cramped, cluster, disk):
    _let_all_in(cramped, cluster)
    with ExitStack() as stack:
        stack.enter_context(filled(disk))
        while files := [*disk.rglob("pg_internal.init")]:
            for path in files:
                path.unlink()  # as a vacuum of the catalogue does
            stack.enter_context(filled(disk))
        *_added, refused = _add_until_refused(cramped, "Gehucht")
        within = _within(cluster)
        for pid in within:
            statement(cluster.address("postgres"), f"SELECT pg_terminate_backend({pid})")
        outside = cramped.get(LIST)

    assert told(refused, faults.FULL)
    assert told(outside, faults.FULL)
    assert "ROLLBACK" in within.values(), within  # whoever was refused was not sent away
    assert cramped.get(LIST).status == 200


def _until(url, question):
    for _ in range(300):
        if statement(url, question).fetchone()[0]:
            return
        time.sleep(0.05)
    raise AssertionError(question)
