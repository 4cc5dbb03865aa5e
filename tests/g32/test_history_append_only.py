"""No statement changes or deletes history, and none deletes a row without leaving a trace."""

import pytest
from django.apps import apps
from django.db import Error, IntegrityError, connection, transaction

from g32.models import HistoryEntry, PrivateValues
from network.models import City
from tests.factories import make_city, make_contact_details, make_meeting, make_person

TABLES = [
    model._meta.db_table
    for config in apps.get_app_configs()
    if getattr(config, "keeps_history", False)
    for model in config.get_models()
    if not model._meta.proxy
]


def _sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


HISTORY = (
    "UPDATE g32_historyentry SET actor = 'iemand anders'",
    "DELETE FROM g32_historyentry",
    "UPDATE g32_privatevalues SET after = '{}'",
)
ON_SQLITE = (
    "REPLACE INTO g32_historyentry SELECT * FROM g32_historyentry",
    "UPDATE OR REPLACE g32_historyentry SET id = id + 1",
    "REPLACE INTO g32_privatevalues SELECT id + 9, entry_id, before, '{}' FROM g32_privatevalues",
    "DELETE FROM g32_act",
    "DELETE FROM g32_rivals",
)
ON_POSTGRESQL = (
    "TRUNCATE g32_historyentry CASCADE",
    "TRUNCATE g32_privatevalues",
    "WITH gone AS (DELETE FROM g32_historyentry RETURNING 1) SELECT * FROM gone",
    "INSERT INTO g32_historyentry TABLE g32_historyentry ON CONFLICT (id) DO UPDATE SET actor = ''",
    *(f'TRUNCATE "{table}" CASCADE' for table in TABLES),
)


def _history():
    return (
        list(HistoryEntry.objects.order_by("pk").values()),
        list(PrivateValues.objects.order_by("pk").values()),
    )


def _is_refused(statement):
    connection.check_constraints()  # PostgreSQL truncates nothing while a check is still due
    before = _history()
    with pytest.raises(Error) as refusal, transaction.atomic():
        _sql(statement)
    assert _history() == before
    return str(refusal.value)


@pytest.mark.parametrize("statement", HISTORY)
def test_history_cannot_be_changed_or_deleted(db, statement):
    make_contact_details()

    assert "g32_append_only" in _is_refused(statement)


@pytest.mark.parametrize("statement", ON_SQLITE)
@pytest.mark.engine("sqlite")
def test_no_statement_of_sqlite_gets_round_history(db, statement):
    make_contact_details()

    assert "g32_append_only" in _is_refused(statement)


@pytest.mark.parametrize("statement", ON_POSTGRESQL)
@pytest.mark.engine("postgresql")
def test_no_statement_of_postgresql_gets_round_history(db, statement):
    make_contact_details()

    assert "g32_append_only" in _is_refused(statement)


@pytest.mark.parametrize(
    "statement", [*HISTORY, *(ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRESQL)]
)
def test_without_its_triggers_history_could_be_changed(db, statement):
    make_contact_details()
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
            "WHERE tgname IN ('g32_append_only', 'g32_no_truncate')"
        )
        return [f'DROP TRIGGER "{name}" ON {table}' for name, table in cursor.fetchall()]


def test_the_orm_cannot_change_or_delete_history(db):
    make_city()
    (entry,) = HistoryEntry.objects.all()
    for write in (
        lambda: HistoryEntry.objects.update(actor="iemand anders"),
        HistoryEntry.objects.all().delete,
        entry.delete,
        entry.save,
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            write()

    assert HistoryEntry.objects.get().actor == ""


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
