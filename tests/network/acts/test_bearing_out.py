"""Which seats another office of the same city bears out when an office of it ends; what is told."""

import pytest

from network.actions import end
from network.models import Appointment
from network.passages import Passage
from tests import factories
from tests.changing import act, follows, look
from tests.unwritten import refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

PLACE = "Jaarverslag 2014 p. 3"


@pytest.fixture
def passage(report):
    return Passage(report, 3)


@pytest.fixture
def alderman():
    """Somebody who is alderman of Arnhem."""
    return factories.make_office(city=factories.make_city(name="Arnhem"), start="2010")


@pytest.fixture
def held(alderman):
    """Let the alderman hold a seat for the city."""
    body = factories.make_body(name="Groep X")

    def hold(label, **given):
        seat = factories.make_seat(body=body, label=label)
        given = {"person": alderman.person, "city": alderman.city} | given
        return factories.make_appointment(seat=seat, **given)

    return hold


def mayor(alderman, **given):
    """Let the alderman be mayor of the same city too."""
    factories.make_office(person=alderman.person, city=alderman.city, function="mayor", **given)


@pytest.mark.parametrize(
    ("office", "start", "stays"),
    [
        ({"start": "2014-06"}, "2014-07", True),
        ({"start": "2014-06"}, "2014-06", True),
        ({"start": "2014-06"}, "", True),
        ({"start": "2014-06", "end": "2016"}, "2014-07", True),
        ({"start": "2014-06"}, "2012", False),
        ({"start": "2014-06"}, "../2012", False),
        ({"start": "2013", "end": "2014-02"}, "", False),
    ],
)
def test_a_later_office_of_the_city_keeps_what_begins_with_it(alderman, held, office, start, stays):
    mayor(alderman, **office)
    appointment = held("lid", start=start)

    end(record=alderman, end="2014-03", passage=Passage(factories.make_source()))

    assert (Appointment.objects.get(pk=appointment.pk).end == "") is stays


@pytest.mark.parametrize("office", [{"start": "2014-08"}, {"start": "2014-06", "end": "2014-06"}])
def test_an_office_that_does_not_last_when_a_seat_begins_does_not_keep_it(
    alderman, held, passage, office
):
    mayor(alderman, **office)
    held("lid", start="2014-07")

    found = refused(end, record=alderman, end="2014-03", passage=passage)

    assert "begins only later (July 2014)" in found[0]


def test_of_one_person_some_seats_end_and_others_stay_and_the_page_tells_which(tom, alderman, held):
    mayor(alderman, start="2014-06")
    ends, *_stay = held("nu", start="2012"), held("straks", start="2014-07"), held("ooit", start="")

    page = look(tom, act(alderman, "end"), end="2014-03", at=PLACE)

    updates = [each.entry.row for each in page.context["told"].writes if each.done == "update"]
    assert updates == [alderman.pk, ends.pk]
    assert [each for each in follows(page) if "stays" in each] == [
        "“straks, Groep X” stays: another office in Arnhem goes on.",
        "“ooit, Groep X” stays: another office in Arnhem goes on.",
    ]


def test_that_a_seat_has_an_end_of_its_own_after_that_of_the_office_is_told(tom, alderman, held):
    elsewhere = {"city": factories.make_city(name="Zwolle")}
    for label, given in (
        ("langer", {"end": "2016"}),
        ("niet zeker langer", {"end": "2014"}),
        ("over", {"end": "2013"}),
        ("voor een ander", {"end": "2016"} | elsewhere),
        ("voor zichzelf", {"end": "2016", "city": None}),
        ("van een ander", {"end": "2016", "person": factories.make_person()}),
    ):
        held(label, start="2012", **given)
    url, name = act(alderman, "end"), f"{alderman.person} (Arnhem): langer, Groep X"

    on_a_day = look(tom, url, end="2014-03-27", at=PLACE)
    open_ = look(tom, url, end="vanaf 27 maart 2014", at=PLACE)
    mayor(alderman, start="2014-03-28")
    borne_out = look(tom, url, end="2014-03-27", at=PLACE)

    assert follows(on_a_day) == [f"“{name}” keeps its own end (2016): correct it if it is wrong."]
    assert follows(open_) == follows(borne_out) == []


def test_an_office_whose_end_is_open_on_one_side_ends_all_but_what_another_keeps(
    alderman, held, passage
):
    appointment = held("lid", start="2012")

    found = end(record=alderman, end="2014-03/..", passage=passage)

    assert found == [alderman, appointment]
