"""Attacks that want to read what is not for all."""

from tests.asking.attacks import lines

_TABLES = (
    *("auth_user", "django_session", "network_contactdetails", "g32_historyentry"),
    *("g32_historyvalue", "g32_token", "network_city", "django_migrations", "g32_seal"),
)
#: How a table may be asked of without its name standing alone behind FROM.
_FORMS = lines("""
SELECT * FROM {}
SELECT count(*) FROM {}
SELECT 1 FROM city JOIN {} ON true
SELECT (SELECT count(*) FROM {})
SELECT name FROM city UNION ALL SELECT password FROM {}
SELECT name FROM city WHERE EXISTS (SELECT 1 FROM {})
WITH a AS (SELECT * FROM {}) SELECT * FROM a
SELECT * FROM "{}"
SELECT * FROM main.{}
SELECT * FROM public.{}
TABLE {}
SELECT * FROM ONLY {}
SELECT * FROM city, LATERAL (SELECT * FROM {}) AS x
WITH {0} AS (SELECT * FROM {0}) SELECT * FROM {0}
WITH city AS (SELECT * FROM {}) SELECT * FROM city
SELECT x FROM {} AS x
SELECT * FROM {} AS city (id)
SELECT a FROM (SELECT * FROM {}) AS city (a)
""")

BOTH = [form.format(table) for table in _TABLES[:4] for form in _FORMS]
BOTH += [form.format(table) for table in _TABLES[4:] for form in _FORMS[:3]]
BOTH += lines("""
SELECT CAST(city.row_to_json AS text) AS "*" FROM city
SELECT CAST(city.pg_typeof AS text) AS "*" FROM city
SELECT length(CAST(city.array_agg AS text)) AS "*" FROM city
SELECT CAST(city AS text) AS "*" FROM city
SELECT city.pg_column_size AS "*" FROM city
WITH auth_user AS (SELECT 1 AS password) SELECT * FROM auth_user
WITH auth_user AS (SELECT 1 AS a) SELECT count(*) FROM auth_user
WITH network_city AS (SELECT 1 AS a) SELECT count(*) FROM network_city
WITH auth_user AS (SELECT 1 AS x) SELECT count(*) FROM auth_user, auth_user AS b
WITH RECURSIVE city AS (SELECT password FROM auth_user UNION SELECT * FROM city) SELECT * FROM city
WITH RECURSIVE auth_user(p) AS (SELECT 'x' UNION SELECT p FROM auth_user) TABLE auth_user
SELECT password FROM city AS auth_user
SELECT auth_user.password FROM city AS auth_user
SELECT count(*) FROM city AS auth_user
SELECT auth_user FROM city AS auth_user
SELECT network_city.slug FROM city
SELECT city.slug FROM city
SELECT network_city.* FROM city
SELECT of_0.* FROM city
SELECT * FROM of_00
WITH of_00 AS (SELECT password FROM auth_user) SELECT * FROM of_00
WITH of_city AS (SELECT password FROM auth_user) SELECT of_city.password FROM of_city, city
SELECT * FROM (SELECT password FROM auth_user) AS city
SELECT city.password FROM (SELECT * FROM auth_user) AS city
SELECT c FROM city AS c
SELECT city FROM city
SELECT (c).name FROM city AS c
SELECT (c.*).name FROM city AS c
SELECT (city).* FROM city
SELECT count(c) FROM city AS c
SELECT count(c.*) FROM city AS c
SELECT c.* IS NULL FROM city AS c
SELECT ROW(c.*) FROM city AS c
SELECT rowid FROM city
SELECT oid FROM city
SELECT _rowid_ FROM city
SELECT ctid, xmin, xmax, cmin, cmax, tableoid FROM city
SELECT tableoid::regclass FROM city
SELECT city.rowid, city.oid, city._rowid_ FROM city
SELECT * FROM questions.city
SELECT * FROM temp.city
SELECT * FROM pg_temp.city
SELECT * FROM city.name
SELECT * FROM a.b.c.d
SELECT city.concat FROM city
SELECT city.count FROM city
SELECT city.row_to_json FROM city
SELECT city.to_jsonb FROM city
SELECT city.quote_literal FROM city
SELECT city.pg_typeof FROM city
SELECT city.md5 FROM city
SELECT name.length FROM city
SELECT (SELECT c.concat) FROM city AS c
SELECT * FROM city AS c NATURAL JOIN auth_user
SELECT * FROM city JOIN auth_user USING (id)
SELECT user
SELECT current_user
SELECT session_user
SELECT current_role
SELECT current_catalog
SELECT current_schema
SELECT version()
SELECT sqlite_version()
SELECT current_database()
SELECT * FROM contact_details
SELECT * FROM contactdetails
SELECT * FROM report_contact_details
SELECT * FROM report_history
SELECT email FROM person
SELECT telephone FROM office
SELECT email FROM report_administrators
SELECT * FROM history
SELECT * FROM token
SELECT * FROM "user"
SELECT * FROM account
SELECT * FROM question
SELECT * FROM information_schema.tables
SELECT * FROM pg_catalog.pg_tables
SELECT * FROM sqlite_master
SELECT sql FROM sqlite_schema
SELECT name FROM sqlite_temp_master
SELECT * FROM sqlite_sequence
SELECT count(*) FROM sqlite_master
SELECT * FROM pragma_table_info('auth_user')
SELECT * FROM pragma_database_list
SELECT * FROM pragma_function_list()
""")

