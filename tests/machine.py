"""What this machine has of what the tests can use."""

import os
import shutil

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


def lacks() -> list[str]:
    """In words, what is not there and which tests therefore do not run."""
    found = {
        "PostgreSQL (server programs, or TEST_POSTGRES_URL): its half of the tests did not run": (
            os.environ.get("TEST_POSTGRES_URL") or postgres.binaries()
        ),
        "Chromium: the tests in a browser did not run": chromium(),
        "gettext (msgfmt): the translations were not checked": _first("msgfmt"),
        "LibreOffice (optional): no spreadsheet was opened in it": _first("soffice", "libreoffice"),
    }
    return [name for name, there in found.items() if not there]


def _first(*names: str) -> str | None:
    return next(filter(None, map(shutil.which, names)), None)
