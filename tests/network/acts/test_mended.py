"""A finding leads to the act that mends it, or to the form where there is none."""

import pytest

from g32.findings import Ask, checks
from g32.reports import When
from tests import factories
from tests.admin import address

pytestmark = pytest.mark.django_db


def mended(code):
    """Where each finding of a check is mended."""
    return [
        check.mending(finding)
        for check in checks()[code]
        for finding in check.findings(Ask(When()))
    ]


def act(record, code):
    return address(record, "act", record.pk, code)


def test_of_two_the_one_that_was_recorded_first_stays(admin_client):
    first, second = (
        factories.make_person(first_names="Jan", surname=name) for name in ("Dijk", "Dyk")
    )

    (url,) = mended("twins")

    assert url == f"{act(first, 'merge')}?other={second.pk}"
    page = admin_client.get(url)
    assert f'<option value="{second.pk}" selected>' in page.text


def test_a_vacant_seat_asks_for_an_appointment():
    seat = factories.make_seat(start="2014")

    assert mended("vacant") == [act(seat, "appoint")]


@pytest.mark.parametrize("make", ["make_appointment", "make_office", "make_membership"])
def test_what_is_not_confirmed_is_confirmed(make, report):
    record = getattr(factories, make)(start="2010")
    factories.make_citation(record=record, source=report)

    assert mended("unconfirmed") == [act(record, "confirm")]


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("outside_body", {}),
        ("outside_office", {"city": factories.make_city}),
        ("outside_membership", {"city": factories.make_city}),
    ],
)
@pytest.mark.parametrize("end", ["", "2014"])
def test_what_lasts_too_long_is_ended_and_a_wrong_end_corrected(code, given, end):
    given = {name: value() for name, value in given.items()}
    seat = factories.make_seat(body=factories.make_body(start="2010", end="2012"))
    appointment = factories.make_appointment(seat=seat, start="2011", end=end, **given)

    found = mended(code)

    expected = (
        act(appointment, "end") if not end else address(appointment, "change", appointment.pk)
    )
    assert found == [expected]


def test_what_was_announced_is_corrected_in_the_form():
    appointment = factories.make_appointment(start="2014", planned=True)

    assert mended("announced") == [address(appointment, "change", appointment.pk)]
