"""Writing rows whose history is written already: what a restore does, and nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from .install import engine_of, run
from .tables import kept_models


@contextmanager
def suspended() -> Iterator[None]:
    """Write no history inside, and guard none: its triggers are gone until the end.

    Only in a transaction, by the owner of the tables: what fails is undone, triggers included, and
    nobody else writes meanwhile. Every trigger of history has a name that begins with "g32_".
    """
    if not connection.in_atomic_block:
        raise RuntimeError("History can be suspended in a transaction only.")
    engine = engine_of(connection)
    there = [key for key in engine.found(connection) if key[0] and key[1].startswith("g32_")]
    run(connection, map(engine.drop, there))
    yield
    for key, definition in engine.expected(connection, list(kept_models())).items():
        if key[0]:  # the functions never went
            run(connection, engine.put(key, definition))
