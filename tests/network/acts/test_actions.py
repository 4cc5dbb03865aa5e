"""The acts on appointments and offices: what is written, what is cited, what is refused."""

import pytest

from network.actions import appoint, end, renew, succeed
from network.actions.writing import begin_along
from network.models import Appointment, Membership, Office
from network.passages import Passage
from tests.factories import (
    make_appointment,
    make_body,
    make_city,
    make_membership,
    make_office,
    make_organisation,
    make_person,
    make_seat,
)
from tests.unwritten import cited, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def passage(report):
    return Passage(report, 3, None, "Bestuurlijk")


PLACE = "Jaarverslag 2014 p. 3 § Bestuurlijk"


def test_somebody_is_appointed(passage):
    seat, person, city = make_seat(), make_person(), make_city()

    made = appoint(
        seat=seat, person=person, city=city, start="2014-10", how="elected", passage=passage
    )

    made = Appointment.objects.get(pk=made.pk)
    assert (made.seat, made.person, made.city) == (seat, person, city)
    assert (made.start, made.end, made.how, made.planned) == ("2014-10", "", "elected", False)
    assert cited(made) == [("", "states", PLACE)]


def test_what_is_only_announced_is_cited_so(passage):
    made = appoint(seat=make_seat(), city=make_city(), start="", planned=True, passage=passage)

    assert cited(made) == [("", "announces", PLACE)]


def test_an_appointment_that_cannot_be_is_refused(passage):
    held = make_appointment(start="2014")
    derived = make_seat(every_member=True)
    given = {"person": held.person, "passage": passage}

    nobody = refused(appoint, seat=held.seat, start="2014", passage=passage)
    twice = refused(appoint, seat=held.seat, start="2015", **given)
    ex_officio = refused(appoint, seat=derived, start="2015", **given)
    no_date = refused(appoint, seat=make_seat(), start="gisteren", **given)
    beyond = Passage(passage.source, 41)
    no_page = refused(appoint, seat=make_seat(), start="", person=held.person, passage=beyond)

    assert list(nobody) == ["person"]
    assert list(twice) == ["start"]
    assert "ex officio" in str(ex_officio)
    assert list(no_date) == ["start"]
    assert list(no_page) == ["page"]


@pytest.mark.parametrize("what", ["seat", "body"])
def test_nobody_is_appointed_to_what_has_certainly_ended(what, passage):
    held = make_appointment(seat=make_seat(body=make_body(name="Groep X")), start="2010")
    stale = Appointment.objects.select_related("seat__body").get()
    lasting = held.seat if what == "seat" else held.seat.body
    type(lasting).objects.update(end="2013")
    given = {"start": "2014", "passage": passage}
    to_seat = {"seat": stale.seat, "person": make_person()}

    found = [
        refused(appoint, **to_seat, **given),
        refused(succeed, appointment=stale, person=make_person(), **given),
        refused(renew, appointment=stale, **given),
    ]
    before = [
        appoint(**to_seat | {"person": make_person()}, start=start, passage=passage)
        for start in ("2013", "../2014", "2012/..", "")
    ]

    said = f"“{lasting}” has ended (2013). Choose an earlier date, or another seat."
    assert found == [{"start": [said]}] * 3
    assert len(before) == 4


@pytest.mark.parametrize("make", [make_appointment, make_membership])
def test_an_appointment_or_a_membership_ends(make, passage):
    record = make(start="2010")

    assert end(record=record, end="2014-10", passage=passage) == [record]

    assert type(record).objects.get(pk=record.pk).end == "2014-10"
    assert cited(record) == [("end", "states", PLACE)]


def test_what_has_ended_or_had_not_begun_does_not_end(passage):
    ended, later = make_appointment(end="2013"), make_appointment(start="2014-11")
    stale = Appointment.objects.get(pk=later.pk)
    Appointment.objects.filter(pk=stale.pk).update(end="2016")

    again = refused(end, record=ended, end="2014", passage=passage)
    meanwhile = refused(end, record=stale, end="2015", passage=passage)
    Appointment.objects.filter(pk=later.pk).update(end="")
    before = refused(end, record=later, end="2014-10", passage=passage)
    unsaid = refused(end, record=later, end="", passage=passage)
    unreadable = refused(end, record=later, end="ooit", passage=passage)

    assert "It has ended already (2013)" in again[0]
    assert "It has ended already (2016)" in meanwhile[0]
    assert [list(each) for each in (before, unsaid, unreadable)] == [["end"]] * 3


