"""The walls on PostgreSQL: a role of its own that sees the views and nothing else.

What runs is written anew from the tree of the statement, as one statement, in a transaction that
cannot write, on a connection that is made for it and closed behind it.
"""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import date
from typing import Any

import psycopg
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg import errors, postgres
from psycopg.raw_cursor import RawServerCursor
from psycopg.types.numeric import Int8Dumper
from psycopg.types.string import StrDumper

from . import role
from .bounds import MOST_TEXT
from .limits import Within
from .refusals import NO_SIGN, Refusal, Wrong
from .statement import Statement
from .vocabulary import View, views
from .weighing import Weighed

Rows = Iterator[tuple[Any, ...]]
#: So many rows are fetched at once.
_AT_ONCE = 1000
#: The types of what can be shown; a whole row of a view is none of them.
_SHOWN = {
    postgres.types[name].oid
    for name in ("text", "varchar", "int2", "int4", "int8", "numeric", "float8", "bool", "date")
}
#: A role that can do more than look at the views is not the one to ask with. What extensions show
#: to everybody is no table of ours.
_TOO_MUCH = """
SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolreplication OR EXISTS (
  SELECT 1 FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
  AND relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace, %s)
  AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')
  AND has_table_privilege(oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')
) FROM pg_roles WHERE rolname = current_user
"""
_TOO_MUCH_TO_KEEP = (
    errors.QueryCanceled,
    errors.OutOfMemory,
    errors.ProgramLimitExceeded,
    errors.DiskFull,
    errors.ConfigurationLimitExceeded,  # of what is set aside in files, see `role`
)
_WRONG = {
    errors.CardinalityViolation: Wrong.ONE_ROW,
    errors.NumericValueOutOfRange: Wrong.LARGE,
    errors.InvalidArgumentForNtileFunction: Wrong.COUNT,
    errors.InvalidArgumentForNthValueFunction: Wrong.COUNT,
    errors.InvalidPrecedingOrFollowingSize: Wrong.FRAME,
}
#: As who asks is known to the server whose answer a page waits for.
_ASKS = "g32 question"
#: So many milliseconds pass before a server finds out that nobody listens any more.
_UNHEARD = 250


@contextmanager
def answered(
    statement: Statement,
    values: Sequence[Any],
    day: date,
    made: Mapping[str, Rows],
    within: Within,
) -> Iterator[Rows]:
    """Yield the rows. Raises `Refusal`.

    `made`: the rows of each report that is asked of.
    """
    if any(isinstance(each, str) and len(each.encode()) > MOST_TEXT for each in values):
        raise Refusal(Wrong.MEMORY)
    for number, (name, rows) in enumerate(made.items(), start=len(values) + 1):
        statement.put_before(_as_rows(views()[name], number))
        values = [*values, json.dumps([_named(views()[name], row) for row in rows])]
    with _connected(day, within) as base, RawServerCursor(base, "question") as cursor:
        try:
            text = statement.for_postgresql()
            _set_time(base, within)
            cursor.execute(text, values)
            for column in cursor.description or ():
                _check_shown(column)
            yield _told(cursor, base, within)
        except psycopg.Error as error:
            raise _refusal(error, base, within) from None


def _check_shown(column: Any) -> None:
    """Refuse a column of the answer that is no text, number or day: no value to show."""
    if column.type_code not in _SHOWN:
        raise Refusal(Wrong.COLUMN, word=column.name)


def _told(cursor: Any, base: Weighed, within: Within) -> Rows:
    """Go through the rows; what goes wrong on the way is refused too. All of them together have the
    time that is left: PostgreSQL would give as much to each fetch.
    """
    try:
        _set_time(base, within)
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from rows
            _set_time(base, within)
    except psycopg.Error as error:
        raise _refusal(error, base, within) from None


def _set_time(base: Weighed, within: Within) -> None:
    """Give the next statement what is left of the time."""
    base.execute(f"SET statement_timeout = {_left(within)}")


