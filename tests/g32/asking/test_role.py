"""On PostgreSQL: the schema of the views, and what is withdrawn from the role that asks."""

import uuid

import pytest
from django.apps import apps
from django.db import connection

from g32.asking import role
from tests.throwaway import own_copy  # noqa: F401

pytestmark = pytest.mark.engine("postgresql")
SETS = "set_config(text, text, boolean)"


@pytest.fixture
def db(own_copy):  # noqa: F811
    """Roles and schemas are of the whole database: one of this test alone."""
    return own_copy


@pytest.fixture
def somebody(db):
    """Another role of the server."""
    name = f"iemand_{uuid.uuid4().hex[:12]}"
    ask(f"CREATE ROLE {name}")
    yield name
    ask(f"DROP OWNED BY {name}; DROP ROLE {name}")


def ask(statement, *given):
    with connection.cursor() as cursor:
        cursor.execute(statement, given or None)
        return cursor.fetchone()[0] if cursor.description else None


def install():
    role.install(apps.get_app_config("g32"))


def test_a_schema_of_somebody_else_stays_as_it_is(db):
    ask("DROP SCHEMA questions CASCADE; CREATE SCHEMA questions")
    ask("CREATE TABLE questions.mine (a int)")

    install()
    role.release(apps.get_app_config("g32"), plan=["iets"])

    assert ask("SELECT to_regclass('questions.mine') IS NOT NULL")
    assert ask("SELECT count(*) FROM pg_views WHERE schemaname = 'questions'") == 0


def test_our_own_is_taken_away_before_tables_change_and_made_anew_after(db):
    role.release(apps.get_app_config("g32"), plan=["iets"])
    away = ask("SELECT to_regnamespace('questions') IS NULL")

    install()

    assert away
    assert ask("SELECT count(*) FROM pg_views WHERE schemaname = 'questions'") > 25


def test_where_no_schema_may_be_made_there_is_none_and_nothing_breaks(db, somebody):
    install()  # a role that was made later is given then what everybody had
    ask(f"DROP SCHEMA questions CASCADE; GRANT SELECT ON ALL TABLES IN SCHEMA public TO {somebody}")
    ask(f"SET ROLE {somebody}")
    try:
        install()
    finally:
        ask("RESET ROLE")

    assert ask("SELECT to_regnamespace('questions') IS NULL")


def test_it_sets_aside_no_more_in_files_than_in_memory(db):
    install()

    assert ask("SELECT rolconfig FROM pg_roles WHERE rolname = %s", role.name()) == [
        "temp_file_limit=65536kB"
    ]


def test_what_is_withdrawn_everybody_keeps_but_the_role_that_asks(db, somebody):
    install()

    assert ask("SELECT has_function_privilege(%s, %s, 'EXECUTE')", somebody, SETS)
    assert not ask("SELECT has_function_privilege(%s, %s, 'EXECUTE')", role.name(), SETS)
