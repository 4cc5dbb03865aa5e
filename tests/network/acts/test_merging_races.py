"""Two at once: who comes second waits, and then finds what the first has left."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from network.actions import merge_people
from network.models import ContactDetails, Office, Person, PersonFormerId
from tests.factories import build, make_contact_details, make_office, make_person
from tests.racing import race
from tests.throwaway import own_copy  # noqa: F401


@pytest.fixture
def db(own_copy):  # noqa: F811
    return own_copy


def merging(keep, gone):
    return lambda: merge_people(keep=Person(pk=keep.pk), gone=Person(pk=gone.pk))


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_who_merge_the_same_two_one_does(db, turned):
    one, other = make_person(), make_person()
    second = merging(other, one) if turned else merging(one, other)

    (refusal,) = race(db, merging(one, other), second)

    assert "deleted this meanwhile" in str(refusal) or "heeft dit" in str(refusal)
    assert list(Person.objects.all()) == [one]
    assert list(PersonFormerId.objects.values_list("slug", "owner")) == [(other.slug, one.pk)]


def test_a_row_that_is_added_at_that_moment_comes_along_or_is_refused(db):
    """PostgreSQL asks only in the end whom a row points to."""
    keep, gone = make_person(), make_person()
    office = build(Office, person=gone, slug="ambt")

    refusals = race(db, office.save, merging(keep, gone))

    assert [type(refusal) for refusal in refusals] == (
        [IntegrityError] if connection.vendor == "postgresql" else []
    )
    assert [each.person for each in Office.objects.all()] == ([] if refusals else [keep])


def test_a_row_that_is_added_just_after_is_refused(db):
    keep, gone = make_person(), make_person()
    office = build(Office, person=gone, slug="ambt")

    (refusal,) = race(db, merging(keep, gone), office.save)

    assert isinstance(refusal, IntegrityError)
    assert list(Office.objects.all()) == []


def test_an_office_that_says_something_else_by_then_stays(db):
    keep, gone = make_person(), make_person()
    office, other = (make_office(person=each) for each in (keep, gone))

    change = Office.objects.filter(pk=other.pk).update
    assert race(db, lambda: change(party="D66"), merging(keep, gone)) == []

    assert list(keep.offices.order_by("pk").values_list("pk", "party")) == [
        (office.pk, ""),
        (other.pk, "D66"),
    ]


def test_contact_details_that_differ_by_then_are_not_lost(db):
    keep, gone = make_person(), make_person()
    for each in (keep, gone):
        contact = make_contact_details(office=make_office(person=each), email="a@example.nl")

    change = ContactDetails.objects.filter(pk=contact.pk).update
    (refusal,) = race(db, lambda: change(email="b@example.nl"), merging(keep, gone))

    assert isinstance(refusal, ValidationError)
    assert ContactDetails.objects.count() == 2
