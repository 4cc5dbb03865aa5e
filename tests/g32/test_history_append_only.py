"""No statement changes or deletes history, and none deletes a row without leaving a trace."""

import pytest
from django.db import Error, IntegrityError, connection, transaction

from g32.history import erase, seal
from g32.history.tables import kept_models
from g32.models import Erasure, HistoryEntry, PrivateValues, Seal
from network.models import City
from tests.factories import make_city, make_contact_details, make_meeting, make_person

TABLES = [model._meta.db_table for model in kept_models()]


def _sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


HISTORY = (
    "UPDATE g32_historyentry SET actor = 'iemand anders'",
    "DELETE FROM g32_historyentry",
    "UPDATE g32_privatevalues SET after = '{}'",
    "UPDATE g32_privatevalues SET salt = ''",
    "UPDATE g32_seal SET digest = ''",
    "DELETE FROM g32_seal",
    "INSERT INTO g32_seal (number, entry_id, private, digest) SELECT 1000000, id, '', '' "
    "FROM g32_historyentry ORDER BY id DESC LIMIT 1",
    "UPDATE g32_erasure SET actor = 'iemand anders'",
    "DELETE FROM g32_erasure",
)
ON_SQLITE = (
    "REPLACE INTO g32_historyentry SELECT * FROM g32_historyentry",
    "UPDATE OR REPLACE g32_historyentry SET id = id + 1",
    "REPLACE INTO g32_privatevalues "
    "SELECT id + 9, entry_id, before, '{}', salt FROM g32_privatevalues",
    "REPLACE INTO g32_seal SELECT * FROM g32_seal",
    "REPLACE INTO g32_seal (number, entry_id, private, digest) "
    "SELECT max(number) + 1, min(entry_id), '', '' FROM g32_seal",
    "UPDATE OR REPLACE g32_seal SET number = number + 1",
    "UPDATE OR REPLACE g32_erasure SET id = id + 1",
    "DELETE FROM g32_act",
    "DELETE FROM g32_rivals",
)
ON_POSTGRESQL = (
    "TRUNCATE g32_historyentry CASCADE",
    "TRUNCATE g32_privatevalues",
    "TRUNCATE g32_seal",
    "TRUNCATE g32_erasure",
    "WITH gone AS (DELETE FROM g32_historyentry RETURNING 1) SELECT * FROM gone",
    "INSERT INTO g32_historyentry TABLE g32_historyentry ON CONFLICT (id) DO UPDATE SET actor = ''",
    *(f'TRUNCATE "{table}" CASCADE' for table in TABLES),
)


def _history():
    models = (HistoryEntry, PrivateValues, Seal, Erasure)
    return [list(model.objects.order_by("pk").values()) for model in models]


def _make_history():
    """Entries, private values, seals, an erasure, and an entry that is not sealed yet."""
    gone = make_contact_details()
    row = gone.pk
    gone.delete()
    erase(table="network_contactdetails", rows=[row], actor="ada", reason="vergeten")
    make_contact_details()
    seal()
    make_city()


def _is_refused(statement):
    connection.check_constraints()  # PostgreSQL truncates nothing while a check is still due
    before = _history()
    with pytest.raises(Error) as refusal, transaction.atomic():
        _sql(statement)
    assert _history() == before
    return str(refusal.value)


@pytest.mark.parametrize("statement", HISTORY)
def test_history_cannot_be_changed_or_deleted(db, statement):
    _make_history()

    assert "g32_append_only" in _is_refused(statement)


@pytest.mark.parametrize("statement", ON_SQLITE)
@pytest.mark.engine("sqlite")
def test_no_statement_of_sqlite_gets_round_history(db, statement):
    _make_history()

    assert "g32_append_only" in _is_refused(statement)


@pytest.mark.parametrize("statement", ON_POSTGRESQL)
@pytest.mark.engine("postgresql")
def test_no_statement_of_postgresql_gets_round_history(db, statement):
    _make_history()

    assert "g32_append_only" in _is_refused(statement)


@pytest.mark.parametrize(
    "statement", [*HISTORY, *(ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRESQL)]
)
def test_without_its_triggers_history_could_be_changed(db, statement):
    _make_history()
    connection.check_constraints()

    with transaction.atomic():
        for drop in _drops():
            _sql(drop)
        _sql(statement)
        transaction.set_rollback(True)


def _drops():
    """What takes away every trigger that refuses a write of history."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE 'g32_no_%%'")
            return [f'DROP TRIGGER "{name}"' for (name,) in cursor.fetchall()]
        cursor.execute(
            "SELECT tgname, tgrelid::regclass FROM pg_trigger "
            "WHERE tgname IN ('g32_append_only', 'g32_no_truncate', 'g32_in_order')"
        )
        return [f'DROP TRIGGER "{name}" ON {table}' for name, table in cursor.fetchall()]


def test_the_orm_cannot_change_or_delete_history(db):
    make_city()
    (entry,) = HistoryEntry.objects.filter(table="network_city")
    for write in (
        lambda: HistoryEntry.objects.update(actor="iemand anders"),
        HistoryEntry.objects.all().delete,
        entry.delete,
        entry.save,
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            write()

    entry.refresh_from_db()
    assert entry.actor == ""


@pytest.mark.parametrize(
    "statement",
    [
        "REPLACE INTO network_city VALUES (1000, 'x', 'Breda', '', '')",
        "REPLACE INTO network_city VALUES (NULL, 'zwolle', 'Breda', '', '')",
        "REPLACE INTO network_city VALUES (NULL, 'x', 'Zwolle', '', '')",
        "UPDATE OR REPLACE network_city SET name = 'Zwolle' WHERE name = 'Almere'",
        "UPDATE OR REPLACE network_city SET id = 1000 WHERE name = 'Almere'",
    ],
)
@pytest.mark.engine("sqlite")
def test_no_row_is_replaced_without_trace(db, statement):
    make_city(pk=1000, slug="zwolle", name="Zwolle")
    make_city(slug="almere", name="Almere")

    assert "UNIQUE" in _is_refused(statement)

    assert set(City.objects.values_list("name", flat=True)) == {"Zwolle", "Almere"}


@pytest.mark.engine("sqlite")
def test_no_row_of_a_key_with_a_condition_is_replaced_without_trace(db):
    meeting, person = make_meeting(), make_person()
    row = (
        "meetings_attendance (slug, meeting_id, person_id, role, presence, note) "
        "VALUES (%s, %s, %s, 'guest', 'present', '')"
    )
    _sql(f"INSERT INTO {row}", "een", meeting.pk, person.pk)

    with pytest.raises(IntegrityError), transaction.atomic():
        _sql(f"REPLACE INTO {row}", "twee", meeting.pk, person.pk)

    assert list(meeting.attendances.values_list("slug", flat=True)) == ["een"]
