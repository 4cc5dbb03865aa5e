"""Migrations lead anywhere and back, and a remade table is as well guarded as a new one."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.db.models.signals import post_migrate, pre_migrate
from django.utils import translation

from g32.models import HistoryEntry
from tests.factories import make_city
from tests.guards import columns, network, themes_and_meetings  # noqa: F401 (they fill ROWS)
from tests.guards.rows import ROWS, WAYS
from tests.throwaway import own_copy  # noqa: F401

APPS = ("meetings", "themes", "network", "g32")  # each before those it rests on


@pytest.fixture
def db(own_copy):  # noqa: F811
    return own_copy


def _bad_rows_of(tables):
    seen = set()
    for row in ROWS:
        with transaction.atomic():
            model, _fine, _bad = row.arrange()
            transaction.set_rollback(True)
        if model in tables and row.guard not in seen:
            seen.add(row.guard)
            yield row


def _write_badly(tables):
    for row in _bad_rows_of(tables):
        with transaction.atomic():
            WAYS[row.ways[-1]](*row.arrange(), row.at)
            transaction.set_rollback(True)


def test_no_migration_is_missing(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_models_that_did_not_change_ask_for_no_migration():
    loader = MigrationLoader(None)

    with translation.override(None):
        now = ProjectState.from_apps(apps)
        changes = MigrationAutodetector(loader.project_state(), now).changes(loader.graph)

    assert changes == {}


def test_migrations_lead_to_nothing_and_back(db):
    for label in APPS:
        call_command("migrate", label, "zero", verbosity=0)
    left = set(connection.introspection.table_names())
    tables = {
        model._meta.db_table for label in APPS for model in apps.get_app_config(label).get_models()
    }
    assert left & tables == set()

    call_command("migrate", verbosity=0)

    _write_badly(apps.get_models())
    make_city(name="Zwolle")
    assert HistoryEntry.objects.get(table="network_city").after["name"] == "Zwolle"


def _after_migrate():
    plan = [(MigrationLoader(None).get_migration("network", "0001_initial"), False)]
    for config in apps.get_app_configs():
        post_migrate.send(sender=config, app_config=config, using="default", plan=plan)


TABLES = [
    model
    for label in ("network", "themes", "meetings")
    for model in apps.get_app_config(label).get_models()
    if not model._meta.proxy
]


@pytest.mark.engine("sqlite")
def test_remade_tables_keep_their_guards_and_their_history(db):
    city = make_city()

    for model in TABLES:
        with connection.schema_editor() as editor:
            editor._remake_table(model)
    _after_migrate()

    _write_badly(apps.get_models())
    entries = HistoryEntry.objects.filter(table="network_city", row=city.pk)
    city.delete()
    assert list(entries.values_list("act", flat=True)) == ["insert", "delete"]


@pytest.mark.engine("sqlite")
def test_of_a_remade_table_no_number_is_given_out_again(db):
    city, gone = make_city(), make_city()
    gone.delete()

    with connection.schema_editor() as editor:
        editor._remake_table(type(city))
    _after_migrate()

    assert make_city().pk == city.pk + 2


@pytest.mark.engine("sqlite")
def test_the_tables_of_history_can_be_remade(db):
    before = make_city()
    g32 = apps.get_app_config("g32")
    plan = [(MigrationLoader(None).get_migration("g32", "0001_initial"), False)]

    pre_migrate.send(sender=g32, app_config=g32, using="default", plan=plan)
    for model in g32.get_models():
        with connection.schema_editor() as editor:
            editor._remake_table(model)
    _after_migrate()

    after = make_city()
    entries = HistoryEntry.objects.filter(table="network_city")
    assert [entry.after["name"] for entry in entries] == [before.name, after.name]
    with pytest.raises(IntegrityError):
        entries.update(actor="iemand anders")
