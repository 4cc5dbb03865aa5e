"""An id that was given away leads on: in imports; and to what is private of who bore it."""

import pytest
from django.conf import settings

from g32.importing import preview, resources
from g32.privacy.forgetting import forget, traces_of
from g32.privacy.reach import reach
from g32.privacy.seeing import viewings_of
from g32.rights import Role
from network.actions import merge_people
from network.models import ContactDetails, Office, Person
from tests import factories
from tests.admin import address
from tests.importing.incoming import looked_at, page, problems, table, uploaded
from tests.privacy.people import MAIL, client_of, make_somebody, values_kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def merged(factories):
    """Somebody who was "jan-bos" once, and a namesake who never was."""
    keep, gone = (
        factories.make_person(first_names=name, surname="Bos") for name in ("Johan", "Jan")
    )
    namesake = factories.make_person(first_names="Jan", surname="Bos")
    merge_people(keep=keep, gone=gone)
    assert (gone.slug, namesake.slug) == ("jan-bos", "jan-bos-2")
    return keep


@pytest.fixture
def owner(factories):
    user = factories.make_user()
    user.is_superuser = True
    user.save()
    return user


def test_a_file_that_names_somebody_by_a_former_id_finds_who_it_is_now(merged, owner):
    factories.make_meeting(name="Overleg")

    outcome = looked_at("attendance", owner, "meeting,person\nOverleg,jan-bos\n")

    assert problems(outcome) == []
    assert outcome.rows[0].record.person == merged


def test_who_was_chosen_on_the_page_and_is_merged_meanwhile_is_found(merged, admin_client):
    meeting, other = factories.make_meeting(name="Overleg"), factories.make_person()
    chosen = factories.make_person(first_names="Jan", surname="Bos")
    at = "/admin/meetings/attendance/import/"
    address = uploaded(admin_client, "meeting,person\nOverleg,Jan Bos\n", at=at)
    assert chosen.slug in page(admin_client, address)
    merge_people(keep=other, gone=chosen)

    again = admin_client.post(address, {"again": "yes", "choice-0": chosen.slug})
    admin_client.post(again.url, {"apply": "yes"})

    assert meeting.attendances.get().person == other


@pytest.fixture
def office(factories):
    """An office that was joined with another, whose id was "oud"."""
    keep, gone = factories.make_person(), factories.make_person()
    city = factories.make_city()
    office = factories.make_office(person=keep, city=city, slug="nieuw")
    factories.make_office(person=gone, city=city, slug="oud")
    merge_people(keep=keep, gone=gone)
    return office


def test_a_row_with_a_former_id_is_about_the_record_that_it_leads_to(office, owner):
    outcome = looked_at("administrators", owner, "id,party\noud,D66\n")

    assert [row.record for row in outcome.rows] == [office]
    assert [row.changes for row in outcome.rows] != [[]]
    assert problems(outcome) == []


def test_two_rows_about_one_record_are_refused_however_they_name_it(office, owner):
    outcome = looked_at("administrators", owner, "id,party\nnieuw,VVD\noud,D66\n")

    assert problems(outcome) == [(3, "id")]
    (refused,) = [row for row in outcome.rows if row.problems]
    assert "2" in refused.problems[0].message


def test_an_id_that_leads_nowhere_is_refused_still(office, owner):
    outcome = preview(resources()["administrators"](owner), table("id,party\nweg,D66\n"))

    assert problems(outcome) == [(2, "id")]


def test_what_was_kept_of_the_other_before_they_were_one_is_forgotten_too(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    somebody = make_somebody()
    Office.objects.filter(pk=somebody.office.pk).delete()  # its contact details go along
    keep = factories.make_person()
    kept = values_kept()
    merge_people(keep=keep, gone=somebody.person)

    assert [each.values for each in traces_of(keep)] == [kept]
    forget(record=Person.objects.get(pk=keep.pk), actor="ada", reason="verzoek")

    assert values_kept() == 0


def test_what_is_merged_while_it_hangs_there_is_forgotten_too(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    somebody, keep = make_somebody(), factories.make_person()
    office = factories.make_office(person=keep, city=somebody.office.city)
    same = ContactDetails.objects.values().get()
    factories.make_contact_details(
        **{name: same[name] for name in same if name not in ("id", "office_id")}, office=office
    )
    merge_people(keep=keep, gone=somebody.person)
    assert ContactDetails.objects.count() == 1

    forget(record=Person.objects.get(pk=keep.pk), actor="ada", reason="verzoek")

    assert values_kept() == 0


def test_the_file_of_all_that_is_held_tells_of_the_other_too():
    somebody, keep = make_somebody(), factories.make_person()
    Office.objects.filter(pk=somebody.office.pk).delete()
    merge_people(keep=keep, gone=somebody.person)

    found = {each.model: each.numbers for each in reach(Person.objects.get(pk=keep.pk))}

    assert found[Person] == {keep.pk, somebody.person.pk}
    assert somebody.office.pk in found[Office]
    assert found[ContactDetails] == {somebody.row}


def test_who_looked_at_the_other_is_told_too():
    somebody, keep = make_somebody(), factories.make_person()
    url = f"/admin/network/office/{somebody.office.pk}/"
    assert MAIL in client_of(Role.SECRETARIAT).get(f"{url}change/").text
    looks = viewings_of(somebody.person).count()

    merge_people(keep=keep, gone=somebody.person)

    assert (viewings_of(keep).count(), looks) == (1, 1)
    assert viewings_of(factories.make_person()).count() == 0


def test_the_list_finds_who_is_searched_for_by_a_former_id(admin_client, factories):
    keep, gone = factories.make_person(), factories.make_person(slug="oud-nummer-7")
    merge_people(keep=keep, gone=gone)

    page = admin_client.get(address(keep, "changelist"), {"q": "oud-nummer-7"})

    assert [each.pk for each in page.context["cl"].result_list] == [keep.pk]
