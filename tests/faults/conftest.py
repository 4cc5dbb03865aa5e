"""What the tests of faults share: a register whose database may be taken from under it."""

import tempfile
from pathlib import Path

import pytest

from tests import machine, postgres
from tests.faults.disks import small_disk
from tests.faults.visitor import Visitor
from tests.register import Register
from tests.throwaway import copied_database


@pytest.fixture(scope="module")
def disk():
    """A small disk of its own, for a database. Without the right to mount, a skip."""
    if not machine.can_mount():
        pytest.skip("nobody may mount a disk here")
    with tempfile.TemporaryDirectory(prefix="g32-disk-") as folder:
        Path(folder).chmod(0o711)  # PostgreSQL has to pass
        with small_disk(Path(folder) / "small", megabytes=48) as path:
            yield path


@pytest.fixture(scope="package")
def kept(django_db_setup, django_db_blocker, tmp_path_factory):
    """A backup of a register with something of everything."""
    from tests.faults.kept import keep

    with django_db_blocker.unblock(), copied_database():
        return keep(tmp_path_factory.mktemp("kept") / "register.zip")


@pytest.fixture(scope="module")
def cluster():
    """A PostgreSQL server that may be stopped and killed. Without its programs, a skip.

    A commit is out of its hands before it says so; it need not be on the disk. Nothing is vacuumed
    behind our back: that takes the file away without which a full disk lets nobody in.
    """
    programs = postgres.binaries()
    if programs is None:
        pytest.skip("there are no programs of a PostgreSQL server here")
    with postgres.cluster(programs, ("fsync=off", "autovacuum=off")) as made:
        yield made


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """Start a register with a database at this address; stopped when the module is done."""
    registers = []

    def start(url):
        registers.append(Register(tmp_path_factory.mktemp("faults") / "data", DATABASE_URL=url))
        registers[-1].start()
        return registers[-1]

    yield start
    for register in registers:
        register.stop()


@pytest.fixture
def visitor(register):
    """Somebody who has logged in."""
    visitor = Visitor(register)
    assert visitor.log_in().status == 302
    return visitor
