"""A disk that is full or may only be read, a file that is locked or gone: SQLite's faults."""

import sqlite3
from contextlib import contextmanager

import pytest

from g32 import faults
from tests import samples
from tests.faults.disks import filled, read_only
from tests.faults.saves import ADD, add_city
from tests.faults.visitor import Visitor

pytestmark = pytest.mark.engine("sqlite")


@pytest.fixture(scope="module")
def file(disk):
    folder = disk / "register"
    folder.mkdir()
    return folder / "register.sqlite3"


@pytest.fixture(scope="module")
def register(started, file):
    return started(f"sqlite:///{file}")


@pytest.fixture(scope="module")
def addresses(register):
    """Every list, a record of every kind, and what else a reader sees."""
    said = register.manage("shell", "--no-imports", "-c", "from tests.samples import say; say()")
    assert said.returncode == 0, said.stderr
    found = {"/admin/", "/admin/rapporten/positions/?on=2014-09-01", "/admin/handleiding/"}
    for kind in samples.read(said.stdout).values():
        found |= {kind.index, *(list(kind.records[0].values())[:1] if kind.records else ())}
    return sorted(found)


def full(file):
    return filled(file.parent.parent)


def closed(file):
    return read_only(file.parent)


@contextmanager
def locked(file):
    """Somebody writes, and does not come to an end."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


FAULTS = [
    (full, faults.FULL),
    (closed, faults.READ_ONLY),
    pytest.param(locked, faults.BUSY, marks=pytest.mark.prove),  # a writer waits for 20 seconds
]


def cities(file):
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as own:
        return {name for (name,) in own.execute("SELECT name FROM network_city")}


@pytest.mark.parametrize(("strike", "fault"), FAULTS)
def test_reading_goes_on_and_saving_says_why_not(visitor, file, addresses, strike, fault):
    name, said = f"Stad {strike.__name__}", visitor.register.log
    before = len(said.read_text())

    with strike(file):
        read = {path: visitor.get(path).status for path in addresses}
        refused = add_city(visitor, name)
        lines = said.read_text()[before:].splitlines()
    # More than once: each of the server's processes has a connection of its own.
    again = {add_city(visitor, f"{name} later {number}").status for number in range(6)}

    assert {path: status for path, status in read.items() if status != 200} == {}
    assert (refused.status, refused.headers["Retry-After"]) == (503, "30")
    assert f"<h1>{fault.title}</h1>" in refused.text
    assert len([line for line in lines if ADD in line]) == 1, lines
    assert not [line for line in lines if name in line or "Traceback" in line]
    assert again == {302}
    assert {one for one in cities(file) if one.startswith(name)} == {
        f"{name} later {number}" for number in range(6)
    }


@pytest.mark.parametrize("strike", [full, closed])
def test_who_logs_in_hears_why_that_cannot_be(register, file, strike):
    stranger = Visitor(register)

    with strike(file):
        refused = stranger.log_in()
    again = stranger.log_in()

    assert (refused.status, again.status) == (503, 302)


def test_a_file_that_comes_back_is_found_without_a_restart(visitor, file):
    elsewhere = file.with_name("elsewhere")

    file.rename(elsewhere)
    refused = add_city(visitor, "Stad weg")
    file.unlink(missing_ok=True)  # SQLite makes an empty one
    elsewhere.rename(file)
    again = add_city(visitor, "Stad terug")

    assert refused.status == 503
    assert again.status == 302
    assert cities(file) >= {"Stad terug"}
    assert "Stad weg" not in cities(file)
