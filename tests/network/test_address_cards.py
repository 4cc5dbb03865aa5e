"""The members of a body as cards, in a program that we did not write."""

import pytest
import vobject

from tests.addresses import file, page, secretary
from tests.admin import address
from tests.factories import (
    make_appointment,
    make_body,
    make_city,
    make_contact_details,
    make_office,
    make_organisation,
    make_person,
    make_seat,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    return make_body(name="Werkgroep Water")


def cards(client, body):
    """The cards, as another program reads them."""
    return list(vobject.readComponents(file(client, body, "vcf")))


@pytest.mark.once
def test_every_member_is_a_card(body):
    office = make_office(
        person=make_person(first_names="Jan; Piet", prefix="van den", surname="Berg, de\\oude"),
        city=make_city(name="Alphen, aan den Rijn"),
        title="wethouder; 1e loco",
    )
    make_contact_details(
        office=office,
        email="jan@example.nl",
        telephone="+31 6 1234",
        address="Markt 1; kamer 2\r\n6811 AA Arnhem\nEND:VCARD",
        assistant="Mevrouw, De Vries",
    )
    make_appointment(
        seat=make_seat(body=body, role="chair", label="voorzitter\tWater"),
        person=office.person,
        city=office.city,
        start="2014",
    )

    [card] = cards(secretary(), body)

    assert card.version.value == "4.0"
    assert card.fn.value == "Jan; Piet van den Berg, de\\oude"
    assert (card.n.value.family, card.n.value.given) == ("van den Berg, de\\oude", "Jan; Piet")
    assert card.org.value == ["Alphen, aan den Rijn"]
    assert card.title.value == "wethouder; 1e loco"
    assert card.role.value == "voorzitter\tWater"
    assert (card.email.value, card.tel.value) == ("jan@example.nl", "+31 6 1234")
    assert card.adr.value.street == "Markt 1; kamer 2\n6811 AA Arnhem\nEND:VCARD"
    assert card.note.value.endswith("Mevrouw, De Vries")
    assert card.uid.value.endswith("@register.g32")


@pytest.mark.once
def test_a_city_or_partner_is_a_card_of_an_organisation_and_who_is_not_named_is_none(body):
    seat = make_seat(body=body, role="secretary")
    make_appointment(seat=seat, person=None, city=make_city(name="Ede"))
    make_appointment(seat=seat, person=None, organisation=make_organisation(name="VNG"))
    make_appointment(seat=seat, person=None, note="een ambtenaar")

    found = [(card.fn.value, card.kind.value) for card in cards(secretary(), body)]

    assert found == [("Ede", "org"), ("VNG", "org")]


@pytest.mark.once
def test_who_holds_several_seats_is_one_card_that_stays_the_same(body):
    office = make_office(title="wethouder")
    make_contact_details(office=office, email="jan@example.nl")
    own = {"person": office.person, "city": office.city, "start": "2014"}
    make_appointment(seat=make_seat(body=body, role="chair"), **own)
    make_appointment(seat=make_seat(body=body, role="member", label="Ruimte"), **own)
    elsewhere = make_body(name="Pijler Fysiek")
    make_appointment(seat=make_seat(body=elsewhere, role="member"), **own)

    [card] = cards(secretary(), body)
    [other] = cards(secretary(), elsewhere)

    assert sorted(role.value for role in card.role_list) == ["Ruimte", "voorzitter"]
    assert [each.value for each in card.email_list] == ["jan@example.nl"]
    assert card.uid.value == other.uid.value == f"person.{office.person.slug}@register.g32"


@pytest.mark.once
def test_a_seat_that_is_only_possible_says_so(body):
    make_appointment(seat=make_seat(body=body, role="chair"), start="../2014", end="")
    make_appointment(seat=make_seat(body=body, role="member"), start="", end="../2030")

    roles = [card.role.value for card in cards(secretary(), body)]

    assert roles == ["voorzitter", "lid (mogelijk)"]


def test_of_nobody_there_is_no_file(body):
    make_appointment(seat=make_seat(body=body), person=None, note="een ambtenaar")
    client = secretary()

    shown = page(client, body)
    taken = client.get(address(body, "addressfile", body.pk, "vcf"))

    assert shown.context["cards"] == ""
    assert taken.headers["Content-Type"].startswith("text/html")
