"""What comes of many statements, asked one after the other in a process apart."""

import os
import sqlite3
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psycopg
from django.db import connection
from psycopg.raw_cursor import RawCursor

from g32 import apart
from g32.asking import postgresql, role, sqlite
from g32.asking.limits import SECONDS, SHOWN, Within
from g32.asking.refusals import Refusal
from g32.asking.running import Question, rows_of
from g32.asking.statement import Statement
from g32.asking.vocabulary import views
from tests.asking.attacks import Attack
from tests.asking.generated import Writer

DAY = date(2014, 9, 1)
#: More than one question gets: nothing is given back between so many.
MEMORY = 512 * 2**20


@dataclass
class Outcome:
    """What came of a statement: why it was refused, or what it answered; how long it took."""

    text: str
    wrong: str = ""
    answer: Any = None
    seconds: float = 0.0


def outcomes(work, given, seconds=600):
    """Return what came of each, in their order. A process that dies is an error."""
    with apart.start(work, given, memory=MEMORY, seconds=seconds) as task:
        found = list(task.messages())
    assert len(found) == len(given), found[-1:]
    return found


def asked(tell, attacks):
    """Ask as a page does; but SQLite's file is not copied for each."""
    sqlite._COPIED = 0
    for each in attacks:
        tell(_timed(each, _asked))


def patiently(tell, attacks):
    """Ask with time enough: how busy the machine is, is not what is looked at."""
    sqlite._COPIED = 0
    for each in attacks:
        tell(_timed(each, lambda each: _asked(each, 30)))


def _asked(each, seconds=SECONDS):
    with rows_of(Question(each.text, each.given, DAY), Within(seconds)) as (header, rows):
        return header, list(islice(rows, SHOWN))


def for_ever(tell, text):
    """Ask what takes half a minute, unless somebody ends it."""
    tell(None)
    with rows_of(Question(text, {}, DAY), Within(30)) as (_header, rows):
        list(rows)


def dies(tell, question, _folder):
    """Say that it begins, and after so many seconds nothing any more."""
    tell(None)
    time.sleep(float(question.text))
    os._exit(1)


def watched(tell, attacks):
    """Let SQLite itself run what was written, on a connection as one is made for a question of
    these views: nothing but the watch on it is left. Once SQLite has to read anew what tables there
    are, it refuses everything, and another is made.
    """
    base = None
    for each in attacks:
        base = base or _ready()
        tell(_timed(each, lambda each, base=base: _raw(base, each)))
        try:
            base.execute("SELECT count(*) FROM city")
        except sqlite3.Error:
            base.close()
            base = None
    base.set_authorizer(None)
    assert len(base.execute("PRAGMA database_list").fetchall()) == 2
    base.close()


def _ready():
    base = sqlite._connected(Path(connection.settings_dict["NAME"]))
    sqlite._prepare(base, SimpleNamespace(views=["city", "citation", "office"]), DAY, {})
    begin = Within(0.5)
    base.set_progress_handler(lambda: begin.over() and begin.begin() is None, 1000)
    return base


def drawn(tell, batches):
    """Ask what a writer makes up, so many statements of a seed on one connection each; then let the
    engine itself run the same, looked at by nobody. Tell how many of how many were answered, and
    what was amiss.
    """
    for seed, number, secret in batches:
        writer, amiss = Writer(seed), []
        texts = [writer.statement() for _each in range(number)]
        with _kept_open() as run:
            found = [_timed(Attack(text), run) for text in texts]
        with _kept_open(raw=True) as run:
            found += [_timed(Attack(text), run) for text in texts]
        amiss = [each for each in found if secret in repr(each.answer) or each.seconds > 2.5]
        answered = sum(not each.wrong for each in found[:number])
        tell((number, answered, max(each.seconds for each in found), amiss))


@contextmanager
def _kept_open(*, raw=False):
    """Yields what runs a statement on a connection that is made once."""
    within = Within(0.2)
    if connection.vendor == "sqlite":
        with closing(sqlite._connected(Path(connection.settings_dict["NAME"]))) as base:
            every = [name for name, view in views().items() if view.rows]
            sqlite._prepare(base, SimpleNamespace(views=every), DAY, {})
            base.set_progress_handler(within.over, 1000)
            yield lambda each: _on_sqlite(base, within, each.text, raw)
        return
    with postgresql._connected(DAY, within) as base:
        yield lambda each: _on_postgresql(base, each.text, raw)


def _on_sqlite(base, within, text, raw):
    within.begin()
    if raw:
        return base.execute(text, {"x": "1"}).fetchmany(50)
    statement = Statement(text)
    values = statement.values({"x": "1"})
    given = {str(number): value for number, value in enumerate(values, start=1)}
    return base.execute(statement.for_sqlite(), given).fetchmany(50)


def _on_postgresql(base, text, raw):
    try:
        if raw:
            base.pgconn.exec_(b"BEGIN READ ONLY")
            return _sent(base, text)
        statement = Statement(text)
        values = statement.values({"x": "1"})
        return RawCursor(base).execute(statement.for_postgresql(), values).fetchmany(50)
    finally:
        base.rollback()


def let_in(tell, attacks):
    """Let PostgreSQL run what was written, with the role that asks: nothing but its rights is left.

    Each on a connection of its own, which does one thing and is closed, as that of a question is.
    """
    for each in attacks:
        with postgresql._connected(DAY, Within(0.5)) as base:
            base.pgconn.exec_(b"BEGIN")
            tell(_timed(each, lambda each, base=base: _sent(base, each.text)))


def let_go(tell, attacks):
    """The same, but what it does would stay."""
    for each in attacks:
        with postgresql._connected(DAY, Within(0.5)) as base:
            base.rollback()
            tell(_timed(each, lambda each, base=base: _sent(base, each.text)))


def _raw(base, each):
    return [], base.execute(each.text, each.given).fetchmany(SHOWN)


def _sent(base, text):
    result = base.pgconn.exec_params(text.encode(), [])
    if message := result.error_message:
        raise psycopg.DatabaseError(message.decode())
    columns = range(result.nfields)
    return [], [
        [result.get_value(row, each) for each in columns]
        for row in range(min(result.ntuples, SHOWN))
    ]


def _timed(each, ask):
    begin = time.monotonic()
    outcome = Outcome(each.text)
    try:
        outcome.answer = ask(each)
    except Refusal as refusal:
        outcome.wrong = refusal.wrong.value
    except (*_ERRORS, UnicodeError) as error:
        outcome.wrong = f"{type(error).__name__}: {error}"[:200]
    outcome.seconds = time.monotonic() - begin
    return outcome


_ERRORS: tuple[Any, ...] = (sqlite3.Error, sqlite3.Warning, psycopg.Error)


def backends():
    """The processes of PostgreSQL that answer a question at this moment."""
    if connection.vendor == "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE usename = %s AND state = 'active'",
            [role.name()],
        )
        return [pid for [pid] in cursor.fetchall()]
