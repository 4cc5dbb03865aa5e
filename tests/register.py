"""The real register as a process: what `manage.py start` brings up, on a folder of its own."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Register:
    """A register that runs `manage.py start`; `url` is where it answers.

    `env` is the environment with which other commands reach the same register.
    """

    username = "admin"
    password = "een goed wachtwoord"
    #: What it said when it was started for the first time.
    said = ""
    #: The styles and scripts that the first register gathered; the others take them as they are.
    gathered: Path | None = None
    #: What stood in the file of the first that `start_as_made` started.
    made: bytes | None = None

    def __init__(self, data: Path, **env: str) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.data = data
        self.env = os.environ | {
            "G32_DATA": str(data),
            "G32_ADMIN_PASSWORD": self.password,
            "PORT": str(self.port),
            "PYTHONWARNINGS": "",
            **env,
        }
        #: The session of who came in by the browser before.
        self.session: list[Any] = []
        self.process: subprocess.Popen[str] | None = None
        self.log = data.with_name(f"{data.name}.log")

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `manage.py` on this register and wait for it."""
        return subprocess.run(
            [sys.executable, ROOT / "manage.py", *arguments],
            env=self.env,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def start_as_made(self) -> None:
        """Start it on its own file of SQLite, with what the first that was so started began with:
        for who does not look at how that is made.
        """
        file = self.data / "register.sqlite3"
        if Register.made:
            self.data.mkdir(mode=0o700)
            file.write_bytes(Register.made)
        self.start()
        if not Register.made:
            Register.made = _as_it_is(file)

    def start(self) -> None:
        """Start it and wait until a page answers. Raises AssertionError with what it said."""
        static = self.data / "static"
        if self.gathered and self.gathered.exists() and not static.exists():
            self.data.mkdir(mode=0o700, exist_ok=True)
            shutil.copytree(self.gathered, static, copy_function=os.link)
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, ROOT / "manage.py", "start"],
                env=self.env,
                stdout=log,
                stderr=subprocess.STDOUT,
                text=True,
                start_new_session=True,
            )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.url}/admin/login/", timeout=60).close()
            except urllib.error.HTTPError as error:
                if error.code == 400:  # it answers, under another name
                    return
                time.sleep(0.05)
            except OSError:
                time.sleep(0.05)
            else:
                self.said = self.said or self.log.read_text()
                Register.gathered = Register.gathered or static
                return
        raise AssertionError(f"The register did not start:\n{self.log.read_text()}")

    def stop(self, number: int = signal.SIGINT) -> int:
        """Stop it with a signal to its whole group, as a terminal does; gives its exit status."""
        assert self.process
        if self.process.poll() is None:
            os.killpg(self.process.pid, number)
        return self.process.wait(timeout=20)


def _as_it_is(file: Path) -> bytes:
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(":memory:")) as copy:
        source.backup(copy)
        return copy.serialize()
