"""The record that somebody works on is deleted by somebody else: what was typed is kept."""

import pytest

from network.models import City, Office, Person
from tests import factories
from tests.admin import address, change, delete, filled, left_in

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # the pages are the same on every engine


def test_of_a_record_that_is_gone_what_was_typed_is_kept(admin_client, other):
    body = factories.make_body(name="Themagroep Zorg")
    factories.make_name(owner=body, text="Zorg")
    rows = {"names-TOTAL_FORMS": "2", "names-1-text": "Welzijn", "names-1-kind": "alias"}
    mine = filled(admin_client, change(body), note="Van mij", **rows)
    delete(other, body, _reason="Dubbel")

    gone = admin_client.post(change(body), mine)

    assert gone.status_code == 410
    (write,) = gone.context["writes"]
    assert (write["who"], write["act"], write["reason"]) == ("karel", "deleted", "Dubbel")
    assert ("Note", "Van mij") in gone.context["fields"]
    assert [text for _label, text in gone.context["rows"]] == ["Zorg; alias", "Welzijn; alias"]


def test_what_was_typed_is_filled_in_on_a_new_form(admin_client, other):
    city = factories.make_city(name="Zutphen")
    mine = filled(admin_client, change(city), name="Zutphen aan de IJssel")
    delete(other, city)
    gone = admin_client.post(change(city), mine)

    again = admin_client.post(gone.context["onwards"], dict(gone.context["posted"]))
    saved = admin_client.post(gone.context["onwards"], left_in(again))

    assert City.objects.filter(name="Zutphen aan de IJssel").count() == 1
    assert saved.status_code == 302


def test_a_person_who_no_longer_stands_among_the_administrators_is_found(admin_client, other):
    administrator = factories.make_administrator()
    mine = filled(admin_client, change(administrator), prefix="de")
    delete(other, Office.objects.get())

    gone = admin_client.post(change(administrator), mine)
    again = admin_client.post(gone.context["onwards"], dict(gone.context["posted"]))
    admin_client.post(gone.context["onwards"], left_in(again))

    assert gone.context["onwards"] == address(Person, "change", administrator.pk)
    assert Person.objects.get().prefix == "de"


def test_of_a_record_that_one_never_saw_nothing_is_told(admin_client, other):
    city = factories.make_city()
    delete(other, city)

    answer = admin_client.post(change(city), {"name": "x"})

    assert answer.status_code == 302
