"""What is answered and may not be what was meant is said beside the answer."""

import pytest

from g32.asking.running import Question, ask
from tests.asking.outcomes import DAY

#: A statement, and a word of each thing that is said of it.
SAID = [
    ("SELECT name FROM city WHERE name = ':stad'", [":stad", "lower(name)"]),
    ("SELECT name FROM city WHERE name LIKE '%:stad%'", [":stad", "lower(name)"]),
    ("SELECT name FROM city WHERE name LIKE '*wolle*'", ["%", "lower(name)"]),
    ("SELECT name FROM city WHERE name = 'zwolle'", ["lower(name)"]),
    ("SELECT name FROM result WHERE status <> 'planned'", ["OR status IS NULL"]),
    ("SELECT surname FROM person WHERE prefix NOT IN ('van')", ["OR prefix IS NULL"]),
    ("SELECT prefix || ' ' || surname AS wie FROM person", ["coalesce(prefix, '')"]),
    ("SELECT kind FROM report_meetings WHERE start > '2014-11'", ["year(start)"]),
    ("SELECT kind FROM report_meetings WHERE start = '20-11-2014'", ["2014-11-20"]),
    ("SELECT name FROM city WHERE name LIKE '?wolle'", ["%", "lower(name)"]),
    ("SELECT name FROM meeting WHERE start_latest < '2014-6-1'", ["2014-11-20"]),
    ("SELECT name FROM meeting WHERE start_latest <= '2014-02-30'", ["2014-11-20"]),
    ("SELECT name FROM meeting WHERE start = '2014-13'", ["2014-11-20"]),
    ("SELECT city FROM office o JOIN city c ON o.city = c.id", ["“city”"]),
    ("SELECT city FROM office o JOIN city c ON o.city_id = c.name", ["“city_id”"]),
    ("SELECT city FROM membership WHERE city_id = 'Den Bosch'", ["den-bosch"]),
    (
        "SELECT city FROM office WHERE city = 'x' AND function = 'mayor' AND portfolio = 'y'",
        ["lower(city) of lower(portfolio)"],
    ),
    ("SELECT name FROM city WHERE name = NULL", ["IS NULL"]),
    ("SELECT name FROM meeting WHERE start <= '2014-12-31'", ["start_latest"]),
    ("SELECT name FROM meeting WHERE '2014' < start", ["start_latest"]),
    ("SELECT name FROM meeting WHERE start BETWEEN '2014' AND '2015'", ["start_latest"]),
    ("SELECT name FROM meeting WHERE start_earliest > '01-06-2014'", ["2014-11-20"]),
    ("SELECT name FROM meeting WHERE start = '20-11-2014'", ["2014-11-20"]),
    ("SELECT name FROM body WHERE kind = 'themagroep'", ["theme_group"]),
    ("SELECT name FROM body WHERE kind IN ('theme_group', 'pijler')", ["kind_in_words"]),
    ("SELECT name FROM body WHERE planned = 'ja'", ["planned_in_words"]),
    ("SELECT person FROM appointment WHERE until = ''", ["IS NULL"]),
    (
        "SELECT name FROM city WHERE id NOT IN (SELECT city_id FROM appointment)",
        ["IS NOT NULL"],
    ),
]
#: What means what it says.
PLAIN = [
    "SELECT name FROM figure WHERE measure = 'meetings' AND number < 0",
    "SELECT name FROM city WHERE search_key LIKE '%zzz%' OR id = 'x' OR name > 'Z' AND name < 'B'",
    "SELECT until IS NOT DISTINCT FROM NULL AS nog FROM body WHERE start <> ''",
    "SELECT 'Antwoord: :x' AS kop FROM city",
    "WITH t AS (SELECT start AS kind FROM body) SELECT kind FROM t WHERE kind = '2014'",
    "SELECT name FROM city WHERE name = 'Zwolle'",
    "SELECT c.name FROM office o JOIN city c ON o.city_id = c.id AND o.city = c.name",
    "SELECT name FROM city WHERE id = 's-hertogenbosch'",
    "SELECT name FROM meeting WHERE start = '2014-21' OR start = '2014-11/2015-01'",
    "SELECT name FROM meeting WHERE start_earliest <= '2014-12-31'",
    "SELECT name FROM meeting WHERE year(start) = 2014 AND start = '2014-11-20'",
    "SELECT name FROM body WHERE kind = 'theme_group' AND planned = 'no'",
    "SELECT name || '' AS naam, nullif(kind, 'x') AS kind FROM body",
    "SELECT name, '12:30' AS uur FROM city WHERE name LIKE '%a%'",
    "SELECT name FROM city WHERE name LIKE '%' || :stad || '%'",
    "SELECT name FROM city WHERE id NOT IN (SELECT city_id FROM membership)",
]


@pytest.mark.parametrize(("text", "words"), SAID)
def test_what_may_not_be_what_was_meant_is_said(text, words):
    answer = ask(Question(text, {}, DAY))

    assert answer.refusal is None
    assert len(answer.doubts) == len(words), answer.doubts
    assert [word in said for word, said in zip(words, answer.doubts, strict=True)] == [True] * len(
        words
    )


@pytest.mark.parametrize("text", PLAIN)
def test_of_what_means_what_it_says_nothing_is_said(text):
    assert ask(Question(text, {"stad": "wolle"}, DAY)).doubts == []
