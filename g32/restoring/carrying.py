"""Carrying out a plan, whole or not at all, within the rights of who asks for it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.text import capfirst

from g32.happenings.values import links
from g32.history.tables import model_of_table
from g32.rights import Act
from g32.rights.rows import beyond_limits

from .groups import grouped
from .plan import Plan, Row
from .writing import NAMED, RestoringError, and_more, title, write


def carry_out(plan: Plan, user: Any) -> None:
    """Write what is planned. Raises `RestoringError`; the caller then undoes all of it.

    What somebody may write is asked of the rows as they are before, and of those that are there
    afterwards.
    """
    first = {step.row: step for step in reversed(plan.steps)}
    _require(user, {row: step.act for row, step in first.items() if step.act is not Act.ADD})
    for group in grouped(plan.steps):
        write(group)
    last = {step.row: step for step in plan.steps if step.becomes is not None}
    gone = {step.row for step in plan.outcome() if step.becomes is None}
    left = {row: step.act for row, step in last.items() if row not in gone}
    _require(user, left)
    _require_sound(left)


def _require(user: Any, rows: Mapping[Row, Act]) -> None:
    """Raise `RestoringError` where one of the rows that are there lies beyond the user's limits."""
    if lines := beyond_limits(user, rows):
        raise RestoringError(lines)


def _require_sound(rows: Iterable[Row]) -> None:
    """Let every row say what is wrong with it, as a form would.

    Its keys and its guards are not asked again, the database has taken them; nor where it points
    to, which was asked before it was written, and the database asks at the end.
    """
    lines = []
    for model, records in _records(rows):
        unasked = {
            field.name
            for field in model._meta.concrete_fields
            if not field.editable or field.generated or field.is_relation
        }
        for record in records.iterator():
            try:
                record.full_clean(unasked, validate_unique=False, validate_constraints=False)
            except ValidationError as error:
                lines += [(record, said) for said in _sentences(record, error)]
    if lines:
        named = [f"{title(record)}: {said}" for record, said in lines[:NAMED]]
        raise RestoringError([*named, *and_more(len(lines))])


def _records(rows: Iterable[Row]) -> Iterator[tuple[Any, QuerySet[Any]]]:
    """The rows that are there, by kind, with what they point to."""
    numbers: dict[str, list[int]] = {}
    for table, number in rows:
        numbers.setdefault(table, []).append(number)
    for table, pks in numbers.items():
        model: Any = model_of_table(table)
        along = [link.name for link in links(model)]
        there = model._base_manager.filter(pk__among=pks)
        yield model, there.select_related(*along).order_by("pk")


def _sentences(record: Model, error: ValidationError) -> list[str]:
    labels = {field.name: capfirst(field.verbose_name) for field in record._meta.concrete_fields}
    return [
        f"{labels[name]}: {text}" if name in labels else text
        for name, texts in error.message_dict.items()
        for text in texts
    ]
