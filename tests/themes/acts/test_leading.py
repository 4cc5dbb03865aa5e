"""Those who lead a group hand it over."""

import pytest

from network.models import Appointment
from tests.factories import make_appointment, make_city, make_organisation, make_person, make_seat
from tests.unwritten import cited, refused
from themes.actions import hand_over, leading

pytestmark = pytest.mark.django_db


@pytest.fixture
def led(groups):
    """The numbers of those who lead group A: chair, political lead, two official leads."""
    group = groups["A"]
    for role in ("political_lead", "official_lead"):
        make_appointment(seat=make_seat(body=group, role=role), person=make_person(), start="2012")
    seat = group.seats.get(role="official_lead")
    make_appointment(seat=seat, person=None, organisation=make_organisation(), start="2012")
    make_appointment(seat=seat, person=make_person(), end="2013")
    make_appointment(seat=seat, person=make_person(), planned=True)
    return [each.pk for each in leading(group)]


def test_who_leads_are_those_whose_role_it_is_and_who_go_on(groups, led):
    roles = [each.seat.role for each in leading(groups["A"])]

    assert roles == ["chair", "official_lead", "official_lead", "political_lead"]


def test_each_seat_that_is_named_is_taken_over_and_the_others_stay(groups, led, passage):
    person, city, partner = make_person(), make_city(), make_organisation()
    holders = {
        led[0]: {"person": person, "city": city},
        led[1]: {"organisation": partner},
        led[3]: {"note": "iemand uit Zwolle"},
    }

    new = hand_over(group=groups["A"], on="2014-10-02", passage=passage, holders=holders)

    assert {(each.person, each.city, each.organisation, each.note) for each in new} == {
        (person, city, None, ""),
        (None, None, partner, ""),
        (None, None, None, "iemand uit Zwolle"),
    }
    assert {(each.start, each.how) for each in new} == {("2014-10-02", "took_over")}
    ends = dict(Appointment.objects.filter(pk__in=led).values_list("pk", "end"))
    assert [ends[number] for number in led] == ["2014-10-01", "2014-10-01", "", "2014-10-01"]
    assert {str(cited(each)) for each in new} == {str([("", "states", "Jaarverslag 2014 p. 3")])}


def test_a_handover_that_cannot_be_is_refused_as_a_whole(groups, led, passage):
    given = {"group": groups["A"], "passage": passage, "on": "2014-10"}
    good = {led[1]: {"person": make_person()}}
    himself = {"person": Appointment.objects.get(pk=led[3]).person}
    member = Appointment.objects.get(seat__body=groups["A"], seat__role="member").pk

    nobody = refused(hand_over, holders={}, **given)
    others = refused(hand_over, holders={member: {"person": make_person()}}, **given)
    same = refused(hand_over, holders=good | {led[3]: himself}, **given)
    early = refused(hand_over, holders=good, **given | {"on": "2011"})
    unsaid = refused(hand_over, holders=good, **given | {"on": ""})

    assert nobody == ["Say of at least one seat who takes it over."]
    assert others == ["Who leads the group has changed meanwhile. Look again."]
    assert list(same) == [f"person_{led[3]}"]
    assert [list(each) for each in (early, unsaid)] == [["on"]] * 2
