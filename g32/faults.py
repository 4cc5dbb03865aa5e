"""Faults: the database or the disk fails, though nobody made a mistake. Each passes by itself."""

import errno
import os
import sqlite3
from dataclasses import dataclass
from typing import Any

from django.core.signals import request_started
from django.db import DatabaseError, InterfaceError, OperationalError, connection, connections
from django.db.backends.signals import connection_created
from django.dispatch import receiver
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Fault:
    """What to call a fault, and what it means for who sees it."""

    title: str | Promise
    advice: str | Promise


GONE = Fault(
    _("The database does not answer"),
    _(
        "Wait a moment and load the page again. Were you saving something? Then look first whether "
        "it is there. Tell the manager of the register if it keeps happening."
    ),
)
BUSY = Fault(
    _("The register is too busy"),
    _(
        "Nothing you typed has been saved. Wait a moment, go back, and send it again. Tell the "
        "manager of the register if it keeps happening."
    ),
)
FULL = Fault(
    _("The disk of the register is full"),
    _(
        "Nothing you typed has been saved. Reading goes on; saving does again once there is room. "
        "Tell the manager of the register."
    ),
)
READ_ONLY = Fault(
    _("The register can only be read at this moment"),
    _(
        "Nothing you typed has been saved. Reading goes on. Tell the manager of the register if it "
        "keeps happening."
    ),
)

#: By the whole of SQLite's code, or its lowest byte.
_OF_SQLITE = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_PROTOCOL: BUSY,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_READONLY_DBMOVED: GONE,
    sqlite3.SQLITE_CORRUPT: GONE,
    sqlite3.SQLITE_NOTADB: GONE,
}
#: By the whole of PostgreSQL's code, or its class.
_OF_POSTGRESQL = {
    "53100": FULL,
    "53": BUSY,  # no room for one more connection, or in memory
    "25006": READ_ONLY,
    "25P03": GONE,  # a transaction that took too long was ended
    "25P04": GONE,
    "40": BUSY,  # two writers in each other's way
    "55P03": BUSY,
    "57014": BUSY,
    "57": GONE,  # stopping, starting
    "08": GONE,
    "58": GONE,
    "XX": GONE,
}
_OF_DISK = {errno.ENOSPC: FULL, errno.EDQUOT: FULL, errno.EROFS: READ_ONLY}


def fault_of(error: BaseException | None) -> Fault | None:
    """Return which fault the error tells of; None where it tells of a mistake, ours or theirs."""
    if isinstance(error, OSError):
        return _OF_DISK.get(error.errno or 0)
    if not isinstance(error, (DatabaseError, InterfaceError)):
        return None
    code = getattr(error.__cause__, "sqlite_errorcode", None)
    if code is not None:
        return _fault_of_sqlite(error, code)
    return _fault_of_postgresql(error, getattr(error.__cause__, "sqlstate", None))


def _fault_of_sqlite(error: Exception, code: int) -> Fault | None:
    """SQLite also calls a mistake in our own SQL an operational error; that one is no fault."""
    if code == sqlite3.SQLITE_ERROR:
        # The file was taken away, and SQLite made an empty one in its place.
        return GONE if str(error).startswith("no such table") else None
    if code == sqlite3.SQLITE_CANTOPEN and os.access(connection.settings_dict["NAME"], os.R_OK):
        return READ_ONLY  # it cannot make its journal beside the file
    known = _OF_SQLITE.get(code) or _OF_SQLITE.get(code & 0xFF)
    return known or (GONE if isinstance(error, OperationalError) else None)


def _fault_of_postgresql(error: Exception, code: str | None) -> Fault | None:
    """Without a code there was no connection, or it broke off."""
    if code:
        return _OF_POSTGRESQL.get(code) or _OF_POSTGRESQL.get(code[:2])
    if not isinstance(error, (OperationalError, InterfaceError)):
        return None
    refused = {"too many clients": BUSY, "connection slots": BUSY, "write init file": FULL}
    return next((fault for words, fault in refused.items() if words in str(error)), GONE)


@receiver(connection_created)
def note_what_it_can(sender: Any, connection: Any, **_signal: Any) -> None:
    """A file on a disk that is read-only SQLite opens to read, and so that connection stays."""
    if connection.vendor == "sqlite":
        connection.only_reads = not os.access(connection.settings_dict["NAME"], os.W_OK)


@receiver(request_started)
def write_again(**_signal: Any) -> None:
    """Open the file anew for who asks next, once it can be written to: nothing is restarted."""
    for each in connections.all(initialized_only=True):
        if getattr(each, "only_reads", False) and os.access(each.settings_dict["NAME"], os.W_OK):
            each.close()
