"""A statement in which much is named is planned in bounds, or refused before a database thinks of
it.
"""

import pytest

from g32.asking.expressions import Kinds
from g32.asking.refusals import Wrong
from g32.asking.running import Question, ask
from g32.asking.statement import Statement
from tests.asking.outcomes import DAY

#: A column that is named twice or more of a question within, whose rows stand at {}.
NAMED = (
    "SELECT substr(x || x, 1, 1) AS x FROM {}",
    "SELECT CASE WHEN x || x = '' THEN 'a' END AS x FROM {}",
    "SELECT (SELECT column1 FROM (VALUES (substr(x || x, 1, 1))) AS v) AS x FROM {}",
    "SELECT (SELECT max(substr(id || x || x, 1, 1)) FROM city) AS x FROM {}",
    "SELECT DISTINCT substr(x || x, 1, 1) AS x FROM {}",
    "SELECT substr(x || x, 1, 1) AS x FROM {} GROUP BY x",
    "SELECT substr(x || x, 1, 1) AS x FROM {} UNION ALL SELECT 'b'",
)
#: A text of nearly 50,000 letters.
GROWN = "replace('bbbbbbbbbb','b','bbbbbbbbbbbbbbbbbbbbbb')"
GROWN = f"replace(replace({GROWN},'b','bbbbbbbbbbbbbbbbbbbbbb'),'b','bbbbbbbbbb')"
#: What names many views, or much of them: columns that they have to look up, all of theirs,
#: or large constants beside them.
MUCH = (
    "SELECT count(*) FROM appointment AS a0"
    + "".join(
        f" LEFT JOIN appointment AS a{n} ON a0.id = a{n}.id AND a0.seat = a{n}.seat"
        for n in range(1, 15)
    ),
    f"SELECT count(*) FROM citation WHERE coalesce({', '.join(['record'] * 40)}) = 'a'",
    "SELECT count(*) FROM citation AS c (a, b, c, d, e, f, g, h, i, j, k, l, m, n, r, p) "
    f"WHERE coalesce({', '.join(['r'] * 40)}) = 'a'",
    "SELECT count(*) FROM membership"
    + "".join(f" NATURAL JOIN membership AS m{number}" for number in range(4)),
    f"SELECT count(*) FROM citation WHERE note IN (section, {', '.join([GROWN] * 60)})",
)


@pytest.mark.parametrize(("view", "most"), [("city", 15), ("own", 14), ("citation", 3)])
def test_so_much_may_stand_behind_from(view, most):
    own = "WITH own AS (SELECT id FROM city) SELECT count(*) FROM " if view == "own" else ""
    begin = own or "SELECT count(*) FROM "

    for times, wrong in ((most, None), (most + 1, Wrong.PARTS)):
        one = (f"(SELECT id FROM {view} LIMIT 1) AS v{number}" for number in range(times))
        answer = ask(Question(begin + ", ".join(one), {}, DAY))

        assert (answer.refusal and answer.refusal.wrong) == wrong
    assert "citation" in answer.refusal.hint


@pytest.mark.engine("postgresql")
@pytest.mark.parametrize("named", NAMED)
def test_what_is_asked_within_is_planned_by_itself(named):
    text = "SELECT name AS x FROM city"
    for level in range(14):
        text = named.format(f"({text}) AS t{level}")

    assert ask(Question(f"SELECT count(*) FROM ({text}) AS t WHERE x <> 'a'", {}, DAY)).rows


@pytest.mark.engine("postgresql")
def test_so_is_a_part_of_the_statement():
    parts = (f"a{n} AS (SELECT substr(x || x, 1, 1) AS x FROM a{n - 1})" for n in range(1, 14))
    text = f"WITH a0 AS (SELECT name AS x FROM city), {', '.join(parts)} SELECT count(x) FROM a13"

    assert ask(Question(text, {}, DAY)).rows == [(40,)]


def test_a_part_that_goes_on_from_itself_may_be_asked_within():
    text = (
        "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 9), "
        "s AS (SELECT n FROM t) SELECT sum(n) FROM s"
    )

    assert ask(Question(text, {}, DAY)).rows == [(45,)]


@pytest.mark.engine("postgresql")
@pytest.mark.parametrize("text", MUCH, ids=range(len(MUCH)))
def test_of_which_much_is_named_is_planned_by_itself(text):
    assert ask(Question(text, {}, DAY)).refusal is None


def test_what_stands_before_between_stands_there_once():
    text = "name"
    for _level in range(9):
        text = f"(SELECT max(name) FROM city WHERE {text} BETWEEN 'a' AND 'b')"

    assert ask(Question(f"SELECT {text} AS x", {}, DAY)).rows == [(None,)]


def test_what_stands_before_in_stands_there_once():
    text = "name = id"
    for _level in range(5):
        text = f"({text}) IN ({', '.join(['name = id'] * 15)})"

    assert ask(Question(f"SELECT count(*) FROM city WHERE {text}", {}, DAY)).rows == [(40,)]


@pytest.mark.parametrize(
    "made",
    [
        "CASE WHEN {} LIKE 'a%' THEN 'a' END",
        "CASE WHEN {} IN (name, 'b') THEN 'a' END",
        "CASE WHEN {} = name THEN NULL END",
        "CASE WHEN CASE WHEN {} = name THEN NULL END THEN 'a' END",
    ],
)
def test_what_stands_in_one_another_is_looked_at_a_few_times(monkeypatch, made):
    looked_at = []
    of = Kinds.of
    monkeypatch.setattr(Kinds, "of", lambda self, node: looked_at.append(0) or of(self, node))
    text = "name"
    for _level in range(6):
        text = made.format(made.format(text)) if made.count("CASE") == 1 else made.format(text)

    Statement(f"SELECT {text} FROM city")

    assert len(looked_at) < 1000


@pytest.mark.parametrize(("times", "wrong"), [(20, None), (21, Wrong.MEMORY)])
def test_so_much_may_be_filled_in(times, wrong):
    text = "SELECT length(:x) AS n" + ", length(:x)" * (times - 1)

    answer = ask(Question(text, {"x": "a" * 50_000}, DAY))

    assert (answer.refusal and answer.refusal.wrong) == wrong


def test_what_a_part_goes_on_from_is_looked_at_once(monkeypatch):
    looked_at = []
    of = Kinds.of
    monkeypatch.setattr(Kinds, "of", lambda self, node: looked_at.append(0) or of(self, node))
    text = "(SELECT 1)"
    for _level in range(9):
        text = f"(WITH RECURSIVE t(a) AS ({text} UNION SELECT 1) SELECT a FROM t)"

    Statement(text[1:-1])

    assert len(looked_at) < 100


@pytest.mark.parametrize(("times", "wrong"), [(12, None), (13, Wrong.PARTS)])
def test_an_answer_has_so_many_columns(times, wrong):
    answer = ask(Question("SELECT " + ", ".join(["*"] * times) + " FROM citation", {}, DAY))

    assert (answer.refusal and answer.refusal.wrong) == wrong
