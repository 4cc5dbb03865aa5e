"""An upload is of one user in one session, for a quarter of an hour, and leaves nothing behind."""

import datetime as dt

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from g32.keeping.tables import kept_models
from g32.models import Upload
from g32.uploads import sweeping
from g32.uploads.keeping import LASTS, MOST
from network.models import Person

from .incoming import ADMINISTRATORS, OFFICES, uploaded, world

pytestmark = pytest.mark.django_db


def test_an_upload_is_of_one_user_in_one_session(
    admin_client, admin_user, client, django_user_model
):
    world()
    address = uploaded(admin_client, ADMINISTRATORS)
    client.force_login(django_user_model.objects.create_superuser("ander"))
    elsewhere = type(client)()
    elsewhere.force_login(admin_user)

    for visitor in (client, elsewhere):
        answer = visitor.post(address, {"apply": "yes"})
        assert answer.url == OFFICES
        assert "Berg" not in visitor.get(address, follow=True).content.decode()
    assert not Person.objects.exists()


def test_after_a_quarter_of_an_hour_it_is_gone(admin_client):
    world()
    address = uploaded(admin_client, ADMINISTRATORS)
    Upload.objects.update(at=timezone.now() - LASTS - dt.timedelta(seconds=1))

    answer = admin_client.post(address, {"apply": "yes"}, follow=True)

    assert "Dit bestand is er niet meer" in answer.content.decode()
    uploaded(admin_client, ADMINISTRATORS)
    assert Upload.objects.count() == 1
    assert not Person.objects.exists()


@pytest.mark.parametrize("way", ["discard", "log out"])
def test_who_leaves_takes_the_file_along(way, admin_client):
    world()
    address = uploaded(admin_client, ADMINISTRATORS)

    if way == "discard":
        admin_client.post(address, {"discard": "yes"})
    else:
        admin_client.post("/admin/logout/")

    assert not Upload.objects.exists()


def test_no_key_of_a_session_stands_beside_an_upload(admin_client):
    world()
    uploaded(admin_client, ADMINISTRATORS)

    (kept,) = Upload.objects.all()

    assert kept.session
    assert not Session.objects.filter(session_key__startswith=kept.session[:32]).exists()


def test_of_one_session_only_the_newest_are_kept(admin_client, client, django_user_model):
    world()
    client.force_login(django_user_model.objects.create_superuser("ander"))
    theirs = uploaded(client, ADMINISTRATORS)

    own = [uploaded(admin_client, ADMINISTRATORS) for _ in range(MOST + 2)]

    kept = set(Upload.objects.values_list("key", flat=True))
    assert kept == {address.split("/")[-2] for address in [theirs, *own[2:]]}


def test_no_backup_holds_an_upload():
    assert Upload not in kept_models()


def test_a_server_sweeps_away_what_nobody_comes_back_for(admin_client, monkeypatch):
    world()
    uploaded(admin_client, ADMINISTRATORS)
    Upload.objects.update(at=timezone.now() - LASTS - dt.timedelta(seconds=1))
    monkeypatch.setattr(sweeping.connection, "close", lambda: None)
    sweeping.stop()

    sweeping._run()

    assert not Upload.objects.exists()
