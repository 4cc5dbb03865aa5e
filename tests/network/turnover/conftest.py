"""What the turnovers are tried on. The models can be imported only once the tests run."""

import pytest


@pytest.fixture
def town(db):
    from .town import Town

    return Town()


@pytest.fixture
def tom(db):
    """A browser of the secretariat."""
    from g32.rights import Role
    from tests.factories import make_user
    from tests.happenings import client_of

    return client_of(make_user(Role.SECRETARIAT, username="tom"))
