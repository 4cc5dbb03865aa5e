"""Attacks that are answered, for what they say is nothing but a question."""

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
