"""A calendar opens to who knows its secret, as long as its owner may read the register."""

import io
import logging
import logging.config

import pytest
from django.contrib.auth.models import Group, User
from django.db.utils import OperationalError
from django.test import Client, override_settings

from g32.models import Token
from g32.rights import Role
from g32.tokens import revoke
from network.actions import merge_people
from tests.admin import address
from tests.calendars import events, fetched, of, subscribed
from tests.factories import (
    make_appointment,
    make_body,
    make_city,
    make_meeting,
    make_meeting_body,
    make_person,
    make_user,
)
from tests.pages import visitor

pytestmark = pytest.mark.django_db
PAGE = "/admin/abonneren/"


@pytest.fixture
def meeting():
    return make_meeting(name="Netwerkdag", start="2014-09-18")


def status(url, **more):
    return Client().get(url, **more).status_code


def test_whoever_knows_the_secret_gets_the_calendar(meeting):
    url, token = subscribed()

    answer = Client().get(url)

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "Set-Cookie" not in answer.headers
    assert [event["title"] for event in events(answer.content.decode()).values()] == ["Netwerkdag"]
    token.refresh_from_db()
    assert token.used is not None


def _revoked(token):
    revoke(token)


def _left(token):
    User.objects.filter(pk=token.user.pk).update(is_active=False)


def _without_rights(token):
    token.user.groups.clear()


def _of_another_kind(token):
    Token.objects.filter(pk=token.pk).update(purpose=Token.Purpose.API)


def _not_of_the_staff(token):
    User.objects.filter(pk=token.user.pk).update(is_staff=False)


def _of_nothing(token):
    Token.objects.filter(pk=token.pk).update(subject="body--weg")


@pytest.mark.parametrize(
    "ends", [_revoked, _left, _not_of_the_staff, _without_rights, _of_another_kind, _of_nothing]
)
def test_it_closes(meeting, ends):
    url, token = subscribed()
    assert status(url) == 200

    ends(token)

    answer = Client().get(url)
    assert answer.status_code == 404
    assert b"Netwerkdag" not in answer.content
    assert token.name not in answer.content.decode()
    assert answer.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(
    "secret", ["x", "x" * 43, "x" * 5000, "%00", "%ff", "é", "a b", "..%2f", "x.ics", "'--", ".ics"]
)
def test_what_is_no_secret_opens_nothing(secret):
    assert status(f"/agenda/{secret}.ics") == 404


@pytest.mark.parametrize("subject", ["", "body", "body--", "network--x", "user--1", "x" * 200])
def test_a_calendar_of_what_is_not_there(subject):
    assert status(subscribed(subject)[0]) == 404


@pytest.mark.once
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_it_is_only_read(meeting, method):
    answer = getattr(Client(enforce_csrf_checks=True), method)(subscribed()[0])

    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_who_has_it_already_gets_nothing_until_it_changes(meeting):
    url, _token = subscribed()
    client = Client()
    etag = client.get(url).headers["ETag"]

    same = client.get(url, headers={"if-none-match": etag})
    head = client.head(url)
    meeting.start = "2014-09-19"
    meeting.save()
    changed = client.get(url, headers={"if-none-match": etag})

    assert (same.status_code, same.content) == (304, b"")
    assert same.headers["Cache-Control"] == "private, no-cache"
    assert (head.status_code, head.headers["ETag"]) == (200, etag)
    assert changed.status_code == 200
    assert changed.headers["ETag"] != etag


def test_it_speaks_dutch_to_everybody(meeting):
    url, _token = subscribed()
    client = Client()
    client.cookies["django_language"] = "en"

    assert client.get(url).content == Client().get(url).content
    assert "Groepsbijeenkomst" in fetched()


def test_it_does_not_hang_on_the_day_of_a_page(meeting):
    url, _token = subscribed()

    assert Client().get(f"{url}?op=2010-01-01").content == Client().get(url).content


def test_a_calendar_without_meetings_is_a_calendar():
    assert of() == {}
    assert "BEGIN:VTIMEZONE" in fetched()


def test_whose_calendar_it_is_survives_a_merge():
    keeps, goes = make_person(surname="Jansen"), make_person(surname="Janssen")
    appointment = make_appointment(person=goes, start="2014")
    make_meeting_body(body=appointment.seat.body, meeting=(met := make_meeting(start="2015-01-01")))
    url, _token = subscribed(f"person--{goes.slug}")

    merge_people(keep=keeps, gone=goes)

    told = events(Client().get(url).content.decode())
    assert [uid.partition("@")[0] for uid in told] == [met.slug]


