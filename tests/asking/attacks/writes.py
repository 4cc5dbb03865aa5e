"""Attacks that want to write, or to leave something behind."""

from tests.asking.attacks import lines

BOTH = lines("""
INSERT INTO network_city (name, slug) VALUES ('Inbraak', 'inbraak')
INSERT INTO city (name) VALUES ('Inbraak')
INSERT INTO city SELECT * FROM city
INSERT INTO auth_user (username, password, is_superuser) VALUES ('x', 'x', true)
UPDATE network_city SET name = 'Inbraak'
UPDATE city SET name = 'Inbraak' WHERE id = 'ede'
UPDATE auth_user SET is_superuser = true
DELETE FROM network_city
DELETE FROM city
DELETE FROM django_session
DELETE FROM g32_historyentry
CREATE TABLE inbraak (a integer)
CREATE TABLE inbraak AS SELECT * FROM city
CREATE TEMP TABLE inbraak (a integer)
CREATE TEMPORARY TABLE inbraak AS SELECT 1 AS a
CREATE TABLE IF NOT EXISTS inbraak (a integer)
CREATE VIEW inbraak AS SELECT * FROM auth_user
CREATE TEMP VIEW inbraak AS SELECT * FROM auth_user
CREATE OR REPLACE VIEW city AS SELECT * FROM auth_user
CREATE INDEX inbraak ON network_city (name)
CREATE UNIQUE INDEX inbraak ON city (name)
CREATE TRIGGER inbraak AFTER INSERT ON network_city BEGIN SELECT 1; END
DROP TABLE network_city
DROP TABLE IF EXISTS auth_user
DROP VIEW city
DROP INDEX network_city_pkey
DROP TRIGGER g32_history_insert
ALTER TABLE network_city ADD COLUMN inbraak text
ALTER TABLE network_city RENAME TO inbraak
ALTER TABLE network_city RENAME COLUMN name TO inbraak
ALTER TABLE network_city DROP COLUMN name
WITH gone AS (DELETE FROM network_city RETURNING *) SELECT * FROM gone
WITH made AS (INSERT INTO network_city (name) VALUES ('x') RETURNING id) SELECT * FROM made
WITH new AS (UPDATE auth_user SET password = 'x' RETURNING username) SELECT * FROM new
WITH a AS (SELECT 1) INSERT INTO network_city (name) SELECT 'x' FROM a
WITH a AS (SELECT 1) DELETE FROM network_city WHERE id IN (SELECT 1 FROM a)
WITH a AS (SELECT 1) UPDATE network_city SET name = 'x'
SELECT * INTO inbraak FROM city
SELECT * INTO TEMP inbraak FROM city
SELECT name INTO TABLE inbraak FROM city
SELECT 1 INTO inbraak
(SELECT * INTO inbraak FROM city)
SELECT * FROM (SELECT * INTO inbraak FROM city) AS a
SELECT * FROM (DELETE FROM network_city RETURNING *) AS a
SELECT (DELETE FROM network_city RETURNING 1)
SELECT * FROM city WHERE id IN (DELETE FROM network_city RETURNING slug)
SELECT * FROM city FOR UPDATE
SELECT * FROM city FOR SHARE NOWAIT
SELECT * FROM city FOR UPDATE SKIP LOCKED
VACUUM
VACUUM network_city
ANALYZE
ANALYZE network_city
REINDEX
BEGIN
COMMIT
ROLLBACK
SAVEPOINT inbraak
RELEASE inbraak
BEGIN IMMEDIATE
END
EXPLAIN SELECT * FROM city
EXPLAIN ANALYZE DELETE FROM network_city
REPLACE INTO network_city (name) VALUES ('x')
MERGE INTO network_city USING city ON true WHEN MATCHED THEN DELETE
TRUNCATE network_city
""")

SQLITE = lines("""
ATTACH ':memory:' AS inbraak
ATTACH DATABASE '/tmp/inbraak.sqlite3' AS inbraak
ATTACH '' AS inbraak
DETACH main
VACUUM INTO '/tmp/inbraak.sqlite3'
VACUUM main INTO '/tmp/inbraak.sqlite3'
VACUUM temp
PRAGMA query_only = OFF
PRAGMA writable_schema = ON
PRAGMA journal_mode = WAL
PRAGMA journal_mode = DELETE
PRAGMA user_version = 7
PRAGMA application_id = 7
PRAGMA foreign_keys = OFF
PRAGMA trusted_schema = ON
PRAGMA temp_store_directory = '/tmp'
PRAGMA temp_store = FILE
PRAGMA wal_checkpoint
PRAGMA incremental_vacuum
PRAGMA optimize
PRAGMA main.user_version
PRAGMA database_list
INSERT OR REPLACE INTO network_city (name) VALUES ('x')
INSERT INTO sqlite_master VALUES ('table', 'x', 'x', 1, 'x')
UPDATE sqlite_sequence SET seq = 1
DELETE FROM sqlite_master
UPDATE sqlite_temp_master SET sql = 'x'
CREATE VIRTUAL TABLE inbraak USING fts5(a)
CREATE VIRTUAL TABLE inbraak USING fts4(a)
CREATE VIRTUAL TABLE inbraak USING rtree(a, b, c)
CREATE VIRTUAL TABLE temp.inbraak USING fts5(a)
CREATE TEMP TRIGGER inbraak AFTER INSERT ON city BEGIN SELECT 1; END
CREATE TABLE temp.inbraak (a)
CREATE TABLE main.inbraak (a)
DROP VIEW temp.city
REINDEX network_city
ANALYZE sqlite_master
EXPLAIN QUERY PLAN SELECT * FROM city
SELECT sqlite_offset(name) FROM city
SELECT last_insert_rowid(), changes(), total_changes()
SELECT fts5(1)
SELECT rtreecheck('main', 'x')
""")

