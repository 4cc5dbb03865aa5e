"""The steps from an empty folder to a register that answers."""

import errno
import fcntl
import hashlib
import os
import re
import secrets
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

HOST = "127.0.0.1"
START_LOCK = 0x473332  # the key of PostgreSQL's advisory lock: "G32"


def claim_port(port: str) -> socket.socket:
    """A socket that listens on `port` of this machine; the server takes it over.

    Claimed first, so that nobody takes it while we prepare, and that who comes too early waits.
    Raises `CommandError` where the port is no number, taken, or not for us.
    """
    if not re.fullmatch("[0-9]{1,5}", port) or not 0 < int(port) < 2**16:
        raise CommandError(
            _("PORT is not a number from 1 to 65535: “%s”. Write for example: PORT=8001 make run")
            % port
        )
    try:
        return socket.create_server((HOST, int(port)), backlog=2048)
    except OSError as error:
        said = (
            _("Port %(port)s is in use already. Choose another: PORT=%(other)d make run")
            if error.errno == errno.EADDRINUSE
            else _("Port %(port)s is not for us to use. Choose another: PORT=%(other)d make run")
        )
        raise CommandError(said % {"port": port, "other": _free_port(int(port))}) from error


@contextmanager
def alone() -> Iterator[None]:
    """Hold off every other start on this data folder or this database until we are done."""
    with (settings.DATA_DIR / "start.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_lock(%s)", [START_LOCK])
        yield
        connection.close()  # which lets go of the advisory lock


def database_name() -> str:
    """The database in words, without its password."""
    config = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"SQLite, {config['NAME']}"
    host = config["HOST"] or config["OPTIONS"].get("host") or "localhost"
    return f"PostgreSQL, {config['NAME']} @ {host}"


def is_behind() -> bool:
    """Whether the tables are older than the code. Reads the database, so it must answer."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def first_user() -> str | None:
    """Make the user `admin` where there is no user at all, and say so with how to log in."""
    users = get_user_model()._default_manager
    if users.exists():
        return None
    given = os.environ.get("G32_ADMIN_PASSWORD")
    password = given or secrets.token_urlsafe(12)
    users.create_superuser("admin", password=password)
    if given:
        return _("First user: admin, with the password from G32_ADMIN_PASSWORD.")
    return _("First user: admin, password: %s (shown this once only).") % password


def collect_static() -> None:
    """Gather and compress the styles, scripts and pictures, unless they are as we left them."""
    digest = hashlib.sha256((settings.BASE_DIR / "requirements.txt").read_bytes())
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            digest.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    stamp = settings.STATIC_ROOT / "digest"
    if not stamp.exists() or stamp.read_text() != digest.hexdigest():
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(digest.hexdigest())


def serve(listener: socket.socket) -> NoReturn:
    """Become the web server, which takes over the socket, and never knows the owner's address."""
    os.environ.pop("DATABASE_OWNER_URL", None)
    listener.set_inheritable(True)
    os.chdir(settings.BASE_DIR)
    options = ["--config", "python:g32.serving", "--bind", f"fd://{listener.fileno()}"]
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *options, "g32.wsgi"])  # noqa: S606


def _free_port(near: int) -> int:
    for port in range(near + 1, min(near + 50, 2**16)):
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)):
                return port
    return 8001
