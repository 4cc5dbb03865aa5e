"""Two people at work in every order: no save is lost unsaid, and nobody is stopped without need."""

import pytest

from tests.g32.two_people.acts import build
from tests.g32.two_people.interleaving import CASES, Desks, Found

pytestmark = pytest.mark.django_db


@pytest.fixture
def desks(admin_client, other):
    return Desks(other, admin_client, build())


def run(desks, cases, figures):
    found = Found()
    for case in cases:
        desks.run(case, found)
    figures(str(found))
    return found


@pytest.mark.once  # one after the other: no engine is asked who waits
def test_a_sample_of_all_interleavings(desks, figures):
    found = run(desks, CASES[::37], figures)

    assert [*found.losses, *found.alarms] == [], f"{found}: {found.losses[:9]} {found.alarms[:9]}"
    assert found.refused >= 10
    assert found.passed >= 10


@pytest.mark.prove
def test_all_interleavings(desks, figures):
    found = run(desks, CASES, figures)

    assert [*found.losses, *found.alarms] == [], f"{found}: {found.losses[:9]} {found.alarms[:9]}"
    assert found.cases > 1000
