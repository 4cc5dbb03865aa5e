"""The policy itself: what a role may, and where a coordinator's limits lie."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.db import connection
from django.test.utils import CaptureQueriesContext

from g32.models import HistoryEntry
from g32.records import register_models
from g32.rights import WRITES, Act, Role, allowed, beyond, can, granted, limit, may_read
from meetings.models import Attendance, Meeting
from network.models import (
    Administrator,
    Appointment,
    Body,
    City,
    ContactDetails,
    Coordinator,
    Office,
    Person,
)
from tests.factories import (
    make_appointment,
    make_attendance,
    make_city,
    make_contact_details,
    make_coordinator,
    make_office,
    make_organisation,
    make_person,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cities():
    return make_city(name="Arnhem"), make_city(name="Zwolle")


@pytest.fixture
def coordinator(cities):
    user = make_user(Role.COORDINATOR)
    make_coordinator(user=user, city=cities[0])
    return user


ALL = {Act.VIEW, *WRITES}


def rights_of(user, kind):
    return {act for act in ALL if can(user, act, kind)}


@pytest.mark.parametrize(
    ("role", "rights"),
    [
        (Role.SECRETARIAT, [ALL, ALL, ALL, ALL, set(), set()]),
        (Role.COORDINATOR, [{Act.VIEW}, ALL, ALL, ALL, set(), set()]),
        (Role.READER, [{Act.VIEW}, {Act.VIEW}, set(), {Act.VIEW}, set(), set()]),
        (Role.MANAGER, [set(), set(), set(), set(), {Act.VIEW, Act.ADD, Act.CHANGE}, ALL]),
        (None, [set(), set(), set(), set(), set(), set()]),
    ],
)
def test_a_role_may_this(role, rights):
    somebody = make_user(role)
    kinds = (City, Administrator, ContactDetails, Attendance, type(somebody), Coordinator)

    assert [rights_of(somebody, kind) for kind in kinds] == rights


@pytest.mark.parametrize(
    ("role", "reads"),
    [
        (Role.SECRETARIAT, True),
        (Role.COORDINATOR, True),
        (Role.READER, True),
        (Role.MANAGER, False),
        (None, False),
    ],
)
def test_who_may_look_at_anything_may_read(role, reads):
    assert may_read(make_user(role)) is reads


def test_who_was_withdrawn_or_is_nobody_may_nothing():
    withdrawn = make_user(Role.SECRETARIAT, is_active=False)

    for somebody in (withdrawn, AnonymousUser()):
        assert not may_read(somebody)
        assert not any(can(somebody, act, kind) for act in Act for kind in register_models())
        assert not allowed(somebody, Act.VIEW, City.objects.all()).exists()


def test_a_group_that_was_changed_by_hand_is_put_right_at_the_next_migrate(django_db_setup):
    from django.apps import apps

    from g32.rights import keep_in_step

    group = Group.objects.get(name=Role.READER.value)
    before = set(group.permissions.all())
    group.permissions.add(
        *Group.objects.get(name=Role.SECRETARIAT.value).permissions.filter(codename="delete_city")
    )
    group.permissions.remove(*group.permissions.filter(codename="view_body"))

    keep_in_step(apps.get_app_config("network"))

    assert set(group.permissions.all()) == before


def test_every_kind_of_the_register_is_read_by_readers_but_contact_details():
    unread = {kind for kind in register_models() if Act.VIEW not in granted(Role.READER)[kind]}

    assert unread == {ContactDetails}


def test_a_path_is_open_to_who_may_look_at_every_kind_on_it():
    reader, secretary = make_user(Role.READER), make_user(Role.SECRETARIAT)

    assert can(reader, Act.VIEW, Office, "person__surname")
    assert not can(reader, Act.VIEW, Office, "contact__email")
    assert not can(reader, Act.VIEW, Person, "offices__contact__email")
    assert can(secretary, Act.VIEW, Person, "offices__contact__email")


def test_a_coordinator_edits_what_is_of_the_own_cities(coordinator, cities):
    arnhem, zwolle = cities
    own, other = make_office(city=arnhem), make_office(city=zwolle)
    contacts = make_contact_details(office=own), make_contact_details(office=other)
    ours = make_appointment(person=own.person, city=arnhem)
    theirs = make_appointment(person=other.person, city=zwolle)

    may = [
        (own, other),
        (own.person, other.person),
        contacts,
        (ours, theirs),
        (make_attendance(city=arnhem, person=None), make_attendance(city=zwolle, person=None)),
    ]
    for mine, not_mine in may:
        assert [can(coordinator, act, mine) for act in WRITES] == [True] * 3
        assert [can(coordinator, act, not_mine) for act in WRITES] == [False] * 3
    assert can(coordinator, Act.VIEW, contacts[0])
    assert not can(coordinator, Act.VIEW, contacts[1])
    assert list(allowed(coordinator, Act.VIEW, ContactDetails.objects.all())) == [contacts[0]]
    assert set(allowed(coordinator, Act.VIEW, Office.objects.all())) == {own, other}
    assert list(allowed(coordinator, Act.CHANGE, Office.objects.all())) == [own]


@pytest.mark.parametrize("kind", [City, Body, Meeting, HistoryEntry])
def test_a_coordinator_only_reads_the_rest(coordinator, kind):
    assert rights_of(coordinator, kind) == {Act.VIEW}


def test_somebody_of_two_cities_is_edited_by_the_secretariat(coordinator, cities):
    arnhem, zwolle = cities
    moved = make_office(city=zwolle).person

    make_office(person=moved, city=arnhem)

    assert not can(coordinator, Act.CHANGE, moved)
    assert beyond(coordinator, Act.CHANGE, moved)
    assert can(make_user(Role.SECRETARIAT), Act.CHANGE, moved)


def test_a_post_outside_the_cities_takes_nobody_away(coordinator, cities):
    person = make_office(city=cities[0]).person

    post = make_office(person=person, organisation=make_organisation(), function="other")

    assert can(coordinator, Act.CHANGE, person)
    assert not can(coordinator, Act.CHANGE, post)


def test_somebody_of_no_city_is_nobodys(coordinator):
    assert not can(coordinator, Act.CHANGE, make_person())


def test_attendance_for_no_city_is_of_whose_person_it_is(coordinator, cities):
    own, other = make_office(city=cities[0]).person, make_office(city=cities[1]).person

    assert can(coordinator, Act.CHANGE, make_attendance(person=own))
    assert not can(coordinator, Act.CHANGE, make_attendance(person=other))
    assert not can(coordinator, Act.CHANGE, make_attendance(person=own, city=cities[1]))


def test_who_is_of_the_secretariat_too_is_not_bound(coordinator, cities):
    coordinator.groups.add(Group.objects.get(name=Role.SECRETARIAT.value))

    assert can(coordinator, Act.CHANGE, make_office(city=cities[1]))


def test_a_coordinator_without_cities_edits_nothing():
    user = make_user(Role.COORDINATOR)

    assert not can(user, Act.CHANGE, make_office(city=make_city()))
    assert not can(user, Act.CHANGE, make_office())
    assert not can(user, Act.CHANGE, make_appointment())


def test_only_who_may_everything_changes_such_a_user():
    manager, other = make_user(Role.MANAGER), make_user(Role.READER)
    everything = make_user(is_superuser=True)

    assert can(manager, Act.CHANGE, other)
    assert not can(manager, Act.CHANGE, everything)
    assert can(everything, Act.CHANGE, make_user(is_superuser=True))


def test_asking_costs_the_same_for_few_rows_and_for_many(coordinator, cities):
    person = make_office(city=cities[0]).person

    def queries():
        user = type(coordinator).objects.get(pk=coordinator.pk)
        with CaptureQueriesContext(connection) as asked:
            can(user, Act.CHANGE, person)
        return len(asked)

    few = queries()
    for _ in range(30):
        make_office(city=cities[0])
        make_appointment(city=cities[0])

    assert queries() == few


def test_there_is_one_limit_for_an_act_with_a_kind():
    with pytest.raises(ValueError, match="two limits"):
        limit(Appointment, [Act.CHANGE], lambda user: None, "")
