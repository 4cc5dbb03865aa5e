"""A session ends in time, and at once when the access of its user changes."""

import time
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.contrib.messages import get_messages
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from g32.login import session
from g32.rights import Role
from network.models import Coordinator
from tests.codes import make_app
from tests.factories import make_city, make_coordinator, make_user

HOME = "/admin/"
MINUTE, HOUR = 60, 3600

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return make_user(Role.COORDINATOR)


@pytest.fixture
def client(user):
    client = Client()
    client.force_login(user)
    assert client.get(HOME).status_code == 200
    return client


def goes_on(client):
    return client.get(HOME).status_code == 200


def later(client, monkeypatch, seconds):
    """Let so many seconds pass: on the clock, and for the session as it is stored."""
    now = time.time() + seconds
    monkeypatch.setattr(session.time, "time", lambda: now)
    for stored in Session.objects.all():
        stored.expire_date -= timedelta(seconds=seconds)
        stored.save()


def test_a_session_ends_after_half_an_hour_without_a_request(client, monkeypatch):
    later(client, monkeypatch, 29 * MINUTE)
    assert goes_on(client)
    assert Session.objects.get().expire_date > timezone.now() + timedelta(minutes=29)

    later(client, monkeypatch, 30 * MINUTE)

    assert not goes_on(client)


def test_a_session_ends_after_half_a_day_however_it_is_used(client, monkeypatch):
    held = session.time.time
    began = held()
    for passed in range(0, 12 * HOUR, 20 * MINUTE):
        monkeypatch.setattr(session.time, "time", lambda passed=passed: began + passed)
        assert goes_on(client)

    monkeypatch.setattr(session.time, "time", lambda: began + 12 * HOUR)

    answer = client.get(HOME)
    assert answer.status_code == 302
    assert [str(said) for said in get_messages(answer.wsgi_request)] == [str(session.LONGEST)]


CHANGES = {
    "a role more": lambda user: user.groups.add(Group.objects.get(name=Role.READER)),
    "a role less": lambda user: user.groups.clear(),
    "a right more": lambda user: user.user_permissions.add(Permission.objects.first()),
    "a right of the role": lambda user: user.groups.get().permissions.remove(
        user.groups.get().permissions.first()
    ),
    "a city more": lambda user: make_coordinator(user=user, city=make_city()),
    "everything": lambda user: User.objects.filter(pk=user.pk).update(is_superuser=True),
    "may not enter": lambda user: User.objects.filter(pk=user.pk).update(is_staff=False),
    "withdrawn": lambda user: User.objects.filter(pk=user.pk).update(is_active=False),
    "a password": lambda user: (user.set_password("een ander wachtwoord"), user.save()),
    "a second step": make_app,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_session_ends_when_the_access_of_its_user_changes(client, user, change):
    change(user)

    assert not goes_on(client)


@pytest.mark.parametrize("how", ["update", "delete", "raw"])
def test_a_session_ends_when_a_city_changes_by_whichever_path(user, how):
    make_coordinator(user=user, city=make_city(name="Arnhem"))
    other = make_city(name="Zwolle")
    client = Client()
    client.force_login(user)
    assert goes_on(client)

    if how == "raw":
        with connection.cursor() as cursor:
            cursor.execute("UPDATE network_coordinator SET city_id = %s", [other.pk])
    else:
        rows = Coordinator.objects.all()
        rows.update(city=other) if how == "update" else rows.delete()

    assert not goes_on(client)


def test_what_changes_of_others_ends_nothing(client):
    other = make_user(Role.COORDINATOR)

    make_coordinator(user=other, city=make_city())
    make_app(other)
    other.groups.clear()

    assert goes_on(client)


def test_changing_the_own_password_goes_on_here_and_ends_elsewhere(user, client):
    user.set_password("het oude wachtwoord")
    user.save()
    here, elsewhere = Client(), Client()
    for each in (here, elsewhere):
        each.force_login(user)
    new = "iets heel anders 1"

    here.post(
        "/admin/password_change/",
        {"old_password": "het oude wachtwoord", "new_password1": new, "new_password2": new},
    )

    assert goes_on(here)
    assert not goes_on(elsewhere)


def test_who_was_away_hears_it_and_comes_back_to_the_page(client, monkeypatch):
    later(client, monkeypatch, 31 * MINUTE)

    answer = client.get("/admin/network/city/?q=x", follow=True)

    [(login, _status)] = answer.redirect_chain
    assert login == "/admin/login/?next=/admin/network/city/%3Fq%3Dx"
    assert [str(said) for said in answer.context["messages"]] == [str(session.AWAY)]


def test_what_yesterdays_session_sends_is_refused_in_words(client, monkeypatch):
    later(client, monkeypatch, 24 * HOUR)

    answer = client.post("/admin/network/city/add/", {"name": "Getypt"}, follow=True)

    assert answer.status_code == 200
    [said] = answer.context["messages"]
    assert str(said).startswith(str(session.AWAY))
    assert len(str(said)) > len(str(session.AWAY))


def test_a_stranger_hears_nothing():
    answer = Client().get(HOME)

    assert list(get_messages(answer.wsgi_request)) == []


def test_a_page_asks_no_more_of_the_database_than_before(client, user, monkeypatch):
    client.get("/admin/account/")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get("/admin/understand-date/?q=2014")

    assert [query["sql"].split(" ")[0] for query in asked] == ["SELECT", "SELECT"]
    assert "django_session" in asked[0]["sql"]
    assert "auth_user" in asked[1]["sql"]


def test_a_session_is_written_once_a_minute(client, monkeypatch):
    now = time.time()
    monkeypatch.setattr(session.time, "time", lambda: now + 61)
    with CaptureQueriesContext(connection) as first:
        goes_on(client)
    with CaptureQueriesContext(connection) as second:
        goes_on(client)

    writes = [
        [query for query in asked if query["sql"].startswith("UPDATE")] for asked in (first, second)
    ]
    assert [len(each) for each in writes] == [1, 0]


def test_sessions_that_ended_do_not_stay_in_the_table(client, user):
    Session.objects.update(expire_date=timezone.now() - timedelta(days=1))

    Client().force_login(user)

    assert Session.objects.count() == 1
