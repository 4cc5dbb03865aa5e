"""The page on which two records of one person are made one; and how they are taken apart again."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from g32.models import HistoryEntry, Viewing
from g32.rights import Role
from network.models import Administrator, Appointment, ContactDetails, Office, Person
from tests import factories
from tests.admin import address, said
from tests.changing import act, do, faults, look, seen, told, undone
from tests.faults.digests import stored
from tests.happenings import client_of, last
from tests.restoring import barred, undo
from tests.rights.world import World
from tests.unwritten import unwritten

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # the pages are the same on every engine

KEPT = ("sessions", "g32", "auth")
MAIL = "geheim@example.nl"


def fill(keep, gone, number=1):
    """All kinds of rows about both; one office they share, of which only the other has contact
    details.
    """
    city = factories.make_city()
    factories.make_office(person=keep, city=city, start="2010")
    shared = factories.make_office(person=gone, city=city, start="2010")
    factories.make_contact_details(office=shared, email=MAIL)
    factories.make_citation(record=shared)
    for _ in range(number):
        factories.make_contact_details(office=factories.make_office(person=gone, title=f"ambt {_}"))
        factories.make_appointment(person=gone)
        factories.make_attendance(person=gone)
        factories.make_involvement(person=gone, city=None)
        factories.make_action_item(person=gone)
        factories.make_name(owner=gone)
        factories.make_citation(record=gone)


def test_a_person_has_it_among_the_tools_and_the_button_still_leads_to_the_form(tom, keep):
    administrator = factories.make_administrator()

    page = tom.get(address(keep, "page", keep.pk))
    other = tom.get(address(administrator, "page", administrator.pk))

    assert f'href="{act(keep, "merge")}">Merge with another</a>' in page.text
    assert f'href="{act(administrator, "merge")}">Merge with another</a>' in other.text
    assert f'href="{address(keep, "change", keep.pk)}">Change</a>' in page.text
    assert "Take me back" in tom.get(act(keep, "merge")).text
    assert f'href="{address(keep, "page", keep.pk)}"' in tom.get(act(keep, "merge")).text


def test_what_moves_is_told_before_it_is_written(tom, keep, gone):
    appointment = factories.make_appointment(person=gone)

    with unwritten():
        page = look(tom, act(keep, "merge"), person=gone.pk)

    assert [(done, name) for done, name, _lines in told(page)] == [
        ("insert", "J. Janssen"),
        ("update", f"Jan Jansen: {appointment.seat}"),
        ("insert", "j-janssen"),
        ("delete", "J. Janssen"),
    ]
    assert "Person: corrected from J. Janssen to Jan Jansen" in " ".join(
        f"{line.label}: {line.said}"
        for write in page.context["told"].writes
        for line in write.lines
    )


@pytest.mark.parametrize("number", [1, 50])
def test_merged_and_taken_apart_all_is_as_it_was(tom, keep, gone, number):
    fill(keep, gone, number)
    before, rows = stored(leave_out=KEPT), HistoryEntry.objects.count()

    done = do(tom, act(keep, "merge"), "Twee keer ingevoerd", person=gone.pk)

    entries = HistoryEntry.objects.order_by("pk")[rows:]
    assert done.url == address(keep, "page", keep.pk)
    assert len(entries) >= 6 * number
    assert {(each.actor, each.reason) for each in entries} == {("tom", "Twee keer ingevoerd")}
    assert len({each.batch for each in entries}) == 1
    assert Person.objects.filter(pk=gone.pk).count() == 0
    assert ContactDetails.objects.get(email=MAIL).office == keep.offices.order_by("pk").first()
    assert stored(leave_out=KEPT) != before
    assert undone(tom, last()).status_code == 302
    assert stored(leave_out=KEPT) == before


def test_of_many_rows_it_tells_how_many_move(tom, keep, gone):
    for _ in range(300):
        factories.make_appointment(person=gone)

    page = look(tom, act(keep, "merge"), person=gone.pk)

    assert "Appointment (300)" in page.text
    assert "The first 200 of 300 are shown." in page.text
    assert tom.post(act(keep, "merge"), seen(page)).status_code == 302
    assert keep.appointments.count() == 300


def test_it_asks_as_much_for_many_rows_as_for_few(tom):
    def asked(number):
        keep, gone = factories.make_person(), factories.make_person()
        fill(keep, gone, number)
        page = look(tom, act(keep, "merge"), person=gone.pk)
        with CaptureQueriesContext(connection) as queries:
            assert tom.post(act(keep, "merge"), seen(page)).status_code == 302
        return len(queries)

    asked(1)  # what is asked once and kept is asked here
    assert asked(2) == asked(20)


def test_what_was_written_since_is_named_and_nothing_is_taken_apart(tom, keep, gone):
    appointment = factories.make_appointment(person=gone)
    do(tom, act(keep, "merge"), person=gone.pk)
    entry = last()
    Appointment.objects.filter(pk=appointment.pk).update(end="2014")

    page = tom.get(undo(entry))
    with unwritten():
        tried = tom.post(undo(entry), {"_version": page.context["version"]})

    assert barred(page)[0].startswith("Since then, this was written again")
    assert any(f"Jan Jansen: {appointment.seat}" in line for line in barred(page)[1:])
    assert tried.status_code == 200


def test_taken_apart_twice_is_refused(tom, keep, gone):
    do(tom, act(keep, "merge"), person=gone.pk)
    entry = last()
    undone(tom, entry)

    with unwritten():
        again = tom.get(undo(entry))

    assert barred(again)[0].startswith("Since then, this was written again")


def test_the_other_can_be_given_in_the_address(tom, keep, gone):
    given = tom.get(act(keep, "merge"), {"other": gone.pk})
    others = [tom.get(act(keep, "merge"), {"other": text}) for text in ("x", "-1", "9" * 30, "99")]

    assert f'<option value="{gone.pk}" selected>J. Janssen</option>' in given.text
    for page in others:
        assert page.status_code == 200
        assert "selected>" not in page.text.partition('name="person"')[2].partition("</select>")[0]


def test_with_itself_or_with_nobody_it_is_refused_at_the_box(tom, keep, gone):
    url = act(keep, "merge")
    page = look(tom, url, person=gone.pk)
    with unwritten():
        itself, nobody = look(tom, url, person=keep.pk), look(tom, url)
        unknown = look(tom, url, person=gone.pk, at="Jaarverslag 2099")
    Person.objects.filter(pk=gone.pk).delete()
    with unwritten():
        meanwhile = tom.post(url, seen(page))

    assert [list(each.context["form"].errors) for each in (itself, nobody, unknown, meanwhile)] == [
        ["person"],
        ["person"],
        ["at"],
        ["person"],
    ]


def test_of_two_who_merge_the_same_the_second_is_told_that_it_is_gone(tom, keep, gone):
    kees, url = client_of(factories.make_user(Role.SECRETARIAT)), act(keep, "merge")
    pages = [look(client, url, person=gone.pk) for client in (tom, kees)]
    first = tom.post(url, seen(pages[0]))

    with unwritten():
        second = kees.post(url, seen(pages[1]))
        twice = tom.post(url, seen(pages[0]))

    assert first.status_code == 302
    assert list(second.context["form"].errors) == ["person"]
    assert said(twice)[-1].startswith("This was recorded already")


def test_of_two_who_merge_them_the_other_way_round_the_second_finds_nothing(tom, keep, gone):
    kees = client_of(factories.make_user(Role.SECRETARIAT))
    page = look(kees, act(gone, "merge"), person=keep.pk)
    do(tom, act(keep, "merge"), person=gone.pk)

    with unwritten():
        second = kees.post(act(gone, "merge"), seen(page))

    assert second.status_code == 404


def test_what_was_added_meanwhile_is_told_anew(tom, keep, gone):
    url = act(keep, "merge")
    page = look(tom, url, person=gone.pk)
    factories.make_appointment(person=gone)

    with unwritten():
        tried = tom.post(url, seen(page))

    assert faults(tried)[0].startswith("What would be written is no longer what the page told")


def test_that_contact_details_are_shown_is_noted(tom, keep, gone):
    for each in (keep, gone):
        factories.make_contact_details(office=factories.make_office(person=each), email=MAIL)

    page = look(tom, act(keep, "merge"), person=gone.pk)

    assert MAIL in page.text
    shown = Viewing.objects.filter(actor="tom", about=gone.pk, place=Viewing.Where.HISTORY)
    assert shown.count() == 1


def test_a_coordinator_merges_people_of_the_own_city_alone():
    world = World()
    again = factories.make_office(city=world.arnhem, party="PvdA").person
    factories.make_contact_details(office=again.offices.get(), email="ons@example.nl")
    stranger = factories.make_person()
    url = act(world.ours, "merge")

    with unwritten():
        barred = world.client.get(act(world.theirs, "merge"))
        theirs = look(world.client, url, person=world.theirs.pk)
        nobodys = look(world.client, url, person=stranger.pk)
    done = do(world.client, url, person=again.pk)

    assert barred.status_code == 403
    assert faults(theirs) != []
    assert "hun@example.nl" not in theirs.text
    assert faults(nobodys)[0].startswith("You edit the people of your own cities")
    assert done.status_code == 302
    assert world.ours.offices.count() == 1


def test_what_a_coordinator_may_not_write_along_refuses_it_all():
    world = World()
    again = factories.make_office(city=world.arnhem).person
    factories.make_action_item(person=again)

    with unwritten():
        page = look(world.client, act(world.ours, "merge"), person=again.pk)

    assert faults(page) == ["You may not change actions."]


def test_who_may_not_change_contact_details_does_not_see_them(keep, gone):
    for each in (keep, gone):
        factories.make_contact_details(office=factories.make_office(person=each), email=MAIL)
    user = factories.make_user(Role.SECRETARIAT)
    group = user.groups.get()
    group.permissions.remove(*Permission.objects.filter(codename__endswith="contactdetails"))

    client = client_of(user)
    with unwritten():
        page = look(client, act(keep, "merge"), person=gone.pk)

    assert faults(page) == ["You may not delete contact details."]
    assert MAIL not in page.text


def test_a_reader_merges_nobody(keep):
    reader = client_of(factories.make_user(Role.READER))

    assert "Merge with another" not in reader.get(address(keep, "page", keep.pk)).text
    assert reader.get(act(keep, "merge")).status_code == 403


def test_who_may_delete_nobody_merges_nobody(keep):
    user = factories.make_user(Role.SECRETARIAT)
    user.groups.get().permissions.remove(*Permission.objects.filter(codename="delete_person"))
    client = client_of(user)
    assert "Merge with another" not in client.get(address(keep, "page", keep.pk)).text
    assert client.get(act(keep, "merge")).status_code == 403


def test_from_the_page_of_an_administrator_too(tom):
    administrator, other = (factories.make_administrator() for _ in range(2))
    done = do(tom, act(administrator, "merge"), person=other.pk)

    assert done.url == address(administrator, "page", administrator.pk)
    assert list(Administrator.objects.all()) == [administrator]
    assert Office.objects.filter(person=administrator.pk).count() == 1
