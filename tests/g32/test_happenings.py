"""All that happened: found by day, person, city and batch, and told to who may see it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from g32.happenings.names import Names
from g32.history import act
from g32.models import HistoryEntry, Viewing
from g32.rights import Role
from network.models import City, Office, Person
from tests import factories
from tests.admin import address
from tests.happenings import ALL, change_of, client_of, last, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(admin_client):
    """Somebody who may see everything, in English."""
    admin_client.cookies["django_language"] = "en"
    return admin_client


def happened(client, **asked):
    """Who did something, newest first."""
    page = client.get(ALL, asked)
    assert page.status_code == 200
    return [who for who, _why, _rows in told(page)]


@pytest.fixture
def three():
    """Three happenings of three days, the middle one a deletion."""
    with act(actor="tom", reason="Ledenlijst", batch="een"):
        ede, zwolle = factories.make_city(name="Ede"), factories.make_city(name="Zwolle")
        factories.make_office(city=ede)
    with act(actor="kees", batch="twee"):
        zwolle.delete()
    with act(actor="", batch="drie"):
        City.objects.filter(pk=ede.pk).update(name="Barneveld")
    return ede


def test_all_that_happened_is_found_by_day_person_batch_city_and_what_was_deleted(reader, three):
    today = timezone.localdate()

    assert happened(reader)[:3] == ["outside the application", "kees", "tom"]
    assert happened(reader, day=today.isoformat())[:3] == ["outside the application", "kees", "tom"]
    assert happened(reader, day=(today + timedelta(days=1)).isoformat()) == []
    assert happened(reader, person="tom") == ["tom"]
    assert happened(reader, person="!")[0] == "outside the application"
    assert happened(reader, batch="twee") == ["kees"]
    assert happened(reader, city=three.pk) == ["outside the application", "tom"]
    assert happened(reader, deleted="1") == ["kees"]
    assert happened(reader, q="ledenlijst") == ["tom"]
    assert happened(reader, q="barneveld") == ["outside the application", "tom"]
    assert happened(reader, q="zwolle") == ["kees"]
    assert happened(reader, q="kees") == []
    assert happened(reader, q="twee") == ["kees"]


def test_what_was_done_for_a_city_is_found_by_it(reader):
    city = factories.make_city()
    with act(actor="a", batch="1"):
        office = factories.make_office(city=city)
        passage = factories.make_citation(record=office)
    with act(actor="b", batch="2"):
        passage.delete()
        office.delete()
    with act(actor="c", batch="3"):
        attendance = factories.make_attendance(city=city)
    with act(actor="d", batch="4"):
        attendance.city = factories.make_city()
        attendance.save()
    with act(actor="e", batch="5"):
        attendance.role = "guest"
        attendance.save()

    assert happened(reader, city=city.pk)[:4] == ["d", "c", "b", "a"]


@pytest.mark.parametrize(
    "asked",
    [
        {"day": "gisteren"},
        {"day": "2014-02-30"},
        {"day": "0001-01-01"},
        {"city": "x"},
        {"city": "0"},
        {"city": "9" * 30},
        {"city": "-1"},
        {"person": "nobody' OR 1=1"},
        {"batch": "\0"},
        {"batch": "x" * 5000},
        {"q": "zzz%_\\'\"\0<b>"},
        {"q": "x" * 10_000},
        {"before": "x"},
        {"before": "9" * 30},
        {"before": "-5"},
        {"passed": "\0'"},
        {"actor__startswith": "t"},
    ],
)
def test_what_cannot_be_asked_gets_a_clear_answer(reader, three, asked):
    page = reader.get(ALL, asked)

    assert page.status_code == 200
    found = bool(page.context["happenings"])
    is_passed_over = next(iter(asked)) in ("before", "passed", "actor__startswith", "batch")
    assert found is (is_passed_over and asked != {"batch": "x" * 5000})
    assert found or page.context["asked"].wrong or "Nothing that happened fits this." in page.text


def test_a_batch_that_is_larger_than_a_page_is_told_once_and_hides_nobody(reader, monkeypatch):
    monkeypatch.setattr("g32.admin.happenings.SHOWN", 4)
    with act(actor="eerst", batch="0"):
        factories.make_city()
    for hand, batch in (("groot", "1"), ("tussendoor", "2"), ("groot", "1")):
        for _ in range(5 if batch == "1" else 1):
            with act(actor=hand, batch=batch):
                factories.make_city()

    seen, query = [], "?"
    while query:
        page = reader.get(ALL + query)
        seen += [who for who, _why, _rows in told(page)]
        query = page.context["older"]
    whole = reader.get(change_of(last(batch="1")))

    assert [who for who in seen if who in ("groot", "tussendoor", "eerst")] == [
        "groot",
        "tussendoor",
        "eerst",
    ]
    assert len(whole.context["happenings"][0].writes) == 4
    assert whole.context["older"]


def test_a_happening_without_a_batch_is_what_was_written_together(reader):
    with act(actor="tom"):
        factories.make_city(name="A")
        factories.make_city(name="B")
    with act(actor="kees"):
        factories.make_city(name="C")

    [[who, _why, _rows]] = told(reader.get(change_of(last(actor="tom"))))
    writes = reader.get(change_of(last(actor="tom"))).context["happenings"][0].writes

    assert who == "tom"
    assert [write.name for write in writes] == ["A", "B"]


def test_everybody_sees_only_what_they_may(three):
    with act(actor="marijke", batch="adres"):
        contact = factories.make_contact_details(email="geheim@example.nl")
    entry = last(table="network_contactdetails")
    users = last(table="auth_user") if HistoryEntry.objects.filter(table="auth_user") else None
    reader = client_of(factories.make_user(Role.READER))
    secretary = client_of(factories.make_user(Role.SECRETARIAT))
    manager = client_of(factories.make_user(Role.MANAGER))
    user_entry = last(table="auth_user")
    office = address(contact.office, "history", contact.office.pk)

    assert "geheim@example.nl" in secretary.get(change_of(entry)).text
    assert "geheim@example.nl" in secretary.get(office).text
    assert reader.get(change_of(entry)).status_code == 404
    for url in (ALL, ALL + "?q=geheim", office, change_of(last(table="network_office"))):
        page = reader.get(url)
        assert "geheim@example.nl" not in page.text
        assert not any(
            write.entry.table == "network_contactdetails"
            for each in page.context["happenings"]
            for write in each.writes
        )
    assert reader.get(change_of(user_entry)).status_code == 404
    assert manager.get(change_of(user_entry)).status_code == 200
    assert manager.get(change_of(last(table="network_city"))).status_code == 404
    assert users is None or manager.get(ALL).status_code == 200


def test_a_coordinator_sees_contact_details_of_the_own_city_alone():
    arnhem, zwolle = factories.make_city(), factories.make_city()
    own, other = (
        factories.make_contact_details(
            office=factories.make_office(city=city), email=f"{city.pk}@example.nl"
        )
        for city in (arnhem, zwolle)
    )
    user = factories.make_user(Role.COORDINATOR)
    factories.make_coordinator(user=user, city=arnhem)
    client = client_of(user)

    for contact, shown in ((own, True), (other, False)):
        text = client.get(address(contact.office, "history", contact.office.pk)).text
        assert (contact.email in text) is shown
    assert other.email not in client.get(ALL).text


def test_who_looks_at_contact_details_in_history_is_noted(reader):
    contact = factories.make_contact_details(email="a@example.nl")
    before = Viewing.objects.count()

    reader.get(address(contact.office, "history", contact.office.pk))

    noted = Viewing.objects.order_by("pk")[before:]
    assert [(one.place, one.row) for one in noted] == [("history", contact.office.pk)]


def test_of_a_password_history_tells_only_that_it_changed(reader):
    user = factories.make_user(username="mv")
    with act(actor="mv", batch="wachtwoord"):
        user.set_password("een heel goed wachtwoord")
        user.save()

    [(_who, _why, lines)] = told(reader.get(ALL, {"batch": "wachtwoord"}))

    assert lines == ["changed User mv", "Password: changed; what it holds nobody can read"]
    assert user.password not in reader.get(ALL).text


def test_a_table_that_is_no_more_is_called_by_its_name(reader):
    HistoryEntry.objects.create(
        at=timezone.now(), table="old<table>", row=7, act="insert", actor="tom", after={}
    )

    assert told(reader.get(ALL))[0] == ("tom", "", ["added old<table> 7"])


@pytest.mark.parametrize("page", ["all", "record"])
def test_it_costs_the_same_for_few_and_for_many(reader, page):
    meeting = factories.make_meeting()

    def write(number):
        for each in range(number):
            with act(actor=f"hand {each}"):
                item = factories.make_agenda_item(meeting=meeting)
                item.delete()

    def queries():
        url = ALL if page == "all" else address(meeting, "history", meeting.pk)
        reader.get(url)
        with CaptureQueriesContext(connection) as asked:
            reader.get(url)
        return len(asked)

    write(2)
    few = queries()
    write(60)

    assert queries() <= few


def test_the_names_of_a_thousand_are_asked_at_once():
    people = Person.objects.bulk_create([Person(surname=f"Jansen {n}") for n in range(1_010)])
    names = Names()

    with CaptureQueriesContext(connection) as asked:
        names.fetch((Office, {"person_id": person.pk}) for person in people)

    assert len(asked) == 1
    assert names.get(Person, people[-1].pk) == (people[-1], True)
