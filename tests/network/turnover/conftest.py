"""What the turnovers are tried on. The models can be imported only once the tests run."""

import pytest


@pytest.fixture
def town(db):
    from .town import Town

    return Town()
