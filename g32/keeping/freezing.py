"""The register as it stands at one moment, to read from for as long as it takes."""

import copy
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.utils import load_backend

from g32.reports.snapshot import snapshot

COPY = "copy"


@contextmanager
def frozen(folder: Path) -> Iterator[str]:
    """Yield the name of a connection that sees the register as it is now, whoever writes meanwhile.

    PostgreSQL does that by itself. On SQLite a reader would make every writer wait: the file is
    copied first, in one go, into `folder`.
    """
    if connection.vendor == "postgresql":
        with snapshot():
            yield DEFAULT_DB_ALIAS
        return
    file = folder / "copy.sqlite3"
    copy_file(connection.settings_dict, file)
    settings = copy.deepcopy(connection.settings_dict) | {"NAME": str(file)}
    settings["OPTIONS"]["init_command"] = "PRAGMA query_only = ON"
    connections[COPY] = load_backend(settings["ENGINE"]).DatabaseWrapper(settings, COPY)
    try:
        yield COPY
    finally:
        connections[COPY].close()
        del connections[COPY]
        file.unlink()


def copy_file(settings: dict[str, Any], target: Path) -> None:
    """Copy the file under one lock of a reader: a copy page by page starts anew at every write."""
    address = f"file:{quote(settings['NAME'])}?mode=rw"  # never makes one
    timeout = settings["OPTIONS"]["timeout"]
    with (
        closing(sqlite3.connect(address, uri=True, timeout=timeout)) as source,
        closing(sqlite3.connect(target)) as copied,
    ):
        copied.execute("PRAGMA journal_mode = OFF")
        copied.execute("PRAGMA synchronous = OFF")  # nobody needs this file after a crash
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master")  # takes the lock, or waits for it
        source.backup(copied)
