"""Every look at contact details is noted; what cannot be noted is not shown."""

import logging

import pytest
from django.db import DatabaseError
from django.db.utils import OperationalError

from g32 import faults
from g32.models import HistoryEntry, Viewing
from g32.privacy import seen
from g32.rights import Role
from network.models import ContactDetails, Office
from tests.admin import address, post
from tests.factories import make_city, make_contact_details, make_office
from tests.pages import panels, visit
from tests.privacy.people import (
    MAIL,
    PHONE,
    client_of,
    held_in,
    make_somebody,
    viewings,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def somebody():
    return make_somebody()


def _noted(client, place, somebody):
    return (
        client.user.username,
        place,
        "network_office",
        somebody.office.pk,
        "network_person",
        somebody.person.pk,
    )


def test_the_page_and_the_form_of_an_office_note_who_looks(somebody):
    client = client_of(Role.SECRETARIAT)

    page = visit(client, somebody.office)
    form = client.get(address(Office, "change", somebody.office.pk))

    assert [MAIL in shown.content.decode() for shown in (page, form)] == [True, True]
    assert viewings() == [_noted(client, "page", somebody), _noted(client, "form", somebody)]


def test_no_value_is_noted(somebody):
    visit(client_of(Role.SECRETARIAT), somebody.office)

    assert held_in(str(list(Viewing.objects.values()))) == set()


def test_what_is_not_shown_is_not_noted(somebody):
    reader, secretary = client_of(Role.READER), client_of(Role.SECRETARIAT)
    coordinator = client_of(Role.COORDINATOR, city=make_city())
    without = make_office()

    pages = [
        visit(reader, somebody.office),
        visit(coordinator, somebody.office),
        coordinator.get(address(Office, "change", somebody.office.pk)),
        visit(secretary, without),
        visit(secretary, somebody.person),
        secretary.get(address(Office, "changelist")),
    ]

    assert [page.status_code for page in pages] == [200] * 6
    assert [held_in(page.content) for page in pages] == [set()] * 6
    assert viewings() == []


def test_a_save_shows_nothing_and_a_form_that_comes_back_does(somebody):
    client = client_of(Role.SECRETARIAT)
    url = address(Office, "change", somebody.office.pk)

    saved = post(client, url, party="D66")
    before = Viewing.objects.count()
    refused = post(client, url, start="geen datum")

    assert (saved.status_code, refused.status_code) == (302, 200)
    assert before == 1  # the form itself
    assert viewings()[-1] == _noted(client, "form", somebody)
    assert Viewing.objects.count() == 3


def test_a_coordinator_who_looks_at_the_own_is_noted(somebody):
    client = client_of(Role.COORDINATOR, city=somebody.office.city)

    visit(client, somebody.office)

    assert viewings() == [_noted(client, "page", somebody)]


def test_one_statement_notes_a_page_of_any_length(rf, django_assert_num_queries):
    rows = [make_contact_details() for _ in range(7)]
    request = rf.get("/")
    request.user = client_of(Role.SECRETARIAT).user
    points = 2  # this runs inside a transaction: its own is a savepoint

    with django_assert_num_queries(2 + points):  # whose they are; and the insert
        assert seen(request, rows, Viewing.Where.HISTORY) is True

    assert {row[1:4] for row in viewings()} == {
        ("history", "network_office", row.office_id) for row in rows
    }


def test_of_an_office_that_is_gone_history_knows_whose_it_was(rf, somebody):
    request = rf.get("/")
    request.user = client_of(Role.SECRETARIAT).user
    office, person = somebody.office.pk, somebody.person.pk
    Office.objects.get(pk=office).delete()

    seen(request, [ContactDetails(pk=somebody.row, office_id=office)], Viewing.Where.HISTORY)

    assert viewings()[0][2:] == ("network_office", office, "network_person", person)


def test_of_what_is_public_nothing_is_noted(rf, somebody):
    assert seen(rf.get("/"), [somebody.office, somebody.person], Viewing.Where.HISTORY) is True
    assert viewings() == []


@pytest.fixture
def unwritable(monkeypatch):
    """A disk on which nothing can be written any more."""

    def refuse(*_args, **_kwargs):
        raise OperationalError("disk I/O error")

    monkeypatch.setattr("g32.privacy.seeing.fault_of", lambda _error: faults.READ_ONLY)
    monkeypatch.setattr(type(Viewing.objects), "bulk_create", refuse)


@pytest.mark.usefixtures("unwritable")
def test_where_it_cannot_be_noted_the_page_goes_on_without(somebody, caplog):
    client = client_of(Role.SECRETARIAT)

    with caplog.at_level(logging.WARNING):
        page = visit(client, somebody.office)
        form = client.get(address(Office, "change", somebody.office.pk))

    assert [page.status_code, form.status_code] == [200, 200]
    assert held_in(page.content) == held_in(form.content) == set()
    assert [b"cannot note" in shown.content for shown in (page, form)] == [True, True]
    assert len(caplog.records) == 2
    assert held_in(caplog.text) == set()


@pytest.mark.usefixtures("unwritable")
def test_where_it_cannot_be_noted_a_form_does_not_come_back(somebody):
    client = client_of(Role.SECRETARIAT)
    client.raise_request_exception = False

    response = client.post(address(Office, "change", somebody.office.pk), {"start": "geen datum"})

    assert response.status_code >= 500
    assert held_in(response.content) == set()


def test_what_goes_wrong_otherwise_is_no_fault(rf, somebody, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise DatabaseError("a mistake of ours")

    monkeypatch.setattr(type(Viewing.objects), "bulk_create", refuse)
    request = rf.get("/")
    request.user = client_of(Role.SECRETARIAT).user

    with pytest.raises(DatabaseError, match="a mistake"):
        seen(request, [somebody.contact], Viewing.Where.PAGE)


def test_the_phone_number_is_shown_to_who_may_see_it(somebody):
    shown = panels(visit(client_of(Role.SECRETARIAT), somebody.office))

    assert any(PHONE in cell for rows in shown.values() for row in rows for cell in row)


def test_who_looked_is_for_the_secretariat():
    allowed = [client_of(role).user.has_perm("g32.view_viewing") for role in Role]

    assert dict(zip(Role, allowed, strict=True)) == {
        role: role is Role.SECRETARIAT for role in Role
    }
    assert not HistoryEntry.objects.filter(table="g32_viewing").exists()
