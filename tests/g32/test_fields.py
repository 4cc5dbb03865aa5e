"""The fields of g32: what only the database can be told, and what a form makes of them."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.forms import modelform_factory

from g32.fields import CodeField, CountField, IdField, LineField, LinkField, NoteField
from meetings.models import Meeting
from network.models import Appointment, Body, City, Membership, Source
from tests.factories import make_body, make_city, make_membership, make_source
from tests.guards.rows import refused


def _set(row, column, expression):
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE "{row._meta.db_table}" SET "{column}" = {expression} WHERE id = %s', [row.pk]
        )


@pytest.mark.parametrize(
    ("make", "column", "expression"),
    [
        (make_source, "as_of", "'2014-02-31'"),
        (make_source, "as_of", "'2014-2-1'"),
        (make_source, "as_of", "'gisteren'"),
        (make_source, "as_of", "2014"),
        (make_source, "pages", "'vier'"),
        (make_source, "pages", "1.5"),
        (make_source, "pages", "-1"),
        (make_source, "note", "x'4142'"),
        (make_source, "note", "NULL"),
        (make_body, "planned", "2"),
        (make_body, "planned", "'ja'"),
        (make_body, "planned", "NULL"),
        (make_body, "level", "x'626f7468'"),
        (make_city, "name", "x'4142'"),
        (make_city, "name", "NULL"),
        (make_city, "slug", "x'6162'"),
        (make_city, "slug", "'ab' || char(0)"),
        (make_membership, "start", "NULL"),
        (make_membership, "start", "x'32303134'"),
    ],
)
@pytest.mark.engine("sqlite")
def test_sqlite_takes_nothing_that_postgresql_would_not(db, make, column, expression):
    row = make()

    refused(lambda: _set(row, column, expression), type(row))


@pytest.mark.parametrize("column", ["start_earliest", "start_latest", "end_earliest", "end_latest"])
def test_nobody_writes_the_bounds_of_a_date(db, column):
    membership = make_membership(start="2014", end="2015")

    with pytest.raises(Exception, match=r"generated column|can only be updated to DEFAULT"):
        _set(membership, column, "'2014-06-12'")


@pytest.mark.parametrize("column", ["is_group"])
def test_nobody_writes_what_is_derived_from_the_kind(db, column):
    with pytest.raises(Exception, match=r"generated column|can only be updated to DEFAULT"):
        _set(make_body(), column, "0")


#: What nobody sees, and no text holds.
CONTROLS = [f"a{sign}b" for sign in "\x01\x0b\x0c\x1b\x1e\x7f\x85\x9f\ufffe"]


@pytest.mark.parametrize("field", ["name", "place"])
@pytest.mark.parametrize("value", [*CONTROLS, "a\tb", "a\u2028b", "a\u2029b"])
def test_a_line_holds_nothing_that_is_none_of_it(field, value):
    with pytest.raises(ValidationError):
        Meeting._meta.get_field(field).clean(value, Meeting())


@pytest.mark.parametrize("value", ["é", "👩🏽‍🚒", "a\xa0b", "a\u200bb", "a\xadb", "\ufffd"])
def test_any_other_sign_is_taken(value):
    assert Meeting._meta.get_field("place").clean(value, Meeting()) == value
    assert Source._meta.get_field("note").clean(value, Source()) == value


@pytest.mark.parametrize("value", ["a\nb", "a\rb", "a\0b", "   ", "", "x" * 201])
def test_full_validation_refuses_what_the_column_would(value):
    with pytest.raises(ValidationError):
        City._meta.get_field("name").clean(value, City())


def test_a_note_may_have_lines_and_no_more_than_its_column_takes():
    field = Source._meta.get_field("note")

    assert field.clean("een\r\n\ttwee", Source()) == "een\r\n\ttwee"
    for bad in ("x" * 10_001, "a\0b", *CONTROLS):
        with pytest.raises(ValidationError):
            field.clean(bad, Source())


def test_an_address_without_scheme_is_a_secure_one(db):
    form = modelform_factory(Source, fields=["name", "url"])({"name": "Site", "url": "g32.nl"})

    assert form.save().url == "https://g32.nl"


@pytest.mark.parametrize(
    "field",
    [
        LineField("x"),
        LineField("x", blank=True, max_length=50),
        LinkField("x", blank=True),
        CodeField("x", choices=[("a", "A")], blank=True),
        CountField("x", null=True),
        IdField(help_text="x"),
        NoteField("x"),
        City._meta.get_field("fold"),
    ],
)
def test_a_field_is_the_same_after_a_migration_wrote_it_down(field):
    _name, _path, args, kwargs = field.deconstruct()

    again = type(field)(*args, **kwargs)

    assert again.deconstruct()[1:] == field.deconstruct()[1:]


def test_the_defaults_are_empty_texts():
    assert [Body().level, Body().note, Appointment().note, Membership().start] == ["", "", "", ""]


def test_every_text_of_the_register_guards_itself():
    plain = {
        f"{model._meta.label}.{field.name}"
        for label in ("network", "themes", "meetings")
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.concrete_fields
        if not field.generated
        and not field.primary_key
        and not isinstance(field, models.ForeignKey)
        and type(field).__module__.startswith("django.")
    }
    assert plain == set()
