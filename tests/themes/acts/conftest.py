"""Two groups with all that hangs on them, and who records what becomes of them."""

from datetime import date

import pytest
from django.utils import translation


@pytest.fixture
def factories(db):
    from tests import factories

    return factories


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def report(factories):
    return factories.make_source(name="Jaarverslag 2014", as_of=date(2014, 12, 31), pages=40)


@pytest.fixture
def passage(report):
    from network.passages import Passage

    return Passage(report, 3)


@pytest.fixture
def tom(factories):
    from g32.rights import Role
    from tests.happenings import client_of

    return client_of(factories.make_user(Role.SECRETARIAT, username="tom"))


@pytest.fixture
def groups(factories):
    """Group A, whose chair is on the board ex officio, and group B; both of Pijler X."""
    pillar = factories.make_pillar(name="Pijler X")
    board = factories.make_body(name="Bestuur", kind="executive_board")
    made = {"pillar": pillar, "board": board}
    for name in "AB":
        body = made[name] = factories.make_body(name=f"Groep {name}", start="2010")
        factories.make_pillar_link(group=body, pillar=pillar, start="2010")
        for role in ("chair", "member"):
            seat = factories.make_seat(body=body, role=role, maximum=1 if role == "chair" else None)
            person = factories.make_person(first_names=name, surname=role.title())
            factories.make_appointment(seat=seat, person=person, start="2012")
    chair = made["A"].seats.get(role="chair")
    factories.make_seat(body=board, label="voorzitter A", ex_officio_of=chair)
    return made
