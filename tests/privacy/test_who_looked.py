"""Who looked at somebody's contact details, and when: for the secretariat to read."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from g32.rights import Role
from network.models import Administrator, Office, Person
from tests.admin import address
from tests.privacy.people import client_of, held_in, make_somebody, viewings

pytestmark = pytest.mark.django_db


@pytest.fixture
def somebody():
    return make_somebody()


@pytest.fixture
def secretary():
    return client_of(Role.SECRETARIAT)


@pytest.mark.parametrize("role", [Role.READER, Role.COORDINATOR, Role.MANAGER])
@pytest.mark.parametrize("page", ["disclose", "viewings"])
def test_only_the_secretariat_gives_it_out(somebody, role, page):
    client = client_of(role, city=somebody.office.city if role == Role.COORDINATOR else None)

    answers = [
        client.get(address(model, page, somebody.person.pk)) for model in (Person, Administrator)
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert viewings() == []


def test_who_looked_when_is_paged(somebody, secretary):
    url = address(Person, "viewings", somebody.person.pk)
    empty = secretary.get(url).content.decode()
    for _ in range(60):
        secretary.get(address(Office, "page", somebody.office.pk))

    with CaptureQueriesContext(connection) as few:
        first, second = secretary.get(url), secretary.get(f"{url}?p=2")
    beyond = secretary.get(f"{url}?p=nergens")

    assert "Nobody, since this is kept." in empty
    assert [len(page.context["lines"]) for page in (first, second, beyond)] == [50, 10, 50]
    assert first.context["lines"][0]["of"] == str(somebody.office)
    assert len(few) <= 2 * 8
    assert held_in(first.content) == set()
