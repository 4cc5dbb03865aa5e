"""`python -m tests.bench.doubling`: all meetings and who was there once more.

For a copy that is thrown away: what takes no more memory for a million rows takes none for two.
"""

from typing import Any

#: Added to the ids; there are never so many.
_BEYOND = 1_000_000_000


def double() -> None:
    """Write each meeting again with its agenda, its attendance and what that rests on."""
    from django.db import connection

    from meetings.models import AgendaItem, Attendance, AttendanceCitation, Meeting
    from tests.scaled.writing import in_bulk

    models = (Meeting, AgendaItem, Attendance, AttendanceCitation)
    with in_bulk(), connection.cursor() as cursor:
        for model in models:
            cursor.execute(_again(model, models))


def _again(model: Any, doubled: tuple[Any, ...]) -> str:
    from g32.history.columns import stored_fields

    values = {}
    for field in stored_fields(model):
        value = f'"{field.column}"'
        if field.primary_key or field.related_model in doubled:
            value += f" + {_BEYOND}"
        elif field.name == "slug":
            value += " || '-again'"
        values[f'"{field.column}"'] = value
    table = model._meta.db_table
    columns, again = ", ".join(values), ", ".join(values.values())
    return f'INSERT INTO "{table}" ({columns}) SELECT {again} FROM "{table}"'


def main() -> None:
    import django

    django.setup()
    double()


if __name__ == "__main__":
    main()