def _left(within: Within) -> int:
    """So many milliseconds; none would be no limit."""
    return max(1, int((within.until - time.monotonic()) * 1000))


@contextmanager
def _connected(day: date, within: Within) -> Iterator[Weighed]:
    set_ = {
        "g32.asked_day": day.isoformat(),
        "search_path": f"{role.SCHEMA},pg_catalog",
        "default_transaction_read_only": "on",
        "statement_timeout": f"{_left(within)}",
        "idle_in_transaction_session_timeout": "60000",
        "work_mem": "16MB",
        "max_parallel_workers_per_gather": "0",
        "jit": "off",
        "DateStyle": "ISO",
        "TimeZone": timezone.get_default_timezone_name(),
    }
    options = " ".join(f"-c {name}={value}" for name, value in set_.items())
    try:
        base = Weighed.connect(
            **role.address(),
            application_name="g32 answer" if within.along else _ASKS,
            options=options,
            connect_timeout=5,
        )
    except psycopg.Error as error:
        raise _unavailable(str(error).strip().splitlines()[-1]) from None
    with closing(base):
        with suppress(errors.InvalidParameterValue), base.transaction():  # not every system can
            base.execute(f"SET client_connection_check_interval = {_UNHEARD}")
        if _may_too_much(base, within):
            raise _unavailable(_("the role in DATABASE_QUESTIONS_URL may do more than ask."))
        base.adapters.register_dumper(str, StrDumper)  # a text is a text, wherever it stands
        base.adapters.register_dumper(int, Int8Dumper)
        base.weigh()
        yield base


def idle() -> bool:
    """Whether the server works for nobody any more who asked for a page: who has ended may have
    left it behind. What it is busy with it tells its owner alone, that it is there everybody.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE usename = %s "
            "AND application_name = %s AND datname = current_database())",
            [role.name(), _ASKS],
        )
        return bool(cursor.fetchone()[0])


def _may_too_much(base: psycopg.Connection[Any], within: Within) -> bool:
    try:
        found = base.execute(_TOO_MUCH.replace("%s", f"'{role.SCHEMA}'::regnamespace")).fetchone()
    except errors.QueryCanceled:
        raise Refusal(Wrong.TIME, seconds=int(within.seconds)) from None
    except errors.InvalidSchemaName:
        raise _unavailable(_("the views are not there. Run manage.py migrate.")) from None
    return bool(found and found[0])


def _unavailable(why: str) -> Refusal:
    return Refusal(Wrong.UNAVAILABLE, word=why)


def _as_rows(view: View, number: int) -> str:
    """A WITH that gives the rows of a report, which stand in a parameter."""
    columns = ", ".join(f'"{each.name}" text COLLATE "C"' for each in view.columns)
    return (
        f'WITH "{view.name}" AS (SELECT * FROM jsonb_to_recordset(CAST(${number} AS jsonb)) '
        f"AS made ({columns})) SELECT 1"
    )


def _named(view: View, row: Sequence[Any]) -> dict[str, Any]:
    return {each.name: cell for each, cell in zip(view.columns, row, strict=True)}


def _has_none_left(error: psycopg.Error) -> bool:
    """Whether no memory is left on our side, which no server says."""
    return error.sqlstate is None and "memory" in str(error)


def _refusal(error: psycopg.Error, base: Weighed, within: Within) -> Refusal:
    """Return in words what PostgreSQL says. Where it stumbles is a place in what ran, which nobody
    wrote.
    """
    if isinstance(error, errors.QueryCanceled) and not base.heavy:
        return Refusal(Wrong.TIME, seconds=int(within.seconds))
    if isinstance(error, _TOO_MUCH_TO_KEEP) or _has_none_left(error):
        return Refusal(Wrong.MEMORY)
    for kind, wrong in _WRONG.items():
        if isinstance(error, kind):
            return Refusal(wrong)
    said = error.diag.message_primary or str(error)
    if said == NO_SIGN:
        return Refusal(Wrong.ESCAPE)
    return Refusal(Wrong.ENGINE, word=said)
