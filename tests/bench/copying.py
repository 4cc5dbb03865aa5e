"""A copy of the register at hand, for what writes to it; it is thrown away."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from tests import postgres
from tests.scaled.keeping import database, environment

from .lists import at, connection_to


@contextmanager
def copied() -> Iterator[dict[str, str]]:
    """The environment in which commands reach the copy.

    Our own connection is closed: PostgreSQL copies only what nobody is connected to.
    """
    from django.db import connection

    connection.close()
    here = Path(os.environ["G32_DATA"])
    copy = here.with_name(f"{here.name}_copy_{os.getpid()}")
    url = os.environ.get("DATABASE_URL", "")
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, copy, ignore_errors=True)
        shutil.copytree(here, copy)
        if url:
            made = postgres.database(url, copy.name, template=connection.settings_dict["NAME"])
            url = stack.enter_context(made)
        yield environment(copy, url)


@contextmanager
def at_copy() -> Iterator[str]:
    """Let Django ask the copy inside; yields where the engine's own tool finds that."""
    with copied() as env, closing(connection_to(database(env))) as there, at(there):
        yield env.get("DATABASE_URL") or database(env)
