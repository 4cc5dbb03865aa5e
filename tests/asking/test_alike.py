"""What is made up by kind, or of joins, is answered alike on both engines, or refused alike."""

import sqlite3
from contextlib import closing
from types import SimpleNamespace

import psycopg
import pytest
from psycopg.raw_cursor import RawCursor

from g32.asking import postgresql, sqlite
from g32.asking.limits import Within
from g32.asking.refusals import Refusal, Wrong
from g32.asking.running import _shown
from g32.asking.statement import Statement
from tests.asking.joining import Joiner
from tests.asking.outcomes import DAY
from tests.asking.typed import GIVEN, Writer


@pytest.mark.engine("postgresql")
@pytest.mark.parametrize(
    "number", [300, pytest.param(10_000, marks=pytest.mark.prove)], ids=["some", "many"]
)
@pytest.mark.parametrize("made", [Writer, Joiner])
def test_what_is_made_up_is_answered_alike_on_both_engines(secrets, figures, made, number):
    writer = made(1)
    with (
        closing(sqlite3.connect(":memory:", isolation_level=None)) as one,
        postgresql._connected(DAY, Within(3600)) as other,
    ):
        sqlite._prepare(one, SimpleNamespace(views=[]), DAY, {})
        texts = [writer.statement() for _each in range(number)]
        found = [(text, _on_sqlite(one, text), _on_postgresql(other, text)) for text in texts]

    # Which part of a statement is worked out first, and which not at all, is for an engine to say.
    late = {Wrong.LARGE, Wrong.ONE_ROW}
    assert [each for each in found if each[1] != each[2] and not late & {*map(str, each)}] == []
    answered = sum(isinstance(told, list) for _text, told, _other in found)
    assert number / 2 < answered
    told = f"{number} asked on both engines, {answered} answered, all alike"
    figures(f"Made up by {made.__name__}: {told}")


def _on_sqlite(base, text):
    """The rows; the reason why there are none."""
    try:
        statement, values = _read(text)
        given = {str(number): value for number, value in enumerate(values, start=1)}
        sql = statement.for_sqlite()
        return _told(base.execute(sql, given))
    except sqlite3.Error as error:
        return sqlite._refusal(error, Within(), sql).wrong.value
    except Refusal as refusal:
        return refusal.wrong.value


def _on_postgresql(base, text):
    try:
        statement, values = _read(text)
        return _told(RawCursor(base).execute(statement.for_postgresql(), values))
    except psycopg.Error as error:
        return postgresql._refusal(error, base, Within()).wrong.value
    except Refusal as refusal:
        return refusal.wrong.value
    finally:
        base.rollback()


def _read(text):
    statement = Statement(text)
    return statement, statement.values(GIVEN)


def _told(cursor):
    return [tuple(map(_shown, row)) for row in cursor.fetchall()]
