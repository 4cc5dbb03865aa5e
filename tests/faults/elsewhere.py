"""Working, in the tests' own process, on another database than theirs."""

import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections
from django.db.utils import ConnectionHandler

from g32 import environment


@contextmanager
def at(url: str) -> Iterator[None]:
    """Make the database at this address the one that everything here reads and writes.

    For who may commit: inside it, a test has no transaction of its own.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", url)
        config = environment.database(Path())
    original = connections["default"]
    connections["default"] = ConnectionHandler({"default": config})["default"]
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = original


def at_new(file: Path) -> AbstractContextManager[None]:
    """The same of a new file of SQLite that holds the tables, and nothing in them."""
    file.write_bytes(_tables())
    return at(f"sqlite:///{file}")


@cache
def _tables() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "register.sqlite3"
        with at(f"sqlite:///{file}"):
            call_command("migrate", verbosity=0)
        return file.read_bytes()
