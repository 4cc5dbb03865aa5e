"""The address list of a body: who stands on it, who is shown what, and what is noted of that."""

import pytest
from django.db import connection
from django.db.utils import OperationalError
from django.test.utils import CaptureQueriesContext

from g32 import faults
from g32.models import Export, Viewing
from g32.reports import reports
from g32.rights import Role
from network.admin import addresses
from tests.addresses import file, page, rows, secretary
from tests.admin import address
from tests.factories import (
    make_appointment,
    make_body,
    make_city,
    make_contact_details,
    make_membership,
    make_office,
    make_organisation,
    make_seat,
)
from tests.privacy.people import MAIL, PHONE, client_of, held_in, make_somebody, viewings

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    return make_body(name="Werkgroep Water")


@pytest.fixture
def somebody(body):
    """An alderman of Zwolle, who chairs the body for that city."""
    found = make_somebody()
    found.seat = make_seat(body=body, role="chair")
    make_appointment(
        seat=found.seat, person=found.person, city=found.office.city, start="2014-01-01"
    )
    return found


def told(client, body, columns, query=""):
    return [tuple(row[name] for name in columns.split()) for row in rows(client, body, query)]


def test_a_member_stands_there_with_how_to_reach_them(body, somebody):
    client = secretary()

    [row] = rows(client, body)

    assert (row["email"], row["telephone"]) == (MAIL, PHONE)
    assert (row["city"], row["role"], row["function"]) == ("Zwolle", "chair", "alderman")
    assert row["holder"] == f"{somebody.person} (Zwolle)"
    assert row["certainty"] == "certain"
    assert MAIL in page(client, body).content.decode()


def test_who_sits_there_by_another_seat_or_as_a_member_stands_there_too(body, somebody):
    other = make_body()
    make_seat(body=other, role="member", ex_officio_of=somebody.seat)
    make_seat(body=other, role="adviser", every_member=True)
    make_membership(city=make_city(name="Ede"), start="2014-01-01")

    found = told(secretary(), other, "holder role email")

    assert found == [
        (f"{somebody.person} (Zwolle)", "member", MAIL),
        ("Ede", "adviser", ""),
    ]


def test_only_who_is_there_on_the_day(body, somebody):
    seat = make_seat(body=body)
    for start, end, planned in (
        ("2014-01-01", "2014-12-31", False),
        ("2016-01-01", "", False),
        ("2014-01-01", "", True),
    ):
        make_appointment(seat=seat, start=start, end=end, planned=planned)

    client = secretary()

    assert len(rows(client, body)) == 2
    assert len(rows(client, body, "?op=2014-06-01")) == 2
    assert len(rows(client, body, "?op=2015-06-01")) == 1
    assert len(rows(client, body, "?op=2013-06-01")) == 0


def test_of_several_offices_that_of_the_city_and_of_the_day(body, somebody):
    person = somebody.person
    for given, mail in (
        ({"city": somebody.office.city, "end": "2013-12-31"}, "toen@example.nl"),
        ({"organisation": make_organisation()}, "elders@example.nl"),
        ({"city": somebody.office.city, "start": "2090"}, "straks@example.nl"),
    ):
        make_contact_details(office=make_office(person=person, **given), email=mail)
    make_appointment(seat=make_seat(body=body), person=person, city=make_city(), start="2014-01-01")

    found = told(secretary(), body, "email")

    # for a city in which there is no office: what there is
    assert found == [(MAIL,), (MAIL,)]


@pytest.mark.once
@pytest.mark.parametrize("role", [Role.READER, Role.MANAGER, None])
def test_who_may_not_see_contact_details_gets_no_list(body, somebody, role):
    client = client_of(role)

    for answer in (
        page(client, body),
        client.get(address(body, "addressfile", body.pk, "csv")),
        client.get(address(body, "addressfile", body.pk, "vcf")),
    ):
        assert answer.status_code == 403
        assert held_in(answer.content) == set()
    assert viewings() == []
    assert not Export.objects.exists()


@pytest.mark.once
@pytest.mark.parametrize("role", Role)
def test_the_page_of_a_body_leads_to_it_for_who_may(body, role):
    client = client_of(role)
    answer = client.get(address(body, "page", body.pk))
    tools = [url for _label, url in answer.context["tools"]] if answer.status_code == 200 else []

    may = role in (Role.SECRETARIAT, Role.COORDINATOR)
    assert (address(body, "addresses", body.pk) in tools) is may


@pytest.mark.once
@pytest.mark.parametrize("code", ["csv", "excel", "xlsx", "ods", "json", "vcf"])
def test_a_coordinator_gets_the_own_contact_details_and_no_others(body, somebody, code):
    own = make_office(city=make_city(name="Ede"))
    make_contact_details(office=own, email="ons@ede.example")
    make_appointment(seat=make_seat(body=body), person=own.person, city=own.city, start="2014")
    client = client_of(Role.COORDINATOR, city=own.city)

    shown = page(client, body).content
    taken = client.get(address(body, "addressfile", body.pk, code)).getvalue()

    assert held_in(shown) == held_in(taken) == set()
    assert "ons@ede.example" in shown.decode()
    if code in ("csv", "excel", "json", "vcf"):
        assert "ons@ede.example" in taken.decode()
        assert str(somebody.person.surname) in taken.decode()
    assert {row[3] for row in viewings()} == {own.pk}