SQLITE = lines("""
SELECT * FROM sqlite_temp_schema
SELECT count(*) FROM sqlite_temp_master
SELECT rootpage FROM main.sqlite_master
SELECT * FROM temp.sqlite_master
SELECT * FROM temp.sqlite_temp_master
SELECT * FROM sqlite_stat1
SELECT * FROM sqlite_dbpage
SELECT * FROM dbstat
SELECT * FROM bytecode('SELECT 1')
SELECT * FROM tables_used('SELECT 1')
SELECT * FROM sqlite_stmt
SELECT * FROM pragma_table_list
SELECT * FROM pragma_table_xinfo('network_contactdetails')
SELECT * FROM pragma_index_list('auth_user')
SELECT * FROM pragma_foreign_key_list('auth_user')
SELECT * FROM pragma_compile_options
SELECT * FROM pragma_module_list
SELECT * FROM pragma_query_only
SELECT count(*) FROM pragma_table_list
WITH sqlite_master AS (SELECT 1 AS a) SELECT count(*) FROM sqlite_master
WITH sqlite_schema AS (SELECT 1 AS a) SELECT count(*) FROM sqlite_schema
WITH pragma_table_list AS (SELECT 1 AS a) SELECT count(*) FROM pragma_table_list
SELECT * FROM json_each('[1]')
SELECT * FROM json_tree('{}')
SELECT * FROM fsdir('/')
SELECT * FROM generate_series(1, 10)
SELECT * FROM [auth_user]
SELECT * FROM `auth_user`
SELECT * FROM 'auth_user'
SELECT [password] FROM auth_user
SELECT * FROM city NOT INDEXED
SELECT * FROM auth_user INDEXED BY auth_user_username_key
SELECT sqlite_source_id()
SELECT sqlite_compileoption_get(1)
SELECT * FROM main."auth_user"
SELECT * FROM temp."of_0"
SELECT count(*) FROM network_city
SELECT 1 FROM network_city
SELECT * FROM city WHERE name IN auth_user
SELECT name IN network_city FROM city
SELECT * FROM city WHERE name IN pragma_table_list
SELECT typeof(name), quote(name), hex(name) FROM city
SELECT iif(1, 2, 3)
SELECT printf('%s', name) FROM city
SELECT unicode(name), char(65), glob('a', 'b') FROM city
SELECT likelihood(1, 0.5), likely(1), unlikely(1)
SELECT total(page), group_concat(name) FROM city
SELECT date('now'), datetime('now'), julianday('now'), strftime('%s', 'now'), unixepoch()
SELECT soundex('x'), load_extension('x'), sqlite_log(1, 'x')
SELECT json_object('a', name), json_group_array(name) FROM city
""")

