from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.db.migrations.writer import MigrationWriter
from django.utils import translation

from g32.dates.fields import PartialDateField, earliest, latest
from g32.dates.forms import PartialDateFormField
from g32.dates.sql import Earliest, Latest

NOT_STORED = f"“{'x' * 39}…” is not the stored text of a date, such as 2014-06-12, 2014-06 or 2014."


def refusal_of(record):
    with translation.override("en"):
        with pytest.raises(ValidationError) as refusal:
            record.full_clean()
        return refusal.value.message_dict


def test_a_saved_record_knows_its_bounds(thing):
    record = thing.objects.create(start="2014-06", end="2014-09-21/2014-09-30")

    assert (record.start_earliest, record.start_latest) == (date(2014, 6, 1), date(2014, 6, 30))
    assert record.end_latest == date(2014, 9, 30)


def test_the_bounds_follow_an_update(thing):
    thing.objects.create(start="2014-06")

    thing.objects.update(start="2013-24")

    assert thing.objects.get().start_latest == date(2014, 2, 28)


def test_the_bounds_follow_an_upsert(thing):
    record = thing.objects.create(start="2014-06")

    thing.objects.bulk_create(
        [thing(pk=record.pk, start="2013")],
        update_conflicts=True,
        update_fields=["start"],
        unique_fields=["pk"],
    )

    assert thing.objects.get().start_earliest == date(2013, 1, 1)


def test_a_date_that_is_not_known_has_no_bounds(thing):
    record = thing.objects.create()

    assert (record.start, record.start_earliest, record.start_latest) == ("", None, None)


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"start": "2014-06-31"}, {"start": ["June 2014 has 30 days."]}),
        ({"start": "2101"}, {"start": ["Dates lie within the years 1900 to 2100."]}),
        ({"start": None}, {"start": ["This field cannot be null."]}),
        ({"held": ""}, {"held": ["This field cannot be blank."]}),
        ({"start": "x" * 60}, {"start": [NOT_STORED]}),
        (
            {"start": "2015", "end": "2014"},
            {"__all__": ["Constraint “thing_ends_after_it_starts” is violated."]},
        ),
    ],
)
def test_what_the_database_would_refuse_is_refused_before_in_one_sentence(thing, values, refusal):
    assert refusal_of(thing(**values)) == refusal


def test_a_sound_record_passes(thing):
    thing(start="2014-06", end="2014", held="2014-06-12").full_clean()


@pytest.mark.parametrize(
    "values",
    [
        {"start": "2014-06-31"},
        {"start": "2101"},
        {"start": None},
        {"held": ""},
        {"start": "x" * 60},
        {"start": "2015", "end": "2014"},
    ],
)
@pytest.mark.parametrize("path", ["create", "bulk_create", "update"])
def test_the_database_refuses_by_every_path(thing, values, path):
    write = {
        "create": lambda: thing.objects.create(**values),
        "bulk_create": lambda: thing.objects.bulk_create([thing(**values)]),
        "update": lambda: thing.objects.update(**values),
    }[path]
    thing.objects.create(start="2014")

    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        write()

    assert thing.objects.get().start == "2014"


def test_null_is_no_choice():
    with pytest.raises(ValueError, match="never NULL"):
        PartialDateField(null=True)


@pytest.mark.parametrize(
    ("field", "kwargs"),
    [
        (PartialDateField(), {}),
        (PartialDateField(blank=False), {"blank": False}),
        (PartialDateField(default="2014"), {"default": "2014"}),
        (PartialDateField("start", help_text="x"), {"verbose_name": "start", "help_text": "x"}),
    ],
)
def test_a_migration_names_only_what_is_special(field, kwargs):
    _name, path, args, written = field.deconstruct()

    assert (path, args, written) == ("g32.dates.fields.PartialDateField", [], kwargs)
    assert PartialDateField(**written).deconstruct()[3] == kwargs


@pytest.mark.parametrize(("make", "function"), [(earliest, Earliest), (latest, Latest)])
def test_a_migration_writes_a_bound_the_same_each_time(make, function):
    written, _imports = MigrationWriter.serialize(make("start"))

    assert f"expression=g32.dates.sql.{function.__name__}('start')" in written
    assert MigrationWriter.serialize(make("start"))[0] == written
    assert function("start") == function("start")
    assert function("start") != function("end")
    assert Earliest("start") != Latest("start")


def test_a_form_asks_for_words(thing):
    field = thing._meta.get_field("start").formfield()

    assert type(field) is PartialDateFormField
    assert field.required is False
    assert field.clean("12 t/m 13 juni 2014") == "2014-06-12/2014-06-13"
