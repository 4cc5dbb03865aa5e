"""What each class of Popolo holds."""

import pytest

from network.actions import merge_people
from tests.factories import (
    make_agenda_item,
    make_appointment,
    make_attendance,
    make_body,
    make_citation,
    make_city,
    make_meeting,
    make_meeting_body,
    make_membership,
    make_name,
    make_office,
    make_organisation,
    make_person,
    make_seat,
    make_source,
)
from tests.popolo import one, whole

pytestmark = pytest.mark.django_db


def test_a_person_with_all_that_is_told_of_one():
    source = make_source(name="Jaarverslag", slug="jaarverslag")
    web = make_source(name="Nieuws", url="https://nieuws.example/1")
    person = make_person(first_names="Jan", prefix="van den", surname="Berg", slug="berg")
    make_name(owner=person, text="J. Berg", kind="spelling", start="2013-23", end="2014-06")
    make_citation(record=person, source=source, page=3, page_to=4)
    make_citation(record=person, source=web)
    make_citation(record=person, source=source, stance="contradicts", value="x", note="y")

    assert whole()["persons"] == [
        {
            "id": "berg",
            "name": "Jan van den Berg",
            "family_name": "van den Berg",
            "given_name": "Jan",
            "sort_name": "Berg, Jan van den",
            "other_names": [
                {
                    "name": "J. Berg",
                    "note": "spelling",
                    "end_date": "2014-06",
                    "g32": {"start": "2013-23"},
                }
            ],
            "identifiers": [{"scheme": "g32", "identifier": "berg"}],
            "sources": [
                {"url": "urn:g32:source:jaarverslag", "note": "Jaarverslag p. 3-4"},
                {"url": "https://nieuws.example/1", "note": "Nieuws"},
            ],
        }
    ]


def test_who_knew_somebody_by_an_id_that_was_merged_finds_them():
    keep, gone = make_person(surname="Jansen"), make_person(surname="Janssen")
    office = make_office(person=keep, function="mayor", city=(city := make_city()))
    same = make_office(person=gone, function="mayor", city=city)

    merge_people(keep=keep, gone=gone)

    told = whole()
    [person] = told["persons"]
    former = {"scheme": "g32:former", "identifier": gone.slug}
    assert person["id"] == keep.slug
    assert former in person["identifiers"]
    [held] = told["memberships"]
    assert held["id"] == f"office--{office.slug}"
    assert {"scheme": "g32:former", "identifier": same.slug} in held["g32"]["identifiers"]


@pytest.mark.once
@pytest.mark.parametrize(
    "text", ["2014", "2014-06", "2014-06-12", "2014-12-31", "1900", "2100-12-31"]
)
def test_a_date_that_popolo_can_say(text):
    membership = make_membership(start=text)

    told = one(whole(), "memberships", f"membership--{membership.slug}")

    assert told["start_date"] == text
    assert "g32" not in told


@pytest.mark.once
@pytest.mark.parametrize(
    "text",
    [
        "2014-21",
        "2014-33",
        "2014-40",
        "2014~",
        "2014-06-12~",
        "2014-06-12/2014-06-13",
        "../2014-06-12",
        "2014-06-12/..",
    ],
)
def test_a_date_that_popolo_cannot_say_is_not_made_up(text):
    membership = make_membership(start=text, end=text)

    told = one(whole(), "memberships", f"membership--{membership.slug}")

    assert not {"start_date", "end_date"} & set(told)
    assert told["g32"] == {"start": text, "end": text}


def test_seats_and_who_holds_them_ex_officio_too():
    city, person = make_city(slug="ede", name="Ede"), make_person(slug="jan")
    network = make_body(kind="network", slug="net")
    seat = make_seat(body=make_body(slug="ab"), role="chair", slug="ab-chair", start="2014")
    board = make_seat(body=make_body(slug="db"), slug="db-member", ex_officio_of=seat, maximum=None)
    appointment = make_appointment(
        seat=seat, person=person, city=city, slug="a", start="2014-06", how="elected"
    )
    for party in ({"city": city}, {"organisation": make_organisation(slug="vng")}, {"note": "x"}):
        make_appointment(seat=seat, person=None, planned=True, **party)
    make_membership(city=city, slug="ede", start="2014")

    told = whole()

    assert one(told, "posts", "db-member")["g32"] == {"minimum": 1, "ex_officio_of": "ab-chair"}
    assert one(told, "memberships", f"appointment--{appointment.slug}") == {
        "id": "appointment--a",
        "role": "chair",
        "person_id": "jan",
        "organization_id": "body--ab",
        "post_id": "ab-chair",
        "on_behalf_of_id": "city--ede",
        "start_date": "2014-06",
        "g32": {"how": "elected"},
    }
    assert one(told, "memberships", "appointment--db-member--a")["person_id"] == "jan"
    members = [each["member"]["id"] for each in told["memberships"] if "member" in each]
    assert members.count("city--ede") == 3  # a seat, what follows from it, and the membership
    assert one(told, "memberships", "membership--ede")["organization_id"] == f"body--{network.slug}"
    assert [each["label"] for each in told["memberships"] if each.get("label")] == ["x", "x"]
    assert board.slug == "db-member"


def test_records_of_several_kinds_may_share_an_id():
    for make in (make_city, make_body, make_organisation):
        make(slug="ede")
    make_appointment(slug="ede")
    make_membership(slug="ede")
    make_office(slug="ede")

    assert len(whole()["organizations"]) == 5  # a body of a seat, a city of a membership


def test_a_meeting_with_who_was_there():
    city = make_city(name="Ede", slug="ede")
    meeting = make_meeting(
        name="Dag", slug="dag", start="2014-06-12", end="2014-06-13/2014-06-14", city=city
    )
    part = make_meeting(slug="deel", part_of=meeting, status="cancelled", place="Velp")
    bodies = [make_meeting_body(meeting=meeting).body for _ in range(2)]
    person = make_person()
    for role in ("speaker", "guest"):
        make_attendance(meeting=meeting, person=person, role=role)
    make_attendance(meeting=meeting, presence="excused")
    make_attendance(meeting=meeting, person=None, note="wie dan ook")
    make_agenda_item(meeting=meeting)

    told = whole()

    event = one(told, "events", "dag")
    assert (event["start_date"], event["location"], event["status"]) == (
        "2014-06-12",
        "Ede",
        "held",
    )
    assert "end_date" not in event
    assert event["g32"] == {
        "end": "2014-06-13/2014-06-14",
        "organization_ids": sorted(f"body--{body.slug}" for body in bodies),
        "area_id": "ede",
    }
    assert event["attendees"] == [{"id": person.slug, "name": str(person)}]
    assert one(told, "events", part.slug)["parent_id"] == "dag"
    assert one(told, "events", part.slug)["status"] == "cancelled"
