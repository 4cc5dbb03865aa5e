"""Where a turnover stands: a passage that its source can have."""

import pytest

from tests import factories
from tests.changing import act, look
from tests.network.turnover.test_command import LINES, run
from tests.network.turnover.test_page import filled


@pytest.fixture
def town(town):
    factories.make_source(name="Jaarverslag 2014", pages=13)
    return town


WRONG = [("p. 99", "13 pag"), ("p. 0", "1"), ("p. 5-3", "5")]


@pytest.mark.parametrize(("page", "said"), WRONG)
def test_a_page_that_cannot_be_is_told_at_the_box(town, tom, page, said):
    typed = filled(town, at=f"Jaarverslag 2014 {page}")

    answer = look(tom, act(town.city, "turnover"), **typed)

    assert answer.context["form"].errors["at"]
    assert answer.context["told"] is None


@pytest.mark.parametrize("options", [(), ("--apply",)])
@pytest.mark.parametrize(("page", "said"), WRONG)
def test_a_page_that_cannot_be_is_refused_by_the_command(town, tmp_path, page, said, options):
    status, _out, err = run(tmp_path, LINES, "--source", f"Jaarverslag 2014 {page}", *options)

    assert status == 2
    assert err.count("\n") == 1