POSTGRESQL = lines("""
DO $$ BEGIN DELETE FROM network_city; END $$
DO 'BEGIN CREATE TEMP TABLE x (a int); END'
DO $$ BEGIN SET default_transaction_read_only = off; COMMIT; CREATE TABLE pg_temp.x (); END $$
CREATE FUNCTION inbraak() RETURNS int LANGUAGE sql AS 'SELECT 1'
CREATE FUNCTION pg_temp.inbraak() RETURNS int LANGUAGE sql AS 'SELECT 1'
CREATE SCHEMA inbraak
CREATE SEQUENCE inbraak
CREATE TEMP SEQUENCE inbraak
CREATE ROLE inbraak SUPERUSER
CREATE DATABASE inbraak
CREATE EXTENSION dblink
CREATE TYPE inbraak AS (a int)
CREATE DOMAIN inbraak AS int
CREATE RULE inbraak AS ON SELECT TO city DO INSTEAD SELECT 1
CREATE MATERIALIZED VIEW inbraak AS SELECT * FROM city
CREATE UNLOGGED TABLE inbraak (a int)
CREATE TABLE questions.inbraak (a int)
CREATE TABLE public.inbraak (a int)
CREATE OR REPLACE FUNCTION questions.year(day text) RETURNS int LANGUAGE sql AS 'SELECT 1'
DROP SCHEMA questions CASCADE
DROP FUNCTION questions.year(text)
DROP OWNED BY CURRENT_USER
ALTER ROLE CURRENT_USER SET statement_timeout = 0
ALTER ROLE CURRENT_USER PASSWORD 'x'
ALTER DATABASE postgres SET work_mem = '1GB'
ALTER SYSTEM SET work_mem = '1GB'
ALTER VIEW questions.city RENAME TO inbraak
ALTER SCHEMA questions RENAME TO inbraak
COMMENT ON SCHEMA questions IS 'x'
GRANT ALL ON ALL TABLES IN SCHEMA public TO PUBLIC
GRANT pg_read_all_data TO CURRENT_USER
REVOKE ALL ON SCHEMA questions FROM PUBLIC
REASSIGN OWNED BY CURRENT_USER TO postgres
SECURITY LABEL ON TABLE network_city IS 'x'
REFRESH MATERIALIZED VIEW inbraak
CLUSTER network_city
IMPORT FOREIGN SCHEMA public FROM SERVER x INTO public
TRUNCATE auth_user CASCADE
COPY network_city FROM STDIN
COPY (SELECT 1) TO STDOUT
COPY city TO STDOUT
SELECT lo_create(0)
SELECT lo_creat(-1)
SELECT lo_from_bytea(0, 'x')
SELECT lo_put(1, 0, 'x')
SELECT lo_unlink(1)
SELECT lo_open(1, 131072)
SELECT lowrite(0, 'x')
SELECT lo_truncate(0, 1)
SELECT pg_catalog.lo_create(0)
SELECT nextval('network_city_id_seq')
SELECT setval('network_city_id_seq', 1)
SELECT setval('network_city_id_seq'::regclass, 1, false)
SELECT currval('network_city_id_seq')
SELECT txid_current()
SELECT pg_current_xact_id()
SELECT pg_create_restore_point('x')
SELECT pg_switch_wal()
SELECT pg_logical_emit_message(false, 'x', 'x')
SELECT pg_export_snapshot()
SELECT pg_create_physical_replication_slot('x')
SELECT pg_create_logical_replication_slot('x', 'test_decoding')
SELECT pg_stat_reset()
SELECT pg_import_system_collations('questions')
SELECT pg_replication_origin_create('x')
PREPARE inbraak AS DELETE FROM network_city
EXECUTE inbraak
DECLARE inbraak CURSOR WITH HOLD FOR SELECT 1
FETCH ALL FROM question
CLOSE ALL
MOVE ALL FROM question
DEALLOCATE ALL
CALL inbraak()
LISTEN inbraak
PREPARE TRANSACTION 'x'
SET TRANSACTION READ WRITE
SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE
BEGIN READ WRITE
CREATE TEMP VIEW inbraak AS SELECT 1
""")
