"""Who tries too often is refused: by name and address together, and before any hashing."""

import logging
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client, RequestFactory

from g32.login.throttle import client_address, plain_name
from tests.factories import make_user

LIMIT = 10
URL = "/admin/login/"


@pytest.fixture(autouse=True)
def somebody(db):
    user = make_user(username="jansen")
    user.set_password("het goede wachtwoord")
    user.save()
    return user


def try_(name="jansen", typed="verkeerd", address="192.0.2.1", **headers):
    typed = {"username": name, "password": typed, "next": "/admin/"}
    return Client(REMOTE_ADDR=address, **headers).post(URL, typed)


def try_often(**how):
    return [try_(**how).status_code for _attempt in range(LIMIT)]


def gets_in(**how):
    return try_(typed="het goede wachtwoord", **how).status_code == 302


def test_the_tenth_failure_is_the_last():
    assert try_often() == [200] * (LIMIT - 1) + [429]
    assert not gets_in()


def test_others_at_the_same_address_and_the_same_user_elsewhere_get_in():
    other = make_user(username="pietersen")
    other.set_password("het goede wachtwoord")
    other.save()

    try_often()

    assert not gets_in()
    assert gets_in(name="pietersen")
    assert gets_in(address="192.0.2.2")


def test_nothing_is_hashed_for_who_is_refused(monkeypatch):
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda *args: hashed.append(1) or encode(*args)
    )
    try_often()
    assert len(hashed) == LIMIT

    try_()

    assert len(hashed) == LIMIT


def test_the_refusal_ends_and_trying_on_does_not_put_it_off():
    try_often()
    AccessAttempt.objects.update(
        attempt_time=AccessAttempt.objects.get().attempt_time - timedelta(minutes=14)
    )
    assert try_().status_code == 429

    AccessAttempt.objects.update(
        attempt_time=AccessAttempt.objects.get().attempt_time - timedelta(minutes=2)
    )

    assert gets_in()


def test_what_was_counted_is_thrown_away():
    try_often()
    AccessAttempt.objects.update(
        attempt_time=AccessAttempt.objects.get().attempt_time - timedelta(minutes=16)
    )

    try_(name="een ander")

    assert [attempt.username for attempt in AccessAttempt.objects.all()] == ["een ander"]


def test_getting_in_begins_the_count_anew():
    for _attempt in range(LIMIT - 1):
        try_()

    assert gets_in()
    assert try_().status_code == 200


@pytest.mark.parametrize("written", ["JANSEN", " jansen ", "Jansen\t", "ｊansen"])
def test_every_way_to_write_a_name_counts_as_one(written):
    try_often(name=written)

    assert not gets_in()


def test_a_name_that_is_nobodys_is_refused_in_the_same_words():
    try_often()
    try_often(name="niemand")

    [real, made_up] = [try_(name=name) for name in ("jansen", "niemand")]

    assert (real.status_code, made_up.status_code) == (429, 429)
    assert (
        real.content.split(b"csrfmiddlewaretoken")[0]
        == made_up.content.split(b"csrfmiddlewaretoken")[0]
    )
    assert real["Retry-After"] == "900"


def test_another_browser_is_no_other_address():
    for number in range(LIMIT):
        try_(HTTP_USER_AGENT=f"browser {number}")

    assert not gets_in(HTTP_USER_AGENT="nog een")


@pytest.mark.parametrize(
    "typed",
    [
        {"username": "x" * 10_000, "password": "y" * 10_000},
        {"username": "\0jansen", "password": "x"},
        {"username": "ß" * 150, "password": "x"},
        {"username": "jansen", "password": "x", "next": "\0", "meer": "z" * 5000},
    ],
)
def test_whatever_is_typed_is_answered(typed):
    answer = Client(HTTP_USER_AGENT="a" * 5000, HTTP_ACCEPT="b" * 5000).post(f"{URL}?x=%00", typed)

    assert answer.status_code == 200


def test_the_present_password_is_asked_as_often_as_at_the_login(somebody):
    client = Client(REMOTE_ADDR="192.0.2.1")
    client.force_login(somebody)
    new = {"new_password1": "iets heel anders 1", "new_password2": "iets heel anders 1"}

    tries = [
        client.post("/admin/password_change/", {"old_password": "verkeerd", **new}).status_code
        for _attempt in range(LIMIT)
    ]
    right = client.post("/admin/password_change/", {"old_password": "het goede wachtwoord", **new})

    assert tries == [200] * (LIMIT - 1) + [429]
    assert right.status_code == 429
    somebody.refresh_from_db()
    assert somebody.check_password("het goede wachtwoord")


def test_no_password_and_no_token_is_kept():
    try_(typed="geheim-geheim", HTTP_COOKIE="csrftoken=x")

    [kept] = AccessAttempt.objects.values_list("post_data", flat=True)
    assert "geheim" not in kept


def test_the_log_says_once_who_was_refused(caplog):
    with caplog.at_level(logging.WARNING):
        try_often()
        try_()

    said = [
        record.getMessage() for record in caplog.records if record.name.startswith(("axes", "g32"))
    ]
    assert said == ["10 failed attempts to log in as 'jansen' from 192.0.2.1: refused for 0:15:00"]


@pytest.mark.parametrize(
    ("proxy", "headers", "address"),
    [
        (False, {"REMOTE_ADDR": "192.0.2.1"}, "192.0.2.1"),
        (False, {"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": "198.51.100.7"}, "192.0.2.1"),
        (
            True,
            {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "198.51.100.7"},
            "198.51.100.7",
        ),
        (
            True,
            {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "10.0.0.1, 198.51.100.7"},
            "198.51.100.7",
        ),
        (True, {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "onzin"}, "127.0.0.1"),
        (True, {"REMOTE_ADDR": "127.0.0.1"}, "127.0.0.1"),
        (
            True,
            {"REMOTE_ADDR": "::1", "HTTP_X_FORWARDED_FOR": "2001:db8:1:2:3:4:5:6"},
            "2001:db8:1:2::",
        ),
        (True, {"REMOTE_ADDR": "::1", "HTTP_X_FORWARDED_FOR": "::ffff:192.0.2.1"}, "192.0.2.1"),
        (False, {"REMOTE_ADDR": ""}, None),
    ],
)
def test_the_address_is_the_last_hop_and_only_a_proxy_names_it(settings, proxy, headers, address):
    settings.BEHIND_PROXY = proxy

    assert client_address(RequestFactory().get("/", **headers)) == address


def test_a_name_fits_the_column():
    assert len(plain_name("ß" * 200)) == 255
