"""Work in a process of its own: what it may use, and what becomes of it when it goes wrong."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection
from django.utils import translation

from g32 import apart
from tests import apart as works
from tests.register import ROOT

MEBIBYTE = works.MEBIBYTE


def done(work, *given, **limits):
    """What the work returned."""
    with apart.start(work, *given, **limits) as task:
        assert list(task.messages()) == []
        return task.value


def why_not(work, *given, **limits):
    with pytest.raises(apart.ApartError) as refusal:
        done(work, *given, **limits)
    return refusal.value.why


def runs(process):
    """Whether it is there and has not ended: one that nobody has buried yet is a zombie."""
    status = Path(f"/proc/{process}/stat")
    try:
        return status.read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def ends(process, seconds=5):
    until = time.monotonic() + seconds
    while runs(process) and time.monotonic() < until:
        time.sleep(0.01)
    return not runs(process)


def test_the_value_comes_back():
    assert done(works.add, 1, 2, 3) == 6


def test_messages_come_in_their_order_before_the_value():
    with apart.start(works.count, 3) as task:
        before = task.value
        messages = list(task.messages())

    assert (before, messages, task.value) == (None, [0, 1, 2], "counted")


def test_the_pages_go_before_and_nothing_around_it_is_other(db):
    with translation.override("en"):
        english = done(works.around)
    dutch = done(works.around)

    assert english == {
        "niceness": 19,
        "database": connection.settings_dict["NAME"],
        "settings": "g32.settings",
        "yes": "yes",
        "pages": True,
        "connected": False,
    }
    assert dutch["yes"] == "ja"


def test_work_that_takes_too_long_is_ended():
    began = time.monotonic()
    with apart.start(works.sleep, 60, seconds=1) as task:
        messages = task.messages()
        process = next(messages)
        with pytest.raises(apart.ApartError) as refusal:
            next(messages)

    assert refusal.value.why == apart.ApartError.TIME
    assert time.monotonic() - began < 5
    assert ends(process)


def test_work_may_use_as_much_memory_as_it_is_given_and_no_more():
    assert done(works.hold, 40, memory=50 * MEBIBYTE) == 40
    assert why_not(works.hold, 60, memory=50 * MEBIBYTE) == apart.ApartError.MEMORY


def test_a_memory_that_is_full_to_the_brim_is_told_of():
    assert why_not(works.fill, memory=5 * MEBIBYTE) == apart.ApartError.MEMORY


def test_what_is_returned_counts_as_memory_when_it_is_sent():
    assert len(done(works.give, 20, memory=100 * MEBIBYTE)) == 20 * MEBIBYTE
    assert why_not(works.give, 80, memory=100 * MEBIBYTE) == apart.ApartError.MEMORY


def test_work_that_is_killed_is_gone():
    assert why_not(works.die) == apart.ApartError.GONE


def test_work_that_is_killed_halfway_through_a_message_is_gone():
    with apart.start(works.say_much) as task:
        messages = task.messages()
        process = next(messages)
        time.sleep(0.2)  # it now waits for us to read the rest of what it says
        os.kill(process, signal.SIGKILL)
        with pytest.raises(apart.ApartError) as refusal:
            next(messages)

    assert refusal.value.why == apart.ApartError.GONE


def test_what_the_work_raises_is_raised_and_tells_where():
    with pytest.raises(KeyError, match="no such thing") as failure:
        done(works.fail, KeyError, "no such thing")

    assert "in fail" in failure.value.__notes__[0]


def test_an_error_that_cannot_be_sent_is_named():
    with pytest.raises(RuntimeError) as failure:
        done(works.fail, works.TwoPartError, "one", "two")

    assert str(failure.value) == "TwoPartError: one and two"


def test_a_value_that_cannot_be_sent_is_an_error():
    with pytest.raises(TypeError, match="cannot pickle"):
        done(works.return_what_cannot_be_sent)


def test_work_ends_when_the_block_is_left():
    with apart.start(works.sleep, 60) as task:
        process = next(task.messages())
        assert runs(process)

    assert ends(process)


@pytest.mark.parametrize(
    ("work", "seconds"),
    [
        pytest.param("count_for_ever", "0", id="that tells something: at once"),
        pytest.param("spin", "0.9", id="that tells nothing: when its time is over"),
    ],
)
def test_work_ends_when_whoever_asked_for_it_was_killed(work, seconds, tmp_path):
    asking = [sys.executable, "-m", "tests.apart", work, seconds]
    pipe = subprocess.PIPE
    env = os.environ | {"TMPDIR": str(tmp_path)}  # who is killed leaves a folder behind
    with subprocess.Popen(asking, cwd=ROOT, env=env, stdout=pipe, stderr=pipe) as asker:
        process = int(asker.stdout.readline())
        assert runs(process)
        asker.kill()

        assert ends(process, seconds=10)
        assert asker.stderr.read() == b""