def test_it_is_noted_who_looked_and_who_took_it_along(body, somebody):
    client = secretary()
    noted = (
        client.user.username,
        "list",
        "network_office",
        somebody.office.pk,
        "network_person",
        somebody.person.pk,
    )

    page(client, body)
    assert viewings() == [noted]
    file(client, body, "vcf")

    assert viewings() == [noted, noted]
    [export] = Export.objects.all()
    assert (export.actor, export.form) == (client.user.username, "vcf")
    assert export.asked.startswith("Werkgroep Water, ")
    assert export.end.rows == 1
    assert held_in(str(list(Export.objects.values()) + list(Viewing.objects.values()))) == set()


def test_whom_the_list_does_not_show_nobody_looked_at(body):
    make_appointment(seat=make_seat(body=body))
    make_contact_details()

    page(secretary(), body)

    assert viewings() == []


def test_where_it_cannot_be_noted_nothing_is_shown(body, somebody, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise OperationalError("disk I/O error")

    client = secretary()
    monkeypatch.setattr("g32.privacy.seeing.fault_of", lambda _error: faults.READ_ONLY)
    monkeypatch.setattr(type(Viewing.objects), "bulk_create", refuse)

    shown = page(client, body)
    taken = client.get(address(body, "addressfile", body.pk, "csv"))

    for answer in (shown, taken):
        assert answer.status_code == 200
        assert b"cannot note" in answer.content
        assert held_in(answer.content) == set()
        assert "Content-Disposition" not in answer.headers
    assert not Export.objects.exists()


def test_what_is_added_meanwhile_is_not_in_the_file(body, somebody, monkeypatch):
    """The file holds what was noted, and no more."""
    office = make_office(city=make_city())
    make_appointment(seat=make_seat(body=body), person=office.person, city=office.city)
    answer = addresses.answer

    def meanwhile(*given):
        make_contact_details(office=office, email="later@example.nl")
        return answer(*given)

    monkeypatch.setattr(addresses, "answer", meanwhile)

    taken = file(secretary(), body)

    assert MAIL in taken
    assert "later@example.nl" not in taken


@pytest.mark.once
def test_nothing_in_it_runs_in_a_spreadsheet(body):
    office = make_office(city=make_city(), title="=1+1")
    make_contact_details(office=office, telephone="+31 38 4567890", assistant="@SUM(A1)")
    make_appointment(seat=make_seat(body=body), person=office.person, city=office.city)

    [row] = rows(secretary(), body)

    assert (row["title"], row["telephone"], row["assistant"]) == (
        "'=1+1",
        "'+31 38 4567890",
        "'@SUM(A1)",
    )


def test_columns_are_chosen_but_of_a_card_none_is_lacking(body, somebody):
    client = secretary()

    assert list(rows(client, body, "?columns=email")[0]) == ["email"]
    answer = client.get(address(body, "addressfile", body.pk, "vcf") + "?columns=email&labels=no")
    assert f"FN:{somebody.person}" in answer.getvalue().decode()


@pytest.mark.parametrize("where", ["0", "x", "1/csv/x", "999999999999999999999999"])
def test_a_list_of_what_is_not_there(where):
    assert secretary().get(f"/admin/network/body/{where}/addresses/").status_code in (302, 404)


def test_a_format_there_is_not(body):
    assert secretary().get(address(body, "addressfile", body.pk, "pdf")).status_code == 404


def test_the_number_of_queries_is_that_of_few(body):
    client = secretary()

    def asked(number):
        for _ in range(number):
            office = make_office(city=make_city())
            make_contact_details(office=office, email="x@example.nl")
            seat = make_seat(body=body, label=f"zetel {office.pk}")
            make_appointment(seat=seat, person=office.person, city=office.city)
            other = make_appointment(person=office.person)
            make_seat(body=body, label=f"ambtshalve {office.pk}", ex_officio_of=other.seat)
        with CaptureQueriesContext(connection) as queries:
            assert page(client, body).status_code == 200
        return len(queries)

    page(client, body)
    assert asked(2) == asked(9)


def test_no_other_door_leads_to_the_report():
    assert "addresses" not in reports()


def test_where_the_seat_has_no_city_it_is_the_office_in_which_somebody_can_be_reached(body):
    office = make_office(city=None, function="administrator")
    mayor = make_office(person=office.person, city=make_city(name="Ede"), function="mayor")
    make_contact_details(office=mayor, email="burgemeester@example.nl")
    make_appointment(seat=make_seat(body=body), person=office.person, start="2014-01-01")

    [row] = rows(secretary(), body)

    assert (row["function"], row["email"]) == ("mayor", "burgemeester@example.nl")
