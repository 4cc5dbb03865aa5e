"""Carrying out a plan, whole or not at all, within the rights of who asks for it."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.utils import NestedObjects
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from g32.happenings.names import Names
from g32.happenings.values import called, links, record_of
from g32.rights import Act, beyond

from .plan import Plan, Row, Step

#: So many of the records that stand in the way are named.
NAMED = 10


class RestoringError(Exception):
    """A plan that cannot be carried out; `lines` say why."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(dict.fromkeys(lines))
        super().__init__(*self.lines)


def carry_out(plan: Plan, user: Any) -> None:
    """Write what is planned. Raises `RestoringError`; the caller then undoes all of it.

    What somebody may write is asked of the rows as they are before, and of those that are there
    afterwards.
    """
    first = {step.row: step for step in reversed(plan.steps)}
    _require(user, {row: step.act for row, step in first.items() if step.act is not Act.ADD})
    for step in plan.steps:
        _WRITE[step.act](step)
    last = {step.row: step for step in plan.steps if step.becomes is not None}
    gone = {step.row for step in plan.outcome() if step.becomes is None}
    left = {row: step.act for row, step in last.items() if row not in gone}
    _require(user, left)
    _require_sound(left)
    connection.check_constraints(sorted({table for table, _number in plan.rows}))


def _records(rows: Iterable[Row]) -> list[Model]:
    """The rows that are there."""
    from g32.history.tables import model_of_table

    numbers: dict[Any, list[int]] = {}
    for table, number in rows:
        numbers.setdefault(model_of_table(table), []).append(number)
    return [
        record
        for model, pks in numbers.items()
        for record in model._base_manager.filter(pk__in=pks).order_by("pk")
    ]


def _require(user: Any, rows: dict[Row, Act]) -> None:
    said = (
        beyond(user, rows[record._meta.db_table, record.pk], record) for record in _records(rows)
    )
    if lines := [line for line in said if line]:
        raise RestoringError(lines)


def _require_sound(rows: Iterable[Row]) -> None:
    """Let every row say what is wrong with it, as a form would."""
    lines = []
    for record in _records(rows):
        hidden = {f.name for f in record._meta.concrete_fields if not f.editable or f.generated}
        try:
            record.full_clean(exclude=hidden)
        except ValidationError as error:
            lines += [f"{_title(record)}: {said}" for said in _sentences(record, error)]
    if lines:
        raise RestoringError(lines)


def _sentences(record: Model, error: ValidationError) -> list[str]:
    labels = {field.name: capfirst(field.verbose_name) for field in record._meta.concrete_fields}
    return [
        f"{labels[name]}: {text}" if name in labels else text
        for name, texts in error.message_dict.items()
        for text in texts
    ]


def _title(record: Model) -> str:
    return f"{capfirst(record._meta.verbose_name)} “{called(record)}”"


def _add(step: Step) -> None:
    record = record_of(step.model, step.becomes or {})
    _require_links(record, links(step.model))
    record._state.adding = True
    record.save(force_insert=True)


def _change(step: Step) -> None:
    record, columns = _there(step), set(step.columns())
    fields = [field for field in record._meta.concrete_fields if field.column in columns]
    for field in fields:
        value = (step.becomes or {})[field.column]
        setattr(record, field.attname, field.to_python(value))
    _require_links(record, [link for link in links(step.model) if link in fields])
    if fields:
        record.save(update_fields=[field.name for field in fields])


def _delete(step: Step) -> None:
    record = _there(step)
    collector = NestedObjects(using=connection.alias, origin=[record])
    collector.collect([record])
    others = [each for rows in collector.data.values() for each in rows if each != record]
    if others := [*others, *collector.protected]:
        lines = [_("%(record)s cannot go: this still points to it.") % {"record": _title(record)}]
        lines += [_title(each) for each in others[:NAMED]]
        if len(others) > NAMED:
            lines.append(_("and %(number)s more") % {"number": len(others) - NAMED})
        raise RestoringError(lines)
    record.delete()


_WRITE = {Act.ADD: _add, Act.CHANGE: _change, Act.DELETE: _delete}


def _there(step: Step) -> Any:
    """The row as it stands."""
    record = step.model._base_manager.filter(pk=step.row[1]).first()
    if record is None:
        names = Names()
        names.fetch([(step.model, step.now or {})])
        gone = names.record(step.model, step.now or {"id": step.row[1]})
        raise RestoringError([_("%(record)s is no longer there.") % {"record": _title(gone)}])
    return record


def _require_links(record: Any, pointing: Iterable[Any]) -> None:
    """Raise `RestoringError` where the record would point to what is no more."""
    lines = []
    for link in pointing:
        number = getattr(record, link.attname)
        model = link.related_model
        if number is not None and not model._base_manager.filter(pk=number).exists():
            names = Names()
            names.fetch([(type(record), {link.column: number})])
            gone, _is_there = names.get(model, number)
            said = _("It points to %(record)s, which is no longer there. Bring that back first.")
            what = _title(gone) if gone else f"{capfirst(model._meta.verbose_name)} {number}"
            lines.append(said % {"record": what})
    if lines:
        raise RestoringError(lines)
