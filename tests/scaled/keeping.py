"""The scaled register, made once and kept until what makes it changes.

On SQLite in `data/scaled`; on a PostgreSQL server that is there before and after us as a database
of its own, on a throwaway one as long as that lives. Whoever writes to it, writes to a copy.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from tests.register import ROOT

FOLDER = ROOT / "data" / "scaled"
_VARIABLES = ("G32_URL", "G32_SECRET_KEY", "DATABASE_URL", "DATABASE_OWNER_URL")


def kept(server: str | None, divide: int = 1) -> dict[str, str]:
    """The environment in which commands reach the register, so many times smaller; on SQLite, or on
    the PostgreSQL server with this address. It is made first where it is not there.
    """
    name = f"g32_scaled_{_digest()}_{divide}"
    folder = FOLDER / (f"{name}_postgresql" if server else name)
    env = environment(folder, _at(server, name) if server else "")
    if server and not _ask(server, "SELECT 1 FROM pg_database WHERE datname = %s", [name]):
        _ask(server, f"CREATE DATABASE {name}_begun")
        _make(env | {"DATABASE_URL": _at(server, f"{name}_begun")}, divide)
        _ask(server, f"ALTER DATABASE {name}_begun RENAME TO {name}")
    elif not server and not folder.exists():
        begun = FOLDER / f"{name}_begun"
        _make(environment(begun), divide)
        begun.rename(folder)
    return env


def _at(server: str, name: str) -> str:
    return urlsplit(server)._replace(path=f"/{name}").geturl()


def _ask(server: str, sql: str, params: list[str] | None = None) -> list[tuple]:
    with psycopg.connect(_at(server, "postgres"), autocommit=True) as root:
        done = root.execute(sql, params)
        return done.fetchall() if done.description else []


def database(env: dict[str, str]) -> str:
    """The name of the database that commands reach in this environment, as Django knows it."""
    if url := env.get("DATABASE_URL"):
        return urlsplit(url).path.strip("/")
    return f"{env['G32_DATA']}/register.sqlite3"


def environment(folder: Path, url: str = "") -> dict[str, str]:
    """The environment of a register in the folder, and in the database with this address."""
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "g32.settings", "G32_DATA": str(folder)}
    for name in _VARIABLES:
        env.pop(name, None)
    return env | ({"DATABASE_URL": url} if url else {})


def _make(env: dict[str, str], divide: int) -> None:
    subprocess.run(
        [sys.executable, "-m", "tests.scaled", "--divide", str(divide)],
        cwd=ROOT,
        env=env,
        stdout=subprocess.DEVNULL,
        check=True,
    )


def _digest() -> str:
    """What says whether a register is still as it would be made: what makes it, and the tables."""
    files = [*Path(__file__).parent.glob("*.py"), ROOT / "g32" / "text.py"]
    files += ROOT.glob("*/migrations/*.py")
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
