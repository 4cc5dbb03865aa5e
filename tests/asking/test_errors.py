"""A wrong statement: what is wrong with it, where, and which name is like it, on both engines."""

import re
from pathlib import Path

import psycopg
import pytest
from django.utils import translation

from g32.asking import postgresql
from g32.asking.limits import Within
from g32.asking.refusals import Refusal, place
from g32.asking.running import Question, rows_of
from g32.asking.statement import Statement
from tests.asking.honest import honest
from tests.asking.outcomes import DAY

#: What is wrong, the statement with a mark where that is, and the names that may be meant.
LINES = Path(__file__).with_name("errors.txt").read_text(encoding="utf-8").splitlines()
MARK = "¦"


@pytest.mark.parametrize("line", LINES)
def test_what_is_wrong_is_told_with_its_place_and_the_nearest_name(line):
    wrong, marked, near = (part.strip() for part in line.rsplit(" |", 2))

    refusal = refused(marked.replace(MARK, ""))

    told = marked.find(MARK) if MARK in marked else None
    assert (refusal.wrong, refusal.position, " ".join(refusal.near)) == (wrong, told, near)
    assert "%" not in str(refusal)


def test_a_name_of_the_answer_is_told_as_such_in_whichever_quotes():
    text = 'SELECT kind, count(*) AS n FROM body GROUP BY kind HAVING "n" > 1'

    assert (refused(text).wrong, refused(text).hint) == ("alias", "")


def test_where_no_column_is_like_it_those_that_there_are_are_told():
    refusal = refused("SELECT r.title FROM topic AS r, body")

    assert "“r”" in str(refusal.hint)
    assert {"id", "name"} <= set(re.findall(r"\w+", refusal.hint))
    assert "“body”" not in refusal.hint


def test_of_a_wrong_column_its_view_is_marked_too():
    text = "SELECT r.title FROM result AS r"

    assert place(text, refused(text)).word == "r.title"


def test_what_begins_as_another_kind_is_called_as_the_statement_calls_it():
    refusal = refused(
        "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n / 2.0 FROM t) SELECT n FROM t"
    )

    assert (refusal.wrong, refusal.about["word"]) == ("begun", "n")


