"""How people are reached, when two records of one become one: kept once, or told apart."""

import pytest

from network.actions import merge_people
from network.models import ContactDetails
from tests.factories import make_contact_details, make_office
from tests.unwritten import refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def test_the_same_contact_details_of_one_office_are_kept_once(keep, gone):
    office, other = make_office(person=keep), make_office(person=gone)
    for each in (office, other):
        make_contact_details(office=each, email="jan@example.nl")

    merge_people(keep=keep, gone=gone)

    assert [each.office for each in ContactDetails.objects.all()] == [office]


@pytest.mark.parametrize("email", ["jan@example.nl", "piet@example.nl"])
def test_of_two_offices_that_become_one_with_a_third_neither_loses_contact_details(
    keep, gone, email
):
    make_office(person=keep)
    for each in ("jan@example.nl", email):
        make_contact_details(office=make_office(person=gone), email=each)

    if email == "jan@example.nl":
        merge_people(keep=keep, gone=gone)
        assert [each.office for each in ContactDetails.objects.all()] == [keep.offices.get()]
    else:
        assert "Contact details" in refused(merge_people, keep=keep, gone=gone)[0]


def test_contact_details_that_differ_are_refused_without_saying_what_they_hold(keep, gone):
    office, other = make_office(person=keep), make_office(person=gone)
    make_contact_details(office=office, email="jan@example.nl")
    make_contact_details(office=other, email="piet@example.nl")

    (line,) = refused(merge_people, keep=keep, gone=gone)

    assert line.startswith("Contact details: “J")
    assert "example" not in line
