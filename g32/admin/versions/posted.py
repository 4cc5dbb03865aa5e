"""The rows of a form as they were posted: taken out, put back in another order, chosen among."""

import re
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import ForeignKey, Model
from django.forms.formsets import INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.http import QueryDict
from django.utils.text import capfirst

#: Before the name of a field: what is chosen for it, of what the comparison of two versions shows.
TAKE = "_take-"
#: What is chosen: the form as it stands; what follows this mark; no such row.
AS_IT_STANDS, MARK, DROP = "=", ":", "-"

#: A row of a form: the posted values by the names of its fields.
Typed = dict[str, list[str]]


def rows_of(data: QueryDict, prefix: str, total: int) -> list[Typed]:
    """Return the first `total` rows that were posted under the prefix."""
    pattern = re.compile(rf"{re.escape(prefix)}-(\d{{1,5}})-(.+)", re.DOTALL)
    rows: list[Typed] = [{} for _ in range(total)]
    for name in data:
        found = pattern.fullmatch(name)
        if found and int(found[1]) < total:
            rows[int(found[1])][found[2]] = data.getlist(name)
    return rows


def put_rows(data: QueryDict, prefix: str, rows: Iterable[Typed], stored: int) -> None:
    """Put the rows in the place of what was posted; the first `stored` are in the database."""
    pattern = re.compile(rf"{re.escape(prefix)}-\d+-.+", re.DOTALL)
    for name in [name for name in data if pattern.fullmatch(name)]:
        del data[name]
    total = 0
    for place, row in enumerate(rows):
        total = place + 1
        for name, values in row.items():
            data.setlist(f"{prefix}-{place}-{name}", values)
    data[f"{prefix}-{TOTAL_FORM_COUNT}"] = str(total)
    data[f"{prefix}-{INITIAL_FORM_COUNT}"] = str(stored)


def has_choices(data: Any) -> bool:
    """Whether the form was posted from a comparison of two versions."""
    return any(name.startswith(TAKE) for name in data)


def chosen(data: QueryDict) -> QueryDict:
    """Return what was posted with what was chosen put in, as if it had been typed."""
    result = data.copy()
    dropped = []
    for name in [name for name in data if name.startswith(TAKE)]:
        choice, field = result.pop(name)[-1], name.removeprefix(TAKE)
        if choice.startswith(MARK):
            result[field] = choice.removeprefix(MARK)
        elif choice == DROP:
            dropped.append(field)
    for prefix, places in _by_prefix(dropped).items():
        rows = rows_of(result, prefix, _number(result.get(f"{prefix}-{TOTAL_FORM_COUNT}")))
        stored = _number(result.get(f"{prefix}-{INITIAL_FORM_COUNT}"))
        kept = [row for place, row in enumerate(rows) if place not in places]
        put_rows(result, prefix, kept, stored)
    return result


def _by_prefix(fields: Iterable[str]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for field in fields:
        prefix, _dash, place = field.rpartition("-")
        if prefix and place.isascii() and place.isdigit():
            found.setdefault(prefix, set()).add(int(place))
    return found


def _number(text: str | None) -> int:
    """The number in a text; 0 for none, or one that no form has."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 5 else 0


def typed_rows(
    data: QueryDict, model: type[Model], prefixes: Iterable[str]
) -> list[tuple[str, str]]:
    """Return, for people to read, what was posted in the rows of these kinds on the page of a
    record: the name of the kind, and what stands in the row.
    """
    links = {each.get_accessor_name(): each.field for each in model._meta.related_objects}
    told = []
    for prefix in prefixes:
        link = links.get(prefix)
        label = str(capfirst(link.model._meta.verbose_name)) if link else prefix
        rows = rows_of(data, prefix, _number(data.get(f"{prefix}-{TOTAL_FORM_COUNT}")))
        told += [(label, text) for row in rows if (text := _told(row, link))]
    return told


def typed_fields(data: QueryDict, model: type[Model]) -> list[tuple[str, str]]:
    """Return label and value of what was posted for the fields of a record."""
    fields = [field for field in model._meta.concrete_fields if field.name in data]
    return [
        (str(capfirst(field.verbose_name)), _value(field, text))
        for field in fields
        if (text := str(data[field.name]))
    ]


def prefixes_of(data: QueryDict) -> list[str]:
    """Return the prefixes under which rows were posted."""
    mark = f"-{TOTAL_FORM_COUNT}"
    return [name.removesuffix(mark) for name in data if name.endswith(mark)]


def _told(row: Typed, link: Any) -> str:
    """What stands in a row that hangs on its record by `link`."""
    parts = []
    for name, values in row.items():
        try:
            field = link.model._meta.get_field(name) if link else None
        except FieldDoesNotExist:
            field = None
        if any(values) and name != "id" and (link is None or name != link.name):
            parts.append(_value(field, values[-1]))
    return "; ".join(parts)


def _value(field: Any, text: str) -> str:
    """A posted value in words; a link by the name of what it leads to."""
    if isinstance(field, ForeignKey):
        try:
            found = field.related_model._base_manager.filter(pk=text).first()
        except (ValueError, ValidationError, OverflowError):
            found = None
        return str(found or text)
    return str(dict(getattr(field, "flatchoices", ())).get(text, text))
