"""How something stands on a day, in words."""

from datetime import date

import pytest

from g32.standing import Standing, stands, with_standing
from network.models import Appointment
from tests import factories

pytestmark = pytest.mark.django_db

DAY = date(2020, 1, 1)


def cited(*speaking_up_to, stance="states", **given):
    """An appointment, cited in sources that speak up to these days."""
    appointment = factories.make_appointment(**({"start": "2014"} | given))
    for number, as_of in enumerate(speaking_up_to):
        source = factories.make_source(name=f"Bron {number}", as_of=as_of)
        contradiction = {"value": "x", "note": "x"} if stance == "contradicts" else {}
        factories.make_citation(record=appointment, source=source, stance=stance, **contradiction)
    return Appointment.objects.with_confirmation().get(pk=appointment.pk)


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        (["2014-12-31"], "bevestigd t/m 2014"),
        (["2014-12-31", "2016-06-01"], "bevestigd t/m 1 juni 2016"),
        (["2014-12-31", "2020-01-01"], "zeker"),
        ([None], "zeker"),
        ([], "zeker"),
    ],
)
def test_what_is_open_holds_as_long_as_its_last_source_speaks(as_of, words):
    assert stands(cited(*as_of), DAY).words == words


@pytest.mark.parametrize(
    ("given", "standing"),
    [
        ({"end": "2021"}, Standing.NOW),
        ({"end": "2019/2021"}, Standing.MAYBE),
        ({"end": "2019"}, Standing.PAST),
        ({"start": "2021"}, Standing.COMING),
        ({"planned": True}, Standing.PLANNED),
        ({"start": ""}, Standing.UNCONFIRMED),
    ],
)
def test_only_what_has_no_end_asks_to_be_confirmed(given, standing):
    assert stands(cited("2014-12-31", **given), DAY).standing is standing


def test_a_source_that_contradicts_confirms_nothing():
    assert stands(cited("2014-12-31", stance="contradicts"), DAY).words == "zeker"


def test_while_its_source_speaks_it_is_certain():
    assert stands(cited("2014-12-31"), date(2014, 12, 31)).standing is Standing.NOW


def test_only_what_is_not_certain_is_said_behind_a_text():
    row = cited("2014-12-31", start="2010")

    assert with_standing("Ede", row) == "Ede (bevestigd t/m 2014)"
    row.end = "2100"
    row.end_earliest = row.end_latest = date(2100, 12, 31)
    assert with_standing("Ede", row) == "Ede"
