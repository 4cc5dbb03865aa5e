"""Which rows without an id stand in the register already: those with the same in every field."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from g32.rights import Act, can

from .columns import ReportField
from .rows import Row

#: Stands for a cell that is not understood: such a row is compared with none.
_WRONG = object()


def compared_by(planning: Any) -> list[ReportField]:
    """Return the columns by which rows are compared: the fields of the record itself."""
    names = planning.existing_of(planning.model).fields
    return [field for field in planning.fields if field.is_own and field.field.name in names]


def recognised(planning: Any, rows: list[Row]) -> dict[Row, int]:
    """Return the rows that are in the register, each with the number of its record; none to who may
    not look there. Refuses a row that repeats another.
    """
    fields = compared_by(planning)
    anchor = planning.resource.anchor
    at = next((n for n, field in enumerate(fields) if field.attribute == anchor), None)
    if not rows or at is None or not can(planning.resource.user, Act.VIEW, planning.model):
        return {}
    columns = []
    for field in fields:
        marks = {cell: _mark(field, value) for cell, value in field.known.items()}
        columns.append([marks[field.cell(row)] for row in rows])
    existing = planning.existing_of(planning.model)
    stored = existing.alike(anchor, columns[at])
    absent = _absent(planning, fields)
    columns += [[field.get_default()] * len(rows) for field in absent]
    keys = list(zip(*columns, strict=True))
    wanted, pick = set(keys), existing.pick([*(field.field for field in fields), *absent])
    number = existing.read("id")
    known = {key: number(each) for each in stored if (key := pick(each)) in wanted}
    met: dict[Row, int] = {}
    first: dict[Any, Row] = {}
    for row, key in zip(rows, keys, strict=True):
        if _WRONG in key:
            continue
        if key in known:
            met[row] = known[key]
        elif first.setdefault(key, row) is not row:
            sentence = _("The same stands on line %s already. Leave one of the two out.")
            row.refuse("", "", ValidationError(sentence % first[key].line))
    return met


def _absent(planning: Any, fields: list[ReportField]) -> list[Any]:
    """Return the fields that tell one record from another, and have no column in the file: there a
    row means what a new record has.
    """
    here = {field.attribute for field in fields}
    names = [name for name in planning.resource.identity if name not in here]
    return [planning.model._meta.get_field(name) for name in names]


def _mark(field: ReportField, value: Any) -> Any:
    return _WRONG if isinstance(value, ValidationError) else field.mark(value)
