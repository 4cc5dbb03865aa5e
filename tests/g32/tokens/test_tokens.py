"""Tokens: made and revoked by their user, seen and revoked by who manages users."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from g32.history import act
from g32.models import HistoryEntry, Token
from g32.rights import Role
from g32.tokens import find, issue, revoke
from tests.admin import post
from tests.factories import make_user
from tests.second_step import PASSWORD, make_person

pytestmark = pytest.mark.django_db
URL = "/admin/account/toegang/"


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def user():
    return make_person(Role.READER)


def make(user, **typed):
    return client_of(user).post(URL, {"name": "Website", "password": PASSWORD} | typed)


def test_the_secret_of_a_new_token_is_shown_once(user):
    client = client_of(user)

    made = client.post(URL, {"name": "Website", "password": PASSWORD})
    [secret] = re.findall(r'id="secret"[^>]* value="([^"]+)"', made.content.decode())
    again = client.get(URL)

    assert find(Token.Purpose.API, secret).user == user
    assert "no-store" in made.headers["Cache-Control"]
    assert made.headers["Referrer-Policy"] == "same-origin"
    assert secret not in again.content.decode()
    assert "Website" in again.content.decode()
    assert secret not in str(HistoryEntry.objects.values("before", "after"))


@pytest.mark.once
@pytest.mark.parametrize(
    "typed",
    [
        {"password": "fout"},
        {"password": ""},
        {"name": ""},
        {"name": "x" * 201},
        {"name": "a\0b"},
    ],
)
def test_what_is_typed_wrongly_makes_none(user, typed):
    page = make(user, **typed)

    assert page.status_code == 200
    assert page.context["form"].errors
    assert not Token.objects.exists()


@pytest.mark.once
def test_who_has_yet_to_take_the_second_step_makes_none(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    user = make_person(Role.SECRETARIAT)

    assert make(user).status_code == 403
    assert not Token.objects.exists()


def test_the_own_is_revoked(user):
    token, secret = issue(user, Token.Purpose.CALENDAR, "Agenda")

    answer = client_of(user).post(reverse("admin:token_revoke", args=[token.pk]))

    assert answer.url == URL
    assert find(Token.Purpose.CALENDAR, secret) is None


@pytest.mark.once
def test_that_of_somebody_else_is_not_there(user):
    token, secret = issue(make_user(Role.READER), Token.Purpose.API, "Website")

    answer = client_of(user).post(reverse("admin:token_revoke", args=[token.pk]))

    assert answer.status_code == 404
    assert find(Token.Purpose.API, secret)


def test_a_manager_sees_and_revokes_that_of_another(user):
    token, secret = issue(user, Token.Purpose.API, "Website")
    manager = client_of(make_user(Role.MANAGER))

    page = manager.get(reverse("admin:auth_user_change", args=[user.pk]))
    url = reverse("admin:auth_user_revoke", args=[user.pk])
    answer = manager.post(url, {"token": token.pk})

    assert [each.name for each in page.context["tokens"]] == ["Website"]
    assert answer.status_code == 302
    assert find(Token.Purpose.API, secret) is None


@pytest.mark.once
@pytest.mark.parametrize("number", ["", "x", "0", "-1", "9" * 30, "\0"])
def test_what_is_the_number_of_no_token_revokes_none(user, number):
    url = reverse("admin:auth_user_revoke", args=[user.pk])

    assert client_of(make_user(Role.MANAGER)).post(url, {"token": number}).status_code == 404


@pytest.mark.once
def test_a_manager_revokes_no_token_of_who_may_do_everything():
    token, secret = issue(make_user(is_superuser=True), Token.Purpose.API, "Website")
    url = reverse("admin:auth_user_revoke", args=[token.user.pk])

    assert client_of(make_user(Role.MANAGER)).post(url, {"token": token.pk}).status_code == 403
    assert find(Token.Purpose.API, secret)


def test_history_tells_of_both_and_of_no_use(user):
    make(user)
    token = Token.objects.get()
    Token.objects.update(used="2014-09-01")
    client_of(user).post(reverse("admin:token_revoke", args=[token.pk]))

    entries = HistoryEntry.objects.filter(table="g32_token").order_by("pk")

    assert [(entry.act, entry.actor) for entry in entries] == [
        ("insert", user.username),
        ("update", user.username),
    ]
    assert token.digest not in str(list(entries.values("before", "after")))


def test_the_history_of_a_user_tells_it(user):
    with act(actor=user.username):
        token = issue(user, Token.Purpose.API, "Website voor themagroepen").token
        revoke(token)

    url = reverse("admin:auth_user_history", args=[user.pk])
    page = client_of(make_user(Role.MANAGER)).get(url)

    assert "Website voor themagroepen" in page.content.decode()


@pytest.mark.once
def test_who_reads_sees_nothing_of_it_in_what_happened(user):
    with act(actor=user.username):
        issue(user, Token.Purpose.API, "Website voor themagroepen")

    page = client_of(make_user(Role.READER)).get(reverse("admin:g32_historyentry_changelist"))

    assert "Website voor themagroepen" not in page.content.decode()


def test_access_that_is_withdrawn_and_given_back_opens_nothing_by_an_old_secret(user):
    _token, secret = issue(user, Token.Purpose.API, "Website")
    manager = client_of(make_person(Role.MANAGER))
    url = f"/admin/auth/user/{user.pk}/change/"

    post(manager, url, is_active="")
    post(manager, url, is_active="on")

    user.refresh_from_db()
    assert (user.is_active, find(Token.Purpose.API, secret)) == (True, None)
