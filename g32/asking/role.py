"""On PostgreSQL: the role that asks, the schema with the views that it sees, and their upkeep.

The role is that of `DATABASE_QUESTIONS_URL`, which whoever runs the database has made. Without such
an address we make one ourselves, where we may; its password follows from our secret key. The views
belong to the owner of the tables, are taken away before tables change, and are made anew after.
"""

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db import ProgrammingError, connection, transaction

from . import compiling, functions
from .limits import MEMORY
from .vocabulary import views

SCHEMA = "questions"
#: With what the name of a role begins that we have made ourselves, here or for another register.
_OURS = "g32_questions_"
#: What nobody needs who asks, though everybody may call it: it writes, waits, locks, signals, sets,
#: or runs statements. Withdrawn from everybody but us where we may: the superuser owns it.
WITHDRAWN = (
    *("lo\\_%", "loread", "lowrite", "pg\\_notify", "set\\_config", "nextval", "setval"),
    *("pg\\_advisory%", "pg\\_try\\_advisory%", "pg\\_sleep%", "pg\\_cancel%", "pg\\_terminate%"),
    *("pg\\_logical%", "pg\\_export\\_snapshot", "txid\\_current", "pg\\_current\\_xact\\_id"),
    *("%\\_to\\_xml%", "pg\\_reload%", "pg\\_rotate%", "pg\\_ls\\_%", "pg\\_read\\_%"),
)


def name() -> str:
    """What the role is called."""
    given = settings.QUESTIONS_DATABASE
    return str(given["USER"]) if given else _OURS + _derived("role")[:12]


def address() -> dict[str, Any]:
    """Where it connects and as whom, for psycopg."""
    given = settings.QUESTIONS_DATABASE
    own = connection.settings_dict | {"USER": name(), "PASSWORD": _derived("password")}
    found = own | (given or {}) | {"NAME": connection.settings_dict["NAME"]}
    named = {"dbname": "NAME", "host": "HOST", "port": "PORT", "user": "USER"}
    told = {key: found[each] for key, each in named.items() if found.get(each)}
    more = {key: found["OPTIONS"][key] for key in _PASSED if key in found["OPTIONS"]}
    return told | more | {"password": found["PASSWORD"]}


#: What an address says beside who, where and which database.
_PASSED = ("host", "port", "target_session_attrs", "sslmode", "sslrootcert", "service")


def release(app_config: AppConfig, plan: Any = (), **_signal: Any) -> None:
    """Take the views away before tables change (receiver of `pre_migrate`)."""
    if plan and _is_ours(app_config):
        with connection.cursor() as cursor:
            if _is_made_by_us(cursor):
                cursor.execute(f"DROP SCHEMA {SCHEMA} CASCADE")


def install(app_config: AppConfig, **_signal: Any) -> None:
    """Make the role and its views, where they are not as they should be (receiver of
    `post_migrate`). Tables that are not up to date have no views; nor has a database in which we
    may make no schema, or in which somebody else has one of the name.
    """
    if not (_is_ours(app_config) and _is_whole()):
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(_derived("lock")[:8], 16)])
        if not (_may_make_one(cursor) or _is_made_by_us(cursor)):
            return
        may, everything = _powers(cursor)
        if settings.QUESTIONS_DATABASE is None and may:
            _make_role(cursor)
        _make_views(cursor)
        if _exists(cursor):
            _grant(cursor)
        if everything:
            _withdraw(cursor, f"EXECUTE ON FUNCTION {_functions(cursor)}")
            _keep_from_disk(cursor)
        if _is_own(cursor):
            database = connection.ops.quote_name(connection.settings_dict["NAME"])
            _withdraw(cursor, f"TEMPORARY ON DATABASE {database}")
            if _exists(cursor):
                who = connection.ops.quote_name(name())
                cursor.execute(f"GRANT CONNECT ON DATABASE {database} TO {who}")


def _is_ours(app_config: AppConfig) -> bool:
    return connection.vendor == "postgresql" and app_config.label == "g32"


def _is_whole() -> bool:
    """Whether every table is as the code knows it."""
    wanted = {
        (model._meta.db_table, each.column)
        for view in views().values()
        for model, _columns in view.rows
        for each in model._meta.concrete_fields
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns "
            "WHERE table_schema = current_schema()"
        )
        return wanted.issubset(cursor.fetchall())


def _powers(cursor: Any) -> tuple[bool, bool]:
    """Whether we may make roles, and whether we may do everything."""
    cursor.execute(
        "SELECT rolcreaterole OR rolsuper, rolsuper FROM pg_roles WHERE rolname = current_user"
    )
    found: tuple[bool, bool] = cursor.fetchone()
    return found


def _exists(cursor: Any) -> bool:
    cursor.execute("SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = %s)", [name()])
    return bool(cursor.fetchone()[0])


