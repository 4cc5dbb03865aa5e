"""Who reads the pages."""

import pytest


@pytest.fixture
def reader(admin_client):
    """Somebody who may see everything, in English."""
    admin_client.cookies["django_language"] = "en"
    return admin_client
