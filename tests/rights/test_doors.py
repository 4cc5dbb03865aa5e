"""A coordinator of Arnhem at every door of the admin: what is of Arnhem opens, no more."""

import pytest
from django.test import Client
from django.urls import reverse

from g32.models import HistoryEntry
from g32.rights import Role
from meetings.models import Attendance
from network.models import Administrator, Appointment, ContactDetails, Office, Person
from tests.admin import address, delete, errors_of, filled, post
from tests.factories import (
    make_attendance,
    make_meeting,
    make_office,
    make_user,
)
from tests.pages import panels, tables, visit, words
from tests.rights.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return World()


def test_the_own_people_are_edited_with_their_offices(world):
    url = address(Person, "change", world.ours.pk)

    response = post(world.client, url, surname="Jansen", **{"offices-0-party": "VVD"})

    assert response.status_code == 302
    assert Person.objects.get(pk=world.ours.pk).surname == "Jansen"
    assert Office.objects.get(pk=world.office.pk).party == "VVD"


def test_the_people_of_another_city_are_read_only(world):
    url = address(Person, "change", world.theirs.pk)
    page = world.client.get(url)

    refused = world.client.post(url, {"surname": "Weg"})

    assert page.status_code == 200
    assert page.context["has_change_permission"] is False
    assert refused.status_code == 403
    assert Person.objects.get(pk=world.theirs.pk).surname == world.theirs.surname


def test_a_new_person_needs_an_office_in_an_own_city(world):
    url = address(Person, "add")
    row = {"offices-TOTAL_FORMS": "1", "offices-0-function": "mayor"}

    alone = post(world.client, url, surname="Los")
    elsewhere = post(
        world.client, url, surname="Elders", **row, **{"offices-0-city": world.zwolle.pk}
    )
    at_home = post(world.client, url, surname="Thuis", **row, **{"offices-0-city": world.arnhem.pk})

    assert [len(errors_of(alone)), len(errors_of(elsewhere))] == [1, 1]
    assert "give the person an office in one of those" in errors_of(alone)[0]
    assert at_home.status_code == 302
    assert set(Person.objects.values_list("surname", flat=True)) >= {"Thuis"}
    assert not Person.objects.filter(surname__in=["Los", "Elders"]).exists()


def test_nobody_is_taken_over_by_an_office_at_home(world):
    added = post(
        world.client,
        address(Office, "add"),
        person=world.theirs.pk,
        function="mayor",
        city=world.arnhem.pk,
    )

    renamed = world.client.post(address(Person, "change", world.theirs.pk), {"surname": "Van ons"})

    assert added.status_code == 302  # somebody may come from another city
    assert renamed.status_code == 403


def test_what_is_ours_is_not_moved_to_another_city(world):
    url = address(Office, "change", world.office.pk)

    refused = post(world.client, url, city=world.zwolle.pk)

    assert "Choose one of those as city" in errors_of(refused)[0]
    world.office.refresh_from_db()
    assert world.office.city == world.arnhem


def test_nothing_is_added_for_another_city(world):
    seat = {"seat": world.seat.pk, "person": world.ours.pk, "city": world.zwolle.pk}

    refused = [
        post(world.client, address(Appointment, "add"), **seat),
        post(
            world.client,
            address(Office, "add"),
            person=world.ours.pk,
            function="mayor",
            city=world.zwolle.pk,
        ),
    ]

    assert [len(errors_of(response)) for response in refused] == [1, 1]
    assert Appointment.objects.count() == 2
    assert Office.objects.count() == 2


def test_a_forged_row_of_another_city_is_refused(world):
    url = address(Person, "change", world.ours.pk)
    forged = filled(world.client, url) | {
        "offices-0-id": world.their_office.pk,
        "offices-0-party": "Gekaapt",
    }

    world.client.post(url, forged)

    assert Office.objects.get(pk=world.their_office.pk).party == "PvdA"


def test_a_post_outside_the_cities_is_no_row_of_the_form(world):
    elsewhere = make_office(person=world.ours, function="other", title="Voorzitter")

    page = world.client.get(address(Person, "change", world.ours.pk))
    (offices,) = [
        inline.formset
        for inline in page.context["inline_admin_formsets"]
        if inline.formset.prefix == "offices"
    ]

    assert [row.instance for row in offices.initial_forms] == [world.office]
    assert elsewhere in Office.objects.filter(person=world.ours)


