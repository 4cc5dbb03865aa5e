"""Every template, for everyone: no finding of axe-core in light and dark, wide and narrow, nothing
wider than its screen, and nothing cut off when all is shown twice as large.
"""

import pytest

from tests.browser import looks
from tests.browser.screens import TEMPLATES, WIDTHS, ZOOMED

# What a page looks like is the same on every engine.
pytestmark = pytest.mark.once

each_template = pytest.mark.parametrize("screen", TEMPLATES.values(), ids=TEMPLATES)


@each_template
@pytest.mark.parametrize("width", WIDTHS)
def test_a_screen_is_for_everyone(viewers, kinds, screen, width):
    found = viewers[width].look(screen, kinds, looks.faults)

    assert found == [], "\n".join(found)


@each_template
def test_at_twice_its_size_a_screen_shows_all_its_text(viewers, kinds, screen):
    found = viewers[ZOOMED].look(screen, kinds, looks.misfits)

    assert found == [], "\n".join(found)
