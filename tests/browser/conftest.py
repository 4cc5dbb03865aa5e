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
def viewers(browser, server):
    """For each width, who looks at screens."""
    found = {
        width: screens.Viewer(browser, server, width) for width in (*screens.WIDTHS, screens.ZOOMED)
    }
    yield found
    for viewer in found.values():
        viewer.user.context.close()
