"""Writing what a file comes down to: all of it or nothing, each kind of record in one go."""

import json
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

from django.db import connection
from django.db.models import Model

from g32.fields import KeyField
from g32.history.columns import stored_fields
from g32.records import Record, give_slugs, register_models

from .columns import point
from .rows import Row, Write, gathered


def write(rows: Iterable[Row]) -> None:
    """Write what the rows come down to; the caller undoes all of it if the database refuses.

    Of each kind first what changes, then what is new, in the order of the file.
    """
    found = gathered(rows)
    for model in register_models():
        writes = found.get(model, [])
        for each in writes:
            _settle(each.record, model)
        changed = [each for each in writes if not each.is_new]
        change(model, [each for each in changed if each.ends])
        change(model, [each for each in changed if not each.ends])
        add(model, [each.record for each in writes if each.is_new])


def _settle(record: Model, model: Any) -> None:
    """Take over the numbers of those to which it points, and which have been written meanwhile."""
    cache = record._state.fields_cache
    for field in model._meta.concrete_fields:
        target = cache.get(field.name) if field.is_relation else None
        if target is not None and getattr(record, field.attname) is None:
            point(record, field, target)


def add(model: Any, records: Sequence[Any]) -> None:
    """Insert new records in one statement, in their order; each then knows its number."""
    if not records:
        return
    if issubclass(model, Record):
        give_slugs(records)
    for field in model._meta.concrete_fields:
        if isinstance(field, KeyField):
            for record in records:
                field.pre_save(record, True)
    fields = [field for field in stored_fields(model) if not field.primary_key]
    number = _NUMBERED[connection.vendor](model, fields, records)
    for record, pk in zip(records, number, strict=True):
        record.pk = pk
        record._state.adding = False


def _on_sqlite(model: Any, fields: list[Any], records: Sequence[Any]) -> Sequence[int]:
    """Number them here: whoever writes is alone. One statement for all of them takes half the time
    of one for each: every statement keeps aside what its triggers may have to take back.
    """
    table, quote = model._meta.db_table, connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        ((last,),) = cursor.fetchall() or ((0,),)
        numbers = range(last + 1, last + 1 + len(records))
        names = ["id", *(field.column for field in fields)]
        columns = ", ".join(map(quote, names))
        cells = ", ".join(f"json_extract(value, '$[{place}]')" for place in range(len(names)))
        sql = (
            f"INSERT INTO {quote(table)} ({columns}) "  # noqa: S608
            f"SELECT {cells} FROM json_each(%s)"
        )
        rows = zip(numbers, *_columns(fields, records), strict=True)
        cursor.execute(sql, [f"[{','.join(map(_encode, rows))}]"])
    return numbers


def _on_postgresql(model: Any, fields: list[Any], records: Sequence[Any]) -> Sequence[int]:
    """Hand the columns over as arrays; the rows are made, and numbered, in their order."""
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    arrays = ", ".join(f"%s::{_array(field)}" for field in fields)
    sql = (
        f"INSERT INTO {quote(model._meta.db_table)} ({columns}) "  # noqa: S608
        f"SELECT {columns} FROM ROWS FROM (unnest({arrays})) WITH ORDINALITY "
        f"AS given({columns}, ordinality) ORDER BY ordinality RETURNING id"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [list(values) for values in _columns(fields, records)])
        return [number for (number,) in cursor.fetchall()]


_encode = json.JSONEncoder(ensure_ascii=False).encode
_NUMBERED = {"sqlite": _on_sqlite, "postgresql": _on_postgresql}


def _columns(fields: list[Any], records: Sequence[Any]) -> list[Iterable[Any]]:
    """The values for each column, as the engine takes them."""
    return [_prepared(field, map(attrgetter(field.attname), records)) for field in fields]


#: Fields whose values every engine takes as they are.
_PLAIN = {
    "CharField",
    "TextField",
    "ForeignKey",
    "OneToOneField",
    "BigAutoField",
    "PositiveIntegerField",
    "BooleanField",
    "EmailField",
    "URLField",
}


def _prepared(field: Any, values: Iterable[Any]) -> Iterable[Any]:
    if field.get_internal_type() in _PLAIN:
        return values
    return (field.get_db_prep_save(value, connection) for value in values)


def _array(field: Any) -> str:
    kind = (field.target_field if field.is_relation else field).get_internal_type()
    return {
        "BooleanField": "boolean[]",
        "DateField": "date[]",
        "PositiveIntegerField": "bigint[]",
        "BigAutoField": "bigint[]",
    }.get(kind, "text[]")


def change(model: Any, writes: Sequence[Write]) -> None:
    """Update records in one statement: of each all columns that change in any of them."""
    if not writes:
        return
    names = {name for each in writes for name in each.fields}
    fields = []
    for field in stored_fields(model):
        if isinstance(field, KeyField) and names & set(field.sources):
            for each in writes:
                field.pre_save(each.record, False)
            fields.append(field)
        elif field.name in names:
            fields.append(field)
    records = [each.record for each in writes]
    quote = connection.ops.quote_name
    table, columns = quote(model._meta.db_table), [quote(str(field.column)) for field in fields]
    values = _columns([*fields, model._meta.pk], records)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            sets = ", ".join(f"{column} = %s" for column in columns)
            sql = f"UPDATE {table} SET {sets} WHERE id = %s"  # noqa: S608
            rows: Any = zip(*values, strict=True)
            cursor.executemany(sql, rows)
        else:
            sets = ", ".join(f"{column} = given.{column}" for column in columns)
            arrays = ", ".join(f"%s::{_array(field)}" for field in [*fields, model._meta.pk])
            sql = (
                f"UPDATE {table} AS stored SET {sets} FROM unnest({arrays}) "  # noqa: S608
                f"AS given({', '.join(columns)}, id) WHERE stored.id = given.id"
            )
            cursor.execute(sql, [list(each) for each in values])
