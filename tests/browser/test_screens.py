"""Every template, for everyone: no finding of axe-core in light and dark, wide and narrow, nothing
wider than its screen, and nothing cut off when all is shown twice as large.
"""

import pytest

from tests.browser import looks
from tests.browser.screens import TEMPLATES, WIDTHS, ZOOMED

# What a page looks like is the same on every engine.
pytestmark = pytest.mark.once

#: From narrow to wide: what a page sets right only when it is loaded, is tried where room is least.
LOOKS = dict(sorted({ZOOMED: looks.misfits, **dict.fromkeys(WIDTHS, looks.faults)}.items()))


@pytest.mark.parametrize("screen", TEMPLATES.values(), ids=TEMPLATES)
def test_a_screen_is_for_everyone(viewer, kinds, screen):
    found = viewer.look(screen, kinds, LOOKS)

    assert found == [], "\n".join(found)
