"""Records have an id that people can read, and that no other of their kind bears."""

import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from g32.records import Record
from network.models import City, Person
from tests.factories import (
    make,
    make_attendance,
    make_body,
    make_city,
    make_organisation,
    make_person,
    make_seat,
)

RECORDS = [
    model for model in apps.get_models() if issubclass(model, Record) and not model._meta.proxy
]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("’s-Hertogenbosch", "s-hertogenbosch"),
        ("Ĳmuiden", "ijmuiden"),
        ("Súdwest-Fryslân", "sudwest-fryslan"),
        ("北京", "city"),
        ("—", "city"),
    ],
)
def test_the_id_is_made_from_the_name(db, name, slug):
    assert make_city(name=name).slug == slug


def test_a_long_name_gives_an_id_that_fits(db):
    assert make_city(name="ab " * 66).slug == ("ab-" * 40).strip("-")


def test_namesakes_are_numbered(db):
    slugs = [make_person(first_names="Jan", surname="Jansen").slug for _ in range(3)]

    assert slugs == ["jan-jansen", "jan-jansen-2", "jan-jansen-3"]


def test_namesakes_made_together_are_numbered(db):
    make_person(surname="Jansen")

    people = Person.objects.bulk_create(
        [
            Person(surname="Jansen"),
            Person(surname="Jansen", slug="jansen-2"),
            Person(surname="Jansen"),
        ]
    )

    assert [person.slug for person in people] == ["jansen-3", "jansen-2", "jansen-4"]
    assert Person.objects.filter(slug="jansen-4").exists()


def test_those_made_together_get_the_ids_that_they_would_get_one_by_one(db):
    """The number of one is the name of another."""
    names = ["Jansen", "Jansen 2", "Jansen", "Jansen 2", "Jansen 3", "Jansen 2 2"]
    for name in ("Jansen", "Jansen 3"):
        make_person(surname=name)
    with transaction.atomic():
        in_turn = [make_person(surname=name).slug for name in names]
        transaction.set_rollback(True)

    together = Person.objects.bulk_create([Person(surname=name) for name in names])

    assert [person.slug for person in together] == in_turn
    assert in_turn[:2] == ["jansen-2", "jansen-2-2"]


def test_an_id_that_is_given_stays(db):
    city = make_city(slug="den-bosch", name="’s-Hertogenbosch")

    city.name = "Vught"
    city.save()

    assert City.objects.get().slug == "den-bosch"


def test_a_part_of_a_word_takes_no_number(db):
    make_city(name="Hengelo Overijssel")

    assert make_city(name="Hengelo").slug == "hengelo"


def test_an_id_tells_what_the_record_is_about(db):
    seat = make_seat(body=make_body(name="Pijler Fysiek"), role="vice_chair", label="tweede")

    assert seat.slug == "pijler-fysiek-vice-chair-tweede"


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_a_record_is_found_by_its_natural_key(db, model):
    record = make(model)

    assert model.objects.get_by_natural_key(*record.natural_key()) == record


def test_fixtures_need_no_numbers(db):
    whole = make_organisation(name="VNG")
    part = make_organisation(name="VNG International", part_of=whole)
    text = serializers.serialize(
        "json", [part], use_natural_primary_keys=True, use_natural_foreign_keys=True
    )
    part.delete()

    (read,) = serializers.deserialize("json", text)
    read.save()

    part = type(whole).objects.get(slug="vng-international")
    assert (part.part_of, part.fold) == (whole, "vng international")


@pytest.mark.engine("sqlite")
def test_a_free_id_is_found_without_going_through_all_rows(db):
    with CaptureQueriesContext(connection) as asked:
        attendance = make_attendance()

    table = attendance._meta.db_table
    looks = [each["sql"] for each in asked if each["sql"].startswith(f'SELECT "{table}"."slug"')]
    with connection.cursor() as cursor:
        plans = [str(cursor.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()) for sql in looks]
    assert plans
    assert not any(f"SCAN {table}" in plan for plan in plans)
