"""A file is made apart from the pages: who writes does not wait for it; it ends when asked to."""

import io
import multiprocessing
import os
import signal
import tempfile
import time

import pytest
from django.conf import settings
from django.db import OperationalError, connection

from g32.apart import ApartError
from g32.exports import making
from g32.exports.asked import Asked
from g32.exports.making import Making
from g32.reports import When, reports
from g32.reports.formats import FORMATS
from g32.reports.writing import write
from meetings.models import Attendance, Meeting
from network.models import City
from tests.throwaway import own_copy  # noqa: F401

ROWS = 20_000
_MORE = """
WITH RECURSIVE again (turn) AS (SELECT 1 UNION ALL SELECT turn + 1 FROM again WHERE turn < %s)
INSERT INTO meetings_attendance (slug, meeting_id, note, role, presence)
SELECT 'gast-' || turn || '-' || id, id, 'gast ' || turn, 'guest', 'present'
FROM again CROSS JOIN meetings_meeting
"""
#: So many come to each meeting.
GUESTS = 50


@pytest.fixture
def db(own_copy):  # noqa: F811
    return own_copy


@pytest.fixture
def crowd(db):
    """Many meetings with many people who are not named."""
    Meeting.objects.bulk_create(
        Meeting(name=f"Dag {n}", kind="pillar") for n in range(ROWS // GUESTS)
    )
    with connection.cursor() as cursor:
        cursor.execute(_MORE, [GUESTS])


def asked(code="csv", expected=None):
    report = reports()["attendance"](When(), Attendance.objects.order_by("pk"))
    return Asked(report, FORMATS[code], labels=False, expected=expected)


def children():
    return multiprocessing.active_children()


def left_behind():
    return list(settings.DATA_DIR.glob("export-*"))


@pytest.mark.parametrize("code", ["csv", "xlsx"])
def test_what_is_made_apart_is_what_would_be_made_here(crowd, code):
    with tempfile.TemporaryFile() as file, io.BytesIO() as here:
        made = Making(asked(code), file)
        steps = list(made.steps())
        write(asked(code).report, FORMATS[code], here, labels=False)
        file.seek(0)

        assert file.read() == here.getvalue() or code == "xlsx"  # an archive tells when it was made
        assert made.rows == ROWS
        assert steps == sorted(steps)
        assert len(steps) >= 10
        assert children() == []
        assert left_behind() == []


@pytest.mark.engine("sqlite")
def test_nobody_who_writes_waits_for_it(crowd):
    """Reads from a copy; without one, whoever writes waits until the last row is there."""
    connection.cursor().execute("PRAGMA busy_timeout = 10")
    with tempfile.TemporaryFile() as file:
        steps = Making(asked(), file).steps()
        next(steps)
        os.kill(children()[0].pid, signal.SIGSTOP)  # as slow as it gets

        City.objects.create(name="Ede")

        (folder,) = left_behind()
        assert list(folder.iterdir()) == []  # the copy is gone, though it is still read
        steps.close()
        assert left_behind() == []


@pytest.mark.engine("sqlite")
def test_a_short_one_is_read_where_it_stands(crowd, monkeypatch):
    """Which shows that the test above would notice if no copy were made."""
    monkeypatch.setattr(making, "SHORT", ROWS + 1)
    connection.cursor().execute("PRAGMA busy_timeout = 10")
    with tempfile.TemporaryFile() as file:
        steps = Making(asked(expected=ROWS), file).steps()
        next(steps)
        os.kill(children()[0].pid, signal.SIGSTOP)

        with pytest.raises(OperationalError, match="locked"):
            City.objects.create(name="Ede")

        steps.close()


def test_who_stops_listening_ends_it(crowd):
    with tempfile.TemporaryFile() as file:
        steps = Making(asked(), file).steps()
        next(steps)
        (child,) = children()
        pid = child.pid

        steps.close()

        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
        assert left_behind() == []


def test_what_is_killed_is_no_whole_file(crowd):
    with tempfile.TemporaryFile() as file:
        made = Making(asked("json"), file)
        steps = made.steps()
        next(steps)
        os.kill(children()[0].pid, signal.SIGKILL)

        with pytest.raises(ApartError):
            list(steps)

        assert made.rows < ROWS
        assert left_behind() == []


def test_the_first_rows_are_there_long_before_the_last(crowd):
    begun = time.monotonic()
    with tempfile.TemporaryFile() as file:
        steps = Making(asked(), file).steps()
        first = next(steps)
        (length,) = (os.fstat(file.fileno()).st_size,)
        steps.close()

    assert first < ROWS / 5
    assert length > 0
    assert time.monotonic() - begun < 60
