"""Two writers at once: each half is fine, together they are not, and only one of them wins."""

import pytest

from network.models import Appointment, Membership, Organisation
from tests.factories import build, make_city, make_organisation, make_person, make_seat
from tests.racing import race
from tests.throwaway import own_copy  # noqa: F401


@pytest.fixture
def db(own_copy):  # noqa: F811
    return own_copy


def test_one_of_two_double_appointments_wins(db):
    rows = [
        build(Appointment, seat=seat, person=person, start="2014", slug=slug)
        for seat, person in [(make_seat(), make_person())]
        for slug in ("een", "twee")
    ]

    refusals = race(db, *(row.save for row in rows))

    assert [str(refusal).count("network_appointment_once_person") > 0 for refusal in refusals] == [
        True
    ]
    assert list(Appointment.objects.values_list("slug", flat=True)) == ["een"]


def test_one_of_two_memberships_on_one_day_wins(db):
    city = make_city()
    rows = [build(Membership, city=city, start="2014", slug=slug) for slug in ("een", "twee")]

    refusals = race(db, *(row.save for row in rows))

    assert [str(refusal).count("network_membership_once") > 0 for refusal in refusals] == [True]
    assert list(Membership.objects.values_list("slug", flat=True)) == ["een"]


def test_two_writers_cannot_each_close_half_a_loop(db):
    one, other = make_organisation(), make_organisation()

    def put(part, whole):
        return lambda: Organisation.objects.filter(pk=part.pk).update(part_of=whole)

    refusals = race(db, put(one, other), put(other, one))

    assert [str(refusal).count("network_organisation_tree") > 0 for refusal in refusals] == [True]
    assert Organisation.objects.get(part_of__isnull=False) == one
