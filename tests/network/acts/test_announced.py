"""Who was announced holds the seat from some day on: that appointment becomes so, and no second."""

import pytest

from network.actions import appoint, renew, succeed
from network.models import Appointment
from network.passages import Passage
from tests import factories
from tests.changing import act, do, follows, look, told, undone
from tests.faults.digests import stored
from tests.happenings import last
from tests.unwritten import cited, refused, unwritten

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

PLACE = "Jaarverslag 2014 p. 3"


@pytest.fixture
def passage(report):
    return Passage(report, 3)


def announce(seat, **given):
    return factories.make_appointment(seat=seat, **{"planned": True, "start": "2015"} | given)


def stands(appointment):
    kept = Appointment.objects.get(pk=appointment.pk)
    return kept.planned, kept.start, kept.end, kept.how, kept.note


def test_an_announced_successor_takes_over_as_announced(chair, new, passage):
    announced = announce(chair.seat, person=new, how="nominated")

    made = succeed(appointment=chair, person=new, start="2014-10-02", passage=passage)

    assert made == announced
    assert stands(announced) == (False, "2014-10-02", "", "took_over", "")
    assert stands(chair)[2] == "2014-10-01"
    assert Appointment.objects.count() == 2
    assert cited(announced) == [("", "states", PLACE)]


def test_so_does_who_is_appointed_or_appointed_again(chair, new, passage):
    announced = announce(chair.seat, person=new)
    later_term = announce(chair.seat, person=chair.person)

    made = appoint(seat=chair.seat, person=new, start="2014", how="elected", passage=passage)
    again = renew(appointment=chair, start="2014-10", passage=passage)

    assert (made, again) == (announced, later_term)
    assert stands(announced) == (False, "2014", "", "elected", "")
    assert stands(later_term) == (False, "2014-10", "", "re_elected", "")


def test_what_is_not_told_stays_as_it_was_announced(chair, new, passage):
    announced = announce(chair.seat, person=new, how="nominated", note="voor een jaar")

    appoint(seat=chair.seat, person=new, start="", passage=passage)

    assert stands(announced) == (False, "2015", "", "nominated", "voor een jaar")


@pytest.mark.parametrize("start", ["2015", ""])
def test_of_several_terms_the_first_is_carried_through(chair, new, passage, start):
    later, first = (announce(chair.seat, person=new, start=each) for each in ("2018", start))

    assert succeed(appointment=chair, person=new, start="2014", passage=passage) == first
    assert stands(later)[0] is True


def test_what_was_announced_of_others_stays_announced(chair, new, passage):
    city = factories.make_city()
    other_seat = factories.make_seat()
    others = [
        announce(chair.seat, person=new, city=city),
        announce(chair.seat, person=factories.make_person()),
        announce(chair.seat, person=None, city=city),
        announce(chair.seat, person=new, end="2016"),
        announce(other_seat, person=new),
    ]

    made = succeed(appointment=chair, person=new, start="2014", passage=passage)

    assert made not in others
    assert {stands(each)[0] for each in others} == {True}


def test_the_note_tells_who_was_announced_where_nobody_is_named(chair, passage):
    announced = announce(chair.seat, person=None, note="Een trekker")
    announce(chair.seat, person=None, note="Nog iemand", start="2013")

    made = succeed(appointment=chair, note="Een trekker", start="2014", passage=passage)

    assert made == announced


def test_announcing_carries_nothing_through(chair, new, passage):
    announced = announce(chair.seat, person=new)

    made = appoint(seat=chair.seat, person=new, start="2018", planned=True, passage=passage)

    assert made != announced
    assert stands(announced)[0] is True


def test_who_sits_there_already_does_not_begin_anew(chair, passage):
    announce(chair.seat, person=chair.person)
    given = {"person": chair.person, "start": "2014", "passage": passage}

    taken_over = refused(succeed, appointment=chair, **given)
    appointed = refused(appoint, seat=chair.seat, **given)

    assert taken_over == {"person": ["An Oud holds this seat already."]}
    assert "already holds this seat" in appointed["start"][0]


def test_who_is_only_announced_is_not_the_own_successor(chair, new, passage):
    announced = announce(chair.seat, person=new)

    found = refused(succeed, appointment=announced, person=new, start="2016", passage=passage)

    assert "Bo Nieuw is only announced here." in found["person"][0]


@pytest.mark.parametrize("code", ["succeed", "appoint"])
def test_that_is_told_before_it_is_written_and_undone_as_one(tom, chair, new, code):
    announced = announce(chair.seat, person=new)
    before = stored(leave_out=("sessions", "g32", "auth"))
    url = act(chair if code == "succeed" else chair.seat, code)
    typed = {"person": new.pk, "start": "2014-10-02", "at": PLACE}

    with unwritten():
        page = look(tom, url, **typed)
    done = do(tom, url, **typed)

    writes = {name: dict(lines) for what, name, lines in told(page) if what == "update"}
    carried = writes["Bo Nieuw: chair, Pijler X"]
    assert carried["Start"] == "2 October 2014"
    assert {"Planned", "Start"} <= carried.keys()
    assert "Bo Nieuw: chair, Pijler X" not in [n for what, n, _l in told(page) if what == "insert"]
    assert (
        "“Bo Nieuw: chair, Pijler X” was announced. That is carried through: no second one is made."
        in follows(page)
    )
    assert "Bo Nieuw then holds “voorzitter X, Bestuur” ex officio." in follows(page)
    assert done.status_code == 302
    assert stands(announced)[0] is False
    assert undone(tom, last()).status_code == 302
    assert stored(leave_out=("sessions", "g32", "auth")) == before


@pytest.mark.parametrize("announced", [{"end": "2018"}, {"city": "Ede"}])
@pytest.mark.parametrize("code", ["succeed", "appoint"])
def test_what_was_announced_otherwise_is_told_to_stay_so(tom, chair, new, code, announced):
    if "city" in announced:
        announced = {"city": factories.make_city(name=announced["city"])}
    other = announce(chair.seat, person=new, **announced)
    announce(chair.seat, person=factories.make_person())
    url = act(chair if code == "succeed" else chair.seat, code)

    page = look(tom, url, person=new.pk, start="2014-10-02", at=PLACE)

    stays = [sentence for sentence in follows(page) if "stays announced" in sentence]
    assert stays == [f"“{other}” stays announced: delete that if it is the same."]


def test_who_is_announced_in_a_seat_that_ended_before_is_not_appointed(new, passage):
    seat = factories.make_seat(end="2014-12-31")
    announced = announce(seat, person=new, start="2016")

    found = refused(appoint, seat=seat, person=new, start="", passage=passage)

    assert "has ended" in found["start"][0]
    assert stands(announced)[0] is True


def test_a_new_term_has_the_note_that_was_announced(chair, passage):
    Appointment.objects.filter(pk=chair.pk).update(note="namens Twente")
    announced = announce(chair.seat, person=chair.person, note="tot de verkiezing")
    chair.refresh_from_db()

    renew(appointment=chair, start="2014-10", passage=passage)

    assert stands(announced)[4] == "tot de verkiezing"