def test_of_a_date_without_quotes_the_whole_is_marked():
    text = "SELECT name FROM body WHERE start < 2010-01-01 AND name <> ''"

    assert place(text, refused(text)).word == "2010-01-01"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("SELECT substring(name, 1, 2) FROM city", "substr(name, 1, 4)"),
        ("SELECT left(name, 3) FROM city", "substr(name, 1, 3)"),
        ("SELECT right(name, 3) FROM city", "substr(name, length(name) - 2)"),
        ("SELECT EXTRACT(YEAR FROM start) FROM body", "year(start)"),
        ("SELECT concat(name, 'x') FROM city", "a || ' ' || b"),
        ("SELECT ifnull(name, 'x') FROM city", "coalesce(a, b)"),
        ("SELECT nvl(name, 'x') FROM city", "coalesce(a, b)"),
        ("SELECT group_concat(name) FROM city", "string_agg(name, ', ')"),
        ("SELECT position('a' IN name) FROM city", "name LIKE '%…%'"),
        ("SELECT name FROM body WHERE start > DATE '2014-09-01'", "'2014-09-01'"),
        ("SELECT start::date FROM body", "'2014-09-01'"),
        ("SELECT name::text FROM city", "CAST(… AS text)"),
        ("SELECT CAST(page AS varchar(10)) FROM citation", "CAST(… AS text)"),
        ("SELECT CURRENT_DATE", ":op"),
        ("SELECT interval '1' day", "days(start, until)"),
        ("SELECT name FROM city WHERE name ILIKE 'e%'", "lower(name) LIKE '%…%'"),
        ("SELECT name FROM city WHERE name ~ 'e'", "name LIKE '%…%'"),
        ("SELECT name FROM body WHERE planned = TRUE", "= 'yes'"),
        ("SELECT name FROM body WHERE NOT planned", "= 'yes'"),
        ("SELECT name FROM body WHERE start > 2013", "year(start)"),
        ("SELECT name FROM body WHERE start BETWEEN 2010 AND 2014", "year(start)"),
        ("SELECT name FROM body WHERE start < 2010-01-01", "'2010-01-01'"),
        ("SELECT until - start FROM body", "days(start, until)"),
        ("SELECT length(page) FROM citation", "CAST(… AS text)"),
        ('SELECT name FROM city WHERE name = "Ede"', "'Ede'"),
        ("SELECT name FROM body WHERE planned = 1", "= 'yes' or = 'no'"),
        ("SELECT name FROM body WHERE planned IN (0)", "CAST(… AS real)"),
        ("SELECT name FROM city WHERE name = 3", "CAST(… AS real)"),
        ("SELECT name FROM body WHERE start = 20141120", "'2014-11-20'"),
        ("SELECT name FROM body WHERE start = 20141320", "CAST(… AS real)"),
        ("SELECT first_names + ' ' + surname FROM person", "a || ' ' || b"),
        ("SELECT page + ' blz.' FROM citation", "a || ' ' || b"),
        ("SELECT start + 1 FROM body", "days(start, until)"),
        ("SELECT kind FROM body WHERE count(*) > 2", "HAVING count(*) > 2"),
        ("SELECT kind FROM body WHERE count(*) > 2", "WITH t AS"),
        ("SELECT kind FROM body WHERE rank() OVER (ORDER BY id) > 2", "WITH t AS"),
        ("SELECT name FROM city WHERE name = Ede", "'Ede'"),
        ("SELECT name FROM city WHERE name IN (Ede)", "'Ede'"),
        ("SELECT name FROM city WHERE name IN ('Ede', 'Gouda', Breda)", "'Breda'"),
        ("SELECT name FROM city WHERE name SIMILAR TO 'E%'", "name LIKE '%…%'"),
        ("SELECT TOP 5 name FROM city", "LIMIT 5"),
        ("SELECT TOP (5) name FROM city", "LIMIT 5"),
        ("SELECT name FROM city LIMIT 5,10", "LIMIT 10 OFFSET 5"),
        ("SELECT [name] FROM city", "no brackets"),
        ("SELECT group_concat(name SEPARATOR ', ') FROM city", "string_agg(name, ', ')"),
        ("SELECT name FROM body WHERE start > #12/06/2014#", "'2014-09-01'"),
        ("SELECT name FROM city WHERE name REGEXP 'x'", "name LIKE '%…%'"),
        ("SELECT name FROM city WHERE name NOT RLIKE 'x'", "name LIKE '%…%'"),
        ("SELECT 10 DIV 3", "a / b"),
        ("SELECT 10 MOD 3", "a % b"),
        ("SELECT name AS 'naam' FROM city", "without quotes"),
        ("SELECT name FROM city MINUS SELECT name FROM body", "EXCEPT"),
        ("DESCRIBE city", "on the page"),
        ("SHOW TABLES", "on the page"),
        ("\\d city", "on the page"),
        ("SELECT name, FROM city", "comma too many"),
        ("SELECT count(* FROM city", "not closed"),
        ("SELECT name) FROM city", "bracket too many"),
        ("SELECT name,, id FROM city", "comma too many"),
        ("SELECT name FROM city WHERE name LIKE %de%", "'%…%'"),
        ("SELECT name FROM city WHERE name = Den Haag", "'…'"),
        *((f"SELECT name FROM city WHERE name = {each}", ":city") for each in ("?", "@x", "$1")),
        ("SELECT name FROM city # which", "-- …"),
        ("SELECT name FROM city WHERE name = 'Ede' # which of them", "-- …"),
        ("SELECT name FROM city ORDER BY name # which", "-- …"),
        ("SELECT name FROM city // which", "-- …"),
        ('SELECT name FROM city WHERE name = "\'s-Gravenhage"', "'''s-Gravenhage'"),
        ("SELECT name FROM city WHERE name LIKE Thema% AND id = 'x'", "'%…%'"),
        ("SELECT name FROM city WHERE name = %s", ":city"),
        ("SELECT name FROM city WHERE name IN :x", "IN ('…', '…')"),
        ("SELECT name FROM city LIMIT :x, :x", "LIMIT :x OFFSET :x"),
        ("WITH t AS SELECT 1 SELECT * FROM t", "AS (SELECT …)"),
        ("SELECT count(*) AS of cities FROM city", '"of cities"'),
        ("SELECT name FROM city LIMIT 3 ORDER BY name", "ORDER stands further"),
        ("SELECT name FROM (SELECT name FROM city ORDER BY id WHERE id > '') t", "WHERE stands"),
        ("SELECT 1 FROM city c JOIN body b WHERE b.id = c.id", "ON a.city_id"),
        ("SELECT 1 FROM city c JOIN membership m ON m.city_id = c.id JOIN body", "ON a.city_id"),
        ("SELECT name FROM city WHERE name = 'Ede' OR name 'Breda'", "name = '…'"),
        ("SELECT name FROM city WHERE name = N'Ede'", "without a letter"),
        ("SELECT name FROM city WHERE name ILIKE 'e%' AND id = 'x'", "lower(name) LIKE '%…%'"),
        ("SELECT 1 FROM city a, " + ", ".join(f"citation c{n}" for n in range(6)), "WITH"),
        ("SELECT name FROM public.city", "view alone"),
        ("SELECT 1 FROM (city c JOIN body b ON b.id = c.id) AS x", "leave it out"),
        ("SELECT name FROM city ORDER BY 'name'", "without quotes"),
        ("SELECT name city", "FROM city"),
        ("SELECT day(start) FROM body", "substr(start, 9, 2)"),
        ("SELECT cint(name) FROM city", "CAST(… AS integer)"),
        ("SELECT name FROM city WHERE name = [x]", ":city"),
        ("SELECT nz(name, 'x') FROM city", "coalesce(a, b)"),
        ("SELECT DISTINCT ON (kind) kind, name FROM body", "GROUP BY kind"),
        ("SELECT name FROM city WHERE name = ''s-Hertogenbosch'", "'''s-Hertogenbosch'"),
        ("SELECT name FROM city WHERE name = 'Ede’", "'…'"),
    ],
)
def test_for_what_is_written_elsewhere_is_told_what_to_write_here(text, written):
    with translation.override("en"):
        assert written in refused(text).hint


