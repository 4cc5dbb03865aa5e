"""What there still is on the day after: other offices, other holders, ends of their own."""

import pytest

from tests import factories
from tests.network.turnover.test_command import HEADER, run
from tests.network.turnover.test_turning_over import joins, leaves, turn


def ends(town):
    town.chairing.refresh_from_db()
    return town.chairing.end


@pytest.mark.parametrize("other", [{"end": "2016"}, {"end": "2014-04"}, {"end": "2014/.."}])
def test_seats_stay_where_another_office_of_the_city_goes_on(town, other):
    town.office(town.old, "mayor", **other)

    found = turn(town, leaves("Jan Oud"))

    assert ends(town) == ""
    said = "Jan Oud houdt “voorzitter, Pijler Fysiek”: een ander ambt in Ede loopt door."
    assert said in found.stays


@pytest.mark.parametrize("other", [{"end": "2014-04-14"}, {"start": "2015"}])
def test_seats_end_where_no_other_office_goes_on_by_then(town, other):
    town.office(town.old, "mayor", **other)

    turn(town, leaves("Jan Oud"))

    assert ends(town) == "2014-04-14"


def test_seats_stay_of_who_leaves_one_office_and_joins_in_another(town):
    found = turn(town, leaves("Jan Oud"), joins("Jan Oud", function="mayor"))

    assert ends(town) == ""
    assert any("een ander ambt in Ede loopt door" in said for said in found.stays)
    assert not any("zonder ambt" in said for said in found.stays)


def test_what_has_a_later_end_of_its_own_is_named(town):
    own = [town.seat(factories.make_seat(), town.old, end=end) for end in ("2014-04-14", "2016")]

    found = turn(town, leaves("Jan Oud"))

    said = [each for each in found.stays if "houdt het eigen einde" in each]
    (only,) = said
    assert str(own[1]) in only
    assert "(2016)" in only


@pytest.mark.parametrize(
    ("other", "vacant"),
    [
        ({"end": "2016"}, 0),
        ({"start": "2014-04-15", "end": "2016"}, 0),
        ({"end": "2014-04-14"}, 1),
        ({"start": "2015", "end": "2016"}, 1),
    ],
)
def test_a_seat_is_vacant_if_nobody_can_hold_it_on_the_day_after(town, tmp_path, other, vacant):
    town.seat(town.chair, town.person("Mede"), city=None, **other)

    _status, out, _err = run(tmp_path, HEADER + "Jan Oud,leaves,,,,,,,\n")

    assert out.count("komt vrij") == vacant


def test_a_seat_that_two_leave_is_told_once(town, tmp_path):
    other = town.person("Mede", "Piet")
    town.office(other, "alderman")
    town.seat(town.chair, other)

    _status, out, _err = run(tmp_path, HEADER + "Jan Oud,leaves,,,,,,,\nPiet Mede,leaves,,,,,,,\n")

    assert out.count("komt vrij") == 1
