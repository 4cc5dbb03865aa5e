"""Where a turnover stands: a passage that its source can have."""

import pytest

from tests import factories
from tests.changing import act, look
from tests.network.turnover.test_command import LINES, run
from tests.network.turnover.test_page import filled
from tests.network.turnover.test_turning_over import everything


@pytest.fixture
def town(town):
    factories.make_source(name="Jaarverslag 2014", pages=13)
    return town


@pytest.mark.parametrize(
    ("page", "said"), [("p. 99", "has 13 pages"), ("p. 0", "from 1"), ("p. 5-3", "“To page”")]
)
def test_a_page_that_cannot_be_is_told_at_the_box(town, tom, page, said):
    typed = filled(town, at=f"Jaarverslag 2014 {page}")

    answer = look(tom, act(town.city, "turnover"), **typed)

    assert said in answer.context["form"].errors["at"][0]
    assert answer.context["told"] is None


@pytest.mark.parametrize("options", [(), ("--apply",)])
@pytest.mark.parametrize("page", ["p. 99", "p. 0", "p. 5-3"])
def test_a_page_that_cannot_be_is_refused_by_the_command(town, tmp_path, page, options):
    before = everything()

    status, _out, err = run(tmp_path, LINES, "--source", f"Jaarverslag 2014 {page}", *options)

    assert status == 2
    assert err.count("\n") == 1
    assert "bladzijde" in err.lower()
    assert everything() == before
