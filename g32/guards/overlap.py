"""Periods that may not certainly overlap."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CharField, F, Q

from g32.dates.edtf import InvalidDate, bounds

from .base import TriggerGuard, column

_EVER_AFTER = dt.date(9999, 12, 31)


class NoOverlap(TriggerGuard):
    """Two rows alike in `keys` are never both certainly in force on one day.

    A row's certain days run from the latest start to the earliest end; a row without such days
    (no start, an end that may come first, planned) overlaps nothing. A row of which a key in
    `required` is NULL is not compared; NULL in another key is a value like any.
    """

    arguments = ("keys", "required")
    keys: tuple[str, ...]
    required: tuple[str, ...]

    def _core(self, model: Any, row: str) -> tuple[str, str, str]:
        """Return first day, last day and the condition that there are certain days, as SQL."""
        first = f"{row}start_latest"
        last = f"(CASE WHEN {row}\"end\" = '' THEN '9999-12-31' ELSE {row}end_earliest END)"
        plans = any(field.name == "planned" for field in model._meta.local_fields)
        certain = f"{first} <= {last}" + (f" AND NOT {row}planned" if plans else "")
        return first, last, certain

    def statements(self, model: Any, schema_editor: Any) -> list[str]:
        """PostgreSQL keeps it with an exclusion constraint, SQLite with triggers."""
        if schema_editor.connection.vendor == "postgresql":
            return [self._exclusion(model, schema_editor)]
        mine, theirs = self._core(model, "NEW."), self._core(model, "o.")
        alike = " AND ".join(
            f"o.{name} {'=' if key in self.required else 'IS'} NEW.{name}"
            for key in self.keys
            for name in [schema_editor.quote_name(column(model, key))]
        )
        return self.sqlite_triggers(
            f"{mine[2]} AND EXISTS (SELECT 1 FROM %(table)s o WHERE o.id <> NEW.id AND {alike} "
            f"AND {theirs[2]} AND {mine[0]} <= {theirs[1]} AND {theirs[0]} <= {mine[1]})"
        )

    def _exclusion(self, model: Any, schema_editor: Any) -> str:
        """Without an extension: a number is a range of one, compared by `&&`; a text is the number
        that its 64-bit hash is.

        NULL would be the range of everything, hence the zero for a key that may be empty and the
        WHERE for one that may not.
        """
        _first, _last, certain = self._core(model, "")
        parts, given = [], []
        for key in self.keys:
            name = schema_editor.quote_name(column(model, key))
            is_text = isinstance(model._meta.get_field(key), CharField)
            number = f"hashtextextended({name}, 0)" if is_text else name
            value = number if key in self.required else f"coalesce({number}, 0)"
            parts.append(f"int8range({value}, {value}, '[]') WITH &&")
            if key in self.required:
                given.append(f"{name} IS NOT NULL")
        last = "CASE WHEN \"end\" = '' THEN NULL ELSE end_earliest END"
        parts.append(f"daterange(start_latest, {last}, '[]') WITH &&")
        # Without certain days the range might be reversed, which is an error: WHERE comes first.
        where = " AND ".join([*given, certain.replace("'9999-12-31'", "DATE '9999-12-31'")])
        return (
            f'ALTER TABLE %(table)s ADD CONSTRAINT "{self.name}" '
            f"EXCLUDE USING gist ({', '.join(parts)}) WHERE ({where})"
        )

    def remove_sql(self, model: Any, schema_editor: Any) -> Any:
        """Drop the exclusion constraint."""
        return schema_editor._delete_check_sql(model, self.name)

    def validate(self, model: Any, instance: Any, exclude: Any = None, using: str = "default"):
        """Ask the database for a row alike that is certain on one of the same days."""
        given = {key: getattr(instance, model._meta.get_field(key).attname) for key in self.keys}
        if exclude and set(self.keys) & set(exclude):
            return
        if any(given[key] is None for key in self.required):
            return
        try:
            first = bounds(instance.start)[1]
            last = bounds(instance.end)[0] if instance.end else _EVER_AFTER
        except InvalidDate:
            return
        if first is None or last is None or last < first or getattr(instance, "planned", False):
            return
        alike = {f"{k}__isnull" if v is None else k: v is None or v for k, v in given.items()}
        others = model._base_manager.using(using).filter(**alike).exclude(pk=instance.pk)
        if hasattr(instance, "planned"):
            others = others.filter(planned=False)
        others = others.filter(
            Q(end="") | Q(end_earliest__gte=first), start_latest__lte=last
        ).exclude(~Q(end=""), start_latest__gt=F("end_earliest"))
        other = others.first()
        if other is not None:
            message = self.get_violation_error_message()
            raise ValidationError({"start": f"{message} ({other})"})
