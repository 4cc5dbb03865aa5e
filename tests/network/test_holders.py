"""Who holds what, asked of one holder or of some seats: what follows from it included, no more."""

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from g32.reports import When
from network.reports import Holders, held_by
from tests.factories import (
    make_appointment,
    make_body,
    make_city,
    make_membership,
    make_organisation,
    make_person,
    make_seat,
)

pytestmark = pytest.mark.django_db

ALWAYS = When()


def ids(positions):
    return sorted(position.slug for position in positions)


@pytest.fixture
def chain():
    """A seat whose holder holds a second, and therefore a third."""
    first = make_seat(slug="first")
    second = make_seat(slug="second", ex_officio_of=first)
    make_seat(slug="third", ex_officio_of=second)
    make_seat(slug="other", ex_officio_of=make_seat())
    return first


@pytest.mark.parametrize("make", [make_person, make_city, make_organisation])
def test_whoever_holds_a_seat_holds_what_follows_from_it(chain, make):
    holder = make()
    party = {"person": None} | {type(holder)._meta.model_name: holder}
    make_appointment(seat=chain, slug="term", **party)
    make_appointment(seat=chain, slug="another")

    assert ids(held_by(holder, ALWAYS)) == ["second--term", "term", "third--term"]


def test_a_city_holds_what_people_hold_for_it_and_what_every_member_holds(chain):
    ede = make_city()
    for slug, start, end in (("before", "2009", "2011"), ("again", "2014", "")):
        make_membership(city=ede, slug=slug, start=start, end=end)
    make_membership(slug="neighbour", start="2009")
    every = make_seat(slug="every", every_member=True)
    make_seat(slug="brief", every_member=True, end="2013")
    make_seat(slug="more", ex_officio_of=every)
    make_appointment(seat=chain, city=ede, slug="term")
    make_appointment(seat=chain, person=None, city=make_city(), slug="another")

    assert ids(held_by(ede, ALWAYS)) == [
        "brief--before",
        "every--again",
        "every--before",
        "more--again",
        "more--before",
        "second--term",
        "term",
        "third--term",
    ]
    assert ids(held_by(ede, When(year=2010))) == [
        "brief--before", "every--before", "more--before", "second--term", "term", "third--term",
    ]  # fmt: skip


def test_a_position_knows_the_appointment_or_membership_it_rests_on(chain):
    member = make_membership(start="2009")
    make_seat(slug="every", every_member=True)
    term = make_appointment(seat=chain, slug="term", city=member.city)

    grounds = {each.slug: each.ground for each in Holders(ALWAYS)}

    assert grounds == {each.slug: each.ground for each in held_by(member.city, ALWAYS)}
    assert grounds == {
        f"every--{member.slug}": member,
        **dict.fromkeys(("term", "second--term", "third--term"), term),
    }


def test_the_positions_of_some_seats_rest_on_seats_elsewhere(chain):
    make_appointment(seat=chain, slug="term")

    found = {
        slug: ids(Holders(ALWAYS, of=Q(slug=slug)))
        for slug in ("first", "second", "third", "other")
    }

    assert found == {
        "first": ["term"],
        "second": ["second--term"],
        "third": ["third--term"],
        "other": [],
    }


def test_of_some_seats_no_memberships_are_read_unless_they_rest_on_those():
    body = make_body()
    make_appointment(seat=make_seat(body=body))
    every = make_seat(every_member=True)
    make_membership()

    read = {}
    for name, of in (("some", Q(body=body)), ("every", Q(pk=every.pk))):
        with CaptureQueriesContext(connection) as queries:
            list(Holders(ALWAYS, of=of))
        read[name] = any('FROM "network_membership"' in query["sql"] for query in queries)

    assert read == {"some": False, "every": True}


def test_what_a_city_holds_costs_the_same_for_few_seats_of_every_member_and_for_many():
    city = make_membership(start="2009").city
    make_seat(every_member=True)
    with CaptureQueriesContext(connection) as few:
        held_by(city, ALWAYS)
    for _ in range(12):
        make_seat(every_member=True)
    with CaptureQueriesContext(connection) as many:
        held = held_by(city, ALWAYS)

    assert (len(held), len(many)) == (13, len(few))
