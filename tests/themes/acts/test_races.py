"""Two at once: what becomes of a body waits for who else writes what hangs on it."""

import pytest

from network.actions import appoint
from network.models import Appointment, Body
from tests.racing import race
from tests.throwaway import own_copy  # noqa: F401
from themes.actions import continue_as, dissolve


@pytest.fixture
def db(own_copy):  # noqa: F811
    return own_copy


def test_who_is_appointed_at_that_moment_ends_with_the_body(db, groups, factories, passage):
    member, new = groups["A"].seats.get(role="member"), factories.make_person()

    refusals = race(
        db,
        lambda: appoint(seat=member, person=new, start="2014", passage=passage),
        lambda: dissolve(body=groups["A"], on="2014-10", passage=passage),
    )

    assert refusals == []
    assert Appointment.objects.get(person=new).end == "2014-10"


def test_who_leaves_at_that_moment_does_not_go_along(db, groups, passage):
    sits = Appointment.objects.filter(seat__body=groups["A"], seat__role="member")
    into = Body(name="Groep C", kind="theme_group")

    refusals = race(
        db,
        lambda: sits.update(end="2013"),
        lambda: continue_as(
            predecessor=groups["A"], successor=into, on="2014", passage=passage, seats_along=True
        ),
    )

    assert refusals == []
    assert sits.get().end == "2013"
    assert [each.seat.role for each in Appointment.objects.filter(seat__body=into)] == ["chair"]
