"""A form that was overtaken by somebody else's save: compared, and put together again.

Where only one of the two changed a field, the form takes that change; where both did, it keeps what
was typed. Rows that somebody else added are put in, rows that they deleted are taken out; what was
typed in such a row becomes a new one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from g32.history.columns import is_private

from .passed import Passed, since, title_of
from .posted import TAKE, Typed, put_rows, rows_of
from .sides import Line, Sides, raw
from .stamps import Row, Stamp, choices_of, count, row_of


@dataclass
class Part:
    """The record, or a row on its page, that somebody else wrote.

    `dropping`: the name of the choice to leave out a row that they deleted.
    """

    title: str
    what: str
    writes: list[dict[str, Any]]
    lines: list[Line] = field(default_factory=list)
    dropping: str = ""


@dataclass
class Comparison:
    """`parts`: what somebody else wrote; `data`: the form with what both changed; `known`: whether
    it is known what the form showed.
    """

    data: QueryDict
    known: bool
    parts: list[Part] = field(default_factory=list)

    @property
    def is_choosable(self) -> bool:
        """Whether there is anything to choose."""
        return any(part.dropping or any(line.name for line in part.lines) for part in self.parts)


def compare(
    request: HttpRequest, stamp: Stamp | None, form: Any, formsets: Iterable[tuple[Any, bool]]
) -> Comparison:
    """Compare a form and its rows, each kind with whether the user may change them, with what is
    stored now.
    """
    kinds = list(formsets)
    passed = since(_written(stamp, form.instance, [formset for formset, _may in kinds]))
    found = Comparison(request.POST.copy(), known=stamp is not None)
    if part := _record(form, passed, request.user, found):
        found.parts.append(part)
    for formset, may_change in kinds:
        rows = Rows(formset, passed, request.user, found)
        if may_change:
            rows.compare()
        else:
            rows.tell()
    return found


def _written(stamp: Stamp | None, record: Any, formsets: list[Any]) -> dict[Row, int | None]:
    """The rows that somebody wrote since, each with how often it had been written before."""
    current = [row_of(record), *(row_of(one) for each in formsets for one in each.get_queryset())]
    current += [row_of(one) for _field, rows in choices_of(record) for one in rows]
    posted = stamp.writes if stamp else {}
    now = count([*current, *posted])
    return {row: posted.get(row) for row, times in now.items() if posted.get(row) != times}


def _record(form: Any, passed: dict[Row, Passed], user: Any, found: Comparison) -> Part | None:
    """The record itself, with what was chosen for it; None where nobody else wrote any of that."""
    record, kind = form.instance, type(form)
    own, chosen = passed.get(row_of(record)), _Chosen.of(record, passed)
    writes = [each for each in (own, *chosen.passed) if each]
    if not writes:
        return None
    before = own.before() if own else record
    opened = kind(instance=before, initial=chosen.opened) if before and found.known else None
    part = Part(
        title_of(record), _("changed"), [told for each in writes for told in each.told(user)]
    )
    _compare_fields(part, Sides(opened, kind(instance=record), form), "", own, found)
    return part


@dataclass
class _Chosen:
    """What a record is linked to by fields that link it to many: what became of the rows that say
    so, and what each of the fields `opened` with.
    """

    passed: list[Passed] = field(default_factory=list)
    opened: dict[str, list[Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, record: Any, passed: dict[Row, Passed]) -> "_Chosen":
        found = cls()
        for link, rows in choices_of(record):
            table, column = rows.model._meta.db_table, link.m2m_reverse_name()
            written = {number: each for (kept, number), each in passed.items() if kept == table}
            there = [row for row in rows if row.pk not in written]
            gone = [each.before() for each in written.values() if each.shown]
            found.passed += written.values()
            found.opened[link.name] = [getattr(row, column) for row in (*there, *gone) if row]
        return found


def _compare_fields(
    part: Part, sides: Sides, prefix: str, passed: Passed | None, found: Comparison
) -> None:
    """Add the lines of a form to the part, and put in the form what it takes over."""
    for name, line in sides.lines(prefix).items():
        part.lines.append(line)
        if line.takes_theirs:
            sides.take_over(name, found.data)
    if passed and found.known:
        shown = {*sides.stored.fields, *sides.stored.apart}
        part.lines += _only_told(passed, shown)


def _only_told(passed: Passed, shown: Iterable[str]) -> list[Line]:
    """Lines for what somebody else changed and the form does not show."""
    return [
        Line(line.label, line.old, line.new)
        for line in passed.lines()
        if not set(shown).issuperset(line.names)
    ]


class Rows:
    """The rows of one kind on a page: those that were posted, and those that there are now."""

    def __init__(
        self, formset: Any, passed: dict[Row, Passed], user: Any, found: Comparison
    ) -> None:
        self.formset, self.passed, self.user, self.found = formset, passed, user, found
        self.prefix = formset.prefix
        self.added = {record.pk: record for record in formset.get_queryset()}

    def tell(self) -> None:
        """Say what became of rows that the user may only read."""
        for record in self.added.values():
            if passed := self.passed.get(row_of(record)):
                part = Part(title_of(record), _("changed"), passed.told(self.user))
                part.lines = _only_told(passed, ())
                self.found.parts.append(part)

    def compare(self) -> None:
        """Compare the rows, and put those together that are to be shown."""
        initial, new = list(self.formset.initial_forms), list(self.formset.extra_forms)
        kept: list[int] = []
        lost: list[tuple[int, Any]] = []
        for place, row in enumerate(initial):
            record = self.added.pop(_number(row), None)
            if record is None:
                lost.append((place, row))
            else:
                self._kept(row, record, f"{self.prefix}-{len(kept)}-")
                kept.append(place)
        for record in self.added.values():
            part = Part(title_of(record), _("added"), self._told(row_of(record)))
            self.found.parts.append(part)
        stored = len(kept) + len(self.added)
        again: list[int] = []
        for place, row in lost:
            if self._lost(row, f"{self.prefix}-{stored + len(again)}"):
                again.append(place)
        typed = rows_of(self.found.data, self.prefix, len(initial) + len(new))
        rows = [typed[place] for place in kept]
        rows += [self._as_posted(record) for record in self.added.values()]
        rows += [_anew(typed[place]) for place in again]
        put_rows(self.found.data, self.prefix, [*rows, *typed[len(initial) :]], stored)

    def _kept(self, row: Any, record: Any, prefix: str) -> None:
        """Compare a row that is still there."""
        passed = self.passed.get(row_of(record))
        if passed is None:
            return
        before = passed.before()
        sides = Sides(self._form(before, row) if before else None, self._form(record, row), row)
        part = Part(title_of(record), _("changed"), passed.told(self.user))
        _compare_fields(part, sides, prefix, passed, self.found)
        if _is_ticked(row):
            part.lines.append(
                Line(
                    label=_("Delete?"),
                    opened="",
                    theirs=_("keep it"),
                    mine=_("delete it"),
                    name=f"{TAKE}{prefix}DELETE",
                )
            )
        if part.lines or self.found.known:
            self.found.parts.append(part)

    def _lost(self, row: Any, name: str) -> bool:
        """Tell of a row that somebody deleted, or hung on another record; whether what was typed
        in it becomes a new one.
        """
        model, number = self.formset.model, _number(row)
        passed = self.passed.get((model._meta.db_table, number)) if number else None
        before = passed.before() if passed else None
        sides = Sides(self._form(before, row) if before else None, self._form(model(), row), row)
        kind = str(capfirst(model._meta.verbose_name))
        part = Part(
            title_of(before) if before else kind,
            _("deleted") if passed and passed.is_deleted else _("no longer here"),
            passed.told(self.user) if passed else [],
        )
        self.found.parts.append(part)
        if _is_ticked(row):
            return False
        part.lines = sides.touched()
        # What was forgotten meanwhile is not put back by a form that still shows it.
        forgotten = is_private(model) and passed is not None and before is None
        part.dropping = f"{TAKE}{name}" if part.lines and not forgotten else ""
        return bool(part.dropping)

    def _told(self, row: Row) -> list[dict[str, Any]]:
        passed = self.passed.get(row)
        return passed.told(self.user) if passed else []

    def _form(self, record: Any, like: Any) -> Any:
        """The form of a row that holds what the record does, in the place of another."""
        return self.formset.form(
            instance=record, prefix=like.prefix, **self.formset.get_form_kwargs(None)
        )

    def _as_posted(self, record: Any) -> Typed:
        """What a browser would post of a stored row that nobody touched."""
        form = self.formset.form(instance=record, **self.formset.get_form_kwargs(None))
        typed = {name: raw(form, name) for name in form.fields}
        return typed | {self.formset.model._meta.pk.name: [str(record.pk)]}


def _anew(row: Typed) -> Typed:
    """A row that was typed, to be added again."""
    return {name: values for name, values in row.items() if name != "id"}


def _number(row: Any) -> int | None:
    """The number of a row that was posted as one that exists."""
    if not row.instance._state.adding:
        return int(row.instance.pk)
    text = row.data.get(row.add_prefix(row.instance._meta.pk.name), "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def _is_ticked(row: Any) -> bool:
    """Whether the row is to be deleted."""
    return bool(row.data.get(row.add_prefix("DELETE")))