@pytest.mark.once
def test_a_statement_that_breaks_off_anywhere_is_refused_in_words():
    wrong = []
    for text in [*honest()[-250::5], *(line.rsplit(" |", 2)[1] for line in LINES)]:
        for end in (found.end() for found in re.finditer(r"\S+", text.replace(MARK, ""))):
            for part in (text[:end], f"{text[:end]} = IN", f"{text[:end]} LIKE % AS #"):
                try:
                    Statement(part)
                except Refusal as refusal:
                    wrong.append(f"{refusal} {refusal.hint} {place(part, refusal)}")
    assert len(wrong) > 5_000
    assert [said for said in wrong if "%(" in said] == []


@pytest.mark.parametrize(
    "text",
    [
        "SELECT CURRENT_USER",
        "SELECT page FROM citation WHERE page = 'a'",
        "SELECT name FROM city LIKE 'x')",
        "SELECT kind FROM body WHERE start = until ORDR BY name",
        "SELECT CASE WHEN kind = level THAN 1 END FROM body",
        "SELECT 1 FROM city CROSS JOIN body WHER 1 = 1",
    ],
)
def test_where_nothing_fits_nothing_is_told_to_write(text):
    assert refused(text).hint == ""


def test_what_stands_between_quotes_keeps_its_blanks():
    assert answered("SELECT\u00a0'a\u00a0b' AS \"c\u2009d\"") == (["c\u2009d"], [("a\u00a0b",)])


@pytest.mark.engine("postgresql")
def test_no_place_is_told_that_is_one_in_what_ran(secrets):
    with (
        postgresql._connected(DAY, Within()) as base,
        pytest.raises(psycopg.Error) as error,
    ):
        base.execute("SELECT nmae FROM city")

    assert error.value.diag.statement_position == "8"
    assert postgresql._refusal(error.value, base, Within()).position is None


def answered(text):
    with rows_of(Question(text, {}, DAY), Within()) as (header, rows):
        return header, list(rows)


def refused(text):
    with (
        pytest.raises(Refusal) as refusal,
        rows_of(Question(text, {"x": "1"}, DAY), Within()) as it,
    ):
        list(it[1])
    return refusal.value