def test_with_an_office_ends_what_is_held_by_virtue_of_it_and_nothing_else(passage):
    arnhem, zwolle, person = make_city(), make_city(), make_person()
    office = make_office(person=person, city=arnhem, start="2010")
    make_office(person=person, city=zwolle)
    ours = [make_appointment(person=person, city=arnhem, start="2011") for _ in range(2)]
    stays = [
        make_appointment(person=person, city=zwolle),
        make_appointment(person=person),
        make_appointment(person=make_person(), city=arnhem),
        make_appointment(person=None, city=arnhem),
    ]
    ended = make_appointment(person=person, city=arnhem, end="2012")
    party = make_office(person=person, function="other", organisation=make_organisation())

    found = end(record=office, end="2014-10", passage=passage)

    assert found == [office, *ours]
    assert set(Appointment.objects.filter(end="2014-10")) == set(ours)
    assert {each.end for each in Appointment.objects.filter(pk__in=[s.pk for s in stays])} == {""}
    assert Appointment.objects.get(pk=ended.pk).end == "2012"
    assert Office.objects.get(pk=party.pk).end == ""
    assert [cited(each) for each in found] == [
        [("end", "states", PLACE)],
        [("end", "implies", PLACE)],
        [("end", "implies", PLACE)],
    ]


@pytest.mark.parametrize(
    ("other", "stays"),
    [
        ({}, True),
        ({"start": "2014-11"}, True),  # the day after: alderman, then mayor
        ({"start": "2014-12"}, False),
        ({"end": "2015"}, True),
        ({"end": "2014-10"}, False),
        ({"end": "2013"}, False),
    ],
)
def test_another_office_of_the_city_that_goes_on_keeps_the_seats(other, stays, passage):
    city, person = make_city(), make_person()
    office = make_office(person=person, city=city, start="2010")
    make_office(person=person, city=city, function="mayor", **other)
    seat = make_appointment(person=person, city=city, start="2012")

    end(record=office, end="2014-10", passage=passage)

    assert (Appointment.objects.get(pk=seat.pk).end == "") is stays


def test_of_an_office_that_names_no_city_only_itself_ends(passage):
    office = make_office(function="mayor")
    make_appointment(person=office.person)

    assert end(record=office, end="2014", passage=passage) == [office]


def test_an_office_does_not_end_before_a_seat_for_its_city_begins(passage):
    office = make_office(city=make_city(), start="2010")
    make_appointment(person=office.person, city=office.city, start="2015")

    found = refused(end, record=office, end="2014-10", passage=passage)

    assert "begins only later (2015)" in found[0]


@pytest.mark.parametrize(
    ("start", "last"),
    [
        ("2014-10", "2014-10"),
        ("2014-10-01", "2014-09-30"),
        ("2014-10-01~", "2014-10-01~"),
        ("2014-10-01/2014-10-02", "2014-10-01/2014-10-02"),
        ("2014-24", "2014-24"),
        ("2014-10-01/..", "2014-10-01/.."),
    ],
)
def test_a_seat_is_taken_over(start, last, passage):
    held, person = make_appointment(start="2013"), make_person()

    made = succeed(appointment=held, person=person, start=start, passage=passage)

    assert Appointment.objects.get(pk=held.pk).end == last
    assert (made.seat, made.person, made.start, made.end) == (held.seat, person, start, "")
    assert made.how == "took_over"
    assert cited(held) == [("end", "states", PLACE)]
    assert cited(made) == [("", "states", PLACE)]


def test_a_successor_who_sits_there_already_is_refused(passage):
    city, club, held = make_city(), make_organisation(), make_appointment(start="2013")
    seat = held.seat
    make_appointment(seat=seat, person=None, organisation=club)
    make_appointment(seat=seat, person=None, city=city)
    make_appointment(seat=seat, person=None, note="Twee trekkers")
    given = {"appointment": held, "start": "2014-10", "passage": passage}

    assert list(refused(succeed, person=held.person, note="voorlopig", **given)) == ["person"]
    assert list(refused(succeed, organisation=club, **given)) == ["organisation"]
    assert list(refused(succeed, city=city, **given)) == ["city"]
    assert list(refused(succeed, note="Twee trekkers", **given)) == ["note"]
    assert list(refused(succeed, **given)) == ["person"]
    assert succeed(person=held.person, city=city, **given).city == city


def test_nobody_takes_over_before_the_predecessor_began_or_after_the_end(passage):
    held, ended = make_appointment(start="2014-10-01"), make_appointment(end="2013")
    given = {"person": make_person(), "passage": passage}

    for start in ("2014-10-01", "2014-09", "", "1900-01-01", "ooit"):
        assert list(refused(succeed, appointment=held, start=start, **given)) == ["start"]
    assert "ended already" in refused(succeed, appointment=ended, start="2014", **given)[0]


def test_a_new_term_is_a_new_appointment(passage):
    held = make_appointment(city=make_city(), start="2010")

    made = renew(appointment=held, start="2014-03-27", passage=passage)

    assert Appointment.objects.get(pk=held.pk).end == "2014-03-26"
    assert (made.person, made.city, made.how) == (held.person, held.city, "re_elected")


def test_what_is_gone_meanwhile_is_refused(passage):
    membership = make_membership()
    Membership.objects.all().delete()

    assert "deleted" in refused(end, record=membership, end="2014", passage=passage)[0]


def test_of_two_that_come_along_and_are_in_each_others_way_neither_is_written(passage):
    seat, person = make_seat(), make_person()
    both = [Appointment(seat=seat, person=person, start="2014") for _ in range(2)]

    said = refused(begin_along, records=both, passage=passage)

    assert list(said) == ["start"]
    assert said["start"][0].startswith("This holder already holds this seat on one of these days.")