def _may_make_one(cursor: Any) -> bool:
    """Whether there is no such schema yet, and we may make it."""
    cursor.execute(
        "SELECT to_regnamespace(%s) IS NULL AND has_database_privilege(current_database(), "
        "'CREATE')",
        [SCHEMA],
    )
    return bool(cursor.fetchone()[0])


def _is_made_by_us(cursor: Any) -> bool:
    """Whether the schema is there, has our stamp, and is ours to change."""
    cursor.execute(
        "SELECT pg_has_role(nspowner, 'USAGE') AND obj_description(oid, 'pg_namespace') ~ "
        "'^[0-9a-f]{64}$' FROM pg_namespace WHERE nspname = %s",
        [SCHEMA],
    )
    found = cursor.fetchone()
    return bool(found and found[0])


def _make_role(cursor: Any) -> None:
    """Make it; one that another owner has made before us stays as it is."""
    verb = "ALTER" if _exists(cursor) else "CREATE"
    who = connection.ops.quote_name(name())
    options = "LOGIN NOINHERIT CONNECTION LIMIT 20 PASSWORD %s"
    with suppress(ProgrammingError), transaction.atomic():
        cursor.execute(f"{verb} ROLE {who} {options}", [_derived("password")])


def _keep_from_disk(cursor: Any) -> None:
    """Let it set aside no more in files than in memory: the server writes there what it sorts, and
    takes it away with the question. Only a superuser may say so; where we are none, time alone
    bounds it, and whoever runs the database may say it (`ALTER ROLE … SET temp_file_limit`).
    """
    if _exists(cursor):
        who = connection.ops.quote_name(name())
        cursor.execute(f"ALTER ROLE {who} SET temp_file_limit = '{MEMORY // 1024}kB'")


def _make_views(cursor: Any) -> None:
    made = "".join(_statements(_language(cursor)))
    stamp = hashlib.sha256(made.encode()).hexdigest()
    cursor.execute("SELECT obj_description(to_regnamespace(%s), 'pg_namespace')", [SCHEMA])
    if cursor.fetchone()[0] == stamp:
        return
    cursor.execute("SELECT quote_ident(current_schema())")
    [own] = cursor.fetchone()
    if _is_made_by_us(cursor):
        cursor.execute(f"DROP SCHEMA {SCHEMA} CASCADE")
    cursor.execute(f"CREATE SCHEMA {SCHEMA}")
    cursor.execute(f"SET LOCAL search_path TO {SCHEMA}, {own}")
    cursor.execute(made)
    cursor.execute(f"SET LOCAL search_path TO {own}")
    cursor.execute(f"COMMENT ON SCHEMA {SCHEMA} IS '{stamp}'")


def _language(cursor: Any) -> str:
    """Return the collation that knows capitals of any language, else that of the database."""
    cursor.execute("SELECT to_regcollation('pg_catalog.\"und-x-icu\"') IS NOT NULL")
    return '"und-x-icu"' if cursor.fetchone()[0] else '"default"'


def _statements(language: str) -> Iterator[str]:
    yield functions.POSTGRESQL.replace("{language}", language)
    for view in views().values():
        if view.rows:
            told, sql = compiling.names(view), compiling.select(view)
            yield f'CREATE VIEW "{view.name}" ({told}) AS {sql};\n'


def _grant(cursor: Any) -> None:
    who = connection.ops.quote_name(name())
    cursor.execute(f"GRANT USAGE ON SCHEMA {SCHEMA} TO {who}")
    cursor.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA {SCHEMA} TO {who}")


def _is_own(cursor: Any) -> bool:
    """Whether the database is ours, to say who may make temporary tables in it."""
    cursor.execute(
        "SELECT pg_has_role(datdba, 'USAGE') FROM pg_database WHERE datname = current_database()"
    )
    return bool(cursor.fetchone()[0])


def _functions(cursor: Any) -> str:
    """Return the functions that nobody needs who asks."""
    cursor.execute(
        "SELECT string_agg(oid::regprocedure::text, ', ') FROM pg_proc WHERE prokind = 'f' "
        "AND pronamespace = 'pg_catalog'::regnamespace AND proname LIKE ANY(%s)",
        [list(WITHDRAWN)],
    )
    return str(cursor.fetchone()[0])


def _withdraw(cursor: Any, right: str) -> None:
    """Take a right from everybody, and give it to every role there is but those that ask: others
    may work with this database too, and who copies it needs it.
    """
    cursor.execute(
        "SELECT string_agg(quote_ident(rolname), ', ') FROM pg_roles "
        "WHERE NOT starts_with(rolname, %s) AND NOT starts_with(rolname, 'pg_') AND rolname <> %s",
        [_OURS, name()],
    )
    [others] = cursor.fetchone()
    cursor.execute(f"REVOKE {right} FROM PUBLIC")
    cursor.execute(f"GRANT {right} TO {others}")


@cache
def _derived(purpose: str) -> str:
    """Something that only who knows our secret key can work out."""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, f"g32.asking.role {purpose}".encode(), hashlib.sha256).hexdigest()
