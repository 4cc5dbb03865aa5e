"""A name that may mean several is asked about on the page, and what is chosen is what is meant."""

import re

import pytest

from g32.models import Upload
from network.models import Office
from tests import factories

from .incoming import page, uploaded, world

pytestmark = pytest.mark.django_db


def test_of_several_who_are_called_so_one_is_chosen(admin_client):
    meeting = factories.make_meeting(name="Overleg")
    first, second = (factories.make_person(first_names="Jan", surname="Bos") for _ in range(2))
    at = "/admin/meetings/attendance/import/"
    address = uploaded(admin_client, "meeting,person\nOverleg,Jan Bos\n", at=at)
    offered = re.findall(r'<option value="([^"]+)"', page(admin_client, address))

    again = admin_client.post(address, {"again": "yes", "choice-0": second.slug})
    told = page(admin_client, again.url)
    admin_client.post(again.url, {"apply": "yes"})

    assert f"Persoon “Jan Bos”: {second.slug}" in told
    assert {first.slug, second.slug} <= {*offered}
    assert again.url != address
    assert meeting.attendances.get().person == second


def test_of_several_seats_with_the_same_words_one_is_chosen(admin_client):
    factories.make_meeting(name="Overleg")
    factories.make_person(first_names="Jan", surname="Bos")
    body = factories.make_body(name="Pijler Zee")
    seats = [
        factories.make_seat(body=body, role=role, label="Water") for role in ("chair", "member")
    ]
    at = "/admin/meetings/attendance/import/"
    text = 'meeting,person,role,seat\nOverleg,Jan Bos,lid,"Water, Pijler Zee"\n'
    address = uploaded(admin_client, text, at=at)

    again = admin_client.post(address, {"again": "yes", "choice-0": seats[1].slug})
    admin_client.post(again.url, {"apply": "yes"})

    assert seats[1].attendances.count() == 1


def test_who_is_nearly_called_so_can_be_somebody_new(admin_client):
    world()
    factories.make_person(first_names="Jan", surname="Jansen")
    text = "person,city,function\nJan Janssen,Ede,wethouder\n"
    address = uploaded(admin_client, text)

    again = admin_client.post(address, {"again": "yes", "choice-0": "+"})
    admin_client.post(again.url, {"apply": "yes"})

    assert Office.objects.get().person.surname == "Janssen"


def test_what_was_not_offered_cannot_be_chosen(admin_client):
    factories.make_meeting(name="Overleg")
    for _ in range(2):
        factories.make_person(first_names="Jan", surname="Bos")
    other = factories.make_person(surname="Ander")
    at = "/admin/meetings/attendance/import/"
    address = uploaded(admin_client, "meeting,person\nOverleg,Jan Bos\n", at=at)

    again = admin_client.post(address, {"again": "yes", "choice-0": other.slug})

    assert Upload.objects.get(key=again.url.split("/")[-2]).choices == {}
