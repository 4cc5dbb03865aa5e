"""The command that makes the guide's screenshots still finds all that it shows."""

import pytest

from g32.templatetags.guide import IMAGES
from tests import guide
from tests.register import Register


@pytest.fixture
def register(tmp_path):
    """A register of its own: making the images writes in it."""
    register = Register(tmp_path / "register", DATABASE_URL="")
    register.start()
    yield register
    register.stop()


@pytest.mark.prove
@pytest.mark.engine("sqlite")
def test_every_image_can_be_made_again(browser, register, tmp_path):
    complaints = guide.make(browser, register, tmp_path)

    made = {path.name for path in tmp_path.glob("*.png")}
    assert complaints == []
    assert made == {path.name for path in IMAGES.iterdir()}
