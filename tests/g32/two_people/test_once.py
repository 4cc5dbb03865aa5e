"""A double click, or a form that is sent again, never makes a record twice."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from g32.admin.versions import once
from g32.models import HistoryEntry, SentForm
from network.models import BodyName, City, Office, Person, Seat
from tests import factories
from tests.admin import address, change, delete, errors_of, filled, left_in, post, said

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # the pages are the same on every engine

ADD = "/admin/network/city/add/"


def page_of(record):
    return address(record, "page", record.pk)


@pytest.mark.parametrize("button", ["_save", "_continue", "_addanother"])
def test_a_new_record_is_made_once_and_the_second_answer_leads_to_it(admin_client, button):
    form = filled(admin_client, ADD, name="Zutphen", **{button: "1"})
    admin_client.post(ADD, form)

    again = admin_client.post(ADD, form)

    city = City.objects.get()
    assert again.url == page_of(city)
    assert said(again)[-1].startswith("“Zutphen” was saved already, ")


def test_what_a_constraint_would_refuse_the_second_time_is_told_as_saved_already(admin_client):
    seat = {"body": factories.make_body().pk, "role": "chair"}
    form = filled(admin_client, address(Seat, "add"), **seat)
    admin_client.post(address(Seat, "add"), form)

    again = admin_client.post(address(Seat, "add"), form)

    assert again.url == page_of(Seat.objects.get())


def test_a_window_of_its_own_answers_twice_with_the_one_record(admin_client):
    url = f"{address(Person, 'add')}?_popup=1"
    form = filled(admin_client, url, surname="Heer", _popup="1")
    first = admin_client.post(url, form)

    again = admin_client.post(url, form)

    answers = [json.loads(each.context_data["popup_response_data"]) for each in (first, again)]
    assert [answer["value"] for answer in answers] == [str(Person.objects.get().pk)] * 2


def test_something_else_in_a_form_that_was_saved_is_asked_about(admin_client):
    form = filled(admin_client, ADD, name="Zutphen")
    admin_client.post(ADD, form)

    asked = admin_client.post(ADD, form | {"name": "Deventer"})
    asked_of = City.objects.count()
    meant = admin_client.post(ADD, left_in(asked))

    assert errors_of(asked)[0].startswith("With this form “Zutphen” was added already")
    assert asked_of == 1
    assert meant.status_code == 302
    assert sorted(City.objects.values_list("name", flat=True)) == ["Deventer", "Zutphen"]


def test_save_as_new_makes_one(admin_client):
    city = factories.make_city(name="Zutphen")
    form = filled(admin_client, change(city), name="Deventer", _saveasnew="1")

    for _time in range(2):
        admin_client.post(change(city), form)

    assert sorted(City.objects.values_list("name", flat=True)) == ["Deventer", "Zutphen"]


@pytest.mark.parametrize("stamp", ["", "zelf bedacht", "\0"])
def test_a_new_form_without_a_stamp_of_ours_is_shown_again(admin_client, stamp):
    form = filled(admin_client, ADD, name="Zutphen", _version=stamp)

    refused = admin_client.post(ADD, form)

    assert errors_of(refused)[0].startswith("This form does not say what it showed")
    assert City.objects.count() == 0
    assert admin_client.post(ADD, left_in(refused)).status_code == 302


def test_a_form_that_somebody_else_opened_is_shown_again(admin_client, other):
    form = filled(other, ADD, name="Zutphen")

    refused = admin_client.post(ADD, form)

    assert errors_of(refused)[0].startswith("This form does not say what it showed")


def test_a_form_that_is_too_old_is_shown_again(admin_client, monkeypatch):
    form = filled(admin_client, ADD, name="Zutphen")
    monkeypatch.setattr("g32.admin.versions.stamps.LASTS", timedelta(seconds=-1))

    refused = admin_client.post(ADD, form)

    assert errors_of(refused)[0].startswith("This form does not say what it showed")


def test_new_rows_are_saved_once(admin_client):
    body = factories.make_body()
    rows = {"names-TOTAL_FORMS": "1", "names-0-text": "Zorg", "names-0-kind": "alias"}
    form = filled(admin_client, change(body), note="Nieuw", **rows)
    admin_client.post(change(body), form)
    writes = HistoryEntry.objects.count()

    again = admin_client.post(change(body), form)

    assert again.url == page_of(body)
    assert said(again)[-1].endswith("Nothing was saved twice.")
    assert BodyName.objects.count() == 1
    assert HistoryEntry.objects.count() == writes


def test_a_form_that_changed_nothing_can_still_change_something(admin_client):
    office = factories.make_office()
    form = filled(admin_client, change(office))
    admin_client.post(change(office), form)

    changed = admin_client.post(change(office), form | {"party": "PvdA"})

    assert changed.status_code == 302
    assert Office.objects.get().party == "PvdA"


def test_sent_again_after_somebody_elses_save_it_says_that_it_was_saved(admin_client, other):
    office = factories.make_office()
    form = filled(admin_client, change(office), party="PvdA")
    admin_client.post(change(office), form)
    post(other, change(office), party="VVD")

    again = admin_client.post(change(office), form)

    assert again.url == page_of(office)
    assert Office.objects.get().party == "VVD"


def test_what_was_deleted_since_is_told(admin_client):
    form = filled(admin_client, ADD, name="Zutphen")
    admin_client.post(ADD, form)
    delete(admin_client, City.objects.get())

    again = admin_client.post(ADD, form)

    assert again.url == address(City, "changelist")
    assert said(again)[-1].endswith("and has been deleted since.")
    assert City.objects.count() == 0


def test_a_form_that_was_refused_is_not_a_form_that_was_saved(admin_client):
    form = filled(admin_client, ADD, name="")
    admin_client.post(ADD, form)

    saved = admin_client.post(ADD, form | {"name": "Zutphen"})

    assert saved.status_code == 302
    assert City.objects.get().name == "Zutphen"


def test_two_forms_with_the_same_in_them_make_two_records(admin_client):
    for _form in range(2):
        post(admin_client, address(Person, "add"), surname="Jansen")

    assert Person.objects.count() == 2


def test_what_is_too_old_to_be_sent_again_is_cleared_away(admin_client, monkeypatch):
    monkeypatch.setattr(once, "_CLEARED", 1)
    post(admin_client, ADD, name="Zutphen")
    SentForm.objects.update(at=timezone.now() - timedelta(days=9))

    post(admin_client, ADD, name="Deventer")

    assert [str(sent) for sent in SentForm.objects.all()] == [
        f"network_city {City.objects.get(name='Deventer').pk}"
    ]


def test_a_user_is_invited_once(admin_client):
    url = address(User, "add")
    form = filled(admin_client, url, username="karel@example.nl")
    admin_client.post(url, form)

    admin_client.post(url, form)

    assert User.objects.filter(username="karel@example.nl").count() == 1
