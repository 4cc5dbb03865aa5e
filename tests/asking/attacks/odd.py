"""Attacks that want to be read otherwise than they are looked at."""

from tests.asking.attacks import Attack, lines

_SECRET = "(SELECT password FROM auth_user LIMIT 1)"

BOTH = [
    *lines("""
    SELECT 1; DELETE FROM network_city
    SELECT 1; SELECT 2
    SELECT 1;; DELETE FROM network_city
    ; DELETE FROM network_city
    SELECT 1;\tDROP TABLE network_city; --
    BEGIN; DELETE FROM network_city; COMMIT
    SELECT 1 -- ; DELETE FROM network_city
    SELECT 1 /* ; */ ; DELETE FROM network_city
    SELECT 'a;'; DELETE FROM network_city
    SELECT "a;"; DELETE FROM network_city
    SELECT $$;$$; DELETE FROM network_city
    SELECT U&'\\0061' FROM U&"\\0061uth_user"
    SELECT * FROM U&"auth!005fuser" UESCAPE '!'
    SELECT * FROM U&"\\0061\\0075\\0074\\0068_user"
    SELECT U&"p\\0061ssword" FROM city
    SELECT * FROM "AUTH_USER"
    SELECT * FROM AUTH_USER
    SELECT * FROM Auth_User
    SELECT * FROM "City"
    SELECT * FROM "city""; DELETE FROM network_city"
    SELECT "password" FROM city
    SELECT * FROM ""
    SELECT ""
    SELECT "city"."password" FROM city
    SELECT X'00', B'01'
    SELECT E'\\x41\\u0041\\n'
    SELECT N'x'
    SELECT $a$x$a$
    SELECT $1
    SELECT $1, $2, $999999999
    SELECT ?1, @a, #b
    SELECT :a:b
    SELECT :auth_user
    SELECT * FROM :stad
    SELECT name FROM city ORDER BY :stad
    SELECT 1 = ANY (SELECT 1)
    SELECT 1 = ALL (SELECT 1)
    SELECT (1, 2) = (SELECT 1, 2)
    SELECT ROW(1, 2)
    SELECT ARRAY(SELECT 1)
    SELECT ARRAY[1, 2][1]
    SELECT ('{1}'::int[])[1]
    SELECT 1 AS "; DROP TABLE network_city; --"
    SELECT 1 /* open
    SELECT 'open
    SELECT "open
    SELECT 1 --
    --
    /* */
    ;
    SELECT
    SELECT FROM city
    SELECT * FROM
    WITH
    VALUES
    TABLE city
    SELECT -- \\r FROM auth_user
    select%20*%20from%20auth_user
    SELECT * FROM auth_user%00
    SELECT * FROM city WHERE name = '' OR '1' = '1' UNION SELECT password FROM auth_user --'
    SELECT DISTINCT ON (name) name FROM city
    SELECT name FROM city GROUP BY ROLLUP (name)
    SELECT name FROM city GROUP BY CUBE (name), GROUPING SETS ((name))
    SELECT name FROM city FETCH FIRST 1 ROW WITH TIES
    SELECT count(*) WITHIN GROUP (ORDER BY 1) FROM city
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY page) FROM citation
    SELECT string_agg(name, ',' ORDER BY id) FROM city
    SELECT min(1, 2)
    SELECT max(name, 'x') FROM city
    SELECT count()
    SELECT sum(*) FROM city
    SELECT lower(VARIADIC ARRAY['a'])
    SELECT year(day => '2014')
    SELECT round(number := 1)
    SELECT name FROM city EXCEPT ALL SELECT name FROM city
    SELECT 1 WHERE CURRENT OF question
    SELECT DEFAULT
    SELECT XMLELEMENT(NAME a, 'x')
    SELECT JSON_OBJECT('a' VALUE 1)
    SELECT JSON_ARRAY(1)
    SELECT NOT NOT NOT true, - - - 1, + + 1
    SELECT 1 IS JSON
    SELECT name IS NORMALIZED FROM city
    SELECT (SELECT (SELECT (SELECT 1)))
    SELECT EXTRACT(YEAR FROM DATE '2014-01-01')
    SELECT OVERLAY('abc' PLACING 'x' FROM 1)
    SELECT POSITION('a' IN 'abc')
    SELECT SUBSTRING('abc' FROM 'b')
    SELECT TREAT(1 AS int)
    SELECT INTERVAL '1 year' * 1000000
    SELECT name::text COLLATE "C" FROM city
    SELECT CAST(1 AS xml), CAST('x' AS bytea), CAST('{}' AS jsonb)
    SELECT CAST(name AS varchar(1000000000)) FROM city
    SELECT CAST(1 AS numeric(1000, 999))
    SELECT 1::oid, 1::regproc, 1::regnamespace
    SELECT 1e400, 1e-400, 9e999999999
    SELECT 99999999999999999999999999999999999999999999
    SELECT 9223372036854775807 + 1
    SELECT -9223372036854775807 - 2
    SELECT 1 / 0, 1 % 0, 1.0 / 0
    SELECT CAST('NaN' AS numeric), CAST('Infinity' AS real)
    SELECT round(1.5, 100000), round(1e300, -300)
    SELECT substr('x', -9223372036854775807, 9223372036854775807)
    SELECT LIKE FROM city
    SELECT 'a' LIKE 'b' ESCAPE 'toolong'
    SELECT 'a' LIKE '\\'
    SELECT like_escape('a', 'b')
    SELECT pg_catalog.like_escape('a', 'b')
    SELECT like('a', 'b')
    """),
    # A comment that ends sooner on SQLite, a text that does, a line that does not.
    'SELECT "name""" FROM city',
    'SELECT \'x\' AS "a""; DROP TABLE b"',
    f"SELECT 1 /* /* */ , {_SECRET} /* */ --*/",
    f"SELECT 1 /* /* */ UNION SELECT {_SECRET} /* */ --*/",
    f"SELECT E'\\' , {_SECRET} --'",
    f"SELECT E'\\', {_SECRET}, ' --'",
    f"SELECT U&'\\' , {_SECRET} --'",
    f"SELECT $$ ' $$ , {_SECRET} --'$$",
    f"SELECT 1 -- \r , {_SECRET}",
    f"SELECT 1 --\r, {_SECRET} AS x --\n",
    f"SELECT $x$ */ {_SECRET} /* $x$",
    f"SELECT '\\', {_SECRET} --'",
    f'SELECT "\\", {_SECRET} --"',
    f"SELECT [1, {_SECRET} AS x]",
    f"SELECT `1`, {_SECRET}",
    "SELECT 1\0; DELETE FROM network_city",
    "SELECT 1 FROM auth_user\0",
    "\0",
    "SELECT '\ud800' FROM auth_user",
    "SELECT \udfff",
    "\ufeffSELECT password FROM auth_user",
    "SELECT\u00a0*\u00a0FROM\u00a0auth_user",
    "SELECT * FROM auth\u200b_user",
    "SELECT * FROM \uff41uth_user",
    "SELECT * FROM c\u0456ty",
    "SELECT\x0b*\x0bFROM\x0cauth_user",
    "SELECT 'x'\n'; DELETE FROM network_city'",
    "ＳＥＬＥＣＴ 1",
    "SELECT '" + "''" * 4000,
    "SELECT " + "\\" * 1000,
    "\u202eSELECT 1",
    *(
        Attack("SELECT name FROM city WHERE name = :x", {"x": value})
        for value in (
            "' OR '1'='1",
            "'; DELETE FROM network_city; --",
            "$$; DELETE FROM network_city; $$",
            "\0",
            "a\0b",
            "\ud800",
            "x" * 1_000_000,
            "9" * 5000,
            "-1",
            "1e999",
            "NaN",
            "[1,2]",
            '{"a": 1}',
            ":x",
            "%s%s%s%n",
            "{0.__class__}",
            "\\",
        )
    ),
    *(
        Attack("SELECT name FROM city LIMIT :x", {"x": value})
        for value in ("-1", "1; DROP TABLE network_city", "", "9" * 30, "1.5", "0x10", "١")
    ),
    *(
        Attack("SELECT name FROM city WHERE name LIKE :x", {"x": value})
        for value in ("%" * 2000, "%a" * 1000, "\\", "_" * 100_000)
    ),
    Attack("SELECT page + :x FROM citation", {"x": "1 + (SELECT count(*) FROM auth_user)"}),
    Attack("SELECT :x", {"x": "(SELECT password FROM auth_user)"}),
    Attack("SELECT :op", {"op": "'; DELETE FROM network_city; --"}),
    Attack("SELECT ':x', :x", {"x": "password"}),
    Attack("SELECT * FROM :x", {"x": "auth_user"}),
    Attack("SELECT name FROM city ORDER BY :x", {"x": "(SELECT password FROM auth_user)"}),
    Attack("SELECT :x || :x", {"x": "x" * 90_000}),
]

SQLITE = lines("""
SELECT 'a' -> 'b', 'a' ->> 'b'
SELECT 1 == 1, 1 <> 2, 'a' GLOB 'b', 'a' REGEXP 'b', 'a' MATCH 'b'
SELECT * FROM city WHERE name IS auth_user.password
SELECT 0x7fffffffffffffffff
SELECT name NOTNULL FROM city
SELECT $x$y, @x, ?5
SELECT CAST(name AS blob) FROM city
SELECT RAISE(ABORT, 'x')
""")

POSTGRESQL = lines("""
SELECT 'x'::name, 'x'::"char"
SELECT ($$x$$)
SELECT name FROM city LIMIT ALL FOR UPDATE OF city
SELECT * FROM JSON_TABLE('[]', '$[*]' COLUMNS (a int))
SELECT * FROM XMLTABLE('/a' PASSING '<a/>' COLUMNS b text)
SELECT row.* FROM (SELECT ROW(1, 2)) AS row
SELECT 1 WHERE (1, 2) OVERLAPS (3, 4)
SELECT (ARRAY[1])[1:2]
""")
