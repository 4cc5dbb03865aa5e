"""Two people, one page with rows: none of them gets lost, whoever added, changed or deleted it."""

import pytest

from network.models import Appointment, BodyName, ContactDetails, Person, Seat
from tests import factories
from tests.admin import change, filled, left_in, post, sides

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # the pages are the same on every engine


def test_a_row_that_was_changed_on_its_own_page_is_compared(admin_client, other):
    appointment = factories.make_appointment(start="2014")
    page = change(appointment.person)
    mine = filled(admin_client, page, **{"appointments-0-end": "2016"})
    post(other, change(appointment), end="2015", note="Afgetreden")

    refused = admin_client.post(page, mine)
    admin_client.post(page, left_in(refused))

    assert sides(refused) == {
        f"Appointment: {appointment}": [
            ("End", "–", "2015", "2016"),
            ("Note", "–", "Afgetreden", ""),  # not on this form: it stays
        ]
    }
    assert Appointment.objects.values_list("end", "note").get() == ("2016", "Afgetreden")


def test_the_page_of_a_proxy_is_the_same_record(admin_client, other):
    administrator = factories.make_administrator(first_names="Jan")
    mine = filled(admin_client, change(administrator), prefix="de")
    post(other, change(Person.objects.get()), first_names="Johan")

    refused = admin_client.post(change(administrator), mine)
    admin_client.post(change(administrator), left_in(refused))

    assert Person.objects.values_list("first_names", "prefix").get() == ("Johan", "de")


def test_a_row_that_somebody_added_is_told_and_shown(admin_client, other):
    body = factories.make_body()
    mine = filled(admin_client, change(body), note="Van mij")
    rows = {"names-TOTAL_FORMS": "1", "names-0-text": "Zorg", "names-0-kind": "alias"}
    post(other, change(body), **rows)

    refused = admin_client.post(change(body), mine)
    accepted = admin_client.post(change(body), left_in(refused, **{"names-0-text": "Zorgen"}))

    assert [(p.title, p.what) for p in refused.context["comparison"].parts] == [
        ("Other name: Zorg", "added")
    ]
    assert accepted.status_code == 302
    assert BodyName.objects.get().text == "Zorgen"


def test_both_add_a_row_and_both_are_kept(admin_client, other):
    body = factories.make_body()

    def row(text):
        return {"names-TOTAL_FORMS": "1", "names-0-text": text, "names-0-kind": "alias"}

    mine = filled(admin_client, change(body), **row("Van mij"))
    post(other, change(body), **row("Van Karel"))

    refused = admin_client.post(change(body), mine)
    admin_client.post(change(body), left_in(refused))

    assert sorted(BodyName.objects.values_list("text", flat=True)) == ["Van Karel", "Van mij"]


def delete_row(visitor, page, place=0):
    post(visitor, page, **{f"names-{place}-DELETE": "on"})


def test_a_row_that_somebody_deleted_and_nobody_touched_is_told_and_gone(admin_client, other):
    body = factories.make_body()
    factories.make_name(owner=body, text="Zorg")
    factories.make_name(owner=body, text="Welzijn")
    mine = filled(admin_client, change(body), **{"names-0-text": "Welzijnszorg"})
    delete_row(other, change(body), place=1)

    refused = admin_client.post(change(body), mine)
    accepted = admin_client.post(change(body), left_in(refused))

    (part,) = refused.context["comparison"].parts
    assert (part.title, part.what, part.writes[0]["who"]) == (
        "Other name: Zorg",
        "deleted",
        "karel",
    )
    assert accepted.status_code == 302
    assert BodyName.objects.get().text == "Welzijnszorg"


@pytest.mark.parametrize(("choice", "left"), [("=", ["Zorgen"]), ("-", [])])
def test_what_was_typed_in_a_deleted_row_is_added_again_or_left_out(
    admin_client, other, choice, left
):
    body = factories.make_body()
    factories.make_name(owner=body, text="Zorg")
    mine = filled(admin_client, change(body), **{"names-0-text": "Zorgen"})
    delete_row(other, change(body))

    refused = admin_client.post(change(body), mine)
    (part,) = refused.context["comparison"].parts
    admin_client.post(change(body), left_in(refused, **{part.dropping: choice}))

    assert [(line.label, line.opened, line.mine) for line in part.lines] == [
        ("Name", "Zorg", "Zorgen")
    ]
    assert list(BodyName.objects.values_list("text", flat=True)) == left


@pytest.mark.parametrize(("chooses", "left"), [(False, []), (True, ["Zorgen"])])
def test_deleting_a_row_that_somebody_changed_is_asked_again(admin_client, other, chooses, left):
    body = factories.make_body()
    factories.make_name(owner=body, text="Zorg")
    mine = filled(admin_client, change(body), **{"names-0-DELETE": "on"})
    post(other, change(body), **{"names-0-text": "Zorgen"})

    refused = admin_client.post(change(body), mine)
    (part,) = refused.context["comparison"].parts
    line = part.lines[-1]
    choice = {line.name: line.other} if chooses else {}
    admin_client.post(change(body), left_in(refused, **choice))

    assert (line.label, line.theirs, line.mine) == ("Delete?", "keep it", "delete it")
    assert list(BodyName.objects.values_list("text", flat=True)) == left


def test_rows_of_a_kind_that_left_the_page_are_told_as_they_were_typed(admin_client, other):
    seat, chair, person = factories.make_seat(), factories.make_seat(), factories.make_person()
    rows = {
        "appointments-TOTAL_FORMS": "1",
        "appointments-0-person": person.pk,
        "appointments-0-start": "2014",
    }
    mine = filled(admin_client, change(seat), **rows)
    post(other, change(seat), ex_officio_of=chair.pk)

    refused = admin_client.post(change(seat), mine)

    assert refused.context["left_over"] == [("Appointment", f"{person}; 2014")]
    assert Seat.objects.get(pk=seat.pk).ex_officio_of == chair
    assert admin_client.post(change(seat), left_in(refused)).status_code == 302


def test_contact_details_are_compared_too(admin_client, other):
    contact = factories.make_contact_details(telephone="0570 1", email="a@example.nl")
    page = change(contact.office)
    mine = filled(admin_client, page, **{"contact-0-telephone": "0570 2"})
    post(other, page, **{"contact-0-telephone": "0570 3", "contact-0-email": "b@example.nl"})

    refused = admin_client.post(page, mine)
    admin_client.post(page, left_in(refused))

    assert list(sides(refused).values()) == [
        [
            ("E-mail", "a@example.nl", "b@example.nl", "a@example.nl"),
            ("Telephone", "0570 1", "0570 3", "0570 2"),
        ]
    ]
    assert ContactDetails.objects.values_list("email", "telephone").get() == (
        "b@example.nl",
        "0570 2",
    )
