"""On which day, or in which month or year, a turnover may be."""

import pytest
from django.core.exceptions import ValidationError

from network.turnover import Line, plan
from tests import factories
from tests.changing import act, look
from tests.network.turnover.test_command import LINES, run

LEAVES = [Line(2, person="Jan Oud", change="leaves")]
OPEN = ["2014-05-01/..", "../2014-03-19"]


@pytest.mark.parametrize("on", [*OPEN, ""])
def test_a_date_that_is_open_on_one_side_is_refused(town, on):
    with pytest.raises(ValidationError) as refused:
        plan(city=town.city, on=on, lines=LEAVES)

    assert list(refused.value.message_dict) == ["on"]


@pytest.mark.parametrize("on", ["vanaf 1 mei 2014", "tot en met 19 maart 2014"])
def test_that_is_told_at_its_box(town, tom, on):
    answer = look(
        tom,
        act(town.city, "turnover"),
        on=on,
        at="Raadsbrief p. 2",
        **{f"p{town.old.pk}_change": "leaves"},
    )

    (said,) = answer.context["form"].errors["on"]
    assert "is open on one side" in said


@pytest.mark.parametrize("on", OPEN)
def test_that_is_told_by_the_command_in_one_line(town, tmp_path, on):
    status, _out, err = run(tmp_path, LINES, on=on)

    assert status == 2
    assert "is aan één kant open" in err
    assert err.count("\n") == 1


def test_a_city_has_a_turnover_in_the_year_in_which_it_joined(town):
    velp = factories.make_city(name="Velp")
    factories.make_membership(city=velp, start="2014-05-01")
    town.office(town.old, "mayor", city=velp)

    assert not plan(city=velp, on="2014", lines=LEAVES).refusal
    assert plan(city=velp, on="2013", lines=LEAVES).refusal
