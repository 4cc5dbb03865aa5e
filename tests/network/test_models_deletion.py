"""What something else rests on cannot be deleted, by the application or in SQL."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.models import ProtectedError

from tests.factories import LEAST, build, make

LINKS = [
    (model, field)
    for model in apps.get_models()
    if model in LEAST and not model._meta.proxy
    for field in model._meta.concrete_fields
    if isinstance(field, models.ForeignKey) and field.remote_field.on_delete != models.SET_NULL
]
PROTECTED = [
    (model, field) for model, field in LINKS if field.remote_field.on_delete is models.PROTECT
]

#: What else a row must leave open, or needs, when this field is filled.
BESIDE = {
    "organisation": {"person": None, "city": None},
    "body": {"about": ""},
}


def _resting(model, field):
    """A row whose `field` points to another row, and that other row."""
    below = make(field.remote_field.model)
    names = {f.name for f in model._meta.get_fields()}
    beside = {name: value for name, value in BESIDE.get(field.name, {}).items() if name in names}
    if (model._meta.model_name, field.name) == ("office", "organisation"):
        beside.pop("person")
    if field.name == "agenda_item":
        beside["meeting"] = below.meeting
    if field.name in LEAST[model]:
        row = build(model, **{field.name: below})
    else:
        row = build(model, **beside, **{field.name: below})
    row.save()
    return row, getattr(row, field.name)


@pytest.mark.parametrize(
    ("model", "field"), PROTECTED, ids=lambda part: getattr(part, "__name__", None) or part.name
)
def test_what_a_row_rests_on_cannot_be_deleted(db, model, field):
    if (model._meta.model_name, field.name) == ("pillarlink", "pillar"):
        row = make(model)
        below = row.pillar
    else:
        row, below = _resting(model, field)

    with pytest.raises(ProtectedError) as refusal:
        below.delete()
    assert row in refusal.value.protected_objects
    with pytest.raises(IntegrityError), transaction.atomic():
        _delete_in_sql(below)

    assert type(below).objects.filter(pk=below.pk).exists()


@pytest.mark.parametrize(
    ("model", "field"),
    [(model, field) for model, field in LINKS if (model, field) not in PROTECTED],
    ids=lambda part: getattr(part, "__name__", None) or part.name,
)
def test_what_goes_along_goes_in_the_application_and_not_in_sql(db, model, field):
    row = make(model)
    below = getattr(row, field.name)

    with pytest.raises(IntegrityError), transaction.atomic():
        _delete_in_sql(below)
    below.delete()

    assert not model.objects.filter(pk=row.pk).exists()


def _delete_in_sql(row):
    with connection.cursor() as cursor:
        cursor.execute(f'DELETE FROM "{row._meta.db_table}" WHERE id = %s', [row.pk])
    connection.check_constraints()
