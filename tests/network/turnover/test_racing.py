"""Two at once: a turnover waits for who else writes the seats that it speaks of."""

import pytest
from django.core.exceptions import ValidationError

from network.models import Appointment
from network.turnover import TurnoverError
from tests import factories
from tests.network.turnover.test_turning_over import NEW, joins, turn
from tests.racing import race
from tests.throwaway import own_copy  # noqa: F401


@pytest.fixture
def db(own_copy):  # noqa: F811
    return own_copy


def test_who_sits_for_another_city_and_ends_at_that_moment_is_not_ended_again(db, town):
    other = town.person("Elders", "Piet")
    seat = factories.make_seat(body=town.pillar, role="adviser")
    sits = town.seat(seat, other, city=factories.make_city(name="Velp"))
    taking = {"body": "Pijler Fysiek", "role": "adviser", "successor_of": "Piet Elders"}

    def turning():
        try:
            turn(town, joins("Anna Nieuw", **taking, **NEW))
        except TurnoverError as error:
            raise ValidationError(
                [p.message for r in error.plan.rows for p in r.problems]
            ) from None

    ending = Appointment.objects.filter(pk=sits.pk).update
    (refusal,) = race(db, lambda: ending(end="2013"), turning)

    assert "bekleedt" in str(refusal) or "does not hold" in str(refusal)
    sits.refresh_from_db()
    assert sits.end == "2013"
