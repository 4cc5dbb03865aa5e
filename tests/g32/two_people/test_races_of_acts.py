"""Two who record at the same moment what changed: it is recorded once, and nobody loses."""

import pytest

from network.models import Appointment
from tests import factories
from tests.changing import act, faults, look, seen
from tests.g32.two_people.test_races import Race, desk
from tests.throwaway import own_copy  # noqa: F401


@pytest.fixture
def db(own_copy):  # noqa: F811
    return own_copy


@pytest.fixture(params=[3, pytest.param(25, marks=pytest.mark.prove)])
def rounds(request):
    """How often each race is run."""
    return range(request.param)


@pytest.fixture
def desks(db):
    return [desk("jan"), desk("piet")]


def test_a_double_click_at_the_same_moment_records_once(db, desks, rounds):
    factories.make_source(name="Jaarverslag")
    for _round in rounds:
        seat, person = factories.make_seat(maximum=None), factories.make_person()
        url = act(seat, "appoint")
        # Nothing else refuses this twice: no day is certain.
        page = look(desks[0], url, person=person.pk, start="2014/2016", at="Jaarverslag")

        statuses = Race(db, [desks[0], desks[0]]).run((url, seen(page)), (url, seen(page)))

        assert statuses == [302, 302]
        assert Appointment.objects.filter(seat=seat).count() == 1


def test_of_two_successors_at_the_same_moment_one_is_recorded(db, desks, rounds):
    factories.make_source(name="Jaarverslag")
    for _round in rounds:
        held = factories.make_appointment(start="2010")
        url = act(held, "succeed")
        forms = [
            (
                url,
                seen(
                    look(
                        each,
                        url,
                        person=factories.make_person().pk,
                        start="2014-10",
                        at="Jaarverslag",
                    )
                ),
            )
            for each in desks
        ]
        race = Race(db, desks)

        statuses = race.run(*forms)

        (told,) = (answer for answer in race.answers if answer.status_code == 200)
        assert sorted(statuses) == [200, 302]
        assert "It has ended already (October 2014)." in faults(told)[0]
        assert Appointment.objects.filter(seat=held.seat).count() == 2
