"""The register in which each row is judged, and those who bring it."""

from types import SimpleNamespace

from django.contrib.auth.models import User
from django.test import Client

from g32.rights import Role
from tests import factories as make
from tests.world import build_world

#: Who brings a row, and how often of a hundred: of what coordinators edit, and of the rest.
USERS = {
    "owner": (10, 20),
    "secretariat": (40, 58),
    "coordinator of arnhem": (35, 8),
    "coordinator of no city": (5, 4),
    "reader": (4, 4),
    "manager": (3, 3),
    "nobody": (3, 3),
}


def build():
    """The small world of the reports, and in it something for each guard to hold on to."""
    world = build_world()
    _cities_and_people(world)
    _bodies(world)
    _meetings_and_partners(world)
    #: The membership that an import of a city is about.
    world.membership = {
        world.arnhem.pk: world.arnhem.memberships.get(),
        world.bosch.pk: world.bosch.memberships.get(),
        **world.again,
    }
    world.clients = _clients(world)
    return world


def _cities_and_people(world):
    world.tiel, world.ede = make.make_city(name="Tiel"), make.make_city(name="Ede")
    for city in (world.tiel, world.ede):
        make.make_membership(city=city, start="1999", end="2013-06-01")
    world.again = {
        city.pk: make.make_membership(city=city, start="2014-05-01", end="")
        for city in (world.tiel, world.ede)
    }
    make.make_source(name="Nieuwsbrief", pages=4)
    world.smit = make.make_person(first_names="Anna", surname="Smit")
    world.berg = make.make_person(first_names="Jan", prefix="van den", surname="Berg")
    make.make_name(owner=world.smit, text="Ans Smit")
    for person, city, start, end in (
        (world.smit, world.arnhem, "2010", "2014-03"),
        (world.smit, world.arnhem, "2014-05", ""),
        (world.berg, world.zwolle, "2012-06-01", ""),
    ):
        make.make_office(person=person, city=city, start=start, end=end, party="D66")


def _bodies(world):
    member = make.make_seat(body=world.db, label="lid Ruimte", maximum=None)
    helper = make.make_seat(body=world.old, role="secretary")
    for seat, start, end, party in (
        (member, "2010", "2012-05-01", {"person": world.smit, "city": world.arnhem}),
        (member, "2014-02", "", {"person": world.smit, "city": world.arnhem}),
        (member, "2013-03-01", "2015", {"person": world.berg, "city": world.zwolle}),
        (helper, "2014", "", {"person": None, "city": world.tiel}),
        (helper, "2014", "2016", {"person": None, "organisation": world.vng}),
        (helper, "2014", "2016", {"person": None, "note": "iemand van het Rijk"}),
    ):
        make.make_appointment(seat=seat, start=start, end=end, **party)
    social = make.make_pillar(name="Pijler Sociaal")
    make.make_pillar_link(group=world.old, pillar=social, start="2012", end="2013")
    make.make_body(name="Platform Zorg", kind="platform", planned=True)
    make.make_topic(name="Wonen")
    make.make_result(name="Convenant", kind="agreement", status="running", start="2013")
    world.decision = make.make_result(name="Manifest", kind="lobby", start="2014", end="2015")
    make.make_result_body(result=world.decision, body=world.old)


def _meetings_and_partners(world):
    visit = make.make_meeting(name="Werkbezoek", start="2014-06-12", part_of=world.day)
    item = make.make_agenda_item(meeting=visit, title="Wonen aan zee")
    make.make_agenda_item(meeting=visit, title="Rondvraag")
    make.make_attendance(meeting=visit, person=world.smit, city=world.arnhem)
    make.make_attendance(meeting=visit, person=world.smit, city=world.arnhem, agenda_item=item)
    make.make_attendance(meeting=visit, person=world.berg, city=world.zwolle, role="speaker")
    make.make_attendance(meeting=visit, person=None, city=world.tiel)
    make.make_attendance(meeting=visit, person=None, note="een student")
    ministry = make.make_organisation(name="Ministerie van Wonen", kind="ministry")
    service = make.make_organisation(name="Rijksdienst", part_of=ministry)
    make.make_organisation(name="Bureau Kust", part_of=service)


def _clients(world):
    """A browser for each who may bring a row."""
    users = {
        "owner": User.objects.create_user("eigenaar", is_staff=True, is_superuser=True),
        "secretariat": make.make_user(Role.SECRETARIAT),
        "coordinator of arnhem": make.make_user(Role.COORDINATOR),
        "coordinator of no city": make.make_user(Role.COORDINATOR),
        "reader": make.make_user(Role.READER),
        "manager": make.make_user(Role.MANAGER),
        "nobody": make.make_user(),
    }
    make.make_coordinator(user=users["coordinator of arnhem"], city=world.arnhem)
    clients = {}
    for who, user in users.items():
        client = Client()
        client.force_login(user)
        clients[who] = SimpleNamespace(user=user, client=client)
    return clients
