"""Attacks on time and memory."""

from tests.asking.attacks import Attack, lines

_MANY = "citation AS a, citation AS b, citation AS c, citation AS d"
_SOME = "citation AS b, citation AS c"
#: Nearly as long as a text may be; the same written out, and one that is long to look for.
_LONG = "a" * 49_000
_GROWN = "replace('{0}', '{0}', '{1}')".format("a", "a" * 300)
_GROWN = f"replace({_GROWN}, 'a', '{'a' * 160}')"
_SOUGHT = f"replace('{'b' * 50}', 'b', '{'b' * 100}') || 'a'"


def _nested(named, column, levels):
    """A column that is named some times at each of some levels; `x` is what it is called."""
    text = f"SELECT {column}"
    for level in range(levels):
        text = f"SELECT {named} AS x FROM ({text}) AS t{level}"
    return f"SELECT count(x) FROM ({text}) AS t"


def _joined(view, times):
    """All columns of a view, as many times."""
    named = ", ".join(f"{view} AS v{n}" for n in range(times))
    return f"SELECT * FROM {named} WHERE " + " AND ".join(
        f"v{n}.id = v{n + 1}.id" for n in range(times - 1)
    )


def _merged(view, times):
    """All columns of a view, made one with those of the same view, as many times."""
    joins = "".join(f" NATURAL FULL JOIN {view} AS v{n}" for n in range(times))
    return f"SELECT count(*) FROM {view} AS v{joins}"


def _cases(number):
    """A name, or one of as many texts."""
    return "CASE name" + " WHEN 'b' THEN 'a'" * number + " ELSE name END"


def _within(around, what, levels):
    """Something as many times within the same."""
    for _level in range(levels):
        what = around.format(what)
    return what


_EQUAL = ", ".join(["name = id"] * 15)
_BETWEEN = "(SELECT max(name) FROM city WHERE {} BETWEEN 'a' AND name)"
_LIKE = "CASE WHEN {} LIKE 'a%' THEN 'a' END"

_MADE = "replace('bbbbbbbbbb','b','bbbbbbbbbbbbbbbbbbbbbb')"
_MADE = f"replace(replace({_MADE},'b','bbbbbbbbbbbbbbbbbbbbbb'),'b','bbbbbbbbbb')"
_EACH = ", ".join(f"x AS x{n}" for n in range(190))
#: What is filled in is long.
_FILLED_IN = (
    *("SELECT count(*) FROM city WHERE name IN (" + ", ".join([":x"] * n) + ")" for n in (9, 600)),
    *("SELECT DISTINCT " + ", ".join([":x"] * n) + ", name FROM city" for n in (9, 190)),
    *(
        "SELECT count(*) FROM citation WHERE CASE note" + " WHEN :x THEN true" * n + " END"
        for n in (9, 270)
    ),
    *(
        f"SELECT count(*) FROM {view} WHERE note IN (id, " + ", ".join([":x"] * n) + ")"
        for n in (9, 300)
        for view in ("citation", "name", "meeting")
    ),
    f"WITH t AS (SELECT :x || 'a' AS x) SELECT {_EACH} FROM t UNION SELECT {_EACH} FROM t",
)

