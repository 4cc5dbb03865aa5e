"""Bad rows of who belongs."""

from network.models import (
    Appointment,
    Body,
    City,
    CityCitation,
    CityName,
    Election,
    ElectionCity,
    Figure,
    Membership,
    Office,
    Organisation,
    Person,
    Seat,
    Source,
)
from tests.factories import (
    make,
    make_appointment,
    make_body,
    make_city,
    make_election_city,
    make_membership,
    make_name,
    make_organisation,
    make_person,
    make_seat,
)
from tests.guards.rows import INSERTS, bad_row


def _same_name(model):
    return lambda: (model, {}, {"name": make(model, name="Zwolle").name})


for model in (City, Body, Organisation, Election, Source):
    word = model._meta.model_name
    bad_row(f"network_{word}_name", at="name", name=f"a_{word}_with_the_name_of_another")(
        _same_name(model)
    )
    bad_row("unique:slug", at="slug", name=f"a_{word}_with_the_id_of_another")(
        lambda model=model: (model, {}, {"slug": make(model, slug="zwolle").slug})
    )


@bad_row("network_cityname_once", at="__all__")
def a_name_listed_twice():
    name = make_name(owner=make_city(), text="Den Bosch")
    return CityName, {"owner": name.owner}, {"text": "Den Bosch"}


@bad_row("network_cityname_once", at="__all__")
def a_former_name_listed_twice_from_the_same_date_on():
    name = make_name(owner=make_city(), text="Den Bosch", kind="former", end="2010")
    given = {"owner": name.owner, "text": "Den Bosch", "kind": "former", "end": "2014"}
    return CityName, given | {"start": "2012"}, {"start": ""}


@bad_row("network_cityname_apart", at="start")
def a_former_name_listed_twice_for_one_day():
    given = {"owner": make_city(), "text": "Den Bosch", "kind": "former"}
    make_name(**given, start="2009-01-01", end="2012-12-31")
    return CityName, given | {"start": "2013-01-01", "end": "2014"}, {"start": "2012-12-31"}


@bad_row("network_electioncity_once", at="__all__")
def a_city_listed_twice_for_an_election():
    listed = make_election_city()
    return ElectionCity, {"election": listed.election}, {"city": listed.city}


@bad_row("network_membership_once", at="start")
def a_membership_on_the_last_day_of_another():
    held = make_membership(start="2009", end="2014-06-12")
    return Membership, {"city": held.city, "start": "2014-06-13"}, {"start": "2014-06-12"}


@bad_row("network_membership_once", at="start")
def a_membership_before_one_without_end():
    held = make_membership(start="2014-06-12")
    return Membership, {"city": held.city, "end": "2014"}, {"start": "2013", "end": "2014-06-12"}


def _appointment(held, fine, bad):
    return Appointment, {"seat": held.seat, "start": "2014-05-01", **fine}, bad


@bad_row("network_appointment_once_person", at="start")
def a_person_twice_in_one_seat():
    held = make_appointment(start="2014-01-01")
    return _appointment(held, {"person": make_person()}, {"person": held.person})


@bad_row("network_appointment_once_person", at="start", removable=())  # once_city refuses it too
def a_person_twice_in_one_seat_for_one_city():
    held = make_appointment(start="2014-01-01", city=make_city())
    return _appointment(held, {"person": held.person, "city": make_city()}, {"city": held.city})


@bad_row("network_appointment_once_person", at="start")
def a_person_twice_in_one_seat_for_no_city():
    held = make_appointment(start="2014-01-01")
    return _appointment(held, {"person": held.person, "city": make_city()}, {"city": None})


@bad_row("network_appointment_once_person", at="start")
def the_first_day_is_the_last_of_the_other():
    held = make_appointment(start="2012-06-13", end="2014-06-12")
    return _appointment(
        held, {"person": held.person, "start": "2014-06-13"}, {"start": "2014-06-12"}
    )


@bad_row("network_appointment_once_person", at="start")
def a_plan_that_becomes_certain():
    held = make_appointment(start="2014-01-01")
    return _appointment(held, {"person": held.person, "planned": True}, {"planned": False})


@bad_row("network_appointment_once_city", at="start")
def a_city_twice_in_one_seat():
    held = make_appointment(start="2014-01-01", person=None, city=make_city())
    return _appointment(held, {"person": None, "city": make_city()}, {"city": held.city})


