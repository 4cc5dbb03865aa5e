"""Each kind of guard, asked of many records at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache, singledispatch
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import CheckConstraint, Q, UniqueConstraint

from g32.dates.edtf import bounds
from g32.guards import Condition, Frozen, LinkGuard, NoLoop, NoOverlap
from g32.importing.current import Existing
from g32.importing.rows import Write
from g32.periods import PeriodOrder

from .logic import holds
from .values import Get, Unwritten, generated, of_record, of_row, value_of

#: A record that is to be written.
Case = Write
#: Which record is refused, at which field, and why.
Refusal = tuple[Case, str, ValidationError]

_DAYS = lru_cache(maxsize=10_000)(bounds)


def judge_guards(model: Any, cases: list[Case], existing: Existing) -> Iterator[Refusal]:
    """Go through what the guards of the table refuse, of these records."""
    ordered = sorted(cases, key=lambda case: case.is_new)
    for constraint in model._meta.constraints:
        yield from refused(constraint, model, ordered, existing)


@singledispatch
def refused(
    guard: Any, _model: Any, _cases: list[Case], _existing: Existing
) -> Iterable[Refusal]:
    """Go through what a guard refuses. Raises `TypeError` for a kind that is not foreseen here."""
    raise TypeError(f"An import does not know the guard {guard.name}.")


@refused.register
def _(guard: CheckConstraint, _model: Any, cases: list[Case], _e: Existing) -> Iterator[Refusal]:
    field = guard.field if isinstance(guard, Condition) else NON_FIELD_ERRORS
    for case in cases:
        if holds(guard.condition, of_record(case.record)) is False:
            yield case, field, _said(guard)


@refused.register
def _(guard: PeriodOrder, _model: Any, cases: list[Case], _e: Existing) -> Iterator[Refusal]:
    for case in cases:
        start, end = _DAYS(case.record.start)[0], _DAYS(case.record.end)[1]
        if start and end and end < start:
            yield case, guard.field, _said(guard)


@refused.register
def _(guard: Frozen, _model: Any, cases: list[Case], _e: Existing) -> Iterator[Refusal]:
    for case in cases:
        if guard.field in case.fields:
            yield case, guard.field, _said(guard)


@refused.register
def _(guard: UniqueConstraint, model: Any, cases: list[Case], existing: Existing) -> Any:
    fields = [model._meta.get_field(name) for name in guard.fields]
    if model._meta.pk in fields:
        return
    condition = guard.condition or Q()
    first = fields[0]
    taken: dict[Any, Any] = {}
    by_owner: dict[Any, Any] = {}
    stored = existing.alike(first.name, (value_of(case.record, first) for case in cases))
    for row in stored:
        if holds(condition, of_row(model, row)):
            key = tuple(row[field.attname] for field in fields)
            if None not in key:
                taken[key] = by_owner[row["id"]] = (row["id"], row.get("slug", ""), key)
    for case in cases:
        own = by_owner.get(case.record.pk)
        key = tuple(value_of(case.record, field) for field in fields)
        counts = None not in key and holds(condition, of_record(case.record))
        other = taken.get(key) if counts else None
        if other is not None and other is not own:
            yield case, _field(guard, case), _taken(guard, model, other[1])
            continue
        if own is not None:
            taken.pop(own[2], None)
        if counts:
            taken[key] = (case.record.pk, "", key)


@refused.register
def _(guard: NoOverlap, model: Any, cases: list[Case], existing: Existing) -> Iterator[Refusal]:
    fields = [model._meta.get_field(name) for name in guard.keys]
    required = [name in guard.required for name in guard.keys]
    others: dict[Any, dict[Any, tuple[date, date]]] = defaultdict(dict)
    where: dict[Any, Any] = {}
    values = (value_of(case.record, fields[0]) for case in cases)
    for row in existing.alike(fields[0].name, values):
        key, core = tuple(row[field.attname] for field in fields), _core(of_row(model, row), model)
        if core:
            others[key][row["id"]] = core
            where[row["id"]] = key
    for case in cases:
        own = case.record.pk or Unwritten(case.record)
        others[where.pop(own, None)].pop(own, None)
        key = tuple(value_of(case.record, field) for field in fields)
        core = _core(of_record(case.record), model)
        if not core or any(r and v is None for r, v in zip(required, key, strict=True)):
            continue
        if any(core[0] <= last and first <= core[1] for first, last in others[key].values()):
            yield case, "start", _said(guard)
        else:
            others[key][own] = core
            where[own] = key


def _core(get: Get, model: Any) -> tuple[date, date] | None:
    """The days on which it is certainly in force."""
    end = get("end")
    first, last = _DAYS(get("start"))[1], _DAYS(end)[0] if end else date.max
    planned = hasattr(model, "planned") and get("planned")
    return (first, last) if first and last and first <= last and not planned else None


@refused.register
def _(guard: LinkGuard, model: Any, cases: list[Case], _e: Existing) -> Iterator[Refusal]:
    link, own = model._meta.get_field(guard.link), model._meta.get_field(guard.column)
    pointing = [(case, value_of(case.record, link)) for case in cases]
    pointing = [(case, number) for case, number in pointing if number is not None]
    if not pointing:
        return
    parent = link.related_model
    numbers = list({number for _case, number in pointing if not isinstance(number, Unwritten)})
    chosen = parent._base_manager.filter(pk__among=numbers)
    target = parent._meta.get_field(guard.target)
    known = dict(chosen.values_list("pk", target.attname))
    for case, number in pointing:
        if isinstance(number, Unwritten):
            there = value_of(number.record, target)
        else:
            there = known.get(number)
        get = of_record(case.record)
        here = generated(own, get) if own.generated else get(own.name)
        if there != here:
            yield case, guard.link, _said(guard)


@refused.register
def _(guard: NoLoop, model: Any, cases: list[Case], _e: Existing) -> Iterator[Refusal]:
    field = model._meta.get_field(guard.field)
    moved = [case for case in cases if not case.is_new and guard.field in case.fields]
    if not moved:  # nothing can stand above a new record and below it too
        return
    stored = model._base_manager.filter(**{f"{guard.field}__isnull": False})
    above = dict(stored.values_list("pk", field.attname))
    for case in moved:
        pk, step = case.record.pk, getattr(case.record, field.attname)
        seen = {pk}
        while step is not None and step not in seen:
            seen.add(step)
            step = above.get(step)
        if step == pk:
            yield case, guard.field, _said(guard)
        else:
            above[pk] = getattr(case.record, field.attname)


def _said(guard: Any) -> ValidationError:
    return ValidationError(guard.get_violation_error_message())


def _field(guard: UniqueConstraint, case: Case) -> str:
    """The one field that must be unique, or the one of several that says most."""
    return guard.fields[0] if len(guard.fields) == 1 else NON_FIELD_ERRORS


def _taken(guard: UniqueConstraint, model: Any, slug: str) -> ValidationError:
    from django.utils.translation import gettext

    if guard.violation_error_message == guard.default_violation_error_message:
        error = model().unique_error_message(model, guard.fields)
        sentence = " ".join(error.messages)
    else:
        sentence = str(guard.get_violation_error_message())
    if slug:
        sentence += " " + gettext("To change that one, give its id: %s.") % slug
    return ValidationError(sentence)
