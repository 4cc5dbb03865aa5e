"""Seats that go along to a successor: who holds them there, and by virtue of what."""

import pytest

from network.models import Appointment, Body
from tests import factories
from tests.changing import act, follows, look
from themes.actions import continue_as, merge

pytestmark = pytest.mark.django_db

DAY = "2014-10-02"
GIVEN = {"on": "2 okt 2014", "at": "Jaarverslag 2014 p. 3"}


def chairs(body):
    """Who holds or gets the chair of a body: since when, and whether that is only announced."""
    rows = Appointment.objects.filter(seat__body=body, seat__role="chair").order_by("pk")
    return [(str(each.party), each.start, each.planned) for each in rows]


@pytest.fixture
def chair(groups):
    return Appointment.objects.get(seat__body=groups["A"], seat__role="chair")


@pytest.fixture
def seat(groups):
    """The chair of the successor, which nobody holds."""
    seat = groups["B"].seats.get(role="chair")
    seat.appointments.all().delete()
    return seat


def test_a_note_makes_nobody_another_who_is_named(groups, passage, chair, seat):
    factories.make_appointment(seat=seat, person=chair.person, start="2013", note="trekker")

    merge(predecessors=[groups["A"]], into=groups["B"], on=DAY, passage=passage, seats_along=True)

    assert chairs(groups["B"]) == [("A Chair", "2013", False)]


def test_who_holds_the_same_seat_in_two_that_merge_continues_once(groups, passage, chair):
    other = groups["B"].seats.get(role="chair")
    factories.make_appointment(seat=other, person=chair.person, start="2013")
    into = Body(name="Groep C", kind="theme_group")

    merge(
        predecessors=[groups["A"], groups["B"]],
        into=into,
        on=DAY,
        passage=passage,
        seats_along=True,
    )

    assert chairs(into) == [("A Chair", DAY, False), ("B Chair", DAY, False)]


def test_of_who_is_not_named_the_note_tells_who_it_is(groups, passage, seat):
    of_a = groups["A"].seats.get(role="chair")
    for note in ("een wethouder", "een burgemeester"):
        factories.make_appointment(seat=of_a, person=None, note=note, start="2013")
    factories.make_appointment(seat=seat, person=None, note="een wethouder", start="2013")

    merge(predecessors=[groups["A"]], into=groups["B"], on=DAY, passage=passage, seats_along=True)

    assert chairs(groups["B"]) == [
        ("een wethouder", "2013", False),
        ("A Chair", DAY, False),
        ("een burgemeester", DAY, False),
    ]


def test_who_is_announced_there_continues_and_the_page_tells_it(tom, groups, passage, chair, seat):
    given = {"seat": seat, "start": "2015", "planned": True}
    factories.make_appointment(person=chair.person, **given)
    factories.make_appointment(person=factories.make_person(), **given)
    member = Appointment.objects.get(seat__body=groups["B"], seat__role="member")
    factories.make_appointment(person=member.person, **given | {"seat": member.seat})

    page = look(tom, act(groups["A"], "continue"), into=groups["B"].pk, **GIVEN)
    continue_as(
        predecessor=groups["A"], successor=groups["B"], on=DAY, passage=passage, seats_along=True
    )

    assert [each for each in follows(page) if "announced" in each] == [
        "“A Chair: chair, Groep B” stays announced: delete that if it is the same."
    ]
    assert ("A Chair", DAY, False) in chairs(groups["B"])


def test_seats_by_virtue_of_each_other_go_along_the_first_first(groups, passage):
    """The last of the three is the oldest in the register."""
    last, middle = (factories.make_seat(body=groups["A"], label=name) for name in ("3", "2"))
    middle.ex_officio_of = groups["A"].seats.get(role="chair")
    middle.save()
    last.ex_officio_of = middle
    last.save()

    continue_as(
        predecessor=groups["A"],
        successor=Body(name="Groep C", kind="theme_group"),
        on=DAY,
        passage=passage,
        seats_along=True,
    )

    made = Body.objects.get(name="Groep C").seats
    assert made.get(label="3").ex_officio_of == made.get(label="2")
    assert made.get(label="2").ex_officio_of == made.get(role="chair")


@pytest.mark.parametrize("code", ["continue", "merge"])
def test_what_is_gained_ex_officio_by_way_of_the_successor_is_told(tom, groups, seat, code):
    factories.make_seat(body=groups["board"], label="voorzitter B", ex_officio_of=seat)
    given = {"into": groups["B"].pk, "seats_along": "on"} | GIVEN

    page = look(tom, act(groups["A"], code), **given)

    assert "A Chair then holds “voorzitter B, Bestuur” ex officio." in follows(page)
