"""Attacks that reach for files, other machines, other sessions, or limits that are to be lifted."""

from tests.asking.attacks import lines

BOTH = lines("""
SELECT load_extension('/tmp/inbraak.so')
SELECT load_extension('/tmp/inbraak.so', 'begin')
SELECT readfile('/etc/passwd')
SELECT writefile('/tmp/inbraak', 'x')
SELECT edit('x', 'vi')
SELECT pg_read_file('/etc/passwd')
SELECT pg_read_file('postgresql.conf')
SELECT pg_read_binary_file('/etc/passwd')
SELECT pg_ls_dir('/')
SELECT pg_ls_waldir()
SELECT pg_ls_logdir()
SELECT pg_stat_file('/etc/passwd')
SELECT set_config('statement_timeout', '0', false)
SELECT set_config('statement_timeout', '0', true)
SELECT pg_catalog.set_config('default_transaction_read_only', 'off', false)
SELECT "set_config"('work_mem', '1GB', false)
SELECT current_setting('statement_timeout')
SET statement_timeout = 0
SET LOCAL statement_timeout = 0
SET SESSION AUTHORIZATION postgres
SET ROLE postgres
SET search_path = public
RESET ALL
RESET statement_timeout
DISCARD ALL
SHOW ALL
SHOW data_directory
PRAGMA cache_size = 1000000
PRAGMA query_only
PRAGMA hard_heap_limit = 0
SELECT pg_sleep(60)
SELECT pg_sleep_for('1 minute')
SELECT pg_sleep_until('2100-01-01')
SELECT name, pg_sleep(1) FROM city
SELECT pg_advisory_lock(1)
SELECT pg_advisory_xact_lock(1)
SELECT pg_try_advisory_lock(1)
SELECT pg_notify('inbraak', 'x')
SELECT pg_cancel_backend(pg_backend_pid())
SELECT pg_terminate_backend(pg_backend_pid())
SELECT pg_reload_conf()
LOCK TABLE network_city
NOTIFY inbraak, 'x'
COPY network_city TO '/tmp/inbraak'
COPY (SELECT 1) TO PROGRAM 'touch /tmp/inbraak'
COPY network_city FROM PROGRAM 'id'
COPY network_city FROM '/etc/passwd'
SELECT lo_import('/etc/passwd')
SELECT lo_export(1, '/tmp/inbraak')
SELECT lo_get(1)
SELECT dblink('host=localhost', 'SELECT 1')
SELECT dblink_connect('host=localhost')
SELECT * FROM dblink('host=localhost', 'SELECT 1') AS x (a int)
SELECT * FROM postgres_fdw_get_connections()
SELECT * FROM csv('/etc/passwd')
SELECT 1 FROM city WHERE pg_sleep(1) IS NULL
SELECT count(*) FILTER (WHERE pg_sleep(1) IS NULL) FROM city
SELECT name FROM city ORDER BY pg_sleep(1)
SELECT name FROM city LIMIT pg_sleep(1)
SELECT sum(page) OVER (ORDER BY pg_sleep(1)) FROM citation
SELECT CASE WHEN true THEN lo_create(0) END
SELECT COALESCE(NULL, lo_create(0))
WITH a AS (SELECT pg_sleep(60)) SELECT * FROM a
SELECT pg_catalog.pg_sleep(60)
SELECT "pg_sleep"(60)
""")

SQLITE = lines("""
SELECT zipfile('a', 'b')
SELECT * FROM zipfile('/tmp/x.zip')
SELECT sqlar_uncompress('x', 1)
SELECT fts3_tokenizer('simple')
SELECT fts3_tokenizer('simple', x'00')
SELECT fts5_source_id()
SELECT sqlite_compileoption_used('ENABLE_LOAD_EXTENSION')
SELECT lsmode('x')
PRAGMA temp_store_directory
PRAGMA data_store_directory = '/tmp'
PRAGMA mmap_size = 1000000000
PRAGMA max_page_count = 1000000000
PRAGMA threads = 8
PRAGMA busy_timeout = 1000000
PRAGMA soft_heap_limit = 0
PRAGMA analysis_limit = 0
PRAGMA case_sensitive_like = OFF
PRAGMA recursive_triggers = ON
PRAGMA secure_delete = ON
PRAGMA locking_mode = EXCLUSIVE
.shell touch /tmp/inbraak
.load /tmp/inbraak.so
""")

POSTGRESQL = lines("""
LOAD '/tmp/inbraak.so'
SELECT pg_ls_tmpdir()
SELECT pg_ls_archive_statusdir()
SELECT pg_current_logfile()
SELECT pg_rotate_logfile()
SELECT pg_promote()
SELECT pg_backup_start('x')
SELECT pg_log_backend_memory_contexts(pg_backend_pid())
SELECT pg_advisory_lock_shared(1)
SELECT pg_advisory_unlock_all()
SELECT pg_try_advisory_xact_lock(1)
SELECT pg_listening_channels()
SELECT pg_notification_queue_usage()
SELECT pg_blocking_pids(1)
SELECT pg_wal_replay_pause()
SELECT pg_logical_slot_get_changes('x', NULL, NULL)
SELECT pg_file_write('/tmp/inbraak', 'x', false)
SELECT pg_prewarm('auth_user')
SELECT pg_extension_config_dump('auth_user', '')
SELECT binary_upgrade_set_next_pg_type_oid(1)
SELECT brin_summarize_new_values('network_city'::regclass)
SELECT gin_clean_pending_list('network_city'::regclass)
SET SESSION work_mem = '1GB'
SET TIME ZONE 'UTC'
SET NAMES 'SQL_ASCII'
SET CONSTRAINTS ALL DEFERRED
SET temp_file_limit = -1
SET default_transaction_read_only = off
UNLISTEN *
CHECKPOINT
LOCK TABLE questions.city IN ACCESS EXCLUSIVE MODE
ABORT
""")
