"""A throwaway PostgreSQL server for one run of the tests."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

# Nothing here has to survive a crash.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def binaries() -> Path | None:
    """The folder of a PostgreSQL server's programs: from PATH, else Debian's newest."""
    initdb = shutil.which("initdb")
    if initdb:
        return Path(initdb).resolve().parent
    installed = (path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return max(installed, key=lambda folder: int(folder.parent.name), default=None)


@contextmanager
def server() -> Iterator[str | None]:
    """The address on the server of `TEST_POSTGRES_URL`, else on one that is made and thrown away;
    None where this machine has no programs for it.
    """
    if url := os.environ.get("TEST_POSTGRES_URL"):
        yield url
    elif programs := binaries():
        with cluster(programs) as url:
            yield url
    else:
        yield None


@contextmanager
def database(url: str, name: str) -> Iterator[str]:
    """A new, empty database on the server that `url` names; yields its address."""
    with psycopg.connect(
        urlsplit(url)._replace(path="/postgres").geturl(), autocommit=True
    ) as root:
        root.execute(f"CREATE DATABASE {name}")
        try:
            yield urlsplit(url)._replace(path=f"/{name}").geturl()
        finally:
            root.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def cluster(programs: Path) -> Iterator[str]:
    """A new, empty server on a socket in a folder of its own; yields the address of a database.

    The database in the address need not exist: tests make their own beside it. PostgreSQL refuses
    to run as root, so root lends it to the user that the package made.
    """
    folder = Path(tempfile.mkdtemp(prefix="g32-postgres-"))
    owner = None
    if os.geteuid() == 0:
        owner = _unprivileged()
        shutil.chown(folder, owner.pw_uid, owner.pw_gid)
    who: dict[str, Any] = (
        {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
    )
    try:
        _initialise(programs, folder, who)
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [
                    *(programs / "postgres", "-D", folder / "data", "-k", folder),
                    *("-c", "listen_addresses="),
                    *(part for setting in FAST for part in ("-c", setting)),
                ],
                cwd=folder,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C is for us; we stop it when its clients are gone
                **who,
            )
        try:
            _await(server, folder)
            yield f"postgres://postgres@/g32?host={folder}"
        finally:
            server.send_signal(signal.SIGQUIT)  # at once, without writing anything down
            server.wait(timeout=30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _initialise(programs: Path, folder: Path, who: dict[str, Any]) -> None:
    # With Dutch sorting where the server can: what leans on the order of bytes must say so.
    plain = ["--username=postgres", "--auth=trust", "--no-sync", "--locale=C", "--encoding=UTF8"]
    for options in ([*plain, "--locale-provider=icu", "--icu-locale=nl"], plain):
        done = subprocess.run(
            [programs / "initdb", "-D", folder / "data", *options],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            **who,
        )
        if done.returncode == 0:
            return
    raise RuntimeError(done.stderr)


def _await(server: subprocess.Popen, folder: Path) -> None:
    for _ in range(300):
        try:
            psycopg.connect(f"postgres://postgres@/postgres?host={folder}").close()
        except psycopg.OperationalError:
            if server.poll() is not None:
                break
            time.sleep(0.1)
        else:
            return
    raise RuntimeError((folder / "log").read_text())


def _unprivileged() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")
