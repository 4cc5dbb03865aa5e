"""Nobody takes back that they looked."""

import pytest
from django.db import DatabaseError, connection, transaction

from g32.models import Viewing
from tests.guards.removal import without
from tests.throwaway import own_copy  # noqa: F401


@pytest.fixture
def db(own_copy):  # noqa: F811
    return own_copy


def _look():
    return Viewing.objects.create(
        actor="ada", place="page", table="network_office", row=1, about_table="network_person"
    )


def _run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


STATEMENTS = {
    "UPDATE g32_viewing SET actor = 'iemand anders'": ("sqlite", "postgresql"),
    "UPDATE g32_viewing SET id = 99": ("sqlite", "postgresql"),
    "DELETE FROM g32_viewing": ("sqlite", "postgresql"),
    "TRUNCATE g32_viewing": ("postgresql",),
    "INSERT OR REPLACE INTO g32_viewing SELECT * FROM g32_viewing": ("sqlite",),
}
OURS = [each for each, engines in STATEMENTS.items() if connection.vendor in engines]


@pytest.mark.parametrize("statement", OURS)
def test_no_statement_changes_a_note_and_each_would_without_the_guard(db, statement):
    _look()
    before = list(Viewing.objects.values())

    with pytest.raises(DatabaseError, match="viewing_append_only"), transaction.atomic():
        _run(statement)
    with without("viewing_append_only", Viewing):
        _run(statement)

    assert list(Viewing.objects.values()) == before


def test_the_orm_does_not_either(db):
    note = _look()
    note.actor = "iemand anders"

    for write in (note.save, note.delete, Viewing.objects.all().delete):
        with pytest.raises(DatabaseError, match="viewing_append_only"), transaction.atomic():
            write()

    assert Viewing.objects.get().actor == "ada"


@pytest.mark.engine("postgresql")
def test_not_for_who_walks_past_triggers(db):
    _look()

    with transaction.atomic():
        _run("SET LOCAL session_replication_role = replica")
        with pytest.raises(DatabaseError), transaction.atomic():
            _run("DELETE FROM g32_viewing")

    assert Viewing.objects.count() == 1
