"""Rows that the database must refuse, and the ways of writing one.

A bad row is a function that returns a model, the fields of a row that is fine, and the fields that
make it bad. `ROWS` holds them all: `test_guards.py` writes each in every way, and
`test_guards_removed.py` shows that it passes once its guard is gone.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import DataError, IntegrityError, connection, transaction
from django.forms import model_to_dict, modelform_factory

from g32.models import HistoryEntry
from tests.factories import build, make

REFUSALS = (IntegrityError, DataError)


@dataclass(frozen=True)
class BadRow:
    """`guard`: the constraint's name, or "check:field" or "unique:field" for the column's own.

    `at`: the field where a form says it. `ways`: how it can be written. `removable`: the engines
    on which it passes without its guard (elsewhere the column's type, or a second guard, refuses it
    too).
    """

    arrange: Callable[[], tuple[Any, dict[str, Any], dict[str, Any]]]
    guard: str
    at: str
    ways: tuple[str, ...]
    removable: tuple[str, ...]
    name: str


ROWS: list[BadRow] = []


def bad_row(
    guard: str,
    *,
    at: str,
    without: Iterable[str] = (),
    removable: tuple[str, ...] = ("sqlite", "postgresql"),
    name: str = "",
) -> Callable[[Any], Any]:
    """Put the decorated function among the bad rows; `without` names ways that cannot show it."""

    def decorate(arrange: Any) -> Any:
        ways = tuple(way for way in WAYS if way not in without)
        ROWS.append(BadRow(arrange, guard, at, ways, removable, name or arrange.__name__))
        return arrange

    return decorate


def by_form(model, fine, bad, at):
    """Fill in the form of a new row; it says what is wrong beside the field."""
    _fill_in(model(), build(model, **fine | bad), at)


def by_form_on_a_saved_row(model, fine, bad, at):
    _fill_in(make(model, **fine), build(model, **fine | bad), at)


def by_bulk_create(model, fine, bad, at):
    row = build(model, **fine | bad)
    refused(lambda: model.objects.bulk_create([row]), model)


def by_update(model, fine, bad, at):
    row = make(model, **fine)
    refused(lambda: model.objects.filter(pk=row.pk).update(**bad), model)


def by_sql_insert(model, fine, bad, at):
    row = build(model, **fine | bad)
    refused(lambda: sql_insert(row), model)


def by_sql_update(model, fine, bad, at):
    row = make(model, **fine)
    refused(lambda: sql_update(row, bad), model)


WAYS = {
    way.__name__: way
    for way in (
        by_form,
        by_form_on_a_saved_row,
        by_bulk_create,
        by_update,
        by_sql_insert,
        by_sql_update,
    )
}
INSERTS = ("by_form", "by_bulk_create", "by_sql_insert")
FORMS = ("by_form", "by_form_on_a_saved_row")


def refused(write, model):
    """Show that the database refuses what `write` does and is as it was; return the refusal."""
    before = _stored(model)
    with pytest.raises(REFUSALS) as refusal:
        _write_whole(write)
    assert _stored(model) == before
    return refusal.value


@transaction.atomic
def _write_whole(write):
    write()
    connection.check_constraints()  # those too that would wait for the end of the transaction


def sql_insert(row):
    """Insert a row in SQL."""
    values = _columns(row, [f for f in row._meta.concrete_fields if f.primary_key is False])
    if row.pk:
        values[row._meta.pk.column] = row.pk
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join(["%s"] * len(values))
    _execute(f'INSERT INTO "{row._meta.db_table}" ({names}) VALUES ({marks})', values.values())


def sql_update(row, changes):
    """Update some fields of a stored row in SQL."""
    for name, value in changes.items():
        setattr(row, name, value)
    values = _columns(row, [row._meta.get_field(name) for name in changes])
    settings = ", ".join(f'"{name}" = %s' for name in values)
    _execute(
        f'UPDATE "{row._meta.db_table}" SET {settings} WHERE id = %s', [*values.values(), row.pk]
    )


def _fill_in(instance, wanted, at):
    model = type(instance)
    before = _stored(model)
    given = {
        name: "" if value is None else value
        for name, value in model_to_dict(wanted).items()
        if value is not False
    }
    form = modelform_factory(model, fields="__all__")(given, instance=instance)
    assert set(form.errors) == {at}
    assert _stored(model) == before


def _columns(row, fields):
    return {
        field.column: field.get_db_prep_save(field.pre_save(row, add=True), connection)
        for field in fields
        if not field.generated
    }


def _execute(sql, values):
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))


def _stored(model):
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{model._meta.db_table}" ORDER BY id')
        return cursor.fetchall(), HistoryEntry.objects.count()
