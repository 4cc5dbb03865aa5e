"""What every page carries, and the pages for when something fails."""

import sqlite3

import pytest
from django.db import InterfaceError, OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from django.urls import path

from g32 import errors, urls


def broken(request):
    raise ZeroDivisionError


urlpatterns = [*urls.urlpatterns, path("broken/", broken)]
handler500 = urls.handler500


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False)


@pytest.fixture
def silent_database(monkeypatch):
    def refuse(self):
        raise OperationalError("connection refused")

    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", refuse)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_database_that_does_not_answer_gets_a_page_that_says_so(
    visitor, silent_database, caplog, language
):
    visitor.cookies["sessionid"] = "s" * 32
    visitor.cookies["django_language"] = language

    answer = visitor.get("/admin/")

    assert answer.status_code == 503
    assert (answer["Retry-After"], answer["Cache-Control"]) == ("30", "no-store")
    assert f'<html lang="{language}">' in answer.text
    assert "Content-Security-Policy" in answer.headers


def test_logging_in_without_a_database_is_answered_too(visitor, silent_database):
    answer = visitor.post("/admin/login/", {"username": "admin", "password": "x"})

    assert answer.status_code == 503


@pytest.mark.urls(__name__)
def test_what_goes_wrong_on_our_side_is_a_500_that_says_so(visitor):
    answer = visitor.get("/broken/")

    assert answer.status_code == 500
    assert '<html lang="nl">' in answer.text
    assert "ZeroDivisionError" not in answer.text


@pytest.mark.parametrize("status", [400, 403, 404])
def test_other_refusals_have_the_same_plain_page(status):
    visitor = Client(enforce_csrf_checks=True)
    ask = {
        400: lambda: visitor.get("/admin/login/", headers={"host": "elsewhere.example"}),
        403: lambda: visitor.post("/i18n/setlang/", {"language": "en"}),
        404: lambda: visitor.get("/nothing/here/"),
    }

    answer = ask[status]()

    assert answer.status_code == status
    assert "g32/error.css" in answer.text
    assert "<style" not in answer.text


def caused(error, cause):
    error.__cause__ = cause
    return error


def sqlite_error(statement):
    try:
        sqlite3.connect(":memory:").execute(statement)
    except sqlite3.Error as error:
        return error


@pytest.mark.parametrize(
    ("error", "unanswered"),
    [
        (OperationalError("gone"), True),
        (InterfaceError("closed"), True),
        (ValueError("ours"), False),
        (None, False),
    ],
)
def test_which_failures_are_the_databases(error, unanswered):
    assert errors.is_unanswered(error) is unanswered


def test_a_mistake_in_our_sql_is_not_a_database_that_does_not_answer():
    error = caused(OperationalError(), sqlite_error("SELECT nothing FROM nowhere"))

    assert errors.is_unanswered(error) is False


def test_a_silent_database_is_logged_in_one_line(visitor, silent_database, capfd):
    visitor.cookies["sessionid"] = "s" * 32
    visitor.get("/admin/")

    lines = capfd.readouterr().err.splitlines()

    assert len(lines) == 1
    assert "connection refused" in lines[0]


@pytest.mark.parametrize(
    ("headers", "cookie", "language"),
    [
        ({}, None, "nl"),
        ({"accept-language": "en-US,en"}, None, "nl"),
        ({}, "en", "en"),
        ({}, "tlh", "nl"),
    ],
)
def test_pages_are_dutch_unless_the_visitor_chose_otherwise(headers, cookie, language):
    visitor = Client()
    if cookie:
        visitor.cookies["django_language"] = cookie

    answer = visitor.get("/nothing/", headers=headers)

    assert answer["Content-Language"] == language
    assert f'<html lang="{language}">' in answer.text


def test_choosing_a_language_is_remembered(client):
    client.post("/i18n/setlang/", {"language": "en", "next": "/"})

    assert client.cookies["django_language"].value == "en"


def test_every_page_forbids_what_we_do_not_need():
    answer = Client().get("/nothing/")

    policy = dict(
        part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";")
    )
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
        "object-src": "'none'",
    }
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


def test_debug_is_off(settings):
    assert settings.DEBUG is False


def test_a_browser_finds_the_icon_where_it_guesses(client):
    assert client.get("/favicon.ico").url == "/static/g32/icon.svg"


def test_a_page_for_an_error_and_the_login_please_the_browser(page, complaints):
    page.goto("/admin/login/")
    assert page.locator("html").get_attribute("lang") == "nl"
    page.goto("/nothing/here/")

    said = [text for text in complaints if "404" not in text]
    complaints.clear()

    assert said == []
    assert page.locator("h1").count() == 1
