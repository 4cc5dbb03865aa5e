"""History is complete, because the database writes it, and nobody can change or delete it."""

import pytest
from django.db import connection

from g32.history import act
from g32.history.tables import kept_models
from g32.models import HistoryEntry, PrivateValues
from network.models import City, CityName, ContactDetails, Organisation, Person, Seat
from tests.factories import (
    build,
    make_body,
    make_city,
    make_contact_details,
    make_name,
    make_organisation,
    make_person,
    make_seat,
)


def _sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _entries(model, **filters):
    return HistoryEntry.objects.filter(table=model._meta.db_table, **filters)


def _told(model, *fields):
    """Every entry on the model's table: what was done, and the fields before and after."""
    return [
        (entry.act, *(row and tuple(row[f] for f in fields) for row in (entry.before, entry.after)))
        for entry in _entries(model)
    ]


NAMES = [("insert", None, ("Zwolle",)), ("update", ("Zwolle",), ("Deventer",))]


def test_save_and_delete_leave_what_stood_before_and_after(db):
    city = City(name="Zwolle")
    city.save()
    city.name = "Deventer"
    city.save()
    city.delete()

    assert _told(City, "name") == [*NAMES, ("delete", ("Deventer",), None)]


def test_bulk_writes_leave_an_entry_for_every_row(db):
    one, other = City.objects.bulk_create([City(name="Zwolle"), City(name="Almere")])
    one.name, other.name = "Deventer", "Almelo"
    City.objects.bulk_update([one, other], ["name"])
    City.objects.all().delete()

    told = [entry for entry in _told(City, "name") if entry[1] != entry[2]]
    assert sorted(told, key=str) == sorted(
        [
            *NAMES,
            ("delete", ("Deventer",), None),
            ("insert", None, ("Almere",)),
            ("update", ("Almere",), ("Almelo",)),
            ("delete", ("Almelo",), None),
        ],
        key=str,
    )


def test_update_leaves_an_entry(db):
    make_organisation(name="VNG", kind="other")

    Organisation.objects.update(kind="association")

    assert _told(Organisation, "kind")[1:] == [("update", ("other",), ("association",))]


def test_sql_leaves_an_entry_without_actor(db):
    with act(actor="coordinator"):
        city = make_city(name="Zwolle")

    _sql("UPDATE network_city SET name = 'Deventer' WHERE id = %s", city.pk)
    _sql("DELETE FROM network_city WHERE id = %s", city.pk)

    assert _told(City, "name") == [*NAMES, ("delete", ("Deventer",), None)]
    assert [entry.actor for entry in _entries(City)] == ["coordinator", "", ""]


def test_what_is_deleted_along_leaves_an_entry(db):
    name = make_name(owner=make_city(), text="Mokum")

    name.owner.delete()

    assert _told(CityName, "text") == [("insert", None, ("Mokum",)), ("delete", ("Mokum",), None)]


def test_an_upsert_leaves_what_it_did(db):
    city = make_city(name="Zwolle", slug="zwolle")

    City.objects.bulk_create(
        [City(slug="zwolle", name="Deventer"), City(slug="almere", name="Almere")],
        update_conflicts=True,
        unique_fields=["slug"],
        update_fields=["name"],
    )
    City.objects.bulk_create([City(slug="almere", name="Almelo")], ignore_conflicts=True)

    assert _told(City, "name") == [*NAMES, ("insert", None, ("Almere",))]
    assert list(_entries(City, row=city.pk).values_list("act", flat=True)) == ["insert", "update"]


def test_an_update_that_changes_nothing_leaves_no_entry(db):
    city = make_city()

    city.save()
    City.objects.update(name=city.name)
    _sql("UPDATE network_city SET name = name")

    assert _told(City) == [("insert", None, ())]


