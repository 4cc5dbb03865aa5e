"""What is refused through the admin: with a sentence on the form, and nothing is changed."""

import pytest

from g32.models import HistoryEntry
from network.models import Appointment, Body, City, Membership, Office, Seat
from tests import factories
from tests.admin import address, errors_of, filled, post, said
from themes.models import PillarLink, Succession

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english(client, admin_client):
    """The sentences of the source, whatever the catalogue holds."""
    for visitor in (client, admin_client):
        visitor.cookies["django_language"] = "en"


def counts():
    return (HistoryEntry.objects.count(), City.objects.count(), Appointment.objects.count())


BAD_APPOINTMENTS = {
    "a day that is not there": ({"start": "31 juni 2014"}, "30"),
    "a month that is not there": ({"start": "2014-13"}, "There is no month 13."),
    "no date at all": ({"start": "zomaar"}, "zomaar"),
    "an end before the beginning": (
        {"start": "2014-06", "end": "2013"},
        "The end lies before the start. Correct one of the two dates.",
    ),
    "a note that is too long": ({"note": "n" * 10_000}, "at most 500 characters"),
    "a NUL": ({"note": "een\0wethouder"}, "Null characters are not allowed."),
}
BAD_HOLDERS = {
    "nobody": ("", "Name one: a person"),
    "a person who is not there": ("99999999999999999999", "Select a valid choice"),
    "a person who is no number": ("abc", "Select a valid choice"),
}


@pytest.mark.parametrize(("typed", "sentence"), BAD_APPOINTMENTS.values(), ids=BAD_APPOINTMENTS)
def test_bad_input_is_told_on_the_form_and_changes_nothing(admin_client, typed, sentence):
    appointment = factories.make_appointment(start="2014")
    url = address(appointment, "change", appointment.pk)
    data = filled(admin_client, url, **typed)
    before = counts()

    response = admin_client.post(url, data)

    errors = errors_of(response)
    assert len(errors) == 1
    assert sentence in errors[0]
    assert counts() == before


@pytest.mark.parametrize(("person", "sentence"), BAD_HOLDERS.values(), ids=BAD_HOLDERS)
def test_a_bad_holder_is_told_on_the_form_and_changes_nothing(admin_client, person, sentence):
    url = address(Appointment, "add")
    data = filled(admin_client, url, seat=factories.make_seat().pk, person=person)
    before = counts()

    response = admin_client.post(url, data)

    (error,) = errors_of(response)
    assert sentence in error
    assert counts() == before


def test_a_saved_appointment_keeps_its_seat_and_its_holder(admin_client):
    held, other = factories.make_appointment(start="2014"), factories.make_appointment(end="2013")
    kept = [Appointment.objects.values(*Appointment.lasting).get(pk=held.pk)]
    given = {name: getattr(other, f"{name}_id") or "" for name in Appointment.lasting}
    given["city"] = factories.make_city().pk

    shown = admin_client.get(address(held, "change", held.pk))
    post(admin_client, address(held, "change", held.pk), how="elected", **given)
    for record, link in ((held.seat, "seat"), (held.person, "person")):
        row = {f"appointments-0-{name}": given[name] for name in given if name != link}
        typed = row | {"appointments-0-end": "2015", "appointments-0-how": "elected"}
        assert post(admin_client, address(record, "change", record.pk), **typed).status_code == 302

    assert "An appointment keeps its seat and its holder." in shown.text
    found = Appointment.objects.filter(pk=held.pk, how="elected", end="2015")
    assert list(found.values(*Appointment.lasting)) == kept


def test_on_the_page_of_a_seat_a_new_holder_can_be_added(admin_client):
    held = factories.make_appointment(end="2014")
    new = {"person": factories.make_person().pk, "start": "2015"}
    row = {f"appointments-1-{name}": value for name, value in new.items()}
    rows = row | {"appointments-TOTAL_FORMS": "2"}

    done = post(admin_client, address(held.seat, "change", held.seat_id), **rows)

    assert done.status_code == 302
    assert held.seat.appointments.filter(person=new["person"]).exists()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("x" * 300, "at most 200 characters"), ("een\0stad", "Null characters"), (" ", "required")],
)
def test_a_bad_name_is_told_on_the_form_and_changes_nothing(admin_client, name, sentence):
    data = filled(admin_client, address(City, "add"), name=name)
    before = counts()

    response = admin_client.post(address(City, "add"), data)

    (error,) = errors_of(response)
    assert sentence in error
    assert counts() == before


