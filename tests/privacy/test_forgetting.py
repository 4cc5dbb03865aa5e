"""What is private of somebody is forgotten everywhere; what is public stays."""

import pytest
from django.conf import settings
from django.db import connection

from g32.history import replay_erasures, seal
from g32.history.verifying import Walk
from g32.models import Erasure, HistoryEntry, PrivateValues, Seal
from g32.privacy.forgetting import forget, traces_of
from g32.rights import Role
from network.models import Administrator, ContactDetails, Office, Person
from tests.admin import address, filled, left_in, said, sides
from tests.factories import make_contact_details, make_office, make_person
from tests.privacy.people import (
    MAIL,
    VALUES,
    client_of,
    held_in,
    make_somebody,
    values_kept,
    writes_of,
)
from tests.unguarded import unguarded

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    return tmp_path


@pytest.fixture
def somebody():
    return make_somebody()


def _url(person, page="forget"):
    return address(Person, page, person.pk)


def everything():
    """All that stands in the database, as text."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            found.append(repr(cursor.fetchall()))
    return "\n".join(found)


def test_the_page_says_what_goes_and_what_stays(somebody):
    page = client_of(Role.SECRETARIAT).get(_url(somebody.person)).content.decode()

    assert f"Contact details: {somebody.office}" in page
    assert "What history still holds of them: 2 writes" in page
    assert "public facts" in page
    assert held_in(page) == set()


def test_nothing_of_it_is_left_anywhere(somebody, folder):
    other = make_contact_details(email="iemand@anders.example")
    client = client_of(Role.SECRETARIAT)
    assert held_in(everything()) == set(VALUES)

    response = client.post(_url(somebody.person), {"_reason": "op eigen verzoek"})

    assert response.url == _url(somebody.person, "page")
    assert "are erased" in said(response)[0]
    assert held_in(everything()) == set()
    assert held_in("".join(path.read_text() for path in folder.iterdir())) == set()
    assert list(ContactDetails.objects.all()) == [other]
    assert values_kept() == 1  # of the other one


def test_what_is_public_stays_and_that_it_was_done_is_told(somebody):
    client = client_of(Role.SECRETARIAT)

    client.post(_url(somebody.person), {"_reason": "op eigen verzoek"})

    assert Office.objects.get() == somebody.office
    assert Person.objects.get() == somebody.person
    erasure = Erasure.objects.get()
    assert (erasure.row, erasure.actor, erasure.reason) == (
        somebody.row,
        client.user.username,
        "op eigen verzoek",
    )
    assert writes_of(somebody.row) == ["insert", "update", "delete"]
    deletion = HistoryEntry.objects.get(table="network_contactdetails", act="delete")
    assert (deletion.actor, deletion.reason) == (erasure.actor, erasure.reason)


def test_the_chain_still_holds(somebody):
    seal()

    forget(record=somebody.person, actor="ada", reason="verzoek")
    seal()

    assert list(Walk().findings()) == []
    assert Seal.objects.count() == HistoryEntry.objects.count()


def test_it_asks_why(somebody):
    response = client_of(Role.SECRETARIAT).post(_url(somebody.person), {"_reason": "  "})

    assert "Say why" in response.content.decode()
    assert ContactDetails.objects.exists()
    assert values_kept() == 2


def test_of_who_left_no_trace_there_is_nothing_to_forget(somebody):
    client, person = client_of(Role.SECRETARIAT), make_office().person

    page = client.get(_url(person)).content.decode()
    response = client.post(_url(person), {"_reason": "verzoek"})

    assert "There is nothing to forget" in page
    assert 'name="_reason"' not in page
    assert "holds no contact details" in said(response)[0]
    assert not Erasure.objects.exists()


def test_twice_is_once(somebody):
    forget(record=somebody.person, actor="ada", reason="verzoek")

    assert forget(record=somebody.person, actor="ada", reason="verzoek") == []
    assert Erasure.objects.count() == 1


def test_what_was_deleted_before_is_forgotten_too(somebody):
    somebody.contact.delete()
    assert [each.values for each in traces_of(somebody.person)] == [3]

    forget(record=somebody.person, actor="ada", reason="verzoek")

    assert values_kept() == 0


def test_what_hung_on_an_office_that_is_gone_is_forgotten_too(somebody):
    somebody.office.delete()

    [traces] = traces_of(somebody.person)
    forget(record=somebody.person, actor="ada", reason="verzoek")

    assert (traces.rows, traces.values, traces.elsewhere) == ([], 3, True)
    assert values_kept() == 0


def test_what_hung_on_an_office_that_is_somebody_elses_now_stays_with_them(somebody):
    other = make_person()
    Office.objects.update(person=other)

    forget(record=somebody.person, actor="ada", reason="verzoek")

    assert values_kept() == 0
    assert ContactDetails.objects.get().email == MAIL
    assert traces_of(other)


def test_an_administrator_is_forgotten_as_a_person_is(somebody):
    url = address(Administrator, "forget", somebody.person.pk)

    response = client_of(Role.SECRETARIAT).post(url, {"_reason": "verzoek"})

    assert response.status_code == 302
    assert held_in(everything()) == set()


@pytest.mark.parametrize("role", [Role.READER, Role.COORDINATOR, Role.MANAGER])
def test_only_the_secretariat_forgets(somebody, role):
    client = client_of(role, city=somebody.office.city if role == Role.COORDINATOR else None)

    answers = [client.get(_url(somebody.person)), client.post(_url(somebody.person))]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert values_kept() == 2


def test_the_button_is_for_who_may(somebody):
    secretary, reader = client_of(Role.SECRETARIAT), client_of(Role.READER)

    shown = [client.get(_url(somebody.person, "page")) for client in (secretary, reader)]

    assert [_url(somebody.person) in page.content.decode() for page in shown] == [True, False]


def test_somebody_who_is_not_there_cannot_be_forgotten():
    response = client_of(Role.SECRETARIAT).get(address(Person, "forget", 999))

    assert response.status_code == 302


def test_a_disk_that_is_full_undoes_it(somebody, monkeypatch):
    from g32.history import erasing

    def fail(_lines):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(erasing, "_note", fail)

    with pytest.raises(OSError, match="No space"):
        forget(record=somebody.person, actor="ada", reason="verzoek")

    assert ContactDetails.objects.get().email == MAIL
    assert values_kept() == 2


def test_after_a_restore_it_is_forgotten_again(somebody):
    """The rows as an older backup has them, put back past the guards."""
    rows = list(ContactDetails.objects.values())
    entries, values = list(HistoryEntry.objects.values()), list(PrivateValues.objects.values())
    forget(record=somebody.person, actor="ada", reason="verzoek")
    with unguarded():
        for model in (Seal, PrivateValues, HistoryEntry, Erasure):
            model.objects.all()._raw_delete("default")
        HistoryEntry.objects.bulk_create(HistoryEntry(**row) for row in entries)
        PrivateValues.objects.bulk_create(PrivateValues(**row) for row in values)
        ContactDetails.objects.bulk_create(ContactDetails(**row) for row in rows)
    assert held_in(everything()) == set(VALUES)

    replay_erasures()

    assert held_in(everything()) == set()
    seal()
    assert list(Walk().findings()) == []


def test_a_form_that_still_shows_it_does_not_bring_it_back(somebody):
    client = client_of(Role.SECRETARIAT)
    url = address(Office, "change", somebody.office.pk)
    form = filled(client, url, party="D66")
    forget(record=somebody.person, actor="ada", reason="verzoek")

    shown = client.post(url, form)
    again = client.post(url, left_in(shown))

    assert any(MAIL in line for lines in sides(shown).values() for each in lines for line in each)
    assert again.status_code == 302
    assert Office.objects.get().party == "D66"
    assert not ContactDetails.objects.exists()
    assert held_in(everything()) == set()
