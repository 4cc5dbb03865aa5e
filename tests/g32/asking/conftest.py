"""Who asks."""

import pytest


@pytest.fixture
def researcher():
    return _somebody("RESEARCHER")


@pytest.fixture
def reader():
    return _somebody("READER")


def _somebody(role):
    from g32.rights import Role
    from tests.questions import client_of

    return client_of(Role[role])
