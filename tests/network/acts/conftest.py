"""What the acts are tried on. The models can be imported only once the tests run."""

from datetime import date

import pytest
from django.utils import translation


@pytest.fixture
def in_english():
    """The sentences of the source, whatever the catalogue holds."""
    with translation.override("en"):
        yield


@pytest.fixture
def factories(db):
    from tests import factories

    return factories


@pytest.fixture(autouse=True)
def report(factories):
    return factories.make_source(name="Jaarverslag 2014", as_of=date(2014, 12, 31), pages=40)


@pytest.fixture
def tom(factories):
    from g32.rights import Role
    from tests.happenings import client_of

    return client_of(factories.make_user(Role.SECRETARIAT, username="tom"))


@pytest.fixture
def chair(factories):
    """Somebody who chairs a pillar, and by virtue of that sits on the board."""
    pillar = factories.make_pillar(name="Pijler X")
    seat = factories.make_seat(body=pillar, role="chair")
    board = factories.make_body(name="Bestuur", kind="executive_board")
    factories.make_seat(body=board, label="voorzitter X", ex_officio_of=seat)
    person = factories.make_person(first_names="An", surname="Oud")
    return factories.make_appointment(seat=seat, person=person, start="2013", how="elected")


@pytest.fixture
def new(factories):
    return factories.make_person(first_names="Bo", surname="Nieuw")


@pytest.fixture
def keep(factories):
    """The record of one person that stays."""
    return factories.make_person(first_names="Jan", surname="Jansen")


@pytest.fixture
def gone(factories):
    """Another record of the same person, which goes."""
    return factories.make_person(first_names="J.", surname="Janssen")
