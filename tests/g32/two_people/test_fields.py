"""Two people, one record: the second sees what the first saved, and loses nothing of their own."""

import pytest

from g32.admin.base import RecordAdmin
from g32.models import HistoryEntry
from network.models import City, Office
from tests import factories
from tests.admin import address, change, errors_of, filled, left_in, post, sides

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # the pages are the same on every engine


def test_the_second_sees_who_changed_what_and_when_beside_what_they_typed(admin_client, other):
    office = factories.make_office(portfolio="Financiën")
    mine = filled(admin_client, change(office), portfolio="Wonen")
    post(other, change(office), portfolio="Zorg", _reason="Gezien op pagina 3")

    refused = admin_client.post(change(office), mine)

    (title,) = sides(refused)
    assert title == f"Office: {office}"
    assert sides(refused)[title] == [("Portfolio", "Financiën", "Zorg", "Wonen")]
    (write,) = refused.context["comparison"].parts[0].writes
    assert (write["who"], write["reason"]) == ("karel", "Gezien op pagina 3")
    assert write["at"] == HistoryEntry.objects.latest("pk").at
    assert errors_of(refused)[0].startswith("Somebody else saved this while you were editing.")
    assert Office.objects.get().portfolio == "Zorg"


def test_what_one_typed_is_saved_after_one_look(admin_client, other):
    office = factories.make_office(portfolio="Financiën")
    mine = filled(admin_client, change(office), portfolio="Wonen")
    post(other, change(office), portfolio="Zorg")
    refused = admin_client.post(change(office), mine)

    accepted = admin_client.post(change(office), left_in(refused))

    assert accepted.status_code == 302
    assert Office.objects.get().portfolio == "Wonen"


def test_changes_to_different_fields_are_merged_at_once(admin_client, other):
    office = factories.make_office(portfolio="Financiën")
    mine = filled(admin_client, change(office), party="PvdA")
    post(other, change(office), portfolio="Zorg")
    refused = admin_client.post(change(office), mine)

    admin_client.post(change(office), left_in(refused))

    assert sides(refused)[f"Office: {office}"] == [("Portfolio", "Financiën", "Zorg", "Financiën")]
    assert Office.objects.values_list("party", "portfolio").get() == ("PvdA", "Zorg")


@pytest.mark.parametrize(
    ("choice", "kept"), [({}, ("2015", "Zorg")), ("others", ("2016", "Financiën"))]
)
def test_each_field_can_be_taken_from_the_other_side(admin_client, other, choice, kept):
    office = factories.make_office(portfolio="Financiën", start="2014")
    mine = filled(admin_client, change(office), start="2015")
    post(other, change(office), portfolio="Zorg", start="2016")
    refused = admin_client.post(change(office), mine)
    lines = refused.context["comparison"].parts[0].lines
    if choice == "others":
        choice = {line.name: line.other for line in lines}

    admin_client.post(change(office), left_in(refused, **choice))

    assert Office.objects.values_list("start", "portfolio").get() == kept


def test_raw_text_and_new_rows_stay_as_they_were_typed(admin_client, other):
    body = factories.make_body()
    rows = {"names-TOTAL_FORMS": "1", "names-0-text": "Zorg", "names-0-kind": "alias"}
    mine = filled(admin_client, change(body), start="zomaar eens", **rows)
    post(other, change(body), note="Van Karel")

    refused = admin_client.post(change(body), mine)

    kept = left_in(refused)
    assert (kept["start"], kept["names-0-text"], kept["note"]) == (
        "zomaar eens",
        "Zorg",
        "Van Karel",
    )


def test_ones_own_save_in_another_window_is_told_as_such(admin_client):
    office = factories.make_office()
    mine = filled(admin_client, change(office), party="PvdA")
    post(admin_client, change(office), portfolio="Zorg")

    refused = admin_client.post(change(office), mine)

    (write,) = refused.context["comparison"].parts[0].writes
    assert write["who"] == "yourself, in another window"


def test_a_third_save_is_compared_again(admin_client, other):
    office = factories.make_office()
    mine = filled(admin_client, change(office), party="PvdA")
    post(other, change(office), portfolio="Zorg")
    refused = admin_client.post(change(office), mine)
    post(other, change(office), title="Wethouder")

    again = admin_client.post(change(office), left_in(refused))
    admin_client.post(change(office), left_in(again))

    assert sides(again)[f"Office: {Office.objects.get()}"] == [
        ("Printed title", "–", "Wethouder", "–")
    ]
    assert Office.objects.values_list("party", "portfolio", "title").get() == (
        "PvdA",
        "Zorg",
        "Wethouder",
    )


@pytest.mark.parametrize("stamp", ["", "1.2", "x" * 200, "\0", "eyJ:1:2"])
def test_a_form_without_a_stamp_of_ours_is_refused_with_both_sides(admin_client, stamp):
    office = factories.make_office(portfolio="Zorg")
    mine = filled(admin_client, change(office), portfolio="Wonen")

    refused = admin_client.post(change(office), mine | {"_version": stamp})

    assert errors_of(refused)[0].startswith("This form does not say what it showed")
    assert list(sides(refused).values()) == [[("Portfolio", "", "Zorg", "Wonen")]]
    assert Office.objects.get().portfolio == "Zorg"
    assert admin_client.post(change(office), left_in(refused)).status_code == 302
    assert Office.objects.get().portfolio == "Wonen"


def test_the_stamp_of_another_record_or_of_somebody_else_is_none(admin_client, other):
    office = factories.make_office()
    foreign = filled(admin_client, change(factories.make_office()))["_version"]
    theirs = filled(other, change(office))["_version"]
    mine = filled(admin_client, change(office), party="PvdA")

    refused = [admin_client.post(change(office), mine | {"_version": s}) for s in (foreign, theirs)]

    assert [errors_of(each)[0][:34] for each in refused] == [
        "This form does not say what it sho"
    ] * 2
    assert Office.objects.filter(party="PvdA").count() == 0


def test_a_save_elsewhere_is_no_alarm(admin_client, other):
    office, elsewhere = factories.make_office(), factories.make_office()
    mine = filled(admin_client, change(office), party="PvdA")
    post(other, change(elsewhere), party="VVD")
    post(other, address(City, "add"), name="Zutphen")

    assert admin_client.post(change(office), mine).status_code == 302


def test_a_save_while_the_page_is_made_is_not_passed_over(admin_client, monkeypatch):
    office = factories.make_office(portfolio="Financiën")
    read = RecordAdmin.get_object

    def read_and_then_another_saves(*args):
        found = read(*args)
        Office.objects.update(portfolio="Zorg")
        return found

    with monkeypatch.context() as patched:
        patched.setattr(RecordAdmin, "get_object", read_and_then_another_saves)
        mine = filled(admin_client, change(office), party="PvdA")

    refused = admin_client.post(change(office), mine)

    assert mine["portfolio"] == "Financiën"
    assert list(sides(refused).values()) == [[("Portfolio", "Financiën", "Zorg", "Financiën")]]
