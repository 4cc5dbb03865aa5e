"""What this machine has of what the tests can use."""

import os
import shutil
import subprocess
import tempfile

from tests import postgres

IN_CI = os.environ.get("CI") == "true"

CHROMIUM_FLAGS = (
    "--headless",
    "--no-sandbox",  # the tests may run as root, and open pages of our own only
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium() -> str | None:
    """The path of Chromium or Chrome, or None."""
    return _first("chromium", "chromium-browser", "google-chrome")


def libreoffice() -> str | None:
    """The path of LibreOffice, or None."""
    return _first("soffice", "libreoffice")


def lacks() -> list[str]:
    """In words, what is not there and which tests therefore do not run."""
    found = {
        "PostgreSQL (server programs, or TEST_POSTGRES_URL): its half of the tests did not run": (
            os.environ.get("TEST_POSTGRES_URL") or postgres.binaries()
        ),
        "Chromium: the tests in a browser did not run": chromium(),
        "gettext (msgfmt): the translations were not checked": _first("msgfmt"),
        "root's right to mount (optional): no disk was full, and none could only be read": (
            can_mount()
        ),
        "LibreOffice (optional): no spreadsheet was opened in it": libreoffice(),
    }
    return [name for name, there in found.items() if not there]


def can_mount() -> bool:
    """Whether we may mount a disk of our own: root may, but not in every container."""
    if os.geteuid() != 0 or not _first("mount"):
        return False
    with tempfile.TemporaryDirectory(prefix="g32-mount-") as folder:
        mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder]
        if subprocess.run(mount, capture_output=True, check=False).returncode:
            return False
        subprocess.run(["umount", folder], check=True)
    return True


def _first(*names: str) -> str | None:
    return next(filter(None, map(shutil.which, names)), None)
