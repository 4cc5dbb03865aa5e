"""Who is let in to what programs read."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from g32.models import Token
from g32.rights import Role
from g32.tokens import issue, revoke
from tests.api import Program, problem
from tests.factories import make_user

pytestmark = pytest.mark.django_db
BEARER = 'Bearer realm="G32"'
INVALID = f'{BEARER}, error="invalid_token"'


def test_a_token_lets_in():
    response = Program().get()

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert {"Accept", "Authorization", "Cookie"} <= set(response.headers["Vary"].split(", "))


def test_so_does_a_session_that_leaves_nothing_behind():
    client = Client()
    client.force_login(make_user(Role.READER))

    response = client.get("/api/v1/")

    assert response.status_code == 200
    assert set(response.headers["Cache-Control"].split(", ")) == {
        "private",
        "no-cache",
        "no-store",
    }


@pytest.mark.parametrize(
    "header",
    [
        "Basic YWRtaW46Z2VoZWlt",
        "Bearer",
        "Bearer ",
        "Bearer a b",
        "Bearer {secret}, Bearer {secret}",
        "Bearer {secret},{secret}",
        "{secret}",
        "Token {secret}",
        "Bearer {secret}x",
        "Bearer " + "x" * 100_000,
        "Bearer \u00e9",
        "Bearer \x00",
        "",
    ],
)
def test_anything_but_one_whole_token_is_refused(header):
    program = Program()

    response = program.get(authorization=header.format(secret=program.secret))

    problem(response)
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == INVALID


def test_the_scheme_may_be_written_in_any_way():
    program = Program()

    assert program.get(authorization=f"bEARER   {program.secret}").status_code == 200


def test_nobody_is_asked_for_a_token():
    response = Client().get("/api/v1/")

    problem(response)
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == BEARER


def test_a_revoked_token_lets_nobody_in():
    program = Program()
    revoke(program.token)

    assert program.get().status_code == 401


def test_a_token_for_a_calendar_lets_nobody_in():
    program = Program()
    secret = issue(program.user, Token.Purpose.CALENDAR, "Agenda").secret

    assert program.get(authorization=f"Bearer {secret}").status_code == 401


def test_nor_does_that_of_who_lost_access():
    program = Program()
    User.objects.filter(pk=program.user.pk).update(is_active=False)

    assert program.get().status_code == 401


@pytest.mark.parametrize("role", [None, Role.MANAGER])
def test_who_may_read_nothing_is_refused(role):
    response = Program(make_user(role)).get()

    assert response.status_code == 403
    assert problem(response)["type"] == "/api/v1/docs/#no-right"


def test_nor_may_who_may_not_enter_the_site():
    program = Program()
    User.objects.filter(pk=program.user.pk).update(is_staff=False)

    assert program.get().status_code == 403


def test_a_wrong_token_is_not_made_good_by_a_session():
    program = Program()
    program.client.force_login(program.user)

    assert program.get(authorization="Bearer nee").status_code == 401


def test_a_session_that_has_yet_to_take_the_second_step_is_refused(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    client = Client()
    client.force_login(make_user(Role.SECRETARIAT))

    response = client.get("/api/v1/")

    assert response.status_code == 403
    assert (
        "tweede stap" in problem(response)["detail"] or "second step" in response.content.decode()
    )


def test_so_is_the_token_of_who_must_have_a_second_step_and_has_none(settings):
    program = Program(make_user(Role.SECRETARIAT))
    assert program.get().status_code == 200
    settings.SECOND_FACTOR_REQUIRED = True

    refused = program.get()
    from django_otp.plugins.otp_totp.models import TOTPDevice

    TOTPDevice.objects.create(user=program.user, name="app")

    assert refused.status_code == 403
    assert program.get().status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_it_is_only_read(method):
    response = getattr(Client(enforce_csrf_checks=True), method)("/api/v1/")

    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    problem(response)


def test_it_says_how_it_is_asked():
    response = Client().options("/api/v1/")

    assert response.status_code == 204
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", ["/api/v7/nothing", "/api/", "/api"])
def test_what_is_not_there_is_a_problem_too(path):
    response = Client().get(path)

    assert response.status_code == 404
    problem(response)


def test_where_it_was_is_told_as_an_address():
    path = "/api/v1/a%20b%0D%0A%C3%A9%2525?q=1"

    assert problem(Client().get(path))["instance"] == "/api/v1/a%20b%0D%0A%C3%A9%2525"


@pytest.mark.parametrize("method", ["post", "put", "delete", "options", "trace"])
def test_the_page_for_people_takes_nothing_from_programs(method):
    response = getattr(Client(enforce_csrf_checks=True), method)("/api/v1/docs/")

    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")
    problem(response)


def test_a_page_that_is_not_there_stays_a_page():
    assert Client().get("/nothing").headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    ("asked", "title"), [("en-GB,nl;q=0.5", "en"), ("xx", "nl"), ("", "nl"), ("en;q=0", "nl")]
)
def test_a_problem_is_told_in_a_language_that_is_asked(asked, title):
    response = Client().get("/api/v1/", headers={"accept-language": asked})

    assert response.headers["Content-Language"] == title


def test_an_unknown_host_is_a_problem():
    response = Client().get("/api/v1/", headers={"host": "elders.example"})

    assert response.status_code == 400
    problem(response)


def test_a_use_is_noted_by_the_day():
    program = Program()

    program.get()
    program.token.refresh_from_db()

    assert program.token.used is not None
    assert reverse("api") == "/api/v1/"


def test_a_document_in_the_place_of_a_page_is_as_long_as_it_says():
    response = Program().get("nergens")

    assert int(response.headers.get("Content-Length", len(response.content))) == len(
        response.content
    )
    assert problem(response)["status"] == 404
