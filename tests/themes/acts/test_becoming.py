"""What became of bodies: what is written, what is cited."""

import pytest

from network.models import Appointment, Body, Seat
from tests.factories import (
    make_appointment,
    make_body,
    make_meeting,
    make_meeting_body,
    make_person,
    make_pillar,
    make_pillar_link,
    make_seat,
)
from tests.unwritten import cited
from themes.actions import continue_as, dissolve, merge, split
from themes.models import PillarLink, Succession

pytestmark = pytest.mark.django_db

PLACE = "Jaarverslag 2014 p. 3"
DAY, BEFORE = "2014-10-02", "2014-10-01"


def steps():
    rows = Succession.objects.order_by("pk")
    return list(rows.values_list("predecessor__name", "how", "successor__name", "date"))


def of(body):
    """The seats of a body and who holds them."""
    rows = Appointment.objects.filter(seat__body=body).order_by("seat__role", "pk")
    return [(each.seat.role, str(each.party), each.start, each.end, each.how) for each in rows]


def new(name="Groep C", kind="theme_group"):
    return Body(name=name, kind=kind, level="both")


def test_two_bodies_merge_into_a_new_one_and_end_with_what_hangs_on_them(groups, passage):
    one, other = groups["A"], groups["B"]

    merged = merge(predecessors=[one, other], into=new(), on=DAY, passage=passage)

    made = Body.objects.get(name="Groep C")
    assert (made.start, made.end, made.kind, made.level) == (DAY, "", "theme_group", "both")
    assert steps() == [
        ("Groep A", "merged_into", "Groep C", DAY),
        ("Groep B", "merged_into", "Groep C", DAY),
    ]
    assert set(Body.objects.filter(end=BEFORE)) == {one, other}
    assert set(Appointment.objects.values_list("end", flat=True)) == {BEFORE}
    assert set(Seat.objects.exclude(body=groups["board"]).values_list("end", flat=True)) == {BEFORE}
    assert set(PillarLink.objects.values_list("end", flat=True)) == {BEFORE}
    assert [cited(each) for each in (*merged, made)] == [[("", "states", PLACE)]] * 3
    assert cited(one) == [("end", "states", PLACE)]
    hanging = (*Appointment.objects.all(), *one.seats.all(), *PillarLink.objects.all())
    assert {str(cited(each)) for each in hanging} == {str([("end", "implies", PLACE)])}
    assert groups["board"].seats.get().end == ""


def test_of_a_day_that_is_not_known_both_have_the_same_date(groups, passage):
    merge(predecessors=[groups["A"], groups["B"]], into=new(), on="2014-10", passage=passage)

    assert list(Body.objects.filter(end="2014-10").values_list("name", flat=True)) == [
        "Groep A",
        "Groep B",
    ]
    assert Body.objects.get(name="Groep C").start == "2014-10"


def test_one_body_merges_into_another_that_is_there(groups, passage):
    merge(predecessors=[groups["A"]], into=groups["B"], on=DAY, passage=passage)

    assert steps() == [("Groep A", "merged_into", "Groep B", DAY)]
    assert [Body.objects.get(pk=groups[name].pk).end for name in "AB"] == [BEFORE, ""]
    assert [held[3] for held in of(groups["B"])] == ["", ""]


def test_what_ended_before_or_has_an_end_of_its_own_keeps_it(groups, passage):
    seat = groups["A"].seats.get(role="member")
    kept = [
        make_appointment(seat=seat, person=make_person(), start="2012", end=end)
        for end in ("2013", "2016")
    ]

    dissolve(body=groups["A"], on="2014", passage=passage)

    assert [Appointment.objects.get(pk=each.pk).end for each in kept] == ["2013", "2016"]
    assert [cited(each) for each in kept] == [[], []]


def test_a_predecessor_keeps_its_meetings(groups, passage):
    link = make_meeting_body(body=groups["A"], meeting=make_meeting())

    merge(predecessors=[groups["A"], groups["B"]], into=new(), on=DAY, passage=passage)

    link.refresh_from_db()
    assert link.body == groups["A"]