BOTH = [
    *lines(f"""
    WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t
    WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT * FROM t
    WITH RECURSIVE t(n) AS (SELECT 1 UNION SELECT n + 1 FROM t) SELECT max(n) FROM t
    WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n FROM t) SELECT n FROM t WHERE n = 2
    WITH RECURSIVE t(x) AS (SELECT 'a' UNION ALL SELECT x || x FROM t) SELECT max(length(x)) FROM t
    WITH RECURSIVE t(x) AS (SELECT 'aaaaaaaaaaaa' UNION ALL SELECT x || 'a' FROM t) SELECT x FROM t
    WITH RECURSIVE t(x) AS (SELECT name FROM city UNION ALL SELECT x || x FROM t) SELECT x FROM t
    WITH RECURSIVE t(x) AS (SELECT 'aa' UNION ALL SELECT replace(x, 'a', x) FROM t) SELECT x FROM t
    WITH RECURSIVE t(x) AS (SELECT 2.5 UNION ALL SELECT x * x FROM t) SELECT x FROM t
    WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT a.n FROM t AS a, t AS b
    SELECT count(*) FROM {_MANY}
    SELECT a.id FROM {_MANY}
    SELECT a.id FROM {_MANY} ORDER BY a.id, d.id
    SELECT DISTINCT a.id || b.id || c.id FROM {_MANY}
    SELECT a.id, count(*) FROM {_MANY} GROUP BY a.id, b.id, c.id
    SELECT string_agg(a.id || b.id, ',') FROM {_MANY}
    SELECT string_agg(DISTINCT a.id || b.id, ',') FROM {_MANY}
    SELECT listing(a.id || b.id) FROM {_MANY}
    SELECT count(DISTINCT a.id || b.id || c.id) FROM {_MANY}
    SELECT sum(a.page) OVER (ORDER BY b.page, c.page) FROM {_MANY}
    SELECT count(*) OVER (PARTITION BY a.id) FROM {_MANY}
    SELECT lag(a.id, 100000) OVER (ORDER BY b.id, c.id) FROM {_MANY}
    SELECT count(*) FROM {_MANY} WHERE a.id || b.id || c.id LIKE '%x%y%z%'
    SELECT id FROM citation WHERE NOT EXISTS (SELECT 1 FROM {_SOME} WHERE b.id || c.id = '')
    SELECT (SELECT count(*) FROM {_SOME} WHERE b.id > a.id) FROM citation AS a
    SELECT b.id FROM {_SOME} UNION SELECT c.id || b.id FROM {_SOME}
    SELECT c.id || b.id FROM {_SOME} EXCEPT SELECT id FROM citation
    SELECT * FROM {_MANY}
    WITH q AS (SELECT * FROM report_quality) SELECT count(*) FROM q AS a, q AS b, q AS c, q AS d, q
    WITH r AS (SELECT * FROM report_citations) SELECT count(*) FROM r AS a, r AS b, r AS c
    """),
    Attack(f"SELECT count(*) FROM {_MANY} WHERE :x LIKE :y", {"x": _LONG, "y": "%a" * 200 + "b"}),
    Attack("SELECT :x LIKE :y", {"x": _LONG, "y": "%" + "_a%" * 150 + "b"}),
    Attack("SELECT count(*) FROM citation WHERE :x LIKE :y", {"x": _LONG, "y": "%aab" * 120}),
    Attack("SELECT replace(:x, 'a', :x)", {"x": _LONG}),
    Attack("SELECT length(upper(:x) || lower(:x)) FROM citation", {"x": _LONG[:24_000]}),
    Attack("SELECT a.id, :x || b.id FROM citation AS a, citation AS b", {"x": _LONG[:48_000]}),
    Attack("SELECT listing(:x) FROM citation", {"x": _LONG}),
    Attack("SELECT trim(:x, :x), rtrim(:x, :y)", {"x": _LONG, "y": "ba" * 40_000}),
    Attack("SELECT trim(:x, :y) FROM citation", {"x": _LONG, "y": "b" * 499 + "a"}),
    Attack("SELECT replace(:x, :y, '') FROM citation", {"x": _LONG, "y": "b" + "a" * 499}),
    Attack("SELECT id FROM citation WHERE :x LIKE :y", {"x": _LONG, "y": "%" + "a" * 490 + "b"}),
    Attack("SELECT " + " + ".join(["length(lower(:x))"] * 200), {"x": "É" * 49_000}),
    Attack("SELECT " + " + ".join(["length(trim(:x, :y))"] * 150), {"x": _LONG, "y": "ab" * 250}),
    Attack("SELECT :x || :x", {"x": _LONG * 10}),
    f"SELECT length(trim({_GROWN}, {_SOUGHT}))",
    f"SELECT length(replace({_GROWN}, {_SOUGHT}, 'c'))",
    # A little now and then.
    "SELECT a.id, (SELECT count(*) FROM citation b WHERE b.id > a.id) FROM citation a, city z",
    "SELECT a.id FROM citation a, citation b, citation c ORDER BY a.note, b.note, c.note",
    # Deep, wide and long.
    "SELECT " + "(" * 4000 + "1" + ")" * 4000,
    "SELECT " + "-" * 1 + "(- " * 3000 + "1" + ")" * 3000,
    "SELECT " + "NOT " * 2400 + "true",
    "SELECT " + "1 + " * 2400 + "1",
    "SELECT " + "'a' || " * 1400 + "'a'",
    "SELECT " + "lower(" * 1400 + "'a'" + ")" * 1400,
    "SELECT " + "CASE WHEN true THEN " * 400 + "1" + " END" * 400,
    "SELECT " + ", ".join(["1"] * 3000),
    "SELECT " + ", ".join(["name"] * 1600) + " FROM city",
    "SELECT " + ", ".join(["*"] * 500) + " FROM city",
    " UNION ALL ".join(["SELECT 1"] * 550),
    " UNION ".join(["SELECT id FROM citation"] * 300),
    "SELECT 1 WHERE 1 IN (" + ", ".join(["1"] * 3000) + ")",
    "SELECT 1 FROM " + ", ".join(f"city AS c{number}" for number in range(500)),
    "SELECT 1 FROM "
    + " JOIN ".join(f"city AS c{number}" for number in range(60))
    + " ON true" * 59,
    "SELECT 1 FROM city AS c0"
    + "".join(f" JOIN city AS c{n} ON c{n}.id = c0.id" for n in range(1, 90)),
    "SELECT * FROM " + ", ".join(f"citation AS c{n}" for n in range(5)),
    *(_joined(view, times) for view in ("appointment", "attendance", "seat") for times in (15, 30)),
    *(_joined(view, 7) + " UNION ALL " + _joined(view, 7) for view in ("attendance", "seat")),
    " UNION ALL ".join(["SELECT * FROM appointment"] * 15),
    "SELECT * FROM ("
    + " UNION ALL ".join(["SELECT * FROM citation"] * 3)
    + ") a WHERE record = 'a'",
    *(_merged(view, 14) for view in ("meeting", "appointment", "attendance", "name", "former_id")),
    _merged("citation", 2),
    "SELECT count(*) FROM former_id WHERE coalesce(" + ", ".join(["record"] * 900) + ") = 'a'",
    "SELECT count(*) FROM citation WHERE coalesce(" + ", ".join(["record"] * 900) + ") = 'a'",
    "SELECT " + ", ".join(["*"] * 30) + " FROM citation WHERE record || record = 'a'",
    f"SELECT x, x, x FROM ({_nested('x || x', f'{_cases(300)} AS x FROM city', 8)}) AS u(x)",
    "SELECT count(*) FROM city AS c0"
    + "".join(f" LEFT JOIN city AS c{n} USING (name)" for n in range(1, 14))
    + f" LEFT JOIN (SELECT {_cases(160)} AS name FROM city) AS d USING (name)",
    _nested('x || x AS "*", x', "name AS x FROM city", 14),
    f"SELECT count(*) FROM city WHERE {_within('({}) BETWEEN TRUE AND FALSE', 'name = id', 15)}",
    f"SELECT count(*) FROM city WHERE {_within(f'({{}}) IN ({_EQUAL})', 'name = id', 6)}",
    f"SELECT {_within(_BETWEEN, 'name', 10)} FROM city",
    f"SELECT count(*) FROM city WHERE {_cases(100)} IN ({', '.join(['id'] * 600)})",
    f"SELECT {_within(_LIKE, 'name', 15)} FROM city",
    "SELECT count(*) FROM membership AS v"
    + "".join(f" NATURAL JOIN membership AS v{n}" for n in range(4)),
    f"SELECT count(*) FROM citation WHERE note IN (section, {', '.join([_MADE] * 76)})",
    f"SELECT count(*) FROM citation WHERE CASE note{f' WHEN {_MADE} THEN true' * 60} END",
    f"SELECT DISTINCT {', '.join([_MADE] * 76)}, name FROM city",
    f"WITH t AS (SELECT {_MADE} AS x) SELECT {_EACH} FROM t UNION SELECT {_EACH} FROM t",
    f"WITH RECURSIVE s AS (SELECT {_MADE} AS x), t AS (SELECT 1 AS n, {_EACH} FROM s UNION "
    "SELECT n + 1, " + ", ".join(f"x{n}" for n in range(190)) + " FROM t WHERE n < 9) "
    "SELECT count(*) FROM t",
    *(Attack(text, {"x": _LONG}) for text in _FILLED_IN),
    *(_nested("x || x", "certainty_in_words AS x FROM appointment", levels) for levels in (8, 30)),
    _nested("x || x || x || x", "record AS x FROM citation", 9),
    _nested("x + x + x + x", "page AS x FROM citation", 9),
    _nested("CASE x WHEN x || x THEN x ELSE x END", "certainty AS x FROM seat", 9),
    _nested("(SELECT max(x || x || x) FROM city)", "record AS x FROM citation", 6),
    _nested("DISTINCT x || x", "certainty_in_words AS x FROM seat", 12) + " WHERE x <> 'a'",
    _nested("(SELECT column1 FROM (VALUES (x || x)) AS v)", "record AS x FROM citation", 9),
    "WITH a0 AS (SELECT record AS x FROM citation), "
    + ", ".join(f"a{n} AS (SELECT x || x AS x FROM a{n - 1})" for n in range(1, 20))
    + " SELECT count(x) FROM a19",
    "SELECT count(*) FROM (SELECT *, * FROM (SELECT *, * FROM (SELECT *, * FROM (SELECT *, * FROM "
    "(SELECT *, * FROM (SELECT *, * FROM city) a) b) c) d) e) f",
    "SELECT * FROM " + "(SELECT * FROM " * 300 + "city" + ") AS a" * 300,
    "WITH " + ", ".join(f"a{n} AS (SELECT * FROM city)" for n in range(250)) + " SELECT 1 FROM a0",
    "WITH a0 AS (SELECT 1 AS x), "
    + ", ".join(f"a{n} AS (SELECT p.x FROM a{n - 1} AS p, a{n - 1} AS q)" for n in range(1, 60))
    + " SELECT count(*) FROM a59",
    "SELECT 1 WHERE " + " OR ".join(["EXISTS (SELECT 1 FROM citation)"] * 250),
    "SELECT " + "(SELECT " * 900 + "1" + ")" * 900,
    "VALUES " + ", ".join(["(1)"] * 2400),
    "SELECT '" + "x" * 9_900 + "'",
    "SELECT '" + "x" * 20_000_000 + "'",
    "SELECT 1 -- " + "x" * 9_900,
    "(" * 9_990,
]
SQLITE = lines("""
SELECT randomblob(1000000000)
SELECT zeroblob(1000000000)
SELECT hex(zeroblob(500000000))
SELECT printf('%.1000000000c', 'x')
SELECT char(65) || zeroblob(100)
""")
POSTGRESQL = lines("""
SELECT repeat('x', 1000000000)
SELECT lpad('x', 1000000000), rpad('x', 1000000000)
SELECT regexp_replace(repeat('a', 30), '(a*)*b', '')
SELECT 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' ~ '(a*)*b'
SELECT * FROM generate_series(1, 10000000000)
SELECT array_fill(0, ARRAY[100000000])
SELECT 10 ^ 100000, factorial(100000)
""")
