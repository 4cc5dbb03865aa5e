"""200 attendance rows save in one go: as new rows, and as changed ones."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.models import Attendance
from tests import factories
from tests.admin import change, filled

pytestmark = pytest.mark.django_db

ROWS = 200


@pytest.fixture
def meeting():
    return factories.make_meeting()


def attendance(people):
    rows = {"attendances-TOTAL_FORMS": str(len(people))}
    for place, person in enumerate(people):
        rows |= {
            f"attendances-{place}-person": person.pk,
            f"attendances-{place}-role": "member",
            f"attendances-{place}-presence": "present",
        }
    return rows


def saved(client, meeting, **rows):
    """How many queries it takes to save the rows."""
    data = filled(client, change(meeting), **rows)
    with CaptureQueriesContext(connection) as queries:
        response = client.post(change(meeting), data)
    assert response.status_code == 302
    return len(queries)


def test_200_new_rows_are_saved_in_one_go(admin_client, meeting):
    people = [factories.make_person() for _ in range(ROWS)]

    queries = saved(admin_client, meeting, **attendance(people))

    assert Attendance.objects.filter(presence="present").count() == ROWS
    assert queries // ROWS <= 7


def test_200_changed_rows_are_saved_in_one_go(admin_client, meeting):
    for _ in range(ROWS):
        factories.make_attendance(meeting=meeting)
    rows = {f"attendances-{place}-presence": "excused" for place in range(ROWS)}

    queries = saved(admin_client, meeting, **rows)

    assert Attendance.objects.filter(presence="excused").count() == ROWS
    assert queries // ROWS <= 7