POSTGRESQL = lines("""
SELECT * FROM pg_class
SELECT relname FROM pg_catalog.pg_class
SELECT * FROM pg_authid
SELECT * FROM pg_shadow
SELECT * FROM pg_user
SELECT * FROM pg_roles
SELECT * FROM pg_stat_activity
SELECT query FROM pg_stat_activity
SELECT * FROM pg_stat_statements
SELECT * FROM pg_stat_user_tables
SELECT * FROM pg_statistic
SELECT * FROM pg_stats
SELECT most_common_vals FROM pg_stats
SELECT * FROM pg_settings
SELECT * FROM pg_file_settings
SELECT * FROM pg_hba_file_rules
SELECT * FROM pg_views
SELECT definition FROM pg_views
SELECT * FROM pg_proc
SELECT prosrc FROM pg_proc
SELECT * FROM pg_largeobject
SELECT * FROM pg_largeobject_metadata
SELECT * FROM pg_locks
SELECT * FROM pg_prepared_statements
SELECT * FROM pg_cursors
SELECT * FROM pg_config
SELECT * FROM pg_backend_memory_contexts
SELECT * FROM pg_description
SELECT * FROM pg_attribute
SELECT * FROM pg_constraint
SELECT * FROM pg_toast.pg_toast_1260
SELECT * FROM information_schema.columns
SELECT * FROM information_schema.views
SELECT 'auth_user'::regclass
SELECT CAST('auth_user' AS regclass)
SELECT 'auth_user'::regclass::oid
SELECT 'network_city'::regclass::int
SELECT to_regclass('auth_user')
SELECT CAST(16384 AS regclass)
SELECT regclass 'auth_user'
SELECT has_table_privilege('auth_user', 'SELECT')
SELECT has_column_privilege('auth_user', 'password', 'SELECT')
SELECT has_schema_privilege('public', 'CREATE')
SELECT pg_has_role('postgres', 'USAGE')
SELECT pg_get_viewdef('questions.city')
SELECT pg_get_functiondef('questions.year(text)'::regprocedure)
SELECT pg_get_userbyid(10)
SELECT pg_relation_size('auth_user')
SELECT pg_total_relation_size('auth_user')
SELECT pg_database_size(current_database())
SELECT pg_relation_filepath('auth_user')
SELECT pg_typeof(name) FROM city
SELECT pg_column_size(name) FROM city
SELECT pg_backend_pid()
SELECT pg_postmaster_start_time()
SELECT pg_conf_load_time()
SELECT pg_my_temp_schema()
SELECT current_setting('g32.asked_day')
SELECT current_setting('data_directory', true)
SELECT current_setting('search_path')
SELECT current_schemas(true)
SELECT inet_client_addr(), inet_server_addr(), inet_server_port()
SELECT row_to_json(c) FROM city AS c
SELECT to_jsonb(c) FROM city AS c
SELECT json_agg(c) FROM city AS c
SELECT array_agg(c) FROM city AS c
SELECT xmlagg(xmlelement(name a, name)) FROM city
SELECT c::text FROM city AS c
SELECT CAST(c AS text) FROM city AS c
SELECT query_to_xml('SELECT * FROM auth_user', true, true, '')
SELECT table_to_xml('auth_user', true, true, '')
SELECT schema_to_xml('public', true, true, '')
SELECT database_to_xml(true, true, '')
SELECT cursor_to_xml('question', 1, true, true, '')
SELECT xpath('/a', '<a/>')
SELECT query_to_xmlschema('SELECT 1', true, true, '')
SELECT ts_stat('SELECT to_tsvector(password) FROM auth_user')
SELECT * FROM ts_stat('SELECT to_tsvector(password) FROM auth_user')
SELECT * FROM generate_series(1, 10)
SELECT * FROM unnest(ARRAY[1, 2])
SELECT * FROM ROWS FROM (generate_series(1, 3))
SELECT * FROM json_to_recordset('[]') AS x (a int)
SELECT * FROM pg_ls_dir('.')
SELECT * FROM city TABLESAMPLE SYSTEM (1)
SELECT col_description('auth_user'::regclass, 1)
SELECT obj_description('auth_user'::regclass)
SELECT format('%s', name) FROM city
SELECT name COLLATE "nl-x-icu" FROM city
SELECT now(), clock_timestamp(), statement_timestamp()
SELECT CURRENT_TIMESTAMP, CURRENT_DATE, LOCALTIME
SELECT lastval()
SELECT encode('x', 'base64'), convert_from('x', 'UTF8'), md5('x')
SELECT random(), setseed(0.5), gen_random_uuid()
SELECT (SELECT city FROM city LIMIT 1)::text
SELECT GREATEST(1, 2), LEAST(1, 2)
SELECT questions.listed(ARRAY['a'])
SELECT questions.taken_along(ARRAY['a'], 'b')
SELECT questions.bounded(1)
SELECT questions.year('2014')
SELECT 'a' OPERATOR(pg_catalog.||) 'b'
SELECT 'a' OPERATOR(questions.||) 'b'
SELECT 'a' ~ 'b', 'a' ~* 'b', 'a' SIMILAR TO 'b'
SELECT name FROM city ORDER BY name USING >
""")
