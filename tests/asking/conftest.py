"""The register as it ships, with secrets in it, in a database of its own."""

import pytest

from tests.throwaway import copied_database


@pytest.fixture(scope="package")
def secrets(django_db_setup, django_db_blocker):
    """What no answer may hold: what people may not read is marked with it."""
    from tests.asking import planted

    with django_db_blocker.unblock(), copied_database():
        planted.plant()
        yield planted.MARK


@pytest.fixture(autouse=True)
def db(secrets):
    """Every test of this folder asks that register."""
