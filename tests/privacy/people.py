"""Somebody with contact details that are easy to find, and who may look at them."""

from io import BytesIO
from types import SimpleNamespace
from zipfile import ZipFile

from django.contrib.auth.models import Permission
from django.test import Client

from g32.history import act
from g32.models import HistoryEntry, PrivateValues, Viewing
from tests.factories import (
    make_city,
    make_contact_details,
    make_coordinator,
    make_office,
    make_user,
)

#: What stands in the contact details, and nowhere else.
MAIL, FORMER, PHONE = "geheim@zwolle.example", "vroeger@zwolle.example", "038-4567890"
HELPER, STREET = "Mevrouw Assistent", "Verborgenstraat 12"
VALUES = (MAIL, FORMER, PHONE, HELPER, STREET)
TABLE = "network_contactdetails"


def make_somebody():
    """An alderman of Zwolle, whose e-mail address was changed once."""
    office = make_office(city=make_city(name="Zwolle"))
    with act(actor="ada", reason="nieuw adres"):
        contact = make_contact_details(
            office=office, email=FORMER, telephone=PHONE, assistant=HELPER, address=STREET
        )
        contact.email = MAIL
        contact.save()
    return SimpleNamespace(person=office.person, office=office, contact=contact, row=contact.pk)


def client_of(role=None, *, city=None, rights=()):
    """A client of somebody in the role, bound to the city if one is given; who reads English."""
    client = Client()
    client.user = make_user(role)
    client.user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    if city:
        make_coordinator(user=client.user, city=city)
    client.force_login(client.user)
    client.cookies["django_language"] = "en"
    return client


def values_kept():
    """How many values of contact details history holds."""
    return PrivateValues.objects.filter(entry__table=TABLE).count()


def writes_of(row):
    """What history says was done to contact details."""
    entries = HistoryEntry.objects.filter(table=TABLE, row=row).order_by("pk")
    return list(entries.values_list("act", flat=True))


def viewings():
    """Who was shown what, and where."""
    columns = ("actor", "place", "table", "row", "about_table", "about")
    return list(Viewing.objects.order_by("pk").values_list(*columns))


def held_in(content):
    """Which of the contact details stand in a text, or in a file."""
    if isinstance(content, bytes) and content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
    text = content.decode(errors="replace") if isinstance(content, bytes) else content
    return {value for value in VALUES if value in text}
