"""A view as SQL of the engine."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import CharField, Func, IntegerField, TextField, Value
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


class _Alike(Func):
    """A value as both engines compare it.

    PostgreSQL is told to compare texts letter by letter, in no language, and that whole numbers are
    as large as those of SQLite.
    """

    def as_sqlite(self, compiler: Any, connection: Any, **_more: Any) -> Any:
        """It is as SQLite has it."""
        return self.as_sql(compiler, connection, template="%(expressions)s")

    def as_postgresql(self, compiler: Any, connection: Any, **_more: Any) -> Any:
        """Say of what kind it is."""
        kind = ""
        if isinstance(self.output_field, CharField | TextField):
            kind = '::text COLLATE "C"'
        elif isinstance(self.output_field, IntegerField):
            kind = "::bigint"
        return self.as_sql(compiler, connection, template=f"(%(expressions)s){kind}")


def _select(model: Any, columns: list[Any]) -> str:
    told = {f"told_{number}": _Alike(each) for number, each in enumerate(columns)}
    rows = model._base_manager.order_by().annotate(**told).values_list(*told)
    sql, given = rows.query.get_compiler(connection.alias).as_sql()
    return str(sql % tuple(map(_literal, given)))


def _literal(value: Any) -> str:
    """A value of ours as SQL writes it."""
    if isinstance(value, bool | int):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"
