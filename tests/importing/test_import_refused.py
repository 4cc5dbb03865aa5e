"""What may not come in: refused with its line, and nothing is written."""

import pytest
from django.contrib.auth.models import User

from g32.history import act
from g32.importing import NotAppliedError, apply, preview, resources
from g32.importing.files import UnreadableError
from g32.importing.moments import has_changed, moment
from g32.rights import Role
from meetings.models import Attendance, Meeting
from network.models import Appointment, City, Person
from tests import factories
from tests.rights.world import make_user

from .incoming import ADMINISTRATORS, looked_at, problems, table, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return User.objects.create(username="eigenaar", is_superuser=True)


def test_what_the_form_refuses_is_refused_by_each_guard(owner):
    meeting, seat = factories.make_meeting(name="Overleg"), factories.make_seat(role="member")
    person = factories.make_person(surname="Bos")
    factories.make_attendance(meeting=meeting, person=person, role="member")
    factories.make_appointment(seat=seat, person=person, start="2014", end="2016")
    factories.make_membership(city=factories.make_city(name="Ede"), start="2010")

    once = looked_at("attendance", owner, "meeting,person,presence\nOverleg,Bos,afwezig")
    nobody = looked_at("attendance", owner, "meeting,note\nOverleg,")
    overlap = looked_at(
        "positions", owner, f"body,role,label,person,start\n{seat.body},lid,{seat.label},Bos,2015"
    )
    order = looked_at("meetings", owner, "title,kind,start,end\nX,group,2015,2014")
    name = looked_at("cities", owner, "city,member_since\nEde,2014")
    same = looked_at("cities", owner, "city\nTiel\nTiel")

    assert problems(once) == [(2, "")]
    assert problems(nobody) == [(2, "")] or problems(nobody) == [(2, "note")]
    assert problems(overlap) == [(2, "start")]
    assert problems(order) == [(2, "end")]
    assert problems(name) == [(2, "")]
    assert problems(same) == [(3, "")]


def test_a_saved_appointment_keeps_its_seat_and_its_holder(owner):
    held = factories.make_appointment(start="2014", slug="zetel")
    other = factories.make_appointment(city=factories.make_city(name="Ede"), slug="andere")
    body = other.seat.body.name
    before = [*Appointment.objects.order_by("pk").values()]

    person = looked_at("positions", owner, f"id,person\nzetel,{other.person.slug}")
    somebody_new = looked_at("positions", owner, "id,person\nzetel,Jan Bos")
    nobody = looked_at("positions", owner, "id,person\nzetel,")
    city = looked_at("positions", owner, "id,city\nzetel,Ede")
    seat = looked_at("positions", owner, f"id,body,role\nzetel,{body},lid")
    same = looked_at("positions", owner, f"id,person,start\nzetel,{held.person.slug},2013")

    assert [problems(each) for each in (person, somebody_new, nobody, city)] == [
        [(2, "person")],
        [(2, "person")],
        [(2, "person")],
        [(2, "city")],
    ]
    assert problems(seat) == [(2, "body")]
    assert person.rows[0].problems[0].message == str(Appointment.lasts)
    assert problems(same) == []
    assert [*Appointment.objects.order_by("pk").values()] == before
    assert not Person.objects.filter(surname="Bos").exists()


def test_a_coordinator_stays_within_the_own_cities(db):
    own, other = factories.make_city(name="Ede"), factories.make_city(name="Tiel")
    user = make_user(Role.COORDINATOR)
    user.coordinates.create(city=own)
    theirs = factories.make_office(city=other)
    mine = factories.make_office(city=own)
    kind = resources()["administrators"]

    added = preview(kind(user), table("person,city,function\nBos,Ede,lid\n"))
    new = preview(kind(user), table("person,city,function\nJan Bos,Ede,wethouder\n"))
    elsewhere = preview(kind(user), table("person,city,function\nJan Bos,Tiel,wethouder\n"))
    changed = preview(kind(user), table(f"id,party\n{theirs.slug},D66"))
    moved = preview(kind(user), table(f"id,city\n{mine.slug},Tiel"))

    assert problems(added) == [(2, "function")]
    assert not new.is_refused
    assert elsewhere.is_refused
    assert changed.is_refused
    assert moved.is_refused
    assert not Person.objects.filter(surname="Bos").exists()


def test_a_reader_imports_nothing(db):
    office = factories.make_office()
    user = make_user(Role.READER)

    outcome = preview(resources()["administrators"](user), table(f"id,party\n{office.slug},D66"))
    assert outcome.is_refused


def test_who_may_not_look_learns_nothing_of_what_is_there(db):
    factories.make_city(name="Ede")
    nobody = make_user()

    there = looked_at("cities", nobody, "city\nEde")
    more = looked_at("cities", nobody, "city,aliases\nEde,Ee")
    elsewhere = looked_at("cities", nobody, "city\nTiel")

    said = [[each.message for each in one.rows[0].problems] for one in (there, more, elsewhere)]
    assert said[0] == said[2] == ["Je mag geen gemeenten toevoegen."]
    assert "ede" not in " ".join(said[1])


def test_after_a_change_of_the_register_only_a_new_look_is_applied(owner):
    world()
    since = moment()
    with act(actor="ander"):
        City.objects.create(name="Tiel")

    with pytest.raises(NotAppliedError):
        apply(resources()["administrators"](owner), table(ADMINISTRATORS), reason="", since=since)

    assert has_changed(since)
    assert not Person.objects.exists()
    apply(resources()["administrators"](owner), table(ADMINISTRATORS), reason="", since=moment())
    assert Person.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "person,function,hoofddeksel\nBos,wethouder,hoed",
        "party\nD66",
        "person,persoon,function\nBos,Bos,wethouder",
        "person,function",
    ],
)
def test_a_file_of_other_columns_is_refused(text, owner):
    with pytest.raises(UnreadableError):
        looked_at("administrators", owner, text)


@pytest.mark.parametrize("number", [2, 200])
def test_many_rows_ask_no_more_than_few(number, owner, django_assert_max_num_queries):
    meeting = factories.make_meeting(name="Overleg")
    people = [factories.make_person(surname=f"Bos{n}") for n in range(number)]
    factories.make_source(name="Bron")
    lines = "\n".join(f"Overleg,{person},Bron" for person in people)

    with django_assert_max_num_queries(20):
        apply(
            resources()["attendance"](owner),
            table(f"meeting,person,sources\n{lines}"),
            reason="",
        )

    assert Attendance.objects.filter(meeting=meeting, citations__isnull=False).count() == number
    assert Meeting.objects.count() == 1
