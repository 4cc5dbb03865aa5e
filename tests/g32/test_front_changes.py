"""The first page: what changed lately, act by act."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from g32.history import act
from g32.models import HistoryEntry
from g32.pages import front
from g32.pages.front import TOGETHER, Act
from g32.rights import Role
from network.models import City
from tests import factories
from tests.admin import address, post
from tests.happenings import client_of
from tests.pages import panels

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(admin_client):
    """Somebody who may see everything, in English."""
    admin_client.cookies["django_language"] = "en"
    return admin_client


def changed(client):
    """Who wrote, and what: newest first."""
    return [row[1:] for row in panels(client.get(reverse("admin:index")))["Changed lately"]]


def test_what_is_saved_with_one_form_is_one_act(reader):
    rows = {
        "memberships-TOTAL_FORMS": "1",
        "memberships-0-start": "2009",
        "names-TOTAL_FORMS": "1",
        "names-0-text": "Veluwe",
        "names-0-kind": "alias",
    }
    post(reader, address(City, "add"), name="Ede", **rows, _reason="Uit de <ledenlijst>")

    text = reader.get(reverse("admin:index")).text

    city = City.objects.get()
    assert changed(reader) == [["admin", "Ede – 1 city, 1 membership Uit de <ledenlijst>"]]
    assert f'<a href="{address(city, "page", city.pk)}" data-beside>Ede</a>' in text
    assert "Uit de &lt;ledenlijst&gt;" in text


def test_acts_of_another_hand_reason_or_batch_stand_apart(reader):
    for said in (
        {"actor": "marijke"},
        {"actor": "tom"},
        {"actor": "tom", "reason": "Gebeld"},
        {"actor": "tom", "reason": "Gebeld", "batch": "1"},
    ):
        with act(**said):
            factories.make_city(name=f"Stad {len(said)} {said['actor']}")

    assert changed(reader) == [
        ["tom", "Stad 3 tom – 1 city Gebeld"],
        ["tom", "Stad 2 tom – 1 city Gebeld"],
        ["tom", "Stad 1 tom – 1 city"],
        ["marijke", "Stad 1 marijke – 1 city"],
    ]


def test_what_is_written_from_outside_says_so(reader):
    factories.make_city(name="Ede")

    assert changed(reader) == [["outside the application", "Ede – 1 city"]]


@pytest.mark.parametrize(
    ("before", "said", "together"),
    [
        (timedelta(0), ("tom", "", ""), True),
        (TOGETHER - timedelta(microseconds=1), ("tom", "", ""), True),
        (TOGETHER, ("tom", "", ""), False),
        (timedelta(0), ("marijke", "", ""), False),
        (timedelta(0), ("tom", "Gebeld", ""), False),
        (timedelta(0), ("tom", "", "1"), False),
    ],
)
def test_writes_of_one_hand_within_seconds_are_one_act(before, said, together):
    now = timezone.now()

    assert Act(1, now, now, "tom", "", "").includes(now - before, *said) is together


def test_the_writes_of_a_batch_are_one_act_whenever_they_were_made():
    now = timezone.now()

    later = Act(1, now, now, "tom", "", "wissel")

    assert later.includes(now - timedelta(hours=1), "tom", "", "wissel") is True


def test_a_row_that_was_written_twice_counts_once(reader):
    city = factories.make_city(name="Ede")
    city.name = "Deventer"
    city.save()

    assert changed(reader) == [["outside the application", "Deventer – 1 city"]]


def test_links_between_records_count_only_where_nothing_else_was_written(reader):
    link = factories.make_meeting_body(
        meeting=factories.make_meeting(name="Overleg"), body=factories.make_body(name="Groep")
    )
    with act(actor="tom"):
        link.delete()

    assert changed(reader) == [
        ["tom", "1 body deleted"],
        ["outside the application", "Overleg – 1 meeting, 1 body"],
    ]


def test_of_many_kinds_the_most_frequent_are_named(reader):
    for make, number in (
        (factories.make_city, 5),
        (factories.make_person, 4),
        (factories.make_topic, 3),
        (factories.make_meeting, 2),
        (factories.make_result, 1),
    ):
        for _ in range(number):
            make()

    ((_who, what),) = changed(reader)

    assert what.partition(" – ")[2] == "5 cities, 4 people, 3 topics, 2 meetings and more"


def test_of_an_act_too_large_to_read_it_is_said_that_there_is_more(reader, monkeypatch):
    monkeypatch.setattr(front, "WRITES", 5)
    for _ in range(6):
        factories.make_city()

    assert changed(reader) == [["outside the application", "5 cities and more"]]


def test_only_the_latest_acts_are_shown(reader):
    for number in range(front.ACTS + 1):
        with act(actor=f"hand {number}"):
            factories.make_city()

    assert [who for who, _what in changed(reader)] == [
        f"hand {number}" for number in range(front.ACTS, 0, -1)
    ]


def test_a_record_that_is_gone_is_counted_and_not_named(reader):
    with act(actor="tom"):
        city = factories.make_city(name="Ede")
        factories.make_name(owner=city)
    with act(actor="marijke"):
        city.delete()

    assert changed(reader) == [["marijke", "1 city deleted"], ["tom", "1 city"]]


def test_a_table_that_is_no_more_is_called_by_its_name(reader):
    HistoryEntry.objects.create(
        at=timezone.now(), table="old<table>", row=1, act="insert", actor="tom", after={}
    )

    assert changed(reader) == [["tom", "1 old<table>"]]


def test_an_act_leads_to_what_was_written_last_in_it(reader):
    factories.make_city()
    factories.make_city()
    last = HistoryEntry.objects.latest("pk")

    text = reader.get(reverse("admin:index")).text

    assert f'<a href="{reverse("admin:g32_historyentry_change", args=[last.pk])}">' in text


def test_acts_cost_the_same_for_few_and_for_many(reader):
    def write(number):
        for n in range(number):
            with act(actor="vooraf"):
                seat, person, city = (
                    factories.make_seat(),
                    factories.make_person(),
                    factories.make_city(),
                )
            with act(actor=f"hand {n}"):
                factories.make_appointment(seat=seat, person=person, city=city)

    write(1)
    reader.get(reverse("admin:index"))
    with CaptureQueriesContext(connection) as few:
        reader.get(reverse("admin:index"))
    write(4)
    with CaptureQueriesContext(connection) as many:
        page = reader.get(reverse("admin:index"))

    assert len(panels(page)["Changed lately"]) == front.ACTS
    assert len(many) <= len(few), [query["sql"][:90] for query in many]


def test_nobody_is_told_of_what_they_may_not_see():
    with act(actor="tom", batch="1"):
        office = factories.make_office()
    with act(actor="marijke", batch="2"):
        factories.make_contact_details(office=office)
    told = {}
    for role in (Role.SECRETARIAT, Role.READER):
        client = client_of(factories.make_user(role))
        told[role] = [who for who, _what in changed(client)]

    assert told == {Role.SECRETARIAT: ["marijke", "tom"], Role.READER: ["tom"]}
