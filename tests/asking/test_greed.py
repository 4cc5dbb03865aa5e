"""Statements that want all there is of time and memory are stopped, and leave nothing behind."""

import sqlite3
import time
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, Thread

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from g32 import apart
from g32.asking import postgresql, role, running, sqlite, weighing
from g32.asking.bounds import MOST_OF_EACH, MOST_PATTERN, MOST_TEXT
from g32.asking.limits import SECONDS, Within
from g32.asking.refusals import Refusal, Wrong
from g32.asking.running import Question, ask, rows_of
from tests.asking.attacks import attacks
from tests.asking.outcomes import DAY, backends, dies, for_ever
from tests.asking.planted import files

#: Seconds: after so many a question is over, for who asks and for the database.
LAST = 2.5
#: Mebibytes that a process of PostgreSQL may have of its own.
MOST = 80
#: In every run; the others are proved.
FEW = (
    "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t",
    "WITH RECURSIVE t(x) AS (SELECT 'a' UNION SELECT x || x FROM t) SELECT 1 FROM t WHERE x = ''",
    "SELECT string_agg(a.id || b.id, ',') FROM citation AS a, citation AS b, citation AS c",
)

#: What looks for something in a text.
SEARCHING = (
    *(
        "SELECT length(trim(:x, :y))",
        "SELECT length(ltrim(:x, :y))",
        "SELECT length(rtrim(:x, :y))",
    ),
    *("SELECT length(replace(:x, :y, 'c'))", "SELECT 1 WHERE :x LIKE :y"),
)
#: One row, after a very long time, for which nothing is set aside.
LONG = "SELECT count(*) FROM citation AS a, citation AS b, citation AS c"
#: Rows come now and then, each after some work.
DRIPPING = "SELECT (SELECT count(*) FROM topic b WHERE b.id > a.id) FROM citation a, citation c"
#: Up to how many bytes a file is copied, whether an answer is taken along, whether a copy is read.
SIZES = [(2**30, False, True), (0, False, False), (0, True, True)]


def stopped(text, given):
    """Ask; return the answer, and how long it took until nobody was busy with it any more.

    How long a process takes to begin is no part of it. Where the machine had more to do, it is
    asked again: what is over in time once is ended in time.
    """
    for _time in range(3):
        answer, took = _stopped(text, given, _beginning())
        if took < LAST:
            break
    return answer, took


def _beginning():
    begin = time.monotonic()
    answer = ask(Question("SELECT 1", {}, DAY))
    return time.monotonic() - begin - answer.seconds


def _stopped(text, given, beginning):
    begin = time.monotonic() + beginning
    answer = ask(Question(text, given, DAY))
    took = answer.seconds or time.monotonic() - begin
    while backends():
        time.sleep(0.02)
        took = max(took, time.monotonic() - begin)
    return answer, took


@contextmanager
def weighed():
    """Yields a list, at the end with the most that a process of the database had, in mebibytes."""
    found, done = [0], Event()

    def look():
        while not done.wait(0.03):
            found[0] = max(found[0], *map(_own, Path("/proc").glob("[0-9]*")))

    watch = Thread(target=look)
    watch.start()
    try:
        yield found
    finally:
        done.set()
        watch.join()


def _own(process):
    try:
        if role.name().encode() not in (process / "cmdline").read_bytes():
            return 0
        told = (process / "status").read_text().partition("RssAnon:")[2]
    except OSError:
        return 0
    return int(told.split()[0]) // 1024 if told else 0


@pytest.mark.parametrize("text", FEW)
def test_a_question_that_would_never_end_is_stopped(text):
    _beginning()
    before = files()

    answer, took = stopped(text, {})

    assert answer.refusal.wrong in ("time", "memory")
    assert took < LAST
    assert files() == before


@pytest.mark.prove
def test_greed_is_stopped(figures):
    every = attacks(connection.vendor, "greedy")
    _beginning()
    before = files()

    with weighed() as most:
        took = [stopped(each.text, each.given)[1] for each in every]

    assert [each for each, seconds in zip(every, took, strict=True) if seconds >= LAST] == []
    assert most[0] <= MOST
    assert files() == before
    assert list(settings.DATA_DIR.glob("question-*")) == []
    figures(
        f"Greed on {connection.vendor}: {len(every)} tried, the slowest stopped after "
        f"{max(took):.2f} s; a process of the database had at most {most[0]} MiB"
    )


@pytest.mark.engine("postgresql")
def test_a_process_of_the_database_that_takes_too_much_is_stopped(monkeypatch):
    monkeypatch.setattr(weighing, "MEMORY", 2**22)
    sets = "WITH RECURSIVE t(n) AS (SELECT 1 UNION SELECT n + 1 FROM t) SELECT max(n) FROM t"
    long = Within(60)

    with (
        pytest.raises(Refusal) as refused,
        rows_of(Question(sets, {}, DAY), long) as (_names, rows),
    ):
        next(rows)

    assert refused.value.wrong is Wrong.MEMORY
    assert not long.over()