def test_the_secret_stands_in_no_log(meeting, monkeypatch, settings):
    url, _token = subscribed()
    secret = url.removeprefix("/agenda/")
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    for name in settings.LOGGING["handlers"]["stderr"]["filters"]:
        handler.addFilter(
            logging.config.DictConfigurator(settings.LOGGING).configure_filter(
                settings.LOGGING["filters"][name]
            )
        )

    def fails(*_given):
        raise OperationalError("disk I/O error")

    monkeypatch.setattr("g32.calendars.views.written", fails)
    logging.getLogger("django.request").addHandler(handler)
    try:
        Client(raise_request_exception=False).get(url)
    finally:
        logging.getLogger("django.request").removeHandler(handler)

    assert "/agenda/…" in text.getvalue()
    assert secret[:10] not in text.getvalue()


def test_the_page_makes_an_address_and_shows_it_once(meeting):
    client = visitor("meetings.view_meeting", "network.view_body")
    body = make_body(name="Werkgroep X")
    make_meeting_body(meeting=meeting, body=body)
    page = f"{PAGE}?van=body--{body.slug}"

    asked = client.get(page)
    assert Token.objects.count() == 0
    made = client.post(page, {"name": "mijn telefoon"})
    again = client.get(page)

    token = Token.objects.get()
    link = made.context["link"]
    assert (token.name, token.subject, token.purpose) == (
        "mijn telefoon",
        f"body--{body.slug}",
        "calendar",
    )
    assert link.startswith("http://127.0.0.1:8000/agenda/")
    assert status(link.removeprefix("http://127.0.0.1:8000")) == 200
    assert made.context["opens"] == "webcal" + link.removeprefix("http")
    assert [link in page.content.decode() for page in (asked, made, again)] == [False, True, False]
    assert "no-store" in made.headers["Cache-Control"]
    secret = link.rpartition("/")[2].removesuffix(".ics")
    assert secret not in str(list(Token.objects.values()))


@pytest.mark.once
@pytest.mark.parametrize("name", ["", " ", "x" * 201, "a\0b", "a\nb"])
def test_a_name_that_cannot_be(name):
    answer = visitor("network.view_body").post(f"{PAGE}?van=network", {"name": name})

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not Token.objects.exists()


@pytest.mark.parametrize(
    "of", [None, "", "body", "body--weg", "user--1", "network--x", "%00", "body--%00", "body--%ff"]
)
def test_one_cannot_subscribe_to_what_is_not_there(of):
    page = PAGE if of is None else f"{PAGE}?van={of}"

    assert visitor("network.view_body").get(page).status_code == 404


def test_who_may_not_read_does_not_subscribe():
    client = visitor()

    assert client.get(f"{PAGE}?van=network").status_code == 403
    assert client.post(f"{PAGE}?van=network", {"name": "x"}).status_code == 403
    assert not Token.objects.exists()


def test_from_elsewhere_no_address_is_made():
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user(Role.READER))

    assert client.post(f"{PAGE}?van=network", {"name": "x"}).status_code == 403
    assert not Token.objects.exists()


@pytest.mark.once
def test_pages_of_what_has_a_calendar_lead_there():
    client = visitor(
        "network.view_body",
        "network.view_city",
        "network.view_person",
        "network.view_organisation",
        "meetings.view_meeting",
    )
    for record in (make_body(), make_city(), make_person()):
        own = f"{PAGE}?van={record._meta.model_name}--{record.slug}"
        tools = client.get(address(record, "page", record.pk)).context["tools"]
        assert [url for _label, url in tools].count(own) == 1

    assert f'href="{PAGE}?van=network"' in client.get("/admin/").content.decode()
    other = make_meeting()
    assert client.get(address(other, "page", other.pk)).context["tools"] == []


@pytest.mark.once
def test_it_is_said_where_a_calendar_elsewhere_cannot_come():
    client = visitor("network.view_body")

    alone = client.get(f"{PAGE}?van=network").content
    with override_settings(BEHIND_PROXY=True):
        reached = client.get(f"{PAGE}?van=network").content

    assert [b"errornote" in page for page in (alone, reached)] == [True, False]


def test_it_closes_for_who_must_have_a_second_step_and_has_none(meeting, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    url, token = subscribed()
    reads = status(url)

    token.user.groups.set([Group.objects.get(name=Role.SECRETARIAT.value)])

    assert (reads, status(url)) == (200, 404)
