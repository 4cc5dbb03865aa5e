"""What every test may ask for."""

import gc
import os
import shutil
import tempfile
from pathlib import Path
from zlib import crc32

# Before Django reads its settings: the tests have a data folder of their own, and nothing of the
# shell they run in but the database's address.
TEMPORARY = Path(tempfile.mkdtemp(prefix="g32-test-"))
for name in (
    "G32_URL",
    "G32_SECRET_KEY",
    "G32_ADMIN_PASSWORD",
    "PORT",
    "G32_SMTP_URL",
    "G32_MAIL_FROM",
    "G32_SECURITY_CONTACT",
):
    os.environ.pop(name, None)
os.environ["G32_DATA"] = str(TEMPORARY / "data")
os.environ["DJANGO_SETTINGS_MODULE"] = "g32.settings"
# Playwright keeps an event loop in the tests' own thread, where Django would refuse to work.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

import pytest  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from tests import machine, postgres, visiting  # noqa: E402
from tests.register import Register  # noqa: E402


def pytest_configure():
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Pages name their styles without a manifest, so nothing needs to be collected first.
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    # A file, as in life: SQLite in memory locks differently. On PostgreSQL, a name of this run.
    test = settings.DATABASES["default"].setdefault("TEST", {})
    on_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    test["NAME"] = str(TEMPORARY / "test.sqlite3") if on_sqlite else f"test_g32_{os.getpid()}"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Leave out what is marked as another engine's; a skip always means that something lacks.

    What needs a browser comes last: once it runs there is an event loop, with which Django keeps
    other connections than without, and a database with one left open cannot be copied.
    """
    items.sort(key=lambda item: "browser" in item.fixturenames)
    from django.db import connection

    engines = os.environ.get("TEST_ENGINES", connection.vendor).split()

    def is_here(item):
        if own := item.get_closest_marker("engine"):
            return connection.vendor in own.args
        if item.get_closest_marker("once"):
            return engines[crc32(item.nodeid.encode()) % len(engines)] == connection.vendor
        return True

    others = [item for item in items if not is_here(item)]
    if others:
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if is_here(item)]


def pytest_collection_finish():
    """What was loaded and collected stays to the end: nobody need look through it for garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


FIGURES: list[str] = []


def pytest_terminal_summary(terminalreporter):
    """Print what the tests counted."""
    for line in sorted(FIGURES):
        terminalreporter.write_line(line)


@pytest.fixture
def figures():
    """Takes a line with what a test counted; it is printed at the end of the run."""
    return FIGURES.append


def pytest_unconfigure():
    shutil.rmtree(TEMPORARY, ignore_errors=True)


@pytest.fixture(autouse=True)
def dutch():
    """Every test begins in Dutch, whatever language the one before chose."""
    from django.utils import translation

    with translation.override("nl"):
        yield


@pytest.fixture(autouse=True)
def nothing_was_erased():
    """What one test erased is not erased again in what another restores."""
    yield
    (TEMPORARY / "data" / "erasures.jsonl").unlink(missing_ok=True)


@pytest.fixture(scope="session")
def chromium():
    """The path of Chromium. Without it a test is skipped, and fails where CI=true."""
    path = machine.chromium()
    if path is None:
        (pytest.fail if machine.IN_CI else pytest.skip)("Chromium is not installed")
    return path


@pytest.fixture(scope="session")
def office():
    """The path of LibreOffice. Without it a test is skipped, and fails where CI=true."""
    path = machine.libreoffice()
    if path is None:
        (pytest.fail if machine.IN_CI else pytest.skip)("LibreOffice is not installed")
    return path


@pytest.fixture(scope="session")
def server_database():
    """The address of a new database on the engine of this run; "" is the register's own file."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield ""
        return
    with postgres.database(url, f"g32_server_{os.getpid()}") as own:
        yield own


@pytest.fixture(scope="session")
def server(server_database):
    """The real register, seeded and answering; one for all tests that look at it."""
    register = Register(TEMPORARY / "server", DATABASE_URL=server_database)
    try:
        register.start()
        yield register
    finally:
        register.stop()


@pytest.fixture(scope="session")
def browser(chromium):
    """A Chromium that runs, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=machine.CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def complaints():
    """What the browser complained of; a test that expects a complaint checks and clears it."""
    return []


@pytest.fixture
def page(browser, server, complaints):
    """A page of a new visitor. Its test fails on an error in the browser's console (a breach of the
    content security policy is one) and on any request to another machine.
    """
    page = visiting.new_page(browser, server, complaints)
    yield page
    page.context.close()
    assert complaints == []


@pytest.fixture
def admin_page(page, server):
    """A page on which the first user has logged in."""
    visiting.enter(page, server)
    return page
