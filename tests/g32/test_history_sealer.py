"""A register that runs seals what is written, by itself and outside anybody's request."""

import threading
import time

import pytest
from django.db import OperationalError

from g32.history import act, sealer
from g32.history.sealing import unsealed
from g32.models import Seal
from tests.factories import make_city
from tests.throwaway import own_copy  # noqa: F401


def _comes_true(condition, seconds=20):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


@pytest.fixture
def db(own_copy):  # noqa: F811
    return own_copy


@pytest.fixture
def running(db, monkeypatch):
    """A sealer in a thread of its own, on the copy, that does not take its time."""
    monkeypatch.setattr(sealer, "GATHER", 0.01)
    monkeypatch.setattr(sealer, "AFTER_FAILURE", 0.01)
    opened = []
    plain = sealer.seal

    def seal_on_the_copy(mark):
        opened.append(db())
        return plain(mark)

    monkeypatch.setattr(sealer, "seal", seal_on_the_copy)
    sealer.start()
    yield opened
    sealer.stop()


def test_what_was_left_is_sealed_at_the_start(running):
    assert _comes_true(lambda: not unsealed().exists())
    assert Seal.objects.exists()


def test_an_act_wakes_it(running):
    assert _comes_true(lambda: not unsealed().exists())
    with act(actor="ada"):
        make_city()

    assert _comes_true(lambda: not unsealed().exists())


def test_what_comes_from_outside_is_found_now_and_then(running, monkeypatch):
    monkeypatch.setattr(sealer, "EVERY", 0.05)
    sealer.wake()
    make_city()

    assert _comes_true(lambda: not unsealed().exists())


def test_it_waits_for_a_database_that_is_away_and_says_so_once(running, monkeypatch, caplog):
    assert _comes_true(lambda: not unsealed().exists())
    again, calls = sealer.seal, []

    def away(mark):
        calls.append(1)
        raise OperationalError("gone")

    monkeypatch.setattr(sealer, "seal", away)
    make_city()
    sealer.wake()
    assert _comes_true(lambda: len(calls) > 3)
    monkeypatch.setattr(sealer, "seal", again)

    assert _comes_true(lambda: not unsealed().exists())
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_no_fault_of_ours_ends_it(running, monkeypatch, caplog):
    assert _comes_true(lambda: not unsealed().exists())
    again, calls = sealer.seal, []

    def fail(mark):
        calls.append(1)
        raise ZeroDivisionError

    monkeypatch.setattr(sealer, "seal", fail)
    make_city()
    sealer.wake()
    assert _comes_true(lambda: calls)
    monkeypatch.setattr(sealer, "seal", again)

    assert _comes_true(lambda: not unsealed().exists())
    assert "ZeroDivisionError" in caplog.text


def test_it_keeps_no_connection_and_no_thread(running):
    assert _comes_true(lambda: not unsealed().exists())

    assert _comes_true(lambda: all(own.connection is None for own in running))
    sealer.stop()
    assert [each for each in threading.enumerate() if each.name == "g32-sealer"] == []


def test_nobody_seals_in_a_command_or_a_test():
    sealer.wake()

    assert [each for each in threading.enumerate() if each.name == "g32-sealer"] == []


def _left(server):
    done = server.manage(
        "shell",
        "--no-imports",
        "-c",
        "from g32.history.sealing import unsealed; print(unsealed().count())",
    )
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def test_a_server_seals_what_it_was_started_with(server):
    assert _comes_true(lambda: _left(server) == 0, 60)


def test_a_server_stops_while_it_seals(server):
    status = server.stop()
    log = server.log.read_text()
    server.start()

    assert status == 0
    assert "Traceback" not in log