@pytest.mark.parametrize("text", SEARCHING)
@pytest.mark.parametrize(("more", "wrong"), [(0, None), (1, "memory")])
def test_what_would_look_too_long_for_something_is_refused_beforehand(text, more, wrong):
    given = {"x": "a" * MOST_TEXT, "y": "b" * (MOST_PATTERN + more)}

    answer = ask(Question(text, given, DAY))

    assert (answer.refusal and answer.refusal.wrong) == wrong
    assert answer.seconds < 1


@pytest.mark.parametrize("text", ["SELECT length(:x)", "SELECT length(upper(:y))"])
def test_no_text_is_longer_than_a_database_is_done_with_at_once(text):
    given = {"x": "a" * (MOST_TEXT + 1), "y": "ΐ" * (MOST_TEXT // 2)}

    assert ask(Question(text, given, DAY)).refusal.wrong is Wrong.MEMORY


@pytest.mark.parametrize(("more", "wrong"), [(0, None), (1, "memory")])
def test_a_text_of_a_group_counts_with_what_stands_before_it(more, wrong):
    text = "SELECT length(string_agg(x, :sign)) FROM (VALUES ('a'), ('b')) AS t (x)"

    answer = ask(Question(text, {"sign": "-" * (MOST_OF_EACH - 1 + more)}, DAY))

    assert (answer.refusal and answer.refusal.wrong) == wrong


@pytest.mark.engine("postgresql")
def test_who_asks_may_have_no_memory_left_either():
    error = psycopg.OperationalError("sending query failed: cannot allocate memory for output")

    with postgresql._connected(DAY, Within()) as base:
        refusal = postgresql._refusal(error, base, Within())

    assert refusal.wrong is Wrong.MEMORY


def test_the_time_is_that_of_all_rows_together():
    begin, most = time.monotonic(), Within(0.6)

    with (
        pytest.raises(Refusal) as refused,
        rows_of(Question(DRIPPING, {}, DAY), most) as (_names, rows),
    ):
        list(rows)

    assert refused.value.wrong is Wrong.TIME
    assert time.monotonic() - begin < 1.2


def _at_length():
    """Whether the database is at a question, and not at what comes before it."""
    busy = backends()
    time.sleep(0.5)
    return bool(busy) and backends() == busy


@pytest.mark.engine("postgresql")
def test_a_process_of_the_database_to_which_nobody_listens_ends():
    with apart.start(for_ever, LONG) as task:
        next(task.messages())
        while not _at_length():
            pass

    begin = time.monotonic()
    while backends():
        assert time.monotonic() - begin < 2
        time.sleep(0.02)


@pytest.mark.engine("postgresql")
def test_nobody_asks_beside_a_process_of_the_database_that_still_works(monkeypatch):
    monkeypatch.setattr(running, "WAIT", 0.2)

    with postgresql._connected(DAY, Within()):
        beside = ask(Question("SELECT 1", {}, DAY))
    monkeypatch.undo()
    after = ask(Question("SELECT 1", {}, DAY))

    assert (beside.refusal.wrong, after.rows) == ("busy", [(1,)])


@pytest.mark.engine("postgresql")
def test_no_more_is_set_aside_in_files_than_in_memory():
    text = "SELECT a.id FROM citation a, citation b, citation c ORDER BY a.note, b.note, c.note"
    most = Within(10)

    with pytest.raises(Refusal) as refused, rows_of(Question(text, {}, DAY), most) as (_n, rows):
        list(rows)

    assert refused.value.wrong is Wrong.MEMORY


@pytest.mark.parametrize(("seconds", "wrong"), [(0, "broken"), (SECONDS, "time")])
def test_a_process_that_ends_of_itself_is_not_told_as_one_that_took_long(
    monkeypatch, caplog, seconds, wrong
):
    monkeypatch.setattr(running, "_asked", dies)

    answer = ask(Question(str(seconds), {}, DAY))

    assert answer.refusal.wrong == wrong
    assert len(caplog.records) == (wrong == "broken")


@pytest.mark.engine("sqlite")
@pytest.mark.parametrize(("size", "along", "copied"), SIZES, ids=map(str, SIZES))
def test_nobody_who_writes_waits_for_an_answer_that_is_taken_along(
    monkeypatch, size, along, copied
):
    monkeypatch.setattr(sqlite, "_COPIED", size)
    question = Question("SELECT name FROM city", {}, DAY)
    with rows_of(question, Within(along=along)) as (_header, rows):
        next(rows)
        assert _somebody_may_write() is copied


def _somebody_may_write():
    writer = sqlite3.connect(connection.settings_dict["NAME"], timeout=0, isolation_level=None)
    with closing(writer):
        try:
            writer.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            return False
        return True
