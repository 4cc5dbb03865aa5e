"""Two roles on PostgreSQL: one owns the tables, the other works with them and can do no more.

`DATABASE_OWNER_URL` names the owner, and only what changes tables works as that role. The role of
`DATABASE_URL` is given what it needs after every migrate: history it can read, private values it
can also delete, seals it can also add.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management import CommandError
from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.utils import load_backend
from django.utils.translation import gettext as _

_POSTGRESQL = "django.db.backends.postgresql"
#: What the working role may do with a table; with any other, all that is no DDL.
_RIGHTS = {
    "g32_historyentry": "SELECT",
    "g32_privatevalues": "SELECT, DELETE",
    "g32_seal": "SELECT, INSERT",
    "g32_erasure": "SELECT, INSERT",
    "g32_viewing": "SELECT, INSERT",
    "django_migrations": "SELECT",
}
_WORK = "SELECT, INSERT, UPDATE, DELETE"

# Numbers come from identity columns, whose sequences need no rights.
_OWN = """
SELECT quote_ident(relname), relname FROM pg_class
WHERE relnamespace = current_schema()::regnamespace AND relowner = current_user::regrole
  AND relkind IN ('r', 'p') ORDER BY relname
"""
_SOMEBODY_ELSES = """
SELECT relname, pg_get_userbyid(relowner) FROM pg_class
WHERE relnamespace = current_schema()::regnamespace AND relowner <> current_user::regrole
  AND relkind IN ('r', 'p') AND relname = ANY(%s) ORDER BY relname
"""


@contextmanager
def as_owner() -> Iterator[None]:
    """Work as the owner of the tables inside, and give the working role its rights at the end.

    Without an address for the owner the working role is the owner: nothing is different.
    """
    if settings.OWNER_DATABASE is None:
        yield
        return
    worker = connections[DEFAULT_DB_ALIAS]
    if {worker.settings_dict["ENGINE"], settings.OWNER_DATABASE["ENGINE"]} != {_POSTGRESQL}:
        raise CommandError(
            _("DATABASE_OWNER_URL and DATABASE_URL must name the same PostgreSQL database.")
        )
    role = _role()
    own = worker.settings_dict | settings.OWNER_DATABASE
    owner = load_backend(_POSTGRESQL).DatabaseWrapper(own, DEFAULT_DB_ALIAS)
    connections[DEFAULT_DB_ALIAS] = owner
    try:
        _require_own_tables()
        yield
        _give_rights(role)
    finally:
        owner.close()
        connections[DEFAULT_DB_ALIAS] = worker


def _require_own_tables() -> None:
    tables = ["django_migrations", *connection.introspection.django_table_names()]
    with connection.cursor() as cursor:
        cursor.execute(_SOMEBODY_ELSES, [tables])
        others = cursor.fetchone()
    if others:
        said = _(
            "The table %(table)s belongs to %(role)s, not to %(owner)s of DATABASE_OWNER_URL. Let "
            "a superuser run in this database: REASSIGN OWNED BY %(role)s TO %(owner)s"
        )
        raise CommandError(said % {"table": others[0], "role": others[1], "owner": _role()})


def _give_rights(role: str) -> None:
    """Give the role exactly what it needs, on what we own."""
    if role == _role():
        return
    who = connection.ops.quote_name(role)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema())")
        [schema] = cursor.fetchone()
        cursor.execute(f"GRANT USAGE ON SCHEMA {schema} TO {who}")
        cursor.execute(_OWN)
        for quoted, name in cursor.fetchall():
            cursor.execute(f"REVOKE ALL ON {quoted} FROM PUBLIC, {who}")
            cursor.execute(f"GRANT {_RIGHTS.get(name, _WORK)} ON {quoted} TO {who}")


def _role() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return cursor.fetchone()[0]


def weaknesses() -> list[tuple[str, dict[str, Any]]]:
    """Return what the role we work with could do past the guards of history, as check and facts."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, rolsuper FROM pg_roles WHERE rolname = current_user")
        role, is_superuser = cursor.fetchone()
        if is_superuser:
            return [("superuser", {"role": role})]
        cursor.execute(_POWERS)
        owns, sets, writes = cursor.fetchone()
    found = {"owner": owns, "replication": sets, "writer": writes}
    return [(name, {"role": role}) for name, so in found.items() if so]


_POWERS = """
SELECT
  EXISTS (
    SELECT 1 FROM pg_class WHERE relnamespace = current_schema()::regnamespace
    AND relkind IN ('r', 'p') AND pg_has_role(current_user, relowner, 'MEMBER')
  ),
  has_parameter_privilege(current_user, 'session_replication_role', 'SET'),
  EXISTS (
    SELECT 1 FROM pg_class WHERE relnamespace = current_schema()::regnamespace
    AND relname IN (
      'g32_historyentry', 'g32_privatevalues', 'g32_seal', 'g32_erasure', 'g32_viewing'
    )
    AND (
      has_table_privilege(current_user, oid, 'UPDATE, TRUNCATE, TRIGGER')
      OR (relname <> 'g32_privatevalues' AND has_table_privilege(current_user, oid, 'DELETE'))
      OR (
        relname IN ('g32_historyentry', 'g32_privatevalues')
        AND has_table_privilege(current_user, oid, 'INSERT')
      )
    )
  )
"""