@pytest.mark.parametrize("model", [Person, Administrator])
def test_contact_details_of_another_city_are_nowhere(world, model):
    pages = [
        address(model, "changelist"),
        address(Office, "changelist"),
        address(Office, "page", world.their_office.pk),
        address(Office, "change", world.their_office.pk),
        address(Office, "history", world.their_office.pk),
        address(model, "page", world.theirs.pk),
        address(model, "history", world.theirs.pk),
        reverse("admin:index"),
        address(HistoryEntry, "changelist"),
        address(HistoryEntry, "changelist") + "?q=hun",
    ]

    for page in pages:
        shown = world.client.get(page)
        assert shown.status_code == 200
        assert "hun@example.nl" not in shown.content.decode()


def test_the_own_contact_details_are_seen_and_edited(world):
    url = address(Office, "change", world.office.pk)

    shown = panels(visit(world.client, world.office))
    saved = post(world.client, url, **{"contact-0-email": "nieuw@example.nl"})

    assert any("ons@example.nl" in cell for rows in shown.values() for row in rows for cell in row)
    assert saved.status_code == 302
    assert ContactDetails.objects.get(pk=world.contact.pk).email == "nieuw@example.nl"


def test_the_office_of_another_city_is_not_deleted(world):
    Appointment.objects.all().delete()

    ours = delete(world.client, world.office)
    theirs = delete(world.client, world.their_office)

    assert [ours.status_code, theirs.status_code] == [302, 403]
    assert list(Office.objects.all()) == [world.their_office]


def test_a_list_action_deletes_nothing_of_another_city(world):
    chosen = {
        "action": "delete_selected",
        "_selected_action": [world.appointment.pk, world.their_appointment.pk],
        "post": "yes",
    }

    refused = world.client.post(address(Appointment, "changelist"), chosen)

    assert refused.status_code == 403
    assert Appointment.objects.count() == 2


def test_attendance_is_told_for_the_own_city_only(world):
    meeting = make_attendance(person=world.theirs, city=world.zwolle).meeting
    given = {"meeting": meeting.pk, "role": "member", "presence": "present"}

    ours = post(world.client, address(Attendance, "add"), **given, city=world.arnhem.pk)
    theirs = post(world.client, address(Attendance, "add"), **given, city=world.zwolle.pk)

    assert ours.status_code == 302
    assert len(errors_of(theirs)) == 1
    assert Attendance.objects.filter(city=world.arnhem).count() == 1


def test_the_page_of_a_meeting_leads_to_the_attendance_of_the_own_city(world):
    meeting = make_meeting()
    secretary = Client()
    secretary.force_login(make_user(Role.SECRETARIAT))
    add = f"{address(Attendance, 'add')}?meeting={meeting.pk}"

    leads = [table.add for table in tables(visit(world.client, meeting))]
    form = world.client.get(add)

    assert add in leads
    assert form.context["adminform"].form["meeting"].value() == str(meeting.pk)
    assert not any(table.add for table in tables(visit(secretary, meeting)))  # has the form


def test_the_first_page_begins_with_the_own_cities(world):
    coordinator = world.client.get(reverse("admin:index")).context["panels"]
    secretary = Client()
    secretary.force_login(make_user(Role.SECRETARIAT))
    others = secretary.get(reverse("admin:index")).context["panels"]

    assert coordinator[0].name == "owncities"
    assert [words(cell) for cell in coordinator[0].lines[0].cells] == [
        "Arnhem",
        f"{world.ours}, alderman (possible)",
        f"{world.ours}: member, {world.seat.body} (possible)",
    ]
    assert "owncities" not in {table.name for table in others}


def test_a_city_to_act_for_is_one_of_the_own(world):
    asked = {"app_label": "network", "model_name": "office", "field_name": "city"}

    offered = world.client.get(reverse("admin:autocomplete"), asked).json()["results"]

    assert [each["text"] for each in offered] == ["Arnhem"]
