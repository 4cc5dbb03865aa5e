"""A statement that names too much is refused before a database thinks of it."""

import pytest

from g32.asking.refusals import Wrong
from g32.asking.running import Question, ask
from tests.asking.outcomes import DAY


@pytest.mark.parametrize(("view", "most"), [("city", 30), ("own", 29), ("citation", 5)])
def test_so_much_may_stand_behind_from_as_is_thought_of_within_bounds(view, most):
    own = "WITH own AS (SELECT id FROM city) SELECT count(*) FROM " if view == "own" else ""
    begin = own or "SELECT count(*) FROM "

    for times, wrong in ((most, None), (most + 1, Wrong.PARTS)):
        one = (f"(SELECT id FROM {view} LIMIT 1) AS v{number}" for number in range(times))
        answer = ask(Question(begin + ", ".join(one), {}, DAY))

        assert (answer.refusal and answer.refusal.wrong) == wrong
    assert "citation" in answer.refusal.hint


@pytest.mark.parametrize(("levels", "wrong"), [(8, None), (9, Wrong.PARTS)])
def test_a_column_is_made_of_so_many_further_in(levels, wrong):
    text = "SELECT name AS x FROM city"
    for level in range(levels):
        text = f"SELECT x || x AS x FROM ({text}) AS t{level}"

    answer = ask(Question(f"SELECT max(x) FROM ({text}) AS t", {}, DAY))

    assert (answer.refusal and answer.refusal.wrong) == wrong


@pytest.mark.parametrize(
    "made",
    [
        "SELECT (SELECT column1 FROM (VALUES (x || x)) AS v) AS x FROM {}",
        "SELECT (SELECT max(id || x || x) FROM city) AS x FROM {}",
        "SELECT DISTINCT x || x AS x FROM {}",
        "SELECT x || x AS x FROM {} GROUP BY x",
        "SELECT x || x AS x FROM {} UNION SELECT x FROM {}",
        "SELECT CASE WHEN x || x = '' THEN 'a' END AS x FROM {}",
        "SELECT x || 'a' AS x FROM {} UNION ALL SELECT x FROM {}",
    ],
)
def test_wherever_a_column_is_named_counts(made):
    text = "SELECT name AS x FROM city"
    for level in range(4 if made.count("{}") > 1 else 10):
        text = made.format(*[f"({text}) AS t{level}"] * 2)
    begin = "x || " * 32 + "x" if made.count("{}") > 1 else "x"

    assert ask(Question(f"SELECT {begin} FROM ({text}) AS t", {}, DAY)).refusal.wrong is Wrong.PARTS


def test_what_is_planned_by_itself_begins_anew():
    parts = (
        f"a{n} AS (SELECT x || substr(x, 1, 0) AS x FROM a{n - 1} LIMIT 99)" for n in range(1, 12)
    )
    text = f"WITH a0 AS (SELECT name AS x FROM city), {', '.join(parts)} SELECT count(x) FROM a11"

    assert ask(Question(text, {}, DAY)).rows == [(40,)]


@pytest.mark.parametrize(("times", "wrong"), [(31, None), (32, Wrong.PARTS)])
def test_an_answer_has_so_many_columns(times, wrong):
    answer = ask(Question("SELECT " + ", ".join(["*"] * times) + " FROM citation", {}, DAY))

    assert (answer.refusal and answer.refusal.wrong) == wrong
