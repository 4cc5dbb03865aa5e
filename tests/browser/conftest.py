"""What the tests in a browser share."""

import pytest

from tests import samples
from tests.browser import screens


@pytest.fixture(scope="session")
def kinds(server):
    """Of every kind of record, the pages of some."""
    said = server.manage("shell", "--no-imports", "-c", "from tests.samples import say; say()")
    assert said.returncode == 0, said.stderr
    return samples.read(said.stdout)


@pytest.fixture(scope="module")
def viewer(browser, server):
    """Who looks at screens."""
    viewer = screens.Viewer(browser, server)
    yield viewer
    viewer.user.context.close()
