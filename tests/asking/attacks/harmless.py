"""Attacks that are answered: what they say is nothing but a question, or tells nothing."""

from tests.asking.attacks import lines

HARMLESS = {
    *lines("""
    WITH auth_user AS (SELECT 1 AS password) SELECT * FROM auth_user
    WITH auth_user AS (SELECT 1 AS a) SELECT count(*) FROM auth_user
    WITH network_city AS (SELECT 1 AS a) SELECT count(*) FROM network_city
    WITH auth_user AS (SELECT 1 AS x) SELECT count(*) FROM auth_user, auth_user AS b
    WITH RECURSIVE auth_user(p) AS (SELECT 'x' UNION SELECT p FROM auth_user) TABLE auth_user
    WITH sqlite_master AS (SELECT 1 AS a) SELECT count(*) FROM sqlite_master
    WITH sqlite_schema AS (SELECT 1 AS a) SELECT count(*) FROM sqlite_schema
    WITH pragma_table_list AS (SELECT 1 AS a) SELECT count(*) FROM pragma_table_list
    SELECT count(*) FROM city AS auth_user
    SELECT count(*) FROM city AS auth_user (password)
    SELECT * FROM (SELECT 1) AS auth_user (password)
    SELECT * FROM (WITH city_ (password) AS (SELECT 1) SELECT * FROM city_) AS sqlite_master (sql)
    SELECT 1 -- ; DELETE FROM network_city
    SELECT E'\\x41\\u0041\\n'
    SELECT $a$x$a$
    SELECT ($$x$$)
    SELECT 1 AS "; DROP TABLE network_city; --"
    SELECT 1 --
    TABLE city
    SELECT NOT NOT NOT true, - - - 1, + + 1
    SELECT (SELECT (SELECT (SELECT 1)))
    SELECT 1e400, 1e-400, 9e999999999
    SELECT 99999999999999999999999999999999999999999999
    SELECT 9223372036854775807 + 1
    SELECT -9223372036854775807 - 2
    SELECT 1 / 0, 1 % 0, 1.0 / 0
    SELECT round(1.5, 100000), round(1e300, -300)
    SELECT substr('x', -9223372036854775807, 9223372036854775807)
    SELECT 'a' LIKE '\\'
    SELECT name NOTNULL FROM city
    SELECT 1 /* /* */ , (SELECT password FROM auth_user LIMIT 1) /* */ --*/
    SELECT 1 /* /* */ UNION SELECT (SELECT password FROM auth_user LIMIT 1) /* */ --*/
    SELECT E'\\' , (SELECT password FROM auth_user LIMIT 1) --'
    SELECT E'\\', (SELECT password FROM auth_user LIMIT 1), ' --'
    SELECT $x$ */ (SELECT password FROM auth_user LIMIT 1) /* $x$
    """),
    'SELECT \'x\' AS "a""; DROP TABLE b"',
    "SELECT 'x'\n'; DELETE FROM network_city'",
}

#: What the watch on SQLite lets through where nothing goes before it: dialects, plans, how many
#: rows a table has that stands behind a view that is asked of.
LET_THROUGH = {
    *lines("""
    EXPLAIN SELECT * FROM city
    VACUUM temp
    EXPLAIN QUERY PLAN SELECT * FROM city
    SELECT count(*) FROM network_city
    SELECT 1 FROM city JOIN network_city ON true
    SELECT rowid FROM city
    SELECT oid FROM city
    SELECT _rowid_ FROM city
    SELECT city.rowid, city.oid, city._rowid_ FROM city
    SELECT * FROM temp.city
    SELECT * FROM city NOT INDEXED
    SELECT 1 FROM network_city
    SELECT "password" FROM city
    SELECT ""
    SELECT (1, 2) = (SELECT 1, 2)
    SELECT 1 /* open
    --
    /* */
    ;
    SELECT min(1, 2)
    SELECT max(name, 'x') FROM city
    SELECT count()
    SELECT CAST(1 AS xml), CAST('x' AS bytea), CAST('{}' AS jsonb)
    SELECT CAST(name AS varchar(1000000000)) FROM city
    SELECT CAST(1 AS numeric(1000, 999))
    SELECT CAST('NaN' AS numeric), CAST('Infinity' AS real)
    SELECT like('a', 'b')
    SELECT name FROM city WHERE name = :x
    SELECT name FROM city LIMIT :x
    SELECT name FROM city WHERE name LIKE :x
    SELECT page + :x FROM citation
    SELECT :x
    SELECT :op
    SELECT ':x', :x
    SELECT name FROM city ORDER BY :x
    SELECT CAST(name AS blob) FROM city
    """),
    'SELECT "name""" FROM city',
    "SELECT 1 -- \r , (SELECT password FROM auth_user LIMIT 1)",
    "SELECT 1 --\r, (SELECT password FROM auth_user LIMIT 1) AS x --\n",
}
