"""Writing through the admin: what is said, what is recorded, and who may."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from g32.models import HistoryEntry
from network.models import Administrator, Body, City, Office, Person, Seat
from tests import factories
from tests.admin import address, delete, post, said
from themes.models import ThemeGroup

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english(client, admin_client):
    """The sentences of the source, whatever the catalogue holds."""
    for visitor in (client, admin_client):
        visitor.cookies["django_language"] = "en"


def test_a_theme_group_is_made_as_one(admin_client):
    response = post(admin_client, address(ThemeGroup, "add"), name="Themagroep Zorg")

    assert response.status_code == 302
    assert Body.objects.values_list("name", "kind").get() == ("Themagroep Zorg", "theme_group")


def test_a_save_is_recorded_with_who_and_why(admin_client, admin_user):
    body = factories.make_body()
    source = factories.make_source()
    rows = {
        "citations-TOTAL_FORMS": "1",
        "citations-0-at": f"{source} p. 3",
        "citations-0-stance": "states",
        "_reason": "Found  on\0page 3\n",
    }

    post(admin_client, address(body, "change", body.pk), note="Nieuw", **rows)

    entries = HistoryEntry.objects.exclude(actor="").order_by("table")
    assert list(entries.values_list("table", "act", "actor", "reason")) == [
        ("network_body", "update", "admin", "Found on page 3"),
        ("network_bodycitation", "insert", "admin", "Found on page 3"),
    ]


def test_the_message_says_how_a_date_is_understood(admin_client):
    row = {"memberships-TOTAL_FORMS": "1", "memberships-0-start": "okt 2014"}

    response = post(admin_client, address(City, "add"), name="Zutphen", **row)

    assert any("October 2014 (1 to 31 October 2014)" in text for text in said(response))


def test_an_ended_record_is_followed_to_where_it_stands(admin_client):
    seat = factories.make_seat()

    response = post(admin_client, address(Seat, "change", seat.pk), end="2012")

    assert response.url == address(Seat, "changelist") + "?when=past"
    assert said(response)[-1] == "The list opens on “today”; this record stands under “past”."


def test_an_administrator_without_an_office_is_kept_among_the_people(admin_client):
    response = post(admin_client, address(Administrator, "add"), surname="Heer")

    person = Person.objects.get()
    assert response.url == address(Person, "change", person.pk)
    assert said(response)[-1].startswith("“Heer” is saved among the people.")


def test_what_something_rests_on_is_not_deleted_and_the_page_says_why(admin_client):
    body = factories.make_body(name="Themagroep Zorg")
    for number in range(12):
        factories.make_seat(body=body, label=f"zetel {number:02}")
    url = address(body, "delete", body.pk)

    page = admin_client.get(url)
    admin_client.post(url, {"post": "yes"})

    assert "“Themagroep Zorg” cannot be deleted: this still points to it." in page.text
    assert page.text.count("zetel ") == 10
    assert "and 2 more: seats" in page.text
    assert "give it an end date" in page.text
    assert Body.objects.filter(pk=body.pk).exists()


def test_several_are_deleted_only_when_nothing_rests_on_any(admin_client):
    free, held = factories.make_city(), factories.make_membership().city
    chosen = {"action": "delete_selected", "_selected_action": [free.pk, held.pk]}

    page = admin_client.post(address(City, "changelist"), chosen)
    admin_client.post(address(City, "changelist"), chosen | {"post": "yes"})

    assert "cannot be deleted: this still points to them." in page.text
    assert City.objects.count() == 2


def test_a_deletion_is_recorded_with_who_and_why(admin_client):
    city = factories.make_city()

    delete(admin_client, city, _reason="Dubbel")

    entry = HistoryEntry.objects.latest("pk")
    assert (entry.act, entry.actor, entry.reason) == ("delete", "admin", "Dubbel")


def make_reader(*models):
    reader = User.objects.create_user("lezer", is_staff=True)
    for model in models:
        permission = Permission.objects.get(
            codename=f"view_{model._meta.model_name}", content_type__app_label=model._meta.app_label
        )
        reader.user_permissions.add(permission)
    return reader


def test_who_may_only_read_reads_and_does_not_write(client):
    client.force_login(make_reader(City))
    city = factories.make_city()
    factories.make_citation(record=city)
    before = HistoryEntry.objects.count()

    page = client.get(address(city, "change", city.pk))
    statuses = [
        client.post(address(city, "change", city.pk), {"name": "Anders"}).status_code,
        client.post(address(City, "add"), {"name": "Nieuw"}).status_code,
        client.post(address(city, "delete", city.pk), {"post": "yes"}).status_code,
        client.get(address(Body, "changelist")).status_code,
    ]

    assert "Jaarverslag" in page.text
    assert 'name="_reason"' not in page.text
    assert statuses == [403, 403, 403, 403]
    assert HistoryEntry.objects.count() == before


def test_contact_details_are_seen_only_with_a_right_of_their_own(client):
    contact = factories.make_contact_details(telephone="0570 123456")
    client.force_login(make_reader(Office))

    page = client.get(address(Office, "change", contact.office_id))

    assert page.status_code == 200
    assert "0570 123456" not in page.text


@pytest.mark.parametrize("own", admin.site._registry.values(), ids=lambda own: own.opts.label)
def test_a_visitor_is_sent_to_the_login_page(client, own):
    response = client.get(address(own.model, "changelist"))

    assert (response.status_code, response.url.split("?")[0]) == (302, reverse("admin:login"))


def test_history_is_never_written_by_hand(admin_client):
    factories.make_city()
    entry = HistoryEntry.objects.latest("pk")
    before = HistoryEntry.objects.count()

    statuses = [
        admin_client.post(address(HistoryEntry, "change", entry.pk), {"actor": "x"}).status_code,
        admin_client.post(address(HistoryEntry, "delete", entry.pk), {"post": "yes"}).status_code,
        admin_client.post(address(HistoryEntry, "add"), {"actor": "x"}).status_code,
    ]

    assert statuses == [403, 403, 403]
    assert HistoryEntry.objects.count() == before
