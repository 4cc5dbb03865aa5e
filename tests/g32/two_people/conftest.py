"""Two people at two desks, each in the language of the source."""

import pytest


@pytest.fixture(autouse=True)
def in_english(client, admin_client):
    """The sentences of the source, whatever the catalogue holds."""
    for visitor in (client, admin_client):
        visitor.cookies["django_language"] = "en"


@pytest.fixture
def other(client):
    """Somebody else at another desk."""
    from django.contrib.auth.models import User  # no app is there yet when this file is read

    client.force_login(User.objects.create_superuser("karel"))
    return client
