"""Statements that want more than to ask: nothing is written, and no secret is told."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from g32.asking import sqlite
from g32.asking.limits import Within
from tests.asking import outcomes
from tests.asking.attacks import attacks
from tests.asking.attacks.harmless import HARMLESS, LET_THROUGH
from tests.asking.planted import files, state


@pytest.fixture
def unchanged():
    """Nothing is other after the test than it was before."""
    before, there = state(), files()
    yield
    assert other(before, state()) == {}
    assert files() == there


def other(before, after):
    """What has changed, by name."""
    return {name: (before[name], after[name]) for name in before if before[name] != after[name]}


def tried(kind, of, secrets):
    """Run them; return what came of those that were answered. No answer may hold a secret."""
    found = outcomes.outcomes(of, kind)
    assert [each for each in found if secrets in repr(each.answer)] == []
    assert [each for each in found if each.seconds > 2.5] == []
    return found


def told(found):
    answered = [each for each in found if not each.wrong]
    slowest = max(each.seconds for each in found)
    return f"{len(found)} tried, {len(answered)} answered, the slowest {slowest:.2f} s"


def test_attacks_change_nothing_and_read_nothing(secrets, unchanged, figures):
    every = attacks(connection.vendor)

    found = tried(every, outcomes.asked, secrets)

    answered = {each.text for each in found if not each.wrong}
    assert len(every) >= 300
    assert answered - {each.text for each in every if each.given} <= HARMLESS
    figures(f"Attacks on {connection.vendor}: {told(found)}; 0 written, 0 read outside, 0 files")


@pytest.mark.engine("sqlite")
def test_the_watch_on_sqlite_holds_by_itself(secrets, unchanged, figures):
    found = tried(attacks("sqlite"), outcomes.watched, secrets)

    assert {each.text for each in found if not each.wrong} <= HARMLESS | LET_THROUGH
    figures(f"Attacks on the watch of SQLite alone: {told(found)}")


@pytest.mark.engine("postgresql")
@pytest.mark.parametrize(
    "way", [outcomes.let_in, pytest.param(outcomes.let_go, marks=pytest.mark.prove)]
)
def test_the_role_on_postgresql_holds_by_itself(secrets, unchanged, figures, way):
    found = tried(attacks("postgresql"), way, secrets)

    figures(f"Attacks on the role of PostgreSQL alone ({way.__name__}): {told(found)}")


@pytest.mark.engine("sqlite")
@pytest.mark.parametrize("text", ["DELETE FROM django_migrations", "CREATE TABLE inbraak (a)"])
def test_the_connection_to_sqlite_cannot_write_by_itself(unchanged, text):
    with (
        closing(sqlite._connected(Path(connection.settings_dict["NAME"]))) as base,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        base.execute(text)


@pytest.mark.engine("sqlite")
def test_nothing_is_left_of_a_copy_that_is_open(unchanged):
    with sqlite._opened(Within()) as base:
        assert list(settings.DATA_DIR.glob("question-*")) == []
        assert base.execute("SELECT count(*) FROM network_city").fetchone() > (0,)