@bad_row("network_appointment_once_organisation", at="start")
def an_organisation_twice_in_one_seat():
    held = make_appointment(start="2014", person=None, organisation=make_organisation())
    fine = {"person": None, "organisation": make_organisation(), "start": "2015"}
    return _appointment(held, fine, {"organisation": held.organisation})


@bad_row("network_appointment_not_derived", at="seat")
def an_appointment_to_a_seat_of_every_member():
    return Appointment, {}, {"seat": make_seat(every_member=True)}


@bad_row("network_appointment_not_derived", at="seat")
def an_appointment_to_a_seat_filled_by_another():
    return Appointment, {}, {"seat": make_seat(ex_officio_of=make_seat())}


@bad_row("network_appointment_one_party", at="person")
def nobody_holds_it():
    return Appointment, {}, {"person": None}


@bad_row("network_appointment_one_party", at="person")
def a_person_and_an_organisation_hold_it():
    return Appointment, {}, {"organisation": make_organisation()}


@bad_row("network_appointment_one_party", at="person")
def a_city_and_an_organisation_hold_it():
    fine = {"person": None, "city": make_city()}
    return Appointment, fine, {"organisation": make_organisation()}


@bad_row("network_office_one_place", at="organisation")
def an_office_of_a_city_and_an_organisation():
    return Office, {"city": make_city()}, {"organisation": make_organisation()}


@bad_row("network_seat_once", at="__all__")
def a_seat_that_is_there_already():
    seat = make_seat(role="chair")
    return Seat, {"body": seat.body, "role": "secretary"}, {"role": "chair"}


@bad_row("network_seat_numbers", at="maximum")
def fewer_holders_at_most_than_at_least():
    return Seat, {}, {"minimum": 3, "maximum": 2}


@bad_row("network_seat_numbers", at="maximum")
def no_holder_at_most():
    return Seat, {"minimum": 0}, {"maximum": 0}


@bad_row("network_seat_one_way", at="every_member")
def a_seat_ex_officio_in_two_ways():
    return Seat, {"ex_officio_of": make_seat()}, {"every_member": True}


@bad_row("network_appointment_not_derived", at="__all__", without=INSERTS)
def a_seat_with_an_appointment_given_to_every_member():
    seat = make_appointment().seat
    return Seat, {"pk": seat.pk, "body": seat.body, "slug": seat.slug}, {"every_member": True}


@bad_row("network_appointment_not_derived", at="__all__", without=INSERTS)
def a_seat_with_an_appointment_filled_by_another():
    seat = make_appointment().seat
    fine = {"pk": seat.pk, "body": seat.body, "slug": seat.slug}
    return Seat, fine, {"ex_officio_of": make_seat()}


@bad_row("network_body_kind_frozen", at="kind", without=INSERTS)
def a_body_of_another_kind():
    return Body, {"kind": "working_group"}, {"kind": "theme_group"}


@bad_row("network_figure_subject", at="about")
def a_figure_about_nothing():
    return Figure, {}, {"about": ""}


@bad_row("network_figure_subject", at="about")
def a_figure_about_two_things():
    return Figure, {}, {"body": make_body()}


@bad_row("network_figure_stated", at="number")
def a_figure_without_number_and_words():
    return Figure, {}, {"number": None}


@bad_row("network_figure_stated", at="number")
def a_figure_with_number_and_words():
    return Figure, {}, {"words": "tientallen"}


for name, fine, bad, field, guard in (
    ("to_a_page_before_the_first", {"page": 3}, {"page_to": 2}, "page_to", "pages"),
    ("to_the_same_page", {"page": 3}, {"page_to": 3}, "page_to", "pages"),
    ("to_a_page_from_none", {}, {"page_to": 3}, "page_to", "pages"),
    ("on_page_0", {}, {"page": 0}, "page", "page"),
    ("against_for_no_reason", {"value": "37"}, {"stance": "contradicts"}, "note", "reason"),
    ("against_without_value", {"note": "oud"}, {"stance": "contradicts"}, "note", "reason"),
):
    bad_row(f"network_citycitation_{guard}", at=field, name=f"a_citation_{name}")(
        lambda fine=fine, bad=bad: (CityCitation, fine, bad)
    )

bad_row("check:surname", at="surname", name="a_person_without_surname")(
    lambda: (Person, {}, {"surname": ""})
)
