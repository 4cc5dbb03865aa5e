"""Two who save at the same moment: one of them is first, and the other is told; nobody loses."""

import threading
from dataclasses import dataclass, field

import pytest
from django.contrib.auth.models import User
from django.test import Client

from network.models import Appointment, City, Office, Person, PersonName
from tests import factories
from tests.admin import address, change, filled, left_in
from tests.throwaway import own_copy  # noqa: F401


@pytest.fixture
def db(own_copy):  # noqa: F811
    return own_copy


@pytest.fixture
def admin_client(db):
    return desk("admin")


@pytest.fixture
def client(db):
    return Client()


def desk(name):
    visitor = Client()
    visitor.force_login(User.objects.create_superuser(name))
    visitor.cookies["django_language"] = "en"
    return visitor


@pytest.fixture(params=[3, pytest.param(25, marks=pytest.mark.prove)])
def rounds(request, figures):
    """How often each race is run."""
    yield range(request.param)
    figures(f"{request.param} races of two: {request.node.originalname}")


@pytest.fixture
def desks(db):
    return [desk("jan"), desk("piet")]


@dataclass
class Race:
    """Two forms that are sent at once, each by its own desk on its own connection."""

    connect: object
    desks: list
    answers: list = field(default_factory=lambda: [None, None])

    def run(self, *forms):
        start = threading.Barrier(2)

        def send(place):
            connection = self.connect()
            start.wait(timeout=20)
            self.answers[place] = self.desks[place].post(*forms[place])
            connection.close()

        threads = [threading.Thread(target=send, args=(place,)) for place in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return [answer.status_code for answer in self.answers]

    def merge(self, *forms):
        """Let who was told save again."""
        for place, answer in enumerate(self.answers):
            if answer.status_code == 200:
                assert "comparison" in answer.context
                assert self.desks[place].post(forms[place][0], left_in(answer)).status_code == 302


def form(desk, url, **typed):
    return url, filled(desk, url, **typed)


def row(text):
    return {"names-TOTAL_FORMS": "1", "names-0-text": text, "names-0-kind": "alias"}


def same_record(desks, record):
    return [
        form(desks[0], change(record.person), prefix="de"),
        form(desks[1], change(record.person), first_names="Jan"),
    ]


def rows_added(desks, record):
    return [form(each, change(record.person), **row(f"Naam {n}")) for n, each in enumerate(desks)]


def row_and_its_own_page(desks, record):
    return [
        form(desks[0], change(record.person), **{"appointments-0-end": "2015"}),
        form(desks[1], change(record), note="Afgetreden"),
    ]


def row_on_two_pages(desks, record):
    return [
        form(desks[0], change(record.person), **{"appointments-0-end": "2015"}),
        form(desks[1], change(record.seat), **{"appointments-0-note": "Afgetreden"}),
    ]


def what_stands(record):
    person = Person.objects.get(pk=record.person_id)
    kept = Appointment.objects.get(pk=record.pk)
    names = PersonName.objects.filter(owner=person).values_list("text", flat=True)
    return person.prefix, person.first_names, kept.end, kept.note, sorted(names)


RACES = {
    same_record: ("de", "Jan", "", "", []),
    rows_added: ("", "", "", "", ["Naam 0", "Naam 1"]),
    row_and_its_own_page: ("", "", "2015", "Afgetreden", []),
    row_on_two_pages: ("", "", "2015", "Afgetreden", []),
}


@pytest.mark.parametrize("make", RACES, ids=lambda make: make.__name__)
def test_of_two_saves_at_once_the_second_is_told_and_both_are_kept(db, desks, rounds, make):
    for _round in rounds:
        record = factories.make_appointment(start="2014")
        race, forms = Race(db, desks), make(desks, record)

        statuses = race.run(*forms)
        race.merge(*forms)

        assert sorted(statuses) == [200, 302]
        assert what_stands(record) == RACES[make]


def test_saves_of_different_records_do_not_touch_each_other(db, desks, rounds):
    for _round in rounds:
        offices = factories.make_office(), factories.make_office()
        forms = [form(desks[n], change(each), party="PvdA") for n, each in enumerate(offices)]

        assert Race(db, desks).run(*forms) == [302, 302]
    assert Office.objects.filter(party="PvdA").count() == 2 * len(rounds)


def test_a_double_click_at_the_same_moment_makes_one_record(db, desks, rounds):
    url = address(City, "add")
    for number in rounds:
        once = form(desks[0], url, name=f"Stad {number}")

        assert Race(db, [desks[0], desks[0]]).run(once, once) == [302, 302]
    assert City.objects.count() == len(rounds)


def test_a_double_click_on_new_rows_makes_each_once(db, desks, rounds):
    for number in rounds:
        person = factories.make_person()
        once = form(desks[0], change(person), **row(f"Naam {number}"))

        assert Race(db, [desks[0], desks[0]]).run(once, once) == [302, 302]
    assert PersonName.objects.count() == len(rounds)


def test_a_record_is_not_deleted_while_somebody_saves_it(db, desks, rounds):
    for number in rounds:
        city = factories.make_city()
        url = address(city, "delete", city.pk)
        sure = {"post": "yes", "_version": desks[1].get(url).context["version"]}
        race = Race(db, desks)

        statuses = race.run(form(desks[0], change(city), name=f"Zutphen {number}"), (url, sure))

        there = City.objects.filter(pk=city.pk, name=f"Zutphen {number}").exists()
        assert statuses == ([302, 200] if there else [410, 302])


def test_two_who_add_each_others_records_do_not_wait_for_each_other(db, desks, rounds):
    for _round in rounds:
        person, seat = factories.make_person(), factories.make_seat(maximum=None)
        added = {"appointments-TOTAL_FORMS": "1", "appointments-0-start": "2014"}
        forms = [
            form(desks[0], change(person), **added | {"appointments-0-seat": seat.pk}),
            form(
                desks[1],
                change(seat),
                **added
                | {"appointments-0-person": person.pk, "appointments-0-start": "2010"}
                | {"appointments-0-end": "2012"},
            ),
        ]
        race = Race(db, desks)

        statuses = race.run(*forms)
        race.merge(*forms)

        assert set(statuses) <= {200, 302}
        assert Appointment.objects.filter(person=person, seat=seat).count() == 2
