"""Nobody deletes what somebody else changed since the page that asks was shown."""

import pytest

from network.models import City
from tests import factories
from tests.admin import address, change, delete, post, said

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # the pages are the same on every engine


def test_who_deletes_what_somebody_changed_is_asked_again(admin_client, other):
    city = factories.make_city(name="Zutpen")
    url = address(city, "delete", city.pk)
    shown = {"post": "yes", "_version": admin_client.get(url).context["version"]}
    post(other, change(city), name="Zutphen")

    refused = admin_client.post(url, shown | {"_reason": "Dubbel"})
    accepted = admin_client.post(url, {"post": "yes", "_version": refused.context["version"]})

    assert [line[:30] for line in refused.context["refusal"]] == [
        "Somebody else saved this after",
        "City: Zutpen: changed by karel",
    ]
    assert "Name: Zutpen → Zutphen" in refused.context["refusal"][1]
    assert refused.context["reason"] == "Dubbel"
    assert accepted.status_code == 302
    assert City.objects.count() == 0


def test_who_deletes_a_record_to_which_a_part_was_added_is_asked_again(admin_client, other):
    city = factories.make_city()
    url = address(city, "delete", city.pk)
    shown = {"post": "yes", "_version": admin_client.get(url).context["version"]}
    rows = {"names-TOTAL_FORMS": "1", "names-0-text": "Zutphen", "names-0-kind": "alias"}
    post(other, change(city), **rows)

    refused = admin_client.post(url, shown)

    assert refused.context["refusal"][1].startswith("Other name: Zutphen: added by karel")
    assert City.objects.count() == 1


@pytest.mark.parametrize("stamp", ["", "x"])
def test_a_deletion_without_a_stamp_is_asked_again(admin_client, stamp):
    city = factories.make_city()

    answer = admin_client.post(address(city, "delete", city.pk), {"post": "yes", "_version": stamp})

    assert answer.context["refusal"][0].startswith("This page does not say what it showed")
    assert City.objects.count() == 1


def test_what_is_deleted_already_is_told_with_by_whom(admin_client, other):
    city = factories.make_city()
    url = address(city, "delete", city.pk)
    shown = {"post": "yes", "_version": admin_client.get(url).context["version"]}
    delete(other, city)

    answer = admin_client.post(url, shown)

    assert answer.url == address(City, "changelist")
    assert said(answer)[0].startswith("It is deleted already: by karel, ")


LIST = "/admin/network/city/?when=all"


@pytest.fixture
def several(admin_client):
    """Two cities, of which the page is shown that asks whether to delete them."""
    cities = [factories.make_city(), factories.make_city()]
    chosen = {"action": "delete_selected", "_selected_action": [city.pk for city in cities]}
    page = admin_client.post(LIST, chosen)
    return cities, chosen | {"post": "yes", "_version": page.context["version"]}


def test_several_are_deleted(admin_client, several):
    _cities, shown = several

    admin_client.post(LIST, shown)

    assert City.objects.count() == 0


def test_who_deletes_several_of_which_one_was_changed_is_asked_again(admin_client, other, several):
    cities, shown = several
    post(other, change(cities[0]), name="Zutphen")

    refused = admin_client.post(LIST, shown)
    page = refused.context
    accepted = admin_client.post(LIST, shown | {"_version": page["version"]})

    assert "changed by karel" in said(refused)[0]
    assert "Zutphen" in refused.text
    assert accepted.status_code == 302
    assert City.objects.count() == 0


@pytest.mark.parametrize("gone", [1, 2])
def test_who_deletes_several_of_which_some_are_gone_is_told(admin_client, other, several, gone):
    cities, shown = several
    for city in cities[:gone]:
        delete(other, city)

    refused = admin_client.post(LIST, shown, follow=True)

    assert "deleted by karel" in refused.text
    assert City.objects.count() == 2 - gone


def test_several_without_a_stamp_are_asked_again(admin_client, several):
    _cities, shown = several

    admin_client.post(LIST, shown | {"_version": ""})

    assert City.objects.count() == 2