def test_a_number_that_no_column_holds_is_told_on_the_form(admin_client):
    seat = factories.make_seat()

    response = post(admin_client, address(seat, "change", seat.pk), maximum="9" * 30)

    assert len(errors_of(response)) == 1


def double_appointment():
    one = factories.make_appointment(start="2014")
    return {"seat": one.seat_id, "person": one.person_id, "start": "2014-06"}


def appointment_to_an_ex_officio_seat():
    seat = factories.make_seat(every_member=True)
    return {"seat": seat.pk, "city": factories.make_city().pk}


def link_to_what_is_no_pillar():
    return {"group": factories.make_body().pk, "pillar": factories.make_body().pk}


def office_of_a_city_and_an_organisation():
    return {
        "person": factories.make_person().pk,
        "function": "mayor",
        "city": factories.make_city().pk,
        "organisation": factories.make_organisation().pk,
    }


def membership_twice():
    return {"city": factories.make_membership(start="2009").city_id, "start": "2014"}


def succession_to_itself():
    body = factories.make_body()
    return {"predecessor": body.pk, "successor": body.pk, "how": "became"}


GUARDED = [
    (Appointment, double_appointment, "This holder already holds this seat"),
    (Appointment, appointment_to_an_ex_officio_seat, "This seat is filled ex officio"),
    (PillarLink, link_to_what_is_no_pillar, "Choose a pillar"),
    (Office, office_of_a_city_and_an_organisation, "An office belongs to a city or to an org"),
    (Membership, membership_twice, "This city is already a member"),
    (Succession, succession_to_itself, "A body cannot succeed itself."),
]


@pytest.mark.parametrize(
    ("model", "make_typed", "sentence"), GUARDED, ids=[entry[1].__name__ for entry in GUARDED]
)
def test_a_guard_speaks_through_the_form(admin_client, model, make_typed, sentence):
    data = filled(admin_client, address(model, "add"), **make_typed())
    before = HistoryEntry.objects.count()

    response = admin_client.post(address(model, "add"), data)

    (error,) = errors_of(response)
    assert error.startswith(sentence)
    assert HistoryEntry.objects.count() == before


def test_a_seat_is_not_filled_by_its_own_holder(admin_client):
    seat = factories.make_seat()

    response = post(admin_client, address(seat, "change", seat.pk), ex_officio_of=seat.pk)

    assert errors_of(response) == ["A seat cannot be filled by its own holder."]
    assert Seat.objects.get().ex_officio_of is None


def test_what_only_the_database_refuses_comes_back_as_an_error_and_keeps_what_was_typed(
    admin_client, monkeypatch
):
    one = factories.make_membership(start="2009")
    monkeypatch.setattr("g32.guards.overlap.NoOverlap.validate", lambda *_args, **_kwargs: None)
    url = address(type(one), "add")

    response = post(admin_client, url, city=one.city_id, start="najaar 2014")

    (error,) = errors_of(response)
    assert error.startswith("This city is already a member on one of these days.")
    assert response.context["adminform"].form["start"].value() == "najaar 2014"
    assert said(response) == []


def test_the_kind_of_a_body_is_chosen_once(admin_client):
    body = factories.make_body(kind="platform")

    response = post(admin_client, address(body, "change", body.pk), kind="pillar", note="x")

    assert response.status_code == 302
    assert Body.objects.values_list("kind", "note").get() == ("platform", "x")


def test_rows_on_a_page_are_checked_like_records_of_their_own(admin_client):
    seat = factories.make_seat()
    person = factories.make_person()
    rows = {
        "appointments-TOTAL_FORMS": "2",
        **{f"appointments-{n}-person": person.pk for n in range(2)},
        **{f"appointments-{n}-start": "2014" for n in range(2)},
    }

    response = post(admin_client, address(seat, "change", seat.pk), **rows)

    (error,) = errors_of(response)
    assert error.startswith("This holder already holds this seat")
    assert Appointment.objects.count() == 0
