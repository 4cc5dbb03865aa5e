"""Each kind of guard, asked of many records at once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache, singledispatch
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import CheckConstraint, UniqueConstraint
from django.utils.translation import gettext as _

from g32.dates.edtf import bounds
from g32.guards import Condition, Frozen, LinkGuard, NoLoop, NoOverlap
from g32.importing.columns import Unwritten
from g32.importing.current import Existing
from g32.importing.rows import Write
from g32.periods import PeriodOrder

from .logic import worked_out
from .values import reader, readers_of

#: A record that is to be written.
Case = Write
#: Which record is refused, at which field, and why.
Refusal = tuple[Case, str, ValidationError]
Days = tuple[date, date]

_days = lru_cache(maxsize=10_000)(bounds)


def judge_guards(model: Any, cases: list[Case], existing: Existing) -> Iterator[Refusal]:
    """Go through what the guards of the table refuse, of these records."""
    ordered = sorted(cases, key=lambda case: (case.is_new, not case.ends))
    for constraint in model._meta.constraints:
        yield from refused(constraint, model, ordered, existing)


@singledispatch
def refused(guard: Any, _model: Any, _cases: list[Case], _existing: Existing) -> Iterable[Refusal]:
    """Go through what a guard refuses. Raises `TypeError` for a kind that is not foreseen here."""
    raise TypeError(f"An import does not know the guard {guard.name}.")


@refused.register
def _check(
    guard: CheckConstraint, model: Any, cases: list[Case], _existing: Existing
) -> Iterator[Refusal]:
    field = guard.field if isinstance(guard, Condition) else NON_FIELD_ERRORS
    condition: Any = guard.condition
    holds = worked_out(condition, readers_of(model))
    for case in cases:
        if holds(case.record) is False:
            yield case, field, _said(guard)


@refused.register
def _period(
    guard: PeriodOrder, _model: Any, cases: list[Case], _existing: Existing
) -> Iterator[Refusal]:
    for case in cases:
        start, end = _days(case.record.start)[0], _days(case.record.end)[1]
        if start and end and end < start:
            yield case, guard.field, _said(guard)


@refused.register
def _frozen(
    guard: Frozen, _model: Any, cases: list[Case], _existing: Existing
) -> Iterator[Refusal]:
    for case in cases:
        if guard.field in case.fields:
            yield case, guard.field, _said(guard)


@refused.register
def _unique(
    guard: UniqueConstraint, model: Any, cases: list[Case], existing: Existing
) -> Iterator[Refusal]:
    """Each record in its turn finds the keys of those before it, and of those that are stored."""
    fields = [model._meta.get_field(name) for name in guard.fields]
    if model._meta.pk in fields:
        return
    counts = _condition(guard, readers_of(model))
    key_of = _key(fields)
    keys = [key_of(case.record) for case in cases]
    stored = existing.alike(fields[0].name, (key[0] for key in keys))
    holds, pick, number = (
        _condition(guard, existing.read),
        existing.pick(fields),
        existing.read("id"),
    )
    known = {*keys}, {case.record.pk for case in cases if not case.is_new}
    taken: dict[Any, Any] = {}
    own_key: dict[Any, Any] = {}
    for row in stored:
        key = pick(row)
        if (key in known[0] or number(row) in known[1]) and None not in key and holds(row):
            taken[key] = number(row)
            own_key[number(row)] = key
    field = fields[0].name if len(fields) == 1 else NON_FIELD_ERRORS
    for case, key in zip(cases, keys, strict=True):
        me = Unwritten(case.record) if case.is_new else case.record.pk
        is_asked = None not in key and counts(case.record)
        other = taken.get(key) if is_asked else None
        if other is not None and other != me:
            yield case, field, _is_taken(guard, model, existing.slug_of(other))
            continue
        if not case.is_new:
            taken.pop(own_key.get(me), None)
        if is_asked:
            taken[key] = me


def _condition(guard: UniqueConstraint, readers: Callable[[str], Any]) -> Callable[[Any], Any]:
    """What tells whether the guard asks anything of a record, or a row."""
    return worked_out(guard.condition, readers) if guard.condition else lambda _subject: True


def _key(fields: list[Any]) -> Callable[[Any], tuple[Any, ...]]:
    readers = [reader(field) for field in fields]
    return lambda record: tuple([read(record) for read in readers])


@refused.register
def _overlap(
    guard: NoOverlap, model: Any, cases: list[Case], existing: Existing
) -> Iterator[Refusal]:
    fields = [model._meta.get_field(name) for name in guard.keys]
    required = [number for number, name in enumerate(guard.keys) if name in guard.required]
    key_of = _key(fields)
    keys = [key_of(case.record) for case in cases]
    others: dict[Any, dict[Any, Days]] = defaultdict(dict)
    where: dict[Any, Any] = {}
    plans = any(field.name == "planned" for field in model._meta.concrete_fields)
    pick, number = existing.pick(fields), existing.read("id")
    core = _core(existing.read, plans)
    for row in existing.alike(fields[0].name, (key[0] for key in keys)):
        if days := core(row):
            others[pick(row)][number(row)] = days
            where[number(row)] = pick(row)
    core = _core(readers_of(model), plans)
    for case, key in zip(cases, keys, strict=True):
        me, days = case.record.pk or Unwritten(case.record), core(case.record)
        others[where.get(me)].pop(me, None)
        if not days or any(key[place] is None for place in required):
            continue
        if any(days[0] <= last and first <= days[1] for first, last in others[key].values()):
            yield case, "start", _said(guard)
        else:
            others[key][me] = days
            where[me] = key


def _core(readers: Any, plans: bool) -> Callable[[Any], Days | None]:
    """What tells on which days a record, or a row, is certainly in force."""
    start, end = readers("start"), readers("end")
    planned = readers("planned") if plans else lambda _subject: False

    def core(subject: Any) -> Days | None:
        ends = end(subject)
        first, last = _days(start(subject))[1], _days(ends)[0] if ends else date.max
        is_certain = first and last and first <= last and not planned(subject)
        return (first, last) if is_certain else None  # type: ignore[return-value]

    return core


@refused.register
def _link(
    guard: LinkGuard, model: Any, cases: list[Case], _existing: Existing
) -> Iterator[Refusal]:
    link, own = model._meta.get_field(guard.link), reader(model._meta.get_field(guard.column))
    read = reader(link)
    pointing = [(case, number) for case in cases if (number := read(case.record)) is not None]
    if not pointing:
        return
    target = link.related_model._meta.get_field(guard.target)
    there, known = reader(target), {}
    numbers = {number for _case, number in pointing if not isinstance(number, Unwritten)}
    if numbers:
        chosen = link.related_model._base_manager.filter(pk__among=list(numbers))
        known = dict(chosen.values_list("pk", target.attname))
    for case, number in pointing:
        is_new = isinstance(number, Unwritten)
        if (there(number.record) if is_new else known.get(number)) != own(case.record):
            yield case, guard.link, _said(guard)


@refused.register
def _loop(guard: NoLoop, model: Any, cases: list[Case], _existing: Existing) -> Iterator[Refusal]:
    field = model._meta.get_field(guard.field)
    moved = [case for case in cases if guard.field in case.fields]
    if not moved:  # nothing can stand above a new record and below it too
        return
    stored = model._base_manager.filter(**{f"{guard.field}__isnull": False})
    above = dict(stored.values_list("pk", field.attname))
    for case in moved:
        pk, step = case.record.pk, getattr(case.record, field.attname)
        seen: set[Any] = set()
        while step is not None and step not in seen and step != pk:
            seen.add(step)
            step = above.get(step)
        if step == pk:
            yield case, guard.field, _said(guard)
        else:
            above[pk] = getattr(case.record, field.attname)


def _said(guard: Any) -> ValidationError:
    return ValidationError(guard.get_violation_error_message())


def _is_taken(guard: UniqueConstraint, model: Any, slug: str) -> ValidationError:
    if guard.violation_error_message == guard.default_violation_error_message:
        error = model().unique_error_message(model, guard.fields)
        sentence = " ".join(error.messages)
    else:
        sentence = str(guard.get_violation_error_message())
    if slug:
        sentence += " " + _("To change that one, give its id: %s.") % slug
    return ValidationError(sentence)
