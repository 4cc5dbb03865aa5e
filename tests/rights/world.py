"""A coordinator of Arnhem, and an alderman there and in Zwolle with all that hangs on them."""

from django.test import Client

from g32.rights import Role
from tests.factories import (
    make_appointment,
    make_city,
    make_contact_details,
    make_coordinator,
    make_name,
    make_office,
    make_seat,
    make_user,
)


class World:
    """An alderman of Arnhem and one of Zwolle, with all that hangs on them."""

    def __init__(self):
        self.arnhem, self.zwolle = make_city(name="Arnhem"), make_city(name="Zwolle")
        self.seat = make_seat()
        self.ours, self.office, self.contact, self.appointment = self._alderman(self.arnhem, "ons")
        self.theirs, self.their_office, self.their_contact, self.their_appointment = self._alderman(
            self.zwolle, "hun"
        )
        self.user = make_user(Role.COORDINATOR)
        make_coordinator(user=self.user, city=self.arnhem)
        self.client = Client()
        self.client.force_login(self.user)
        self.client.cookies["django_language"] = "en"

    def _alderman(self, city, word):
        office = make_office(city=city, party="PvdA")
        make_name(owner=office.person, text=f"{word} naam")
        contact = make_contact_details(office=office, email=f"{word}@example.nl")
        appointment = make_appointment(seat=self.seat, person=office.person, city=city)
        return office.person, office, contact, appointment
