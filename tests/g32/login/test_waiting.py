"""What was typed when the session had ended is not lost: it waits until its writer is back."""

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client

from g32.privacy.forgetting import forget
from network.models import City, ContactDetails, Office
from tests.admin import address, change, errors_of, filled, left_in, post, said, sides
from tests.factories import make_office, make_user

pytestmark = pytest.mark.django_db


def visitor(user):
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(user)
    return client


@pytest.fixture
def user():
    return make_user(is_superuser=True)


@pytest.fixture
def client(user):
    return visitor(user)


def end_sessions():
    Session.objects.all().delete()


def kept():
    return [stored for stored in Session.objects.all() if "form_that_waits" in stored.get_decoded()]


def test_a_new_record_is_shown_as_it_was_typed_and_then_saved(client, user):
    url = address(City, "add")
    typed = filled(client, url, name="Arnhem") | {
        "_reason": "Uit de brief",
        "names-TOTAL_FORMS": "1",
        "names-0-text": "Erm",
        "names-0-kind": "alias",
    }
    end_sessions()

    sent = client.post(url, typed)
    client.force_login(user)
    shown = client.get(sent.url.partition("next=")[2])

    assert said(sent) == [
        "You were away too long, or your access has changed. Log in again. What you typed was not "
        "saved yet: log in, and you see it again."
    ]
    assert errors_of(shown)[0].startswith("You had to log in before this could be saved.")
    assert shown.context["errors"] == []  # nothing is wrong with what was typed
    assert shown.text.count("You had to log in") == 1
    assert shown.context["reason"] == "Uit de brief"
    assert not City.objects.exists()
    assert kept() == []

    saved = client.post(url, left_in(shown))

    city = City.objects.get()
    assert saved.status_code == 302
    assert city.name == "Arnhem"
    assert city.names.get().text == "Erm"


def test_it_is_shown_once(client, user):
    url = change(make_office())
    typed = filled(client, url, portfolio="Zorg")
    end_sessions()
    client.post(url, typed)
    client.force_login(user)

    first, again = client.get(url), client.get(url)

    assert left_in(first)["portfolio"] == "Zorg"
    assert left_in(again)["portfolio"] == ""


def test_what_somebody_saved_meanwhile_is_not_written_over(client, user):
    office = make_office(portfolio="Financiën")
    typed = filled(client, change(office), portfolio="Wonen")
    post(visitor(make_user(is_superuser=True)), change(office), portfolio="Zorg")
    end_sessions()
    client.post(change(office), typed)
    client.force_login(user)

    refused = client.post(change(office), left_in(client.get(change(office))))

    assert sides(refused)[f"Office: {office}"] == [("Portfolio", "Financiën", "Zorg", "Wonen")]
    assert Office.objects.get().portfolio == "Zorg"


def test_nobody_else_sees_it(client):
    url = change(make_office())
    typed = filled(client, url, portfolio="Zorg")
    end_sessions()
    client.post(url, typed)
    client.force_login(make_user(is_superuser=True))

    shown = client.get(url)

    assert left_in(shown)["portfolio"] == ""
    assert kept() == []


@pytest.mark.parametrize("stamp", ["", "zomaar", None])
def test_only_a_form_that_we_gave_out_is_kept(client, stamp):
    url = change(make_office())
    typed = filled(client, url, portfolio="Zorg")
    typed = typed | {"_version": typed["_version"][:-1] if stamp is None else stamp}
    end_sessions()

    sent = client.post(url, typed)

    assert said(sent)[0].endswith("What you sent was not saved.")
    assert kept() == []


def test_a_stranger_keeps_nothing():
    url = change(make_office())
    typed = filled(visitor(make_user(is_superuser=True)), url)

    Client().post(url, typed)

    assert kept() == []


def test_forgetting_somebody_forgets_what_waits(client, user):
    office = make_office()
    row = {"contact-TOTAL_FORMS": "1", "contact-0-email": "geheim@example.nl"}
    typed = filled(client, change(office), **row)
    end_sessions()
    client.post(change(office), typed)
    assert len(kept()) == 1

    forget(record=office.person, actor="admin", reason="op verzoek")
    client.force_login(user)
    shown = client.get(change(office))

    assert kept() == []
    assert "geheim@example.nl" not in shown.content.decode()
    assert not ContactDetails.objects.exists()
    assert User.objects.filter(pk=user.pk).exists()


def test_what_was_typed_for_a_record_that_is_gone_stands_on_the_page_that_says_so(client, user):
    office = make_office()
    url = change(office)
    typed = filled(client, url, portfolio="Wonen aan het water")
    end_sessions()
    client.post(url, typed)
    office.delete()
    client.force_login(user)

    gone = client.get(url)

    assert gone.status_code == 410
    assert "Wonen aan het water" in gone.text
