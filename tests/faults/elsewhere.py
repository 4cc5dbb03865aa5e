"""Working, in the tests' own process, on another database than theirs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
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
