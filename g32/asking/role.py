"""On PostgreSQL: the role that asks, the schema with the views that it sees, and their upkeep.

The role is that of `DATABASE_QUESTIONS_URL`, which whoever runs the database has made. Without such
an address we make one ourselves, where we may; its password follows from our secret key. The views
belong to the owner of the tables, are taken away before tables change, and are made anew after.
"""

import hashlib
import hmac
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db import connection, transaction

from . import compiling, functions
from .vocabulary import views

SCHEMA = "questions"
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
    return str(given["USER"]) if given else f"g32_questions_{_derived('role')[:12]}"


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
            cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")


def install(app_config: AppConfig, **_signal: Any) -> None:
    """Make the role and its views, where they are not as they should be (receiver of
    `post_migrate`). Tables that are not up to date have no views.
    """
    if not (_is_ours(app_config) and _is_whole()):
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(_derived("lock")[:8], 16)])
        may, everything = _powers(cursor)
        if settings.QUESTIONS_DATABASE is None and may:
            _make_role(cursor)
        _make_views(cursor)
        if _exists(cursor):
            _grant(cursor)
        if everything:
            _withdraw(cursor, _functions(cursor))
        if _is_own(cursor):
            database = connection.ops.quote_name(connection.settings_dict["NAME"])
            _withdraw(cursor, [f"TEMPORARY ON DATABASE {database}"])


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


def _make_role(cursor: Any) -> None:
    who = connection.ops.quote_name(name())
    if not _exists(cursor):
        cursor.execute(f"CREATE ROLE {who}")
    cursor.execute(
        f"ALTER ROLE {who} LOGIN NOINHERIT NOCREATEDB NOCREATEROLE CONNECTION LIMIT 20 PASSWORD %s",
        [_derived("password")],
    )


def _make_views(cursor: Any) -> None:
    made = "".join(_statements(_language(cursor)))
    stamp = hashlib.sha256(made.encode()).hexdigest()
    cursor.execute("SELECT obj_description(to_regnamespace(%s), 'pg_namespace')", [SCHEMA])
    if cursor.fetchone()[0] == stamp:
        return
    cursor.execute("SELECT quote_ident(current_schema())")
    [own] = cursor.fetchone()
    cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
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


def _functions(cursor: Any) -> list[str]:
    """Return the right to run each function that nobody needs, as far as everybody has it."""
    cursor.execute(
        "SELECT 'EXECUTE ON FUNCTION ' || oid::regprocedure FROM pg_proc WHERE prokind = 'f' "
        "AND pronamespace = 'pg_catalog'::regnamespace AND proname LIKE ANY(%s) AND EXISTS ("
        "SELECT 1 FROM aclexplode(coalesce(proacl, acldefault('f', proowner))) WHERE grantee = 0)",
        [list(WITHDRAWN)],
    )
    return [right for [right] in cursor.fetchall()]


def _withdraw(cursor: Any, rights: list[str]) -> None:
    """Take rights from everybody, and give them to those who work with the register."""
    databases = (settings.DATABASES["default"], settings.OWNER_DATABASE or {})
    cursor.execute(
        "SELECT quote_ident(rolname) FROM pg_roles WHERE rolname = ANY(%s) AND rolname <> %s",
        [[each.get("USER") for each in databases], name()],
    )
    ours = [who for [who] in cursor.fetchall()]
    for right in rights:
        cursor.execute(f"REVOKE {right} FROM PUBLIC")
        for who in ours:
            cursor.execute(f"GRANT {right} TO {who}")


@cache
def _derived(purpose: str) -> str:
    """Something that only who knows our secret key can work out."""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, f"g32.asking.role {purpose}".encode(), hashlib.sha256).hexdigest()
