"""An import is undone as one, through the page, in as many queries for a long file as a short."""

import time
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from g32.importing import apply, resources
from g32.importing.files import Table
from g32.models import HistoryEntry
from g32.rights import Role
from meetings.models import Attendance
from tests import factories
from tests.faults.digests import stored
from tests.happenings import client_of, last
from tests.importing.reading import memory
from tests.restoring import undo

pytestmark = pytest.mark.django_db

#: What is no part of the register itself: its history, who may do what, and who is there.
ASIDE = ("g32", "auth", "sessions")


@pytest.fixture
def tom():
    return factories.make_user(Role.SECRETARIAT, username="tom")


def attendance(number):
    """A file of so many rows: half of them say of a guest who is known that he was not there, the
    others bring a new one, with a citation.
    """
    meeting = factories.make_meeting()
    factories.make_source(name=f"Verslag {meeting.slug}", pages=10)
    known = Attendance.objects.bulk_create(
        Attendance(meeting=meeting, note=f"Gast {place}") for place in range(number // 2)
    )
    changed = [[guest.slug, meeting.slug, guest.note, "absent", ""] for guest in known]
    passage = f"Verslag {meeting.slug} p. 2"
    new = [["", meeting.slug, f"Nieuw {place}", "present", passage] for place in range(number // 2)]
    header = ["id", "meeting", "note", "presence", "sources"]
    return Table("csv", header, rows=[*enumerate([*changed, *new], 2)])


def counted():
    return CaptureQueriesContext(connection)


@contextmanager
def timed():
    """Tells how long it took, and how much memory the process held at most."""
    Path("/proc/self/clear_refs").write_text("5")  # the most till now is what there is now
    began, found = time.monotonic(), SimpleNamespace()
    yield found
    found.seconds, found.bytes = time.monotonic() - began, memory("VmHWM")


def imported(tom, file):
    """Import it, and return its batch."""
    outcome, batch = apply(resources()["attendance"](tom), file, reason="verkiezing")
    assert not outcome.is_refused
    return batch


def undone(tom, rows, look=counted):
    """Import a file of so many rows, and undo it.

    Returns the number of writes, and what was seen while it was asked and while it was undone.
    """
    file = attendance(rows)
    before = stored(ASIDE)
    batch = imported(tom, file)
    after = stored(ASIDE)
    client, url = client_of(tom), undo(last(batch=batch))
    with look() as asked:
        page = client.get(url)
    with look() as done:
        response = client.post(url, {"_version": page.context["version"]})

    assert response.status_code == 302
    assert after != before
    assert stored(ASIDE) == before
    return HistoryEntry.objects.filter(batch=batch).count(), asked, done


def test_an_import_of_thousands_of_rows_is_undone_in_as_many_queries_as_one_of_50(tom):
    undone(tom, 2)  # what is asked once and kept is asked here

    few, asked, done = undone(tom, 50)
    many, asked_of_many, done_of_many = undone(tom, 6000)

    assert (few, many) == (75, 9000)
    assert len(asked_of_many) <= len(asked)  # of many rows the first are told, here of one kind
    assert len(done_of_many) == len(done)


@pytest.mark.prove
def test_an_import_of_100_000_writes_is_undone_as_one(tom, figures):
    at_rest = memory("VmRSS")

    writes, asked, done = undone(tom, 66_668, timed)

    for name, taken in (("asking to undo", asked), ("undoing", done)):
        grown = (taken.bytes - at_rest) / 2**20
        figures(f"{name} {writes} writes: {taken.seconds:.1f} s, {grown:.0f} MiB")
        assert grown < 512
    assert writes == 100_002
