"""The verdict on all that is to be written for a file."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from g32.importing.columns.base import written
from g32.importing.rows import Row, gathered
from g32.rights import Act, can

from .guards import Case, judge_guards


def judge(planning: Any) -> None:
    """Refuse the rows of which something would not be let through. Who has no right to write it is
    not told what stands in the way of it.
    """
    columns = _columns(planning)
    writes_of = gathered(planning.rows)
    refused = [_judge_kind(planning.resource.user, *each) for each in writes_of.items()]
    if any(refused):
        writes_of = gathered(planning.rows)
    for model, writes in writes_of.items():
        for case, field, refusal in judge_guards(model, writes, planning.existing_of(model)):
            refuse(case.row, model, field, refusal, columns)
        if model.clean is not Model.clean:
            for case in writes:
                _judge_alone(case, model, columns)


def _columns(planning: Any) -> Mapping[tuple[Any, str], tuple[str, int]]:
    """For a field of a kind of record, the column of the file, and where that stands."""
    return {
        spoken_of: (field.column.name, planning.places[field.column.name])
        for field in planning.fields
        for spoken_of in field.speaks_of()
    }


def refuse(row: Row, model: Any, field: str, refusal: ValidationError, columns: Any) -> None:
    """Note what is wrong with a row, at the column that shows the field."""
    name, place = columns.get((model, field)) or columns.get((model, "")) or ("", -1)
    if not name and field != NON_FIELD_ERRORS and field:
        label = model._meta.get_field(field).verbose_name
        lines = [f"{label}: {text}" for text in refusal.messages]
        refusal = ValidationError(lines)
    row.refuse(name, written(row.cells[place]) if name else "", refusal)


def _judge_kind(user: Any, model: Any, writes: list[Case]) -> bool:
    """Ask whether the user may do such a thing to such records at all; tell if any is refused."""
    said = {
        Act.ADD: _("You may not add %(kind)s."),
        Act.CHANGE: _("You may not change %(kind)s."),
    }
    refused = {
        act: ValidationError(sentence % {"kind": model._meta.verbose_name_plural})
        for act, sentence in said.items()
        if not can(user, act, model)
    }
    for case in writes if refused else ():
        if refusal := refused.get(Act.ADD if case.is_new else Act.CHANGE):
            case.row.refuse("", "", refusal)
    return bool(refused)


def _judge_alone(case: Case, model: Any, columns: Any) -> None:
    """Ask a record what is wrong with it."""
    try:
        case.record.clean()
    except ValidationError as error:
        for field, refusals in getattr(error, "error_dict", {NON_FIELD_ERRORS: [error]}).items():
            for refusal in refusals:
                refuse(case.row, model, field, refusal, columns)
