"""A view as SQL of the engine."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import CharField, IntegerField, TextField, Value
from django.utils import translation

from .columns import AskedDay, Column
from .vocabulary import View


def select(view: View, asked: Callable[[str], bool] = lambda _name: True) -> str:
    """Return the SELECT of a noun, without parameters; its columns have no names yet.

    Of a column that is not `asked` of stands nothing there.
    """
    with translation.override(settings.LANGUAGE_CODE):
        parts = [
            _select(model, [_told(each) if asked(each.name) else _NOTHING for each in columns])
            for model, columns in view.rows
        ]
    return "\nUNION ALL\n".join(parts)


def on_day(sql: str, day: date) -> str:
    """Put the day of the question where it was left open."""
    return sql.replace(AskedDay.MARK, day.isoformat())


def names(view: View) -> str:
    """Return the names of the columns as SQL lists them."""
    return ", ".join(f'"{column.name}"' for column in view.columns)


def _told(column: Column) -> Any:
    return column.told() if callable(column.told) else column.told


_NOTHING = Value(None, output_field=CharField())


def _select(model: Any, columns: list[Any]) -> str:
    told = {f"told_{number}": each for number, each in enumerate(columns)}
    rows = model._base_manager.order_by().annotate(**told).values_list(*told)
    sql, given = rows.query.get_compiler(connection.alias).as_sql()
    sql = sql % tuple(map(_literal, given))
    if connection.vendor == "sqlite":
        return str(sql)
    made = rows.query.annotations
    listed = ", ".join(name + _as_kind(made[name].output_field) for name in told)
    return f"SELECT {listed} FROM ({sql}) AS made"


def _as_kind(field: Any) -> str:
    """Let PostgreSQL compare texts as SQLite does: letter by letter, in no language; and let its
    whole numbers be as large.
    """
    if isinstance(field, CharField | TextField):
        return '::text COLLATE "C"'
    return "::bigint" if isinstance(field, IntegerField) else ""


def _literal(value: Any) -> str:
    """A value of ours as SQL writes it."""
    if isinstance(value, bool | int):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"
