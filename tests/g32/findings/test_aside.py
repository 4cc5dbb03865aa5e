"""What is set aside is one finding, as long as its facts are what they were."""

import pytest
from django.urls import reverse

from g32.models import SetAside
from tests import factories
from tests.g32.findings.test_page import numbers, put_aside

pytestmark = pytest.mark.django_db


def contradicted(number):
    body = factories.make_body()
    for place in range(number):
        factories.make_citation(record=body, stance="contradicts", value=str(place), note="n")
    return body


def rest(client, check):
    return numbers(client, "?past=1").get(check, 0)


def test_of_several_contradictions_of_one_record_each_is_set_aside_by_itself(admin_client):
    body = contradicted(3)

    put_aside(admin_client, body, "conflict", 1, reason="Verschrijving")

    assert rest(admin_client, "conflict") == 2
    said = [each.reason for each in SetAside.objects.all()]
    put_aside(admin_client, body, "conflict", 0, reason="Deze ook")
    put_aside(admin_client, body, "conflict", 1, back="1")
    assert said == ["Verschrijving"]
    assert [each.reason for each in SetAside.objects.all()] == ["Deze ook"]
    assert rest(admin_client, "conflict") == 2


def test_of_two_checks_of_one_code_the_one_that_finds_it_is_meant(admin_client):
    seat = factories.make_seat(body=factories.make_body(start="2000"), start="2010", end="2012")
    held = factories.make_appointment(seat=seat, start="2011", end="2014")

    put_aside(admin_client, held, "outside_body", reason="Zo staat het er")

    assert rest(admin_client, "outside_body") == 0
    assert SetAside.objects.get().row == held.pk


def test_it_is_the_same_finding_in_every_language(admin_client):
    body = contradicted(1)
    admin_client.post(reverse("set_language"), {"language": "en"})

    put_aside(admin_client, body, "conflict", reason="A slip")

    assert rest(admin_client, "conflict") == 0
    admin_client.post(reverse("set_language"), {"language": "nl"})
    assert rest(admin_client, "conflict") == 0


def test_it_returns_when_others_hold_the_seat(admin_client):
    seat = factories.make_seat(maximum=1)
    for end in ("2015-05-31", ""):
        factories.make_appointment(seat=seat, start="2014-01-01", end=end)
    put_aside(admin_client, seat, "too_many_holders", reason="Zij doen het samen")
    before = rest(admin_client, "too_many_holders")

    factories.make_appointment(seat=seat, start="2014-06-01", end="2015-03-01")

    assert (before, rest(admin_client, "too_many_holders")) == (0, 1)