def test_the_seats_go_along_with_whoever_holds_them(groups, passage):
    seat = make_seat(body=groups["A"], role="adviser", label="vrij", minimum=0, maximum=3)
    gone = make_appointment(seat=seat, person=make_person(), end="2013")
    make_appointment(seat=seat, person=make_person(), planned=True)

    continue_as(predecessor=groups["A"], successor=new(), on=DAY, passage=passage, seats_along=True)

    made = Body.objects.get(name="Groep C")
    seats = made.seats.order_by("role").values_list("role", "label", "minimum", "maximum", "start")
    assert list(seats) == [
        ("adviser", "vrij", 0, 3, DAY),
        ("chair", "", 1, 1, DAY),
        ("member", "", 1, None, DAY),
    ]
    assert of(made) == [
        ("chair", "A Chair", DAY, "", "continued"),
        ("member", "A Member", DAY, "", "continued"),
    ]
    both = (*made.seats.all(), *Appointment.objects.filter(seat__body=made))
    assert {str(cited(each)) for each in both} == {str([("", "implies", PLACE)])}
    gone.refresh_from_db()
    assert gone.end == "2013"


def test_seats_that_the_successor_has_are_filled_and_nobody_sits_there_twice(groups, passage):
    member = Appointment.objects.get(seat__body=groups["A"], seat__role="member").person
    make_appointment(seat=groups["B"].seats.get(role="member"), person=member, start="2013")
    derived = make_seat(body=groups["B"], role="adviser", every_member=True)
    make_appointment(seat=make_seat(body=groups["A"], role="adviser"), person=make_person())

    merge(predecessors=[groups["A"]], into=groups["B"], on=DAY, passage=passage, seats_along=True)

    assert groups["B"].seats.count() == 3
    assert derived.appointments.count() == 0
    assert of(groups["B"]) == [
        ("chair", "B Chair", "2012", "", ""),
        ("chair", "A Chair", DAY, "", "continued"),
        ("member", "B Member", "2012", "", ""),
        ("member", "A Member", "2013", "", ""),
    ]


def test_a_seat_that_is_filled_by_another_of_the_body_is_filled_by_that_one_again(groups, passage):
    chair = groups["A"].seats.get(role="chair")
    make_seat(body=groups["A"], role="adviser", ex_officio_of=chair)
    make_seat(body=groups["A"], role="secretary", ex_officio_of=groups["B"].seats.first())

    continue_as(predecessor=groups["A"], successor=new(), on=DAY, passage=passage, seats_along=True)

    made = Body.objects.get(name="Groep C").seats
    assert made.get(role="adviser").ex_officio_of == made.get(role="chair")
    assert made.get(role="secretary").ex_officio_of.body == groups["B"]


@pytest.mark.parametrize(
    ("kind", "how"), [("theme_group", "continued_as"), ("working_group", "became")]
)
def test_whether_it_continues_or_becomes_is_told_by_the_kinds(groups, passage, kind, how):
    continue_as(predecessor=groups["A"], successor=new(kind=kind), on=DAY, passage=passage)

    assert steps() == [("Groep A", how, "Groep C", DAY)]
    assert Body.objects.get(name="Groep C").seats.count() == 0


@pytest.mark.parametrize(("ends", "end"), [(True, BEFORE), (False, "")])
def test_a_body_splits_and_ends_or_goes_on(groups, passage, ends, end):
    parts = [new("Groep C"), groups["B"]]

    split(predecessor=groups["A"], into=parts, on=DAY, passage=passage, ends=ends)

    assert [(how, name) for _one, how, name, _date in steps()] == [
        ("split_into", "Groep B"),
        ("split_into", "Groep C"),
    ]
    assert Body.objects.get(pk=groups["A"].pk).end == end
    assert {held[3] for held in of(groups["A"])} == {end}


def test_one_alone_splits_off_from_what_goes_on(groups, passage):
    split(predecessor=groups["A"], into=[new()], on=DAY, passage=passage, ends=False)

    assert steps() == [("Groep A", "split_into", "Groep C", DAY)]


def test_a_body_is_dissolved_with_what_hangs_on_it_and_nothing_else(passage, groups):
    ended = dissolve(body=groups["A"], on="2014-10", passage=passage)

    assert [type(each).__name__ for each in ended] == [
        "Body",
        *["Appointment"] * 2,
        *["Seat"] * 2,
        "PillarLink",
    ]
    assert steps() == []
    assert {each.end for each in ended} == {"2014-10"}
    assert [held[3] for held in of(groups["B"])] == ["", ""]


def test_with_a_pillar_end_the_links_of_its_groups(passage):
    link = make_pillar_link(group=make_body(), pillar=make_pillar())

    dissolve(body=link.pillar, on="2014-10", passage=passage)

    link.refresh_from_db()
    assert link.end == "2014-10"
