"""Which errors are faults, and what of a visit is let go of when the database only reads."""

import errno
import sqlite3

import psycopg
import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.exceptions import SessionInterrupted
from django.db import (
    DatabaseError,
    InternalError,
    OperationalError,
    ProgrammingError,
    connection,
)
from django.http import HttpResponse
from django.test import RequestFactory

from g32 import errors, faults
from g32.middleware import LenientSessionMiddleware
from tests.throwaway import own_copy  # noqa: F401


@pytest.fixture
def db(own_copy):  # noqa: F811
    return own_copy


@pytest.fixture
def visit(db):
    """A page that remembers something, asked for in a visit that stands already."""
    stands = SessionStore()
    stands.create()
    request = RequestFactory().get("/")
    request.COOKIES[settings.SESSION_COOKIE_NAME] = stands.session_key
    return request


def page(request):
    request.session["seen"] = "now"
    return HttpResponse("gelezen")


def only_reading():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA query_only = ON")
        else:
            cursor.execute("SET default_transaction_read_only = on")


def test_a_page_is_not_lost_because_the_visit_cannot_be_kept(visit, caplog):
    only_reading()

    answer = LenientSessionMiddleware(page)(visit)

    assert (answer.status_code, answer.content) == (200, b"gelezen")
    assert len(caplog.records) == 1


def test_a_new_visit_that_cannot_be_kept_is_a_fault(visit):
    del visit.COOKIES[settings.SESSION_COOKIE_NAME]
    only_reading()

    with pytest.raises(DatabaseError) as failed:
        LenientSessionMiddleware(page)(visit)

    assert faults.fault_of(failed.value) is faults.READ_ONLY


def test_a_visit_that_was_ended_meanwhile_is_no_fault(visit):
    def end_and_show(request):
        assert request.session.get("seen") is None
        SessionStore(request.session.session_key).delete()
        return page(request)

    with pytest.raises(SessionInterrupted):
        LenientSessionMiddleware(end_and_show)(visit)


def from_sqlite(code, error=OperationalError):
    cause = sqlite3.OperationalError("said")
    cause.sqlite_errorcode = code
    return caused(error("said"), cause)


def from_postgresql(state, error=OperationalError):
    return caused(error("said"), psycopg.errors.lookup(state)("said"))


def caused(error, cause):
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (from_sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT), faults.BUSY),
        (from_sqlite(sqlite3.SQLITE_FULL), faults.FULL),
        (from_sqlite(sqlite3.SQLITE_READONLY_DIRECTORY), faults.READ_ONLY),
        (from_sqlite(sqlite3.SQLITE_READONLY_DBMOVED), faults.GONE),
        (from_sqlite(sqlite3.SQLITE_IOERR_WRITE), faults.GONE),
        (from_sqlite(sqlite3.SQLITE_CORRUPT, DatabaseError), faults.GONE),
        (from_sqlite(sqlite3.SQLITE_ERROR), None),
        (from_sqlite(sqlite3.SQLITE_CONSTRAINT_CHECK, DatabaseError), None),
        (from_postgresql("53100"), faults.FULL),
        (from_postgresql("53300"), faults.BUSY),
        (from_postgresql("40P01"), faults.BUSY),
        (from_postgresql("57P01"), faults.GONE),
        (from_postgresql("25006", InternalError), faults.READ_ONLY),
        (from_postgresql("25P02", InternalError), None),
        (from_postgresql("42P01", ProgrammingError), None),
        (OperationalError("connection failed: FATAL: sorry, too many clients"), faults.BUSY),
        (OperationalError("connection refused"), faults.GONE),
        (OSError(errno.ENOSPC, "full"), faults.FULL),
        (OSError(errno.EROFS, "read-only"), faults.READ_ONLY),
        (FileNotFoundError(errno.ENOENT, "nothing there"), None),
        (ValueError("ours"), None),
    ],
)
def test_which_fault_an_error_tells_of(error, fault):
    assert faults.fault_of(error) is fault


@pytest.mark.engine("postgresql")
def test_what_somebody_typed_is_not_repeated_from_an_error_of_the_database(db):
    with connection.cursor() as cursor, pytest.raises(DatabaseError) as failed:
        cursor.execute("SELECT CAST(%s AS text)::jsonb", ['{"geheim": 026}'])

    assert "geheim" in str(failed.value)
    assert "geheim" not in errors.explain(failed.value)
