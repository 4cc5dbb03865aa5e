"""What is beyond the rights or the limits of who records it: refused, and nothing is written."""

import pytest
from django.contrib.auth.models import Permission

from g32.rights import Role
from network.admin.changes import EndAppointment
from network.models import Appointment
from tests import factories
from tests.admin import address
from tests.changing import act, do, faults, look, seen
from tests.happenings import client_of
from tests.unwritten import unwritten

pytestmark = pytest.mark.django_db

PASSAGE = "Jaarverslag 2014 p. 3"


def changing_appointments():
    """The browser of somebody who may change appointments, and nothing else."""
    user = factories.make_user()
    for right in ("view_appointment", "change_appointment"):
        user.user_permissions.add(Permission.objects.get(codename=right))
    return client_of(user)


def test_a_coordinator_records_what_is_of_the_own_city_alone():
    arnhem, zwolle = factories.make_city(name="Arnhem"), factories.make_city(name="Zwolle")
    user = factories.make_user(Role.COORDINATOR)
    factories.make_coordinator(user=user, city=arnhem)
    ann = client_of(user)
    seat = factories.make_seat()
    own = factories.make_appointment(seat=seat, city=arnhem, start="2010")
    other = factories.make_appointment(seat=seat, city=zwolle, start="2010")
    new = factories.make_person()
    typed = {"person": new.pk, "start": "2014", "at": PASSAGE}
    membership = factories.make_membership(city=arnhem)

    with unwritten():
        barred = ann.get(act(other, "succeed")), ann.get(act(membership, "end"))
        away = look(ann, act(own, "succeed"), city=zwolle.pk, **typed)
        away_too = look(ann, act(seat, "appoint"), city=zwolle.pk, **typed)
    appointed = do(ann, act(seat, "appoint"), city=arnhem.pk, **typed)
    ended = do(ann, act(own, "end"), end="2014", at=PASSAGE)

    said_ = "You edit what belongs to your own cities. Choose one of those as city."
    assert [page.status_code for page in barred] == [403, 403]
    assert faults(away) == faults(away_too) == [said_]
    assert (appointed.status_code, ended.status_code) == (302, 302)
    assert "Appoint</a>" in ann.get(address(seat, "changed", seat.pk)).text


def test_what_a_coordinator_may_not_write_along_refuses_it_all():
    """The office is of the own city, and so would be the seat; but it was moved away meanwhile."""
    arnhem, zwolle = factories.make_city(name="Arnhem"), factories.make_city(name="Zwolle")
    user = factories.make_user(Role.COORDINATOR)
    factories.make_coordinator(user=user, city=arnhem)
    ann, own = client_of(user), factories.make_appointment(city=arnhem, start="2010")
    page = look(ann, act(own, "end"), end="2014", at=PASSAGE)
    Appointment.objects.update(city=zwolle)

    assert ann.post(act(own, "end"), seen(page)).status_code == 403
    assert Appointment.objects.get().end == ""


def test_what_the_user_may_not_write_at_all_refuses_it_too(chair, monkeypatch):
    monkeypatch.setattr(EndAppointment, "adds", ())  # as if it had not been said beforehand
    somebody = changing_appointments()

    with unwritten():
        page = look(somebody, act(chair, "end"), end="2014", at=PASSAGE)

    assert faults(page) == ["You may not add citations."]


def test_of_what_is_written_twice_both_are_asked(chair, monkeypatch):
    def change_and_delete(change):
        change.record.how = ""
        change.record.save()
        change.record.delete()

    monkeypatch.setattr(EndAppointment, "adds", ())
    monkeypatch.setattr(EndAppointment, "carry_out", change_and_delete)
    somebody = changing_appointments()

    with unwritten():
        page = look(somebody, act(chair, "end"), end="2014", at=PASSAGE)

    assert faults(page) == ["You may not delete appointments."]


def test_what_lay_beyond_the_limits_before_refuses_it_too(monkeypatch):
    arnhem, zwolle = factories.make_city(name="Arnhem"), factories.make_city(name="Zwolle")
    user = factories.make_user(Role.COORDINATOR)
    factories.make_coordinator(user=user, city=arnhem)
    own, other = (factories.make_appointment(city=city) for city in (arnhem, zwolle))
    theirs = Appointment.objects.filter(pk=other.pk)
    monkeypatch.setattr(EndAppointment, "carry_out", lambda _change: theirs.update(city=arnhem))

    ann = client_of(user)

    with unwritten():
        page = look(ann, act(own, "end"), end="2014", at=PASSAGE)

    assert faults(page) == [
        "You edit what belongs to your own cities. Choose one of those as city."
    ]