def test_a_row_is_told_alike_on_both_engines(db):
    seat = make_seat(
        body=make_body(), role="chair", label="“é” \\ ' 1", maximum=None, start="2014-06"
    )
    seat.refresh_from_db()

    entry = _entries(Seat).get()

    assert entry.after == {
        "id": seat.pk,
        "slug": seat.slug,
        "start": "2014-06",
        "end": "",
        "body_id": seat.body_id,
        "role": "chair",
        "label": "“é” \\ ' 1",
        "minimum": 1,
        "maximum": None,
        "ex_officio_of_id": None,
        "every_member": False,
    }
    Seat.objects.update(every_member=True)
    assert [
        _entries(Seat).last().before["every_member"],
        _entries(Seat).last().after["every_member"],
    ] == [
        False,
        True,
    ]


def test_an_act_tells_who_why_and_in_which_batch(db):
    with act(actor="ada", reason="verkiezing", batch="2014-1"):
        make_city()

    (entry,) = _entries(City)

    assert (entry.actor, entry.reason, entry.batch) == ("ada", "verkiezing", "2014-1")


def test_an_act_within_an_act_has_its_own_name_and_gives_it_back(db):
    with act(actor="ada", reason="a"):
        make_city()
        with act(actor="bob", batch="b"):
            make_city()
        make_city()
    make_city()

    told = _entries(City).values_list("actor", "reason", "batch")
    assert list(told) == [("ada", "a", ""), ("bob", "", "b"), ("ada", "a", ""), ("", "", "")]


def test_an_act_that_fails_leaves_nothing_and_no_actor_behind(db):
    def fail():
        with act(actor="bob"):
            make_city()
            raise ZeroDivisionError

    with act(actor="ada"):
        with pytest.raises(ZeroDivisionError):
            fail()
        make_city()
    with pytest.raises(ZeroDivisionError):
        fail()
    make_city()

    assert list(_entries(City).values_list("actor", flat=True)) == ["ada", ""]
    assert City.objects.count() == 2


def test_an_act_costs_few_queries(db, django_assert_num_queries):
    city = build(City, slug="zwolle")
    # a savepoint and its release, who acted before, who acts, and who acts afterwards
    with django_assert_num_queries(5 + 1), act(actor="ada"):
        city.save(force_insert=True)


@pytest.mark.parametrize("model", kept_models(), ids=lambda model: model.__name__)
def test_every_table_that_keeps_history_has_its_triggers(db, model):
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table]
            )
            wanted = {
                f"g32_{what}_{table}"
                for what in (
                    *("insert", "update", "delete"),
                    *("before_insert", "after_insert", "before_update", "after_update"),
                )
            }
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass", [table])
            wanted = {"g32_record", "g32_no_truncate"}
        found = {name for (name,) in cursor.fetchall()}

    assert found & wanted == wanted


def test_contact_details_stand_apart_and_can_be_erased(db):
    contact = make_contact_details(email="a@zwolle.nl")
    contact.email = "b@zwolle.nl"
    contact.save()
    contact.delete()

    entries = _entries(ContactDetails)

    assert list(entries.values_list("act", "before", "after")) == [
        ("insert", None, None),
        ("update", None, None),
        ("delete", None, None),
    ]
    assert [
        tuple(row and row["email"] for row in (entry.private.before, entry.private.after))
        for entry in entries
    ] == [(None, "a@zwolle.nl"), ("a@zwolle.nl", "b@zwolle.nl"), ("b@zwolle.nl", None)]
    PrivateValues.objects.all().delete()
    assert (PrivateValues.objects.count(), entries.count()) == (0, 3)
    everything = str(list(HistoryEntry.objects.values()))
    assert "zwolle.nl" not in everything


def test_history_goes_on_when_the_person_is_renamed_in_parts(db):
    person = make_person(first_names="Jop", surname="Fackeldey")

    Person.objects.filter(pk=person.pk).update(surname="Fackeldeij")

    first, *_, last = _entries(Person)
    assert (first.after["surname"], last.after["surname"]) == ("Fackeldey", "Fackeldeij")
    assert last.after["fold"] == "jop fackeldeij"
