"""Throwaway PostgreSQL servers: one for each run of the tests, and those that a test kills."""

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

# Nothing here has to survive a crash. And nothing is counted on its own: every test takes its rows
# back, and a table that was counted empty is planned for as if it stayed so. Nor is a statement
# compiled first: of tables that were never counted it is guessed to be worth that, and never is.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "jit=off")


def binaries() -> Path | None:
    """The folder of a PostgreSQL server's programs: from PATH, else Debian's newest."""
    initdb = shutil.which("initdb")
    if initdb:
        return Path(initdb).resolve().parent
    installed = (path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return max(installed, key=lambda folder: int(folder.parent.name), default=None)


@contextmanager
def server(settings: tuple[str, ...] = FAST) -> Iterator[str | None]:
    """The address on the server of `TEST_POSTGRES_URL`, else on one that is made and thrown away;
    None where this machine has no programs for it.
    """
    if url := os.environ.get("TEST_POSTGRES_URL"):
        yield url
    elif programs := binaries():
        with cluster(programs, settings) as made:
            yield made.url
    else:
        yield None


@contextmanager
def database(url: str, name: str, template: str = "template1") -> Iterator[str]:
    """A new database on the server that `url` names, empty or like another; yields its address."""
    with psycopg.connect(
        urlsplit(url)._replace(path="/postgres").geturl(), autocommit=True
    ) as root:
        root.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield urlsplit(url)._replace(path=f"/{name}").geturl()
        finally:
            root.execute(f"DROP DATABASE {name} WITH (FORCE)")


class Cluster:
    """A new, empty server on a socket in a folder of its own, for `start`, `stop` and `remove`.

    The database in `url` need not exist: tests make their own beside it. PostgreSQL refuses to run
    as root, so root lends it to the user that the package made.
    """

    def __init__(self, programs: Path, settings: tuple[str, ...] = FAST) -> None:
        self.programs, self.settings = programs, settings
        self.folder = Path(tempfile.mkdtemp(prefix="g32-postgres-"))
        self.url = self.address("g32")
        self.process: subprocess.Popen | None = None
        owner = None
        if os.geteuid() == 0:
            owner = _unprivileged()
            shutil.chown(self.folder, owner.pw_uid, owner.pw_gid)
        self.who: dict[str, Any] = (
            {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
        )
        _initialise(programs, self.folder, self.who)

    def start(self) -> None:
        """Start it and wait until it answers."""
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [
                    *(self.programs / "postgres", "-D", self.folder / "data", "-k", self.folder),
                    *("-c", "listen_addresses="),
                    *(part for setting in self.settings for part in ("-c", setting)),
                ],
                cwd=self.folder,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C is for us; we stop it when its clients are gone
                **self.who,
            )
        _await(self.process, self.folder)

    def address(self, name: str) -> str:
        """The address of a database on it."""
        return f"postgres://postgres@/{name}?host={self.folder}"

    def make(self, name: str, more: str = "") -> str:
        """Make an empty database; gives its address."""
        with psycopg.connect(self.address("postgres"), autocommit=True) as root:
            root.execute(f"CREATE DATABASE {name} {more}")
        return self.address(name)

    def stop(self, number: int = signal.SIGQUIT) -> None:
        """Stop it; unless told otherwise at once, without writing anything down."""
        if self.process:
            self.process.send_signal(number)
            self.process.wait(timeout=30)

    def remove(self) -> None:
        """Stop it and throw its folder away."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


@contextmanager
def cluster(programs: Path, settings: tuple[str, ...] = FAST) -> Iterator[Cluster]:
    """A server that runs, until it is thrown away."""
    made = Cluster(programs, settings)
    try:
        made.start()
        yield made
    finally:
        made.remove()


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
