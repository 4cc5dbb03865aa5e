"""A copy of the test database that a test may commit to, take apart and throw away.

A module whose tests work on copies says so by a fixture of its own named `db` (so that there is a
test database to copy) that asks for `shared_copy` or `own_copy`.
"""

import copy
import itertools
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.db.utils import load_backend

_NUMBER = itertools.count(1)


@contextmanager
def copied_database() -> Iterator[Callable[[], Any]]:
    """Make a copy the default database of this thread; yields what opens one more connection.

    A new thread calls what is yielded first: its writes then go to the copy too.
    """
    original = connections["default"]
    settings = copy.deepcopy(original.settings_dict)
    settings["NAME"] = f"{settings['NAME']}_{next(_NUMBER)}"
    original.close()  # PostgreSQL copies a database only while nobody is connected
    on_sqlite = original.vendor == "sqlite"
    if on_sqlite:
        settings["OPTIONS"]["init_command"] = "PRAGMA synchronous=OFF"
        shutil.copy(original.settings_dict["NAME"], settings["NAME"])
    else:
        _await_quiet(original)
        _on_server(
            original,
            f"CREATE DATABASE {settings['NAME']} TEMPLATE {original.settings_dict['NAME']}",
        )
    opened = []

    def connect() -> Any:
        wrapper = load_backend(settings["ENGINE"]).DatabaseWrapper(settings, "default")
        wrapper.inc_thread_sharing()  # closed by us, whichever thread used it
        opened.append(wrapper)
        connections["default"] = wrapper
        return wrapper

    connect()
    try:
        yield connect
    finally:
        for wrapper in opened:
            wrapper.close()
        connections["default"] = original
        if on_sqlite:
            Path(settings["NAME"]).unlink()
        else:
            _on_server(original, f"DROP DATABASE {settings['NAME']} WITH (FORCE)")


def _await_quiet(connection: Any) -> None:
    """Wait until nobody is connected to a database. Raises AssertionError with who stays."""
    asked = "SELECT backend_type, state, query FROM pg_stat_activity WHERE datname = %s"
    deadline = time.monotonic() + 30
    while True:
        with connection._nodb_cursor() as cursor:
            cursor.execute(asked, [connection.settings_dict["NAME"]])
            others = cursor.fetchall()
        if not others:
            return
        assert time.monotonic() < deadline, others
        time.sleep(0.2)


def _on_server(connection: Any, statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture(scope="module")
def shared_copy(django_db_setup, django_db_blocker):
    """One copy for all tests of a module."""
    with django_db_blocker.unblock(), copied_database() as connect:
        yield connect


@pytest.fixture
def own_copy(django_db_setup, django_db_blocker):
    """A copy for this test alone."""
    with django_db_blocker.unblock(), copied_database() as connect:
        yield connect
